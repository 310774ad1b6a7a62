%% allocate, and room for HeapNeed words on the heap.
%% run: f(a,b) = [a|b]
%% run: floats(a) = [a]
%% run: large(a) = [a]
%% arm32: f
%%   {allocate_heap,1,2,2}
%%     sub r0, sp, r4
%%     cmp r0, #0x30
%%     blo .2
%%     .1:
%%     str lr, [sp, #-8]!
%%     .2:
%%     str lr, [sp, #-4]!
%%     bl Collect
%%     pop {lr}
%%     b .1
%% arm32: floats
%%   {allocate_heap,1,{alloc,[{words,2},{floats,1},{funs,0}]},1}
%%     sub r0, sp, r4
%%     cmp r0, #0x3c
%%     blo .2
%%     .1:
%%     str lr, [sp, #-8]!
%%     .2:
%%     str lr, [sp, #-4]!
%%     bl Collect
%%     pop {lr}
%%     b .1
%% arm32: large
%%   {allocate_heap,0,1000,1}
%%     sub r0, sp, r4
%%     movw ip, #0xfc4
%%     cmp r0, ip
%%     blo .2
%%     .1:
%%     str lr, [sp, #-4]!
%%     .2:
%%     str lr, [sp, #-4]!
%%     bl Collect
%%     pop {lr}
%%     b .1

{module, allocate_heap}.  % version = 0

{exports, [{f,2},{floats,1},{large,1}]}.

{attributes, []}.

{labels, 9}.


{function, f, 2, 2}.
  {label,1}.
    {func_info,{atom,allocate_heap},{atom,f},2}.
  {label,2}.
    {allocate_heap,1,2,2}.
    {put_list,{x,0},{x,1},{y,0}}.
    {call,0,{f,4}}.
    {move,{y,0},{x,0}}.
    {deallocate,1}.
    return.


{function, nothing, 0, 4}.
  {label,3}.
    {func_info,{atom,allocate_heap},{atom,nothing},0}.
  {label,4}.
    {move,nil,{x,0}}.
    return.


{function, floats, 1, 6}.
  {label,5}.
    {func_info,{atom,allocate_heap},{atom,floats},1}.
  {label,6}.
    {allocate_heap,1,{alloc,[{words,2},{floats,1},{funs,0}]},1}.
    {put_list,{x,0},nil,{y,0}}.
    {call,0,{f,4}}.
    {move,{y,0},{x,0}}.
    {deallocate,1}.
    return.


{function, large, 1, 8}.
  {label,7}.
    {func_info,{atom,allocate_heap},{atom,large},1}.
  {label,8}.
    {allocate_heap,0,1000,1}.
    {put_list,{x,0},nil,{x,0}}.
    {deallocate,0}.
    return.
