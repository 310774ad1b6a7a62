%% Dst = binary of Size bytes, to be filled by bs_put_* ops.
%% run: small(7) = <<7>>
%% run: large(-2) = <<255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,254>>
%% run: sized(1,0) = <<>>
%% run: sized(1,64) = <<0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1>>
%% run: sized(1,65) = <<0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1>>
%% run: sized(1,-1) raises error:badarg
%% run: sized(1,a) raises error:badarg
%% run: sized(1,1.0) raises error:badarg
%% run: no(-1) = no
%% run: no(a) = no
%% run: no(-134217729) = no
%% run: words([1],{2}) = [{2},[1]]
%% run: far(3) = <<3>>
%% arm32: small
%%   {bs_init2,{f,0},1,0,1,{field_flags,[unsigned,big]},{x,1}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     mov r7, r0
%% arm32: large
%%   {bs_init2,{f,0},65,0,1,{field_flags,[unsigned,big]},{x,1}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     mov r7, r0
%% arm32: sized
%%   {bs_init2,{f,0},{x,1},0,2,{field_flags,[unsigned,big]},{x,2}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     mov r8, r0
%% arm32: no
%%   {bs_init2,{f,9},{x,0},0,1,{field_flags,[unsigned,big]},{x,1}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,9}
%%     mov r7, r0
%% arm32: words
%%   {bs_init2,{f,0},0,4,2,{field_flags,[unsigned,big]},{x,2}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     mov r8, r0
%% arm32: far
%%   {bs_init2,{f,0},1,0,1,{field_flags,[unsigned,big]},{x,1022}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     add ip, fp, #0x1000
%%     str r0, [ip, #0x10]

{module, bs_init2}.  % version = 0

{exports, [{small,1},{large,1},{sized,2},{no,1},{words,2},{far,1}]}.

{attributes, []}.

{labels, 14}.



{function, small, 1, 2}.
  {label,1}.
    {func_info,{atom,bs_init2},{atom,small},1}.
  {label,2}.
    {bs_init2,{f,0},1,0,1,{field_flags,[]},{x,1}}.
    {bs_put_integer,{f,0},{integer,8},1,{field_flags,[]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.

{function, large, 1, 4}.
  {label,3}.
    {func_info,{atom,bs_init2},{atom,large},1}.
  {label,4}.
    {bs_init2,{f,0},65,0,1,{field_flags,[]},{x,1}}.
    {bs_put_integer,{f,0},{integer,520},1,{field_flags,[]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.

{function, sized, 2, 6}.
  {label,5}.
    {func_info,{atom,bs_init2},{atom,sized},2}.
  {label,6}.
    {bs_init2,{f,0},{x,1},0,2,{field_flags,[]},{x,2}}.
    {bs_put_integer,{f,0},{x,1},8,{field_flags,[]},{x,0}}.
    {move,{x,2},{x,0}}.
    return.

{function, no, 1, 8}.
  {label,7}.
    {func_info,{atom,bs_init2},{atom,no},1}.
  {label,8}.
    {bs_init2,{f,9},{x,0},0,1,{field_flags,[]},{x,1}}.
    {move,{atom,big},{x,0}}.
    return.
  {label,9}.
    {move,{atom,no},{x,0}}.
    return.

{function, words, 2, 11}.
  {label,10}.
    {func_info,{atom,bs_init2},{atom,words},2}.
  {label,11}.
    {bs_init2,{f,0},0,4,2,{field_flags,[]},{x,2}}.
    {put_list,{x,0},nil,{x,0}}.
    {put_list,{x,1},{x,0},{x,0}}.
    return.

{function, far, 1, 13}.
  {label,12}.
    {func_info,{atom,bs_init2},{atom,far},1}.
  {label,13}.
    {bs_init2,{f,0},1,0,1,{field_flags,[]},{x,1022}}.
    {bs_put_integer,{f,0},{integer,8},1,{field_flags,[]},{x,0}}.
    {move,{x,1022},{x,0}}.
    return.
