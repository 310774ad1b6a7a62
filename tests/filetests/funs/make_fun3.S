%% Dst = fun of FunT row Index with Env as free variables; the room is there.
%% run: none() = zero
%% run: one(5) = 15
%% run: many(1,2,3) = {3,1,2}
%% run: stack(7) = 17
%% run: constants(1) = 0
%% run: fits(1) = yes
%% arm32: none
%%   {make_fun3,{f,4},0,0,{x,0},{list,[]}}
%%     mov r0, #0x94
%%     mov r1, #0x30000000
%%     mov r2, #0
%%     stm r4!, {r0, r1, r2}
%%     sub r6, r4, #0xa
%% arm32: one
%%   {make_fun3,{f,8},1,0,{x,1},{list,[{x,0}]}}
%%     mov r0, #0xd4
%%     mov r1, #0x30000004
%%     mov r2, #1
%%     stm r4!, {r0, r1, r2, r6}
%%     sub r7, r4, #0xe
%% arm32: many
%%   {make_fun3,{f,12},2,0,{x,0},{list,[{x,2},{x,0},{x,1}]}}
%%     mov r0, #0x154
%%     mov r1, #0x30000008
%%     mov r2, #0
%%     stm r4!, {r0, r1, r2, r8}
%%     stm r4!, {r6, r7}
%%     sub r6, r4, #0x16
%% arm32: stack
%%   {make_fun3,{f,8},1,0,{y,0},{list,[{y,0}]}}
%%     mov r0, #0xd4
%%     mov r1, #0x30000004
%%     mov r2, #1
%%     ldr r3, [sp, #4]
%%     stm r4!, {r0, r1, r2, r3}
%%     sub r0, r4, #0xe
%%     str r0, [sp, #4]

{module, make_fun3}.  % version = 0

{exports, [{none,0},{one,1},{many,3},{stack,1},{constants,1},{fits,1}]}.

{attributes, []}.

{labels, 20}.


{function, none, 0, 2}.
  {label,1}.
    {func_info,{atom,make_fun3},{atom,none},0}.
  {label,2}.
    {test_heap,{alloc,[{words,0},{floats,0},{funs,1}]},0}.
    {make_fun3,{f,4},0,0,{x,0},{list,[]}}.
    {allocate,0,1}.
    {call_fun,0}.
    {deallocate,0}.
    return.


{function, zero, 0, 4}.
  {label,3}.
    {func_info,{atom,make_fun3},{atom,zero},0}.
  {label,4}.
    {move,{atom,zero},{x,0}}.
    return.


{function, one, 1, 6}.
  {label,5}.
    {func_info,{atom,make_fun3},{atom,one},1}.
  {label,6}.
    {test_heap,{alloc,[{words,0},{floats,0},{funs,1}]},1}.
    {make_fun3,{f,8},1,0,{x,1},{list,[{x,0}]}}.
    {move,{integer,10},{x,0}}.
    {allocate,0,2}.
    {call_fun,1}.
    {deallocate,0}.
    return.


{function, add, 2, 8}.
  {label,7}.
    {func_info,{atom,make_fun3},{atom,add},2}.
  {label,8}.
    {gc_bif,'+',{f,0},2,[{x,0},{x,1}],{x,0}}.
    return.


{function, many, 3, 10}.
  {label,9}.
    {func_info,{atom,make_fun3},{atom,many},3}.
  {label,10}.
    {test_heap,{alloc,[{words,3},{floats,0},{funs,1}]},3}.
    {make_fun3,{f,12},2,0,{x,0},{list,[{x,2},{x,0},{x,1}]}}.
    {allocate,0,1}.
    {call_fun,0}.
    {deallocate,0}.
    return.


{function, three, 3, 12}.
  {label,11}.
    {func_info,{atom,make_fun3},{atom,three},3}.
  {label,12}.
    {test_heap,4,3}.
    {put_tuple2,{x,0},{list,[{x,0},{x,1},{x,2}]}}.
    return.


{function, stack, 1, 14}.
  {label,13}.
    {func_info,{atom,make_fun3},{atom,stack},1}.
  {label,14}.
    {allocate_heap,1,{alloc,[{words,0},{floats,0},{funs,1}]},1}.
    {move,{x,0},{y,0}}.
    {make_fun3,{f,8},1,0,{y,0},{list,[{y,0}]}}.
    {move,{y,0},{x,1}}.
    {move,{integer,10},{x,0}}.
    {call_fun,1}.
    {deallocate,1}.
    return.


{function, constants, 1, 16}.
  {label,15}.
    {func_info,{atom,make_fun3},{atom,constants},1}.
  {label,16}.
    {test_heap,{alloc,[{words,0},{floats,0},{funs,1}]},1}.
    {make_fun3,{f,8},1,0,{x,1},{list,[{x,0}]}}.
    {allocate,0,2}.
    {move,{integer,-1},{x,0}}.
    {call_fun,1}.
    {deallocate,0}.
    return.


{function, fits, 1, 18}.
  {label,17}.
    {func_info,{atom,make_fun3},{atom,fits},1}.
  {label,18}.
    {test_heap,{alloc,[{words,0},{floats,0},{funs,1}]},1}.
    {make_fun3,{f,8},1,0,{x,0},{list,[{x,0}]}}.
    {test,is_function2,{f,19},[{x,0},{integer,1}]}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,19}.
    {move,{atom,no},{x,0}}.
    return.
