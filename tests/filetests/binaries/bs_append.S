%% Dst = Bin with room for Size bits appended.
%% run: f(<<>>,1) = <<0,1>>
%% run: f(<<1,2>>,-2) = <<1,2,255,254>>
%% run: f(<<1:1>>,1) raises error:badarg
%% run: f(a,1) raises error:badarg
%% run: f(<<1>>,a) raises error:badarg
%% run: unit(<<1:1>>,258) = <<128,129,0:1>>
%% run: unit(<<1:7>>,258) = <<2,2,2:7>>
%% run: sized(<<1>>,2,0) = <<1>>
%% run: sized(<<1>>,2,9) = <<1,1,0:1>>
%% run: sized(<<1>>,2,-1) raises error:badarg
%% run: sized(<<1>>,2,a) raises error:badarg
%% run: twice(<<9>>,1) = [<<9,0,1>>,<<9,0,1,0,1>>,<<9,0,1,255,255>>]
%% run: twice(<<1:1>>,1) raises error:badarg
%% run: no(<<1>>,2) = <<1,0,2>>
%% run: no(<<1:1>>,2) = no
%% run: no([],2) = no
%% arm32: f
%%   {bs_append,{f,0},{integer,16},0,2,8,{x,0},{field_flags,[unsigned,big]},{x,2}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     mov r8, r0
%% arm32: unit
%%   {bs_append,{f,0},{integer,16},0,2,1,{x,0},{field_flags,[unsigned,big]},{x,2}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     mov r8, r0
%% arm32: sized
%%   {bs_append,{f,0},{x,2},0,3,8,{x,0},{field_flags,[unsigned,big]},{x,3}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     mov sb, r0
%% arm32: twice
%%   {bs_append,{f,0},{integer,16},0,2,8,{x,0},{field_flags,[unsigned,big]},{x,2}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     mov r8, r0
%%   {bs_append,{f,0},{integer,16},0,3,8,{x,2},{field_flags,[unsigned,big]},{x,3}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     mov sb, r0
%%   {bs_append,{f,0},{integer,16},6,4,8,{x,2},{field_flags,[unsigned,big]},{x,4}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     mov sl, r0
%% arm32: no
%%   {bs_append,{f,11},{integer,16},0,2,8,{x,0},{field_flags,[unsigned,big]},{x,2}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,11}
%%     mov r8, r0

{module, bs_append}.  % version = 0

{exports, [{f,2},{unit,2},{sized,3},{twice,2},{no,2}]}.

{attributes, []}.

{labels, 12}.



{function, f, 2, 2}.
  {label,1}.
    {func_info,{atom,bs_append},{atom,f},2}.
  {label,2}.
    {bs_append,{f,0},{integer,16},0,2,8,{x,0},{field_flags,[]},{x,2}}.
    {bs_put_integer,{f,0},{integer,16},1,{field_flags,[]},{x,1}}.
    {move,{x,2},{x,0}}.
    return.

{function, unit, 2, 4}.
  {label,3}.
    {func_info,{atom,bs_append},{atom,unit},2}.
  {label,4}.
    {bs_append,{f,0},{integer,16},0,2,1,{x,0},{field_flags,[]},{x,2}}.
    {bs_put_integer,{f,0},{integer,16},1,{field_flags,[]},{x,1}}.
    {move,{x,2},{x,0}}.
    return.

{function, sized, 3, 6}.
  {label,5}.
    {func_info,{atom,bs_append},{atom,sized},3}.
  {label,6}.
    {bs_append,{f,0},{x,2},0,3,8,{x,0},{field_flags,[]},{x,3}}.
    {bs_put_integer,{f,0},{x,2},1,{field_flags,[]},{x,1}}.
    {move,{x,3},{x,0}}.
    return.

{function, twice, 2, 8}.
  {label,7}.
    {func_info,{atom,bs_append},{atom,twice},2}.
  {label,8}.
    {bs_append,{f,0},{integer,16},0,2,8,{x,0},{field_flags,[]},{x,2}}.
    {bs_put_integer,{f,0},{integer,16},1,{field_flags,[]},{x,1}}.
    {bs_append,{f,0},{integer,16},0,3,8,{x,2},{field_flags,[]},{x,3}}.
    {bs_put_integer,{f,0},{integer,16},1,{field_flags,[]},{x,1}}.
    {bs_append,{f,0},{integer,16},6,4,8,{x,2},{field_flags,[]},{x,4}}.
    {bs_put_integer,{f,0},{integer,16},1,{field_flags,[]},{integer,-1}}.
    {put_list,{x,4},nil,{x,0}}.
    {put_list,{x,3},{x,0},{x,0}}.
    {put_list,{x,2},{x,0},{x,0}}.
    return.

{function, no, 2, 10}.
  {label,9}.
    {func_info,{atom,bs_append},{atom,no},2}.
  {label,10}.
    {bs_append,{f,11},{integer,16},0,2,8,{x,0},{field_flags,[]},{x,2}}.
    {bs_put_integer,{f,0},{integer,16},1,{field_flags,[]},{x,1}}.
    {move,{x,2},{x,0}}.
    return.
  {label,11}.
    {move,{atom,no},{x,0}}.
    return.
