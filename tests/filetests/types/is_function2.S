%% Continue if is_function(Arg, Arity), else jump to Fail.
%% run: f(fun lists:map/2,2) = yes
%% run: f(fun lists:map/2,1) = no
%% run: f(fun lists:map/2,a) = no
%% run: f(fun lists:map/2,-1) = no
%% run: f(fun lists:map/2,256) = no
%% run: f(fun lists:map/2,1180591620717411303424) = no
%% run: f(a,2) = no
%% run: f({},0) = no
%% run: two(fun lists:map/2) = yes
%% run: two(fun lists:map/3) = no
%% run: two(x) = no
%% run: stack(fun lists:map/2,2) = yes
%% run: stack(fun lists:map/2,3) = no
%% run: local(1) = yes
%% run: local(0) = no
%% arm32: f
%%   {test,is_function2,{f,3},[{x,0},{x,1}]}
%%     mov r0, r6
%%     mov r1, r7
%%     str lr, [sp, #-4]!
%%     bl GuardBif
%%     pop {lr}
%%     cmp r0, #0x4b
%%     bne {f,3}
%% arm32: two
%%   {test,is_function2,{f,6},[{x,0},{integer,2}]}
%%     tst r6, #1
%%     ldreq r1, [r6, #-2]
%%     andeq r1, r1, #0x37
%%     cmpeq r1, #0x14
%%     ldreq r1, [r6, #6]
%%     cmpeq r1, #2
%%     bne {f,6}
%% arm32: stack
%%   {test,is_function2,{f,9},[{y,0},{y,1}]}
%%     ldr r0, [sp, #4]
%%     ldr r1, [sp, #8]
%%     bl GuardBif
%%     cmp r0, #0x4b
%%     bne {f,9}

{module, is_function2}.  % version = 0

{exports, [{f,2},{two,1},{stack,2},{local,1}]}.

{attributes, []}.

{labels, 14}.


{function, f, 2, 2}.
  {label,1}.
    {func_info,{atom,is_function2},{atom,f},2}.
  {label,2}.
    {test,is_function2,{f,3},[{x,0},{x,1}]}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,3}.
    {move,{atom,no},{x,0}}.
    return.


{function, two, 1, 5}.
  {label,4}.
    {func_info,{atom,is_function2},{atom,two},1}.
  {label,5}.
    {test,is_function2,{f,6},[{x,0},{integer,2}]}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,6}.
    {move,{atom,no},{x,0}}.
    return.


{function, stack, 2, 8}.
  {label,7}.
    {func_info,{atom,is_function2},{atom,stack},2}.
  {label,8}.
    {allocate,2,2}.
    {move,{x,0},{y,0}}.
    {move,{x,1},{y,1}}.
    {test,is_function2,{f,9},[{y,0},{y,1}]}.
    {move,{atom,yes},{x,0}}.
    {deallocate,2}.
    return.
  {label,9}.
    {move,{atom,no},{x,0}}.
    {deallocate,2}.
    return.


{function, local, 1, 11}.
  {label,10}.
    {func_info,{atom,is_function2},{atom,local},1}.
  {label,11}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {test_heap,{alloc,[{words,0},{floats,0},{funs,1}]},0}.
    {make_fun3,{f,13},0,0,{x,0},{list,[]}}.
    {move,{y,0},{x,1}}.
    {call_last,2,{f,2},1}.


{function, inner, 1, 13}.
  {label,12}.
    {func_info,{atom,is_function2},{atom,inner},1}.
  {label,13}.
    return.
