%% Dst = [Head | Tail]; the room is there.
%% run: f(a,b) = [a|b]
%% run: f(1,[2]) = [1,2]
%% run: memory(a,b) = [b|a]
%% run: stack(a,b) = [a|b]
%% run: constants(x) = [134217728,x]
%% run: chain(1) = [1,1]
%% arm32: f
%%   {put_list,{x,0},{x,1},{x,0}}
%%     stm r4!, {r6, r7}
%%     sub r6, r4, #7
%% arm32: memory
%%   {put_list,{x,6},{x,5},{x,7}}
%%     ldr r0, [fp, #0x30]
%%     ldr r1, [fp, #0x2c]
%%     stm r4!, {r0, r1}
%%     sub r0, r4, #7
%%     str r0, [fp, #0x34]
%% arm32: stack
%%   {put_list,{y,0},{y,1},{y,1}}
%%     ldr r0, [sp, #4]
%%     ldr r1, [sp, #8]
%%     stm r4!, {r0, r1}
%%     sub r0, r4, #7
%%     str r0, [sp, #8]
%% arm32: constants
%%   {put_list,{x,0},nil,{x,0}}
%%     mov ip, #0x3b
%%     stm r4!, {r6, ip}
%%     sub r6, r4, #7
%%   {put_list,{integer,134217728},{x,0},{x,0}}
%%     mov r0, #0x20000002
%%     stm r4!, {r0, r6}
%%     sub r6, r4, #7
%%   {put_list,{atom,a},{literal,[1,2]},{x,1}}
%%     mov r0, #0x8b
%%     movw r1, #0x12
%%     movt r1, #0x2000
%%     stm r4!, {r0, r1}
%%     sub r7, r4, #7
%% arm32: chain
%%   {put_list,{x,0},nil,{x,1}}
%%     mov ip, #0x3b
%%     stm r4!, {r6, ip}
%%     sub r7, r4, #7
%%   {put_list,{x,0},{x,1},{x,0}}
%%     stm r4!, {r6, r7}
%%     sub r6, r4, #7

{module, put_list}.  % version = 0

{exports, [{f,2},{memory,2},{stack,2},{constants,1},{chain,1}]}.

{attributes, []}.

{labels, 11}.


{function, f, 2, 2}.
  {label,1}.
    {func_info,{atom,put_list},{atom,f},2}.
  {label,2}.
    {test_heap,2,2}.
    {put_list,{x,0},{x,1},{x,0}}.
    return.


{function, memory, 2, 4}.
  {label,3}.
    {func_info,{atom,put_list},{atom,memory},2}.
  {label,4}.
    {test_heap,2,2}.
    {move,{x,0},{x,5}}.
    {move,{x,1},{x,6}}.
    {put_list,{x,6},{x,5},{x,7}}.
    {move,{x,7},{x,0}}.
    return.


{function, stack, 2, 6}.
  {label,5}.
    {func_info,{atom,put_list},{atom,stack},2}.
  {label,6}.
    {allocate_heap,2,2,2}.
    {move,{x,0},{y,0}}.
    {move,{x,1},{y,1}}.
    {put_list,{y,0},{y,1},{y,1}}.
    {move,{y,1},{x,0}}.
    {deallocate,2}.
    return.


{function, constants, 1, 8}.
  {label,7}.
    {func_info,{atom,put_list},{atom,constants},1}.
  {label,8}.
    {test_heap,6,1}.
    {put_list,{x,0},nil,{x,0}}.
    {put_list,{integer,134217728},{x,0},{x,0}}.
    {put_list,{atom,a},{literal,[1,2]},{x,1}}.
    return.


{function, chain, 1, 10}.
  {label,9}.
    {func_info,{atom,put_list},{atom,chain},1}.
  {label,10}.
    {test_heap,4,1}.
    {put_list,{x,0},nil,{x,1}}.
    {put_list,{x,0},{x,1},{x,0}}.
    return.
