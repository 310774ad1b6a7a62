%% bs_append where Bin is known to be unshared.
%% run: f(258) = <<1,2,32,2:3>>
%% run: f(-1) = <<255,255,255,7:3>>
%% run: f(a) raises error:badarg
%% run: sized(258,0) = <<>>
%% run: sized(258,8) = <<2>>
%% run: sized(-1,100) = <<255,255,255,255,255,255,255,255,255,255,255,255,15:4>>
%% run: sized(1,-1) raises error:badarg
%% run: sized(1,a) raises error:badarg
%% arm32: f
%%   {bs_private_append,{f,0},{integer,16},1,{x,0},{field_flags,[unsigned,big]},{x,0}}
%%     bl BsBuild
%%     mov r6, r0
%%   {bs_private_append,{f,0},{integer,11},1,{x,0},{field_flags,[unsigned,big]},{x,0}}
%%     bl BsBuild
%%     mov r6, r0
%% arm32: sized
%%   {bs_private_append,{f,0},{y,1},1,{x,0},{field_flags,[unsigned,big]},{x,0}}
%%     bl BsBuild
%%     mov r6, r0

{module, bs_private_append}.  % version = 0

{exports, [{f,1},{sized,2}]}.

{attributes, []}.

{labels, 5}.



{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,bs_private_append},{atom,f},1}.
  {label,2}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {move,{integer,4},{x,0}}.
    bs_init_writable.
    {bs_private_append,{f,0},{integer,16},1,{x,0},{field_flags,[]},{x,0}}.
    {bs_put_integer,{f,0},{integer,16},1,{field_flags,[]},{y,0}}.
    {bs_private_append,{f,0},{integer,11},1,{x,0},{field_flags,[]},{x,0}}.
    {bs_put_integer,{f,0},{integer,11},1,{field_flags,[]},{y,0}}.
    {deallocate,1}.
    return.

{function, sized, 2, 4}.
  {label,3}.
    {func_info,{atom,bs_private_append},{atom,sized},2}.
  {label,4}.
    {allocate,2,2}.
    {move,{x,0},{y,0}}.
    {move,{x,1},{y,1}}.
    {move,{integer,0},{x,0}}.
    bs_init_writable.
    {bs_private_append,{f,0},{y,1},1,{x,0},{field_flags,[]},{x,0}}.
    {bs_put_integer,{f,0},{y,1},1,{field_flags,[]},{y,0}}.
    {deallocate,2}.
    return.
