%% x0 = fun of FunT row Index, free variables in x0….
%% run: one(5) = 15
%% run: none() = zero
%% arm32: one
%%   {make_fun2,{f,4},0,0,1}
%%     sub r0, sp, r4
%%     cmp r0, #0x30
%%     blo .2
%%     .1:
%%     mov r0, #0xd4
%%     mov r1, #0x30000000
%%     mov r2, #1
%%     stm r4!, {r0, r1, r2, r6}
%%     sub r6, r4, #0xe
%%     .2:
%%     bl Collect
%%     b .1
%% arm32: none
%%   {make_fun2,{f,8},1,0,0}
%%     sub r0, sp, r4
%%     cmp r0, #0x2c
%%     blo .2
%%     .1:
%%     mov r0, #0x94
%%     mov r1, #0x30000004
%%     mov r2, #0
%%     stm r4!, {r0, r1, r2}
%%     sub r6, r4, #0xa
%%     .2:
%%     bl Collect
%%     b .1

{module, make_fun2}.  % version = 0

{exports, [{one,1},{none,0}]}.

{attributes, []}.

{labels, 9}.


{function, one, 1, 2}.
  {label,1}.
    {func_info,{atom,make_fun2},{atom,one},1}.
  {label,2}.
    {allocate,0,1}.
    {make_fun2,{f,4},0,0,1}.
    {move,{x,0},{x,1}}.
    {move,{integer,10},{x,0}}.
    {call_fun,1}.
    {deallocate,0}.
    return.


{function, add, 2, 4}.
  {label,3}.
    {func_info,{atom,make_fun2},{atom,add},2}.
  {label,4}.
    {gc_bif,'+',{f,0},2,[{x,0},{x,1}],{x,0}}.
    return.


{function, none, 0, 6}.
  {label,5}.
    {func_info,{atom,make_fun2},{atom,none},0}.
  {label,6}.
    {allocate,0,0}.
    {make_fun2,{f,8},1,0,0}.
    {call_fun,0}.
    {deallocate,0}.
    return.


{function, zero, 0, 8}.
  {label,7}.
    {func_info,{atom,make_fun2},{atom,zero},0}.
  {label,8}.
    {move,{atom,zero},{x,0}}.
    return.
