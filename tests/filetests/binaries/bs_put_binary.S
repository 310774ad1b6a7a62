%% Appends Size * Unit bits of the bitstring Src to the binary being built.
%% run: all(<<1,2,3>>) = <<1,2,3,122,122>>
%% run: all(<<1,2,3:3>>) raises error:badarg
%% run: sized(<<1,2,3>>,0) = <<>>
%% run: sized(<<1,2,3>>,2) = <<1,2>>
%% run: sized(<<1,2,3>>,3) = <<1,2,3>>
%% run: sized(<<1,2,3>>,4) raises error:badarg
%% run: sized(<<1,2,3:7>>,2) = <<1,2>>
%% run: sized(1,1) raises error:badarg
%% run: bits(<<255,254>>) = <<191,255>>
%% run: bits(<<255,31:5>>) = <<191,255>>
%% run: bits(<<255,15:4>>) raises error:badarg
%% run: bits(<<255,254,1>>) = <<191,255>>
%% run: no(<<7>>) = <<7>>
%% run: no(<<7:7>>) = no
%% run: no({}) = no
%% arm32: all
%%   {bs_put_binary,{f,0},{atom,all},8,{field_flags,[unsigned,big]},{x,0}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%% arm32: sized
%%   {bs_put_binary,{f,0},{x,1},8,{field_flags,[unsigned,big]},{x,0}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%% arm32: bits
%%   {bs_put_binary,{f,0},{integer,13},1,{field_flags,[unsigned,big]},{x,0}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%% arm32: no
%%   {bs_put_binary,{f,9},{integer,1},8,{field_flags,[unsigned,big]},{x,0}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,9}

{module, bs_put_binary}.  % version = 0

{exports, [{all,1},{sized,2},{bits,1},{no,1}]}.

{attributes, []}.

{labels, 10}.



{function, all, 1, 2}.
  {label,1}.
    {func_info,{atom,bs_put_binary},{atom,all},1}.
  {label,2}.
    {bs_init2,{f,0},5,0,1,{field_flags,[]},{x,1}}.
    {bs_put_binary,{f,0},{atom,all},8,{field_flags,[]},{x,0}}.
    {bs_put_string,2,{string,"zz"}}.
    {move,{x,1},{x,0}}.
    return.

{function, sized, 2, 4}.
  {label,3}.
    {func_info,{atom,bs_put_binary},{atom,sized},2}.
  {label,4}.
    {bs_init2,{f,0},{x,1},0,2,{field_flags,[]},{x,2}}.
    {bs_put_binary,{f,0},{x,1},8,{field_flags,[]},{x,0}}.
    {move,{x,2},{x,0}}.
    return.

{function, bits, 1, 6}.
  {label,5}.
    {func_info,{atom,bs_put_binary},{atom,bits},1}.
  {label,6}.
    {bs_init_bits,{f,0},16,0,1,{field_flags,[]},{x,1}}.
    {bs_put_integer,{f,0},{integer,3},1,{field_flags,[]},{integer,5}}.
    {bs_put_binary,{f,0},{integer,13},1,{field_flags,[]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.

{function, no, 1, 8}.
  {label,7}.
    {func_info,{atom,bs_put_binary},{atom,no},1}.
  {label,8}.
    {bs_init2,{f,0},1,0,1,{field_flags,[]},{x,1}}.
    {bs_put_binary,{f,9},{integer,1},8,{field_flags,[]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.
  {label,9}.
    {move,{atom,no},{x,0}}.
    return.
