%% Swaps two registers.
%% run: registers(a,b) = {b,a}
%% run: mixed(a,b) = {b,a}
%% run: memory(a,b) = {b,a}
%% run: stack(a,b) = {b,a}
%% run: x_and_y(a,b) = {a,b}
%% arm32: registers
%%   {swap,{x,0},{x,1}}
%%     mov r0, r7
%%     mov r7, r6
%%     mov r6, r0
%% arm32: mixed
%%   {swap,{x,0},{x,6}}
%%     ldr r0, [fp, #0x30]
%%     str r6, [fp, #0x30]
%%     mov r6, r0
%% arm32: memory
%%   {swap,{x,7},{x,6}}
%%     ldr r1, [fp, #0x30]
%%     ldr r0, [fp, #0x34]
%%     str r1, [fp, #0x34]
%%     str r0, [fp, #0x30]
%% arm32: stack
%%   {swap,{y,0},{y,1}}
%%     ldr r1, [sp, #8]
%%     ldr r0, [sp, #4]
%%     str r1, [sp, #4]
%%     str r0, [sp, #8]
%% arm32: x_and_y
%%   {swap,{x,1},{y,0}}
%%     ldr r0, [sp, #4]
%%     str r7, [sp, #4]
%%     mov r7, r0

{module, swap}.  % version = 0

{exports, [{registers,2},{mixed,2},{memory,2},{stack,2},{x_and_y,2}]}.

{attributes, []}.

{labels, 11}.


{function, registers, 2, 2}.
  {label,1}.
    {func_info,{atom,swap},{atom,registers},2}.
  {label,2}.
    {swap,{x,0},{x,1}}.
    {test_heap,3,2}.
    {put_tuple2,{x,0},{list,[{x,0},{x,1}]}}.
    return.


{function, mixed, 2, 4}.
  {label,3}.
    {func_info,{atom,swap},{atom,mixed},2}.
  {label,4}.
    {test_heap,3,2}.
    {move,{x,1},{x,6}}.
    {swap,{x,0},{x,6}}.
    {put_tuple2,{x,0},{list,[{x,0},{x,6}]}}.
    return.


{function, memory, 2, 6}.
  {label,5}.
    {func_info,{atom,swap},{atom,memory},2}.
  {label,6}.
    {test_heap,3,2}.
    {move,{x,0},{x,7}}.
    {move,{x,1},{x,6}}.
    {swap,{x,7},{x,6}}.
    {put_tuple2,{x,0},{list,[{x,7},{x,6}]}}.
    return.


{function, stack, 2, 8}.
  {label,7}.
    {func_info,{atom,swap},{atom,stack},2}.
  {label,8}.
    {allocate_heap,2,3,2}.
    {move,{x,0},{y,0}}.
    {move,{x,1},{y,1}}.
    {swap,{y,0},{y,1}}.
    {put_tuple2,{x,0},{list,[{y,0},{y,1}]}}.
    {deallocate,2}.
    return.


{function, x_and_y, 2, 10}.
  {label,9}.
    {func_info,{atom,swap},{atom,x_and_y},2}.
  {label,10}.
    {allocate_heap,1,3,2}.
    {move,{x,0},{y,0}}.
    {swap,{x,1},{y,0}}.
    {put_tuple2,{x,0},{list,[{x,1},{y,0}]}}.
    {deallocate,1}.
    return.
