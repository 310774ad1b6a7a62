%% x0 = fun in x[Arity] called with args x0…; returns here.
%% run: f(fun erlang:abs/1,-3) = [3]
%% run: f(fun erlang:abs/1,a) raises error:badarg
%% run: f(fun lists:map/2,1) raises error:{badarity,{fun lists:map/2,[1]}}
%% run: f(a,1) raises error:{badfun,a}
%% run: f(fun call_fun:inc/1,134217727) = [134217728]
%% run: f(fun call_fun:nosuch/1,1) raises error:undef
%% run: last(fun erlang:abs/1,-3) = 3
%% run: last(1,1) raises error:{badfun,1}
%% run: local(2) = [42]
%% arm32: f
%%   {call_fun,1}
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
%% arm32: last
%%   {call_fun,1}
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

{module, call_fun}.  % version = 0

{exports, [{f,2},{inc,1},{last,2},{local,1}]}.

{attributes, []}.

{labels, 11}.


{function, f, 2, 2}.
  {label,1}.
    {line,[{location,"call_fun.erl",1}]}.
    {func_info,{atom,call_fun},{atom,f},2}.
  {label,2}.
    {allocate,0,2}.
    {swap,{x,0},{x,1}}.
    {line,[{location,"call_fun.erl",2}]}.
    {call_fun,1}.
    {test_heap,2,1}.
    {put_list,{x,0},nil,{x,0}}.
    {deallocate,0}.
    return.


{function, inc, 1, 4}.
  {label,3}.
    {func_info,{atom,call_fun},{atom,inc},1}.
  {label,4}.
    {gc_bif,'+',{f,0},1,[{x,0},{integer,1}],{x,0}}.
    return.


{function, last, 2, 6}.
  {label,5}.
    {line,[{location,"call_fun.erl",6}]}.
    {func_info,{atom,call_fun},{atom,last},2}.
  {label,6}.
    {allocate,0,2}.
    {swap,{x,0},{x,1}}.
    {line,[{location,"call_fun.erl",7}]}.
    {call_fun,1}.
    {deallocate,0}.
    return.


{function, local, 1, 8}.
  {label,7}.
    {func_info,{atom,call_fun},{atom,local},1}.
  {label,8}.
    {allocate_heap,0,{alloc,[{words,0},{floats,0},{funs,1}]},1}.
    {make_fun3,{f,10},0,0,{x,1},{list,[{x,0}]}}.
    {move,{integer,40},{x,0}}.
    {call_fun,1}.
    {test_heap,2,1}.
    {put_list,{x,0},nil,{x,0}}.
    {deallocate,0}.
    return.


{function, add, 2, 10}.
  {label,9}.
    {func_info,{atom,call_fun},{atom,add},2}.
  {label,10}.
    {gc_bif,'+',{f,0},2,[{x,0},{x,1}],{x,0}}.
    return.
