%% Dst = bitstring of Size bits, to be filled by bs_put_* ops.
%% run: f(257) = <<128,1:1>>
%% run: f(-1) = <<255,1:1>>
%% run: whole(258) = <<1,2>>
%% run: large(-2) = <<255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,0:1>>
%% run: sized(1,0) = <<>>
%% run: sized(1,1) = <<1:1>>
%% run: sized(5,7) = <<5:7>>
%% run: sized(5,8) = <<5>>
%% run: sized(5,513) = <<0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,2,1:1>>
%% run: sized(1,-1) raises error:badarg
%% run: sized(1,a) raises error:badarg
%% run: no(-1) = no
%% run: no([]) = no
%% arm32: f
%%   {bs_init_bits,{f,0},9,0,1,{field_flags,[unsigned,big]},{x,1}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     mov r7, r0
%% arm32: whole
%%   {bs_init_bits,{f,0},16,0,1,{field_flags,[unsigned,big]},{x,1}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     mov r7, r0
%% arm32: large
%%   {bs_init_bits,{f,0},521,0,1,{field_flags,[unsigned,big]},{x,1}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     mov r7, r0
%% arm32: sized
%%   {bs_init_bits,{f,0},{x,1},0,2,{field_flags,[unsigned,big]},{x,2}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     mov r8, r0
%% arm32: no
%%   {bs_init_bits,{f,11},{x,0},0,1,{field_flags,[unsigned,big]},{x,1}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,11}
%%     mov r7, r0

{module, bs_init_bits}.  % version = 0

{exports, [{f,1},{whole,1},{large,1},{sized,2},{no,1}]}.

{attributes, []}.

{labels, 12}.



{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,bs_init_bits},{atom,f},1}.
  {label,2}.
    {bs_init_bits,{f,0},9,0,1,{field_flags,[]},{x,1}}.
    {bs_put_integer,{f,0},{integer,9},1,{field_flags,[]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.

{function, whole, 1, 4}.
  {label,3}.
    {func_info,{atom,bs_init_bits},{atom,whole},1}.
  {label,4}.
    {bs_init_bits,{f,0},16,0,1,{field_flags,[]},{x,1}}.
    {bs_put_integer,{f,0},{integer,16},1,{field_flags,[]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.

{function, large, 1, 6}.
  {label,5}.
    {func_info,{atom,bs_init_bits},{atom,large},1}.
  {label,6}.
    {bs_init_bits,{f,0},521,0,1,{field_flags,[]},{x,1}}.
    {bs_put_integer,{f,0},{integer,521},1,{field_flags,[]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.

{function, sized, 2, 8}.
  {label,7}.
    {func_info,{atom,bs_init_bits},{atom,sized},2}.
  {label,8}.
    {bs_init_bits,{f,0},{x,1},0,2,{field_flags,[]},{x,2}}.
    {bs_put_integer,{f,0},{x,1},1,{field_flags,[]},{x,0}}.
    {move,{x,2},{x,0}}.
    return.

{function, no, 1, 10}.
  {label,9}.
    {func_info,{atom,bs_init_bits},{atom,no},1}.
  {label,10}.
    {bs_init_bits,{f,11},{x,0},0,1,{field_flags,[]},{x,1}}.
    {move,{atom,big},{x,0}}.
    return.
  {label,11}.
    {move,{atom,no},{x,0}}.
    return.
