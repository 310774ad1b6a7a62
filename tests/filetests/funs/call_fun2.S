%% x0 = Fun(x0…); Tag: a FunT row, or safe/unsafe; returns here.
%% run: f(fun erlang:abs/1,-3) = [3]
%% run: f(fun erlang:abs/1,a) raises error:badarg
%% run: f(fun lists:map/2,1) raises error:{badarity,{fun lists:map/2,[1]}}
%% run: f(a,1) raises error:{badfun,a}
%% run: safe(fun erlang:abs/1,-3) = [3]
%% run: safe(fun lists:map/2,1) = no
%% run: last(fun erlang:abs/1,-3) = 3
%% run: known(2) = [42]
%% arm32: f
%%   {call_fun2,{atom,unsafe},1,{x,1}}
%%     mov r0, r7
%%     tst r0, #1
%%     ldreq r1, [r0, #-2]
%%     andeq r1, r1, #0x37
%%     cmpeq r1, #0x14
%%     ldreq r1, [r0, #6]
%%     cmpeq r1, #1
%%     bne .1
%%     ldr r1, [r0, #2]
%%     ldr r1, [r1]
%%     blx r1
%%     .1:
%%     mov r1, #1
%%     bl ResolveFun
%% arm32: safe
%%   {call_fun2,{atom,safe},1,{x,1}}
%%     ; skipped test of the fun because the compiler made it: safe
%%     mov r0, r7
%%     ldr r1, [r0, #2]
%%     ldr r1, [r1]
%%     blx r1
%% arm32: last
%%   {call_fun2,{atom,unsafe},1,{x,1}}
%%     ; tail call, with the return
%%     mov r0, r7
%%     tst r0, #1
%%     ldreq r1, [r0, #-2]
%%     andeq r1, r1, #0x37
%%     cmpeq r1, #0x14
%%     ldreq r1, [r0, #6]
%%     cmpeq r1, #1
%%     bne .1
%%     ldr r1, [r0, #2]
%%     ldr r1, [r1]
%%     pop {lr}
%%     bx r1
%%     .1:
%%     mov r1, #1
%%     bl ResolveFun
%% arm32: known
%%   {call_fun2,{f,11},1,{tr,{x,1},{t_fun,1,{add,2},any}}}
%%     ; direct call of add
%%     mov r0, r7
%%     ldr r7, [r0, #0xa]
%%     bl {f,11}

{module, call_fun2}.  % version = 0

{exports, [{f,2},{safe,2},{last,2},{known,1}]}.

{attributes, []}.

{labels, 12}.


{function, f, 2, 2}.
  {label,1}.
    {line,[{location,"call_fun2.erl",1}]}.
    {func_info,{atom,call_fun2},{atom,f},2}.
  {label,2}.
    {allocate,0,2}.
    {swap,{x,0},{x,1}}.
    {line,[{location,"call_fun2.erl",2}]}.
    {call_fun2,{atom,unsafe},1,{x,1}}.
    {test_heap,2,1}.
    {put_list,{x,0},nil,{x,0}}.
    {deallocate,0}.
    return.


{function, safe, 2, 4}.
  {label,3}.
    {func_info,{atom,call_fun2},{atom,safe},2}.
  {label,4}.
    {test,is_function2,{f,5},[{x,0},{integer,1}]}.
    {allocate,0,2}.
    {swap,{x,0},{x,1}}.
    {call_fun2,{atom,safe},1,{x,1}}.
    {test_heap,2,1}.
    {put_list,{x,0},nil,{x,0}}.
    {deallocate,0}.
    return.
  {label,5}.
    {move,{atom,no},{x,0}}.
    return.


{function, last, 2, 7}.
  {label,6}.
    {line,[{location,"call_fun2.erl",6}]}.
    {func_info,{atom,call_fun2},{atom,last},2}.
  {label,7}.
    {allocate,0,2}.
    {swap,{x,0},{x,1}}.
    {line,[{location,"call_fun2.erl",7}]}.
    {call_fun2,{atom,unsafe},1,{x,1}}.
    {deallocate,0}.
    return.


{function, known, 1, 9}.
  {label,8}.
    {func_info,{atom,call_fun2},{atom,known},1}.
  {label,9}.
    {allocate_heap,0,{alloc,[{words,0},{floats,0},{funs,1}]},1}.
    {make_fun3,{f,11},0,0,{x,1},{list,[{x,0}]}}.
    {move,{integer,40},{x,0}}.
    {call_fun2,{f,11},1,{tr,{x,1},{t_fun,1,{add,2},any}}}.
    {test_heap,2,1}.
    {put_list,{x,0},nil,{x,0}}.
    {deallocate,0}.
    return.


{function, add, 2, 11}.
  {label,10}.
    {func_info,{atom,call_fun2},{atom,add},2}.
  {label,11}.
    {gc_bif,'+',{f,0},2,[{x,0},{x,1}],{x,0}}.
    return.
