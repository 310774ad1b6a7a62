%% allocate, with every y register set to [].
%% run: f(a) = [a]
%% run: three(a) = {[a],a}
%% arm32: f
%%   {allocate_zero,1,1}
%%     sub r0, sp, r4
%%     cmp r0, #0x28
%%     blo .2
%%     .1:
%%     str lr, [sp, #-8]!
%%     mov r0, #0x3b
%%     str r0, [sp, #4]
%%     .2:
%%     str lr, [sp, #-4]!
%%     bl Collect
%%     pop {lr}
%%     b .1
%% arm32: three
%%   {allocate_zero,3,1}
%%     sub r0, sp, r4
%%     cmp r0, #0x30
%%     blo .2
%%     .1:
%%     str lr, [sp, #-0x10]!
%%     mov r0, #0x3b
%%     str r0, [sp, #4]
%%     str r0, [sp, #8]
%%     str r0, [sp, #0xc]
%%     .2:
%%     str lr, [sp, #-4]!
%%     bl Collect
%%     pop {lr}
%%     b .1

{module, allocate_zero}.  % version = 0

{exports, [{f,1},{three,1}]}.

{attributes, []}.

{labels, 7}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,allocate_zero},{atom,f},1}.
  {label,2}.
    {allocate_zero,1,1}.
    {call,1,{f,4}}.
    {move,{x,0},{y,0}}.
    {call,1,{f,4}}.
    {move,{y,0},{x,0}}.
    {deallocate,1}.
    return.


{function, id, 1, 4}.
  {label,3}.
    {func_info,{atom,allocate_zero},{atom,id},1}.
  {label,4}.
    {test_heap,2,1}.
    {put_list,{x,0},nil,{x,0}}.
    return.


{function, three, 1, 6}.
  {label,5}.
    {func_info,{atom,allocate_zero},{atom,three},1}.
  {label,6}.
    {allocate_zero,3,1}.
    {move,{x,0},{y,1}}.
    {call,1,{f,4}}.
    {move,{y,1},{x,1}}.
    {deallocate,3}.
    {test_heap,3,2}.
    {put_tuple2,{x,0},{list,[{x,0},{x,1}]}}.
    return.
