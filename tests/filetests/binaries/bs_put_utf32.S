%% Appends Src as UTF-32 to the binary being built.
%% run: f(0) = <<0,0,0,0>>
%% run: f(127) = <<0,0,0,127>>
%% run: f(128) = <<0,0,0,128>>
%% run: f(2047) = <<0,0,7,255>>
%% run: f(2048) = <<0,0,8,0>>
%% run: f(55295) = <<0,0,215,255>>
%% run: f(55296) raises error:badarg
%% run: f(57343) raises error:badarg
%% run: f(57344) = <<0,0,224,0>>
%% run: f(65535) = <<0,0,255,255>>
%% run: f(65536) = <<0,1,0,0>>
%% run: f(1114111) = <<0,16,255,255>>
%% run: f(1114112) raises error:badarg
%% run: f(-1) raises error:badarg
%% run: f(134217728) raises error:badarg
%% run: f(a) raises error:badarg
%% run: f(1.0) raises error:badarg
%% run: little(65536) = <<0,0,1,0>>
%% run: little(a) raises error:badarg
%% run: odd(1114111) = <<160,2,31,255,7:3>>
%% run: no(97) = <<0,0,0,97>>
%% run: no(55296) = no
%% run: no(a) = no
%% arm32: f
%%   {bs_put_utf32,{f,0},{field_flags,[unsigned,big]},{x,0}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%% arm32: little
%%   {bs_put_utf32,{f,0},{field_flags,[unsigned,little]},{x,0}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%% arm32: no
%%   {bs_put_utf32,{f,9},{field_flags,[unsigned,big]},{x,0}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,9}

{module, bs_put_utf32}.  % version = 0

{exports, [{f,1},{little,1},{odd,1},{no,1}]}.

{attributes, []}.

{labels, 10}.



{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,bs_put_utf32},{atom,f},1}.
  {label,2}.
    {bs_init2,{f,0},4,0,1,{field_flags,[]},{x,1}}.
    {bs_put_utf32,{f,0},{field_flags,[]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.

{function, little, 1, 4}.
  {label,3}.
    {func_info,{atom,bs_put_utf32},{atom,little},1}.
  {label,4}.
    {bs_init2,{f,0},4,0,1,{field_flags,[]},{x,1}}.
    {bs_put_utf32,{f,0},{field_flags,[little]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.

{function, odd, 1, 6}.
  {label,5}.
    {func_info,{atom,bs_put_utf32},{atom,odd},1}.
  {label,6}.
    {bs_init_bits,{f,0},35,0,1,{field_flags,[]},{x,1}}.
    {bs_put_integer,{f,0},{integer,3},1,{field_flags,[]},{integer,5}}.
    {bs_put_utf32,{f,0},{field_flags,[]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.

{function, no, 1, 8}.
  {label,7}.
    {func_info,{atom,bs_put_utf32},{atom,no},1}.
  {label,8}.
    {bs_init2,{f,0},4,0,1,{field_flags,[]},{x,1}}.
    {bs_put_utf32,{f,9},{field_flags,[]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.
  {label,9}.
    {move,{atom,no},{x,0}}.
    return.
