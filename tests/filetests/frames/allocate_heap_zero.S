%% allocate_heap, with every y register set to [].
%% run: f(a) = {[a],[a]}
%% arm32: f
%%   {allocate_heap_zero,2,2,1}
%%     sub r0, sp, r4
%%     cmp r0, #0x34
%%     blo .2
%%     .1:
%%     str lr, [sp, #-0xc]!
%%     mov r0, #0x3b
%%     str r0, [sp, #4]
%%     str r0, [sp, #8]
%%     .2:
%%     str lr, [sp, #-4]!
%%     bl Collect
%%     pop {lr}
%%     b .1

{module, allocate_heap_zero}.  % version = 0

{exports, [{f,1}]}.

{attributes, []}.

{labels, 5}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,allocate_heap_zero},{atom,f},1}.
  {label,2}.
    {allocate_heap_zero,2,2,1}.
    {put_list,{x,0},nil,{y,1}}.
    {call,1,{f,4}}.
    {move,{y,1},{x,1}}.
    {deallocate,2}.
    {test_heap,3,2}.
    {put_tuple2,{x,0},{list,[{x,0},{x,1}]}}.
    return.


{function, id, 1, 4}.
  {label,3}.
    {func_info,{atom,allocate_heap_zero},{atom,id},1}.
  {label,4}.
    {test_heap,2,1}.
    {put_list,{x,0},nil,{x,0}}.
    return.
