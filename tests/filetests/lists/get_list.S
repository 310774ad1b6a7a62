%% [Head | Tail] = Src.
%% run: f([a|b]) = {a,b}
%% run: f([1,2]) = {1,[2]}
%% run: over([a|b]) = {a,b}
%% run: memory([a|b]) = {b,a}
%% run: stack([a|b]) = {a,b}
%% arm32: f
%%   {get_list,{x,0},{x,1},{x,2}}
%%     ldr r7, [r6, #-1]
%%     ldr r8, [r6, #3]
%% arm32: over
%%   {get_list,{x,0},{x,0},{x,1}}
%%     ldr r7, [r6, #3]
%%     ldr r6, [r6, #-1]
%% arm32: memory
%%   {get_list,{x,5},{x,6},{x,5}}
%%     ldr r1, [r0, #-1]
%%     str r1, [fp, #0x30]
%%     ldr r1, [r0, #3]
%%     str r1, [fp, #0x2c]
%% arm32: stack
%%   {get_list,{y,0},{y,1},{y,0}}
%%     ldr r0, [sp, #4]
%%     ldr r1, [r0, #-1]
%%     str r1, [sp, #8]
%%     ldr r1, [r0, #3]
%%     str r1, [sp, #4]

{module, get_list}.  % version = 0

{exports, [{f,1},{over,1},{memory,1},{stack,1}]}.

{attributes, []}.

{labels, 9}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,get_list},{atom,f},1}.
  {label,2}.
    {test,is_nonempty_list,{f,1},[{x,0}]}.
    {get_list,{x,0},{x,1},{x,2}}.
    {test_heap,3,3}.
    {put_tuple2,{x,0},{list,[{x,1},{x,2}]}}.
    return.


{function, over, 1, 4}.
  {label,3}.
    {func_info,{atom,get_list},{atom,over},1}.
  {label,4}.
    {test,is_nonempty_list,{f,3},[{x,0}]}.
    {get_list,{x,0},{x,0},{x,1}}.
    {test_heap,3,2}.
    {put_tuple2,{x,0},{list,[{x,0},{x,1}]}}.
    return.


{function, memory, 1, 6}.
  {label,5}.
    {func_info,{atom,get_list},{atom,memory},1}.
  {label,6}.
    {test_heap,3,1}.
    {move,{x,0},{x,5}}.
    {test,is_nonempty_list,{f,5},[{x,5}]}.
    {get_list,{x,5},{x,6},{x,5}}.
    {put_tuple2,{x,0},{list,[{x,5},{x,6}]}}.
    return.


{function, stack, 1, 8}.
  {label,7}.
    {func_info,{atom,get_list},{atom,stack},1}.
  {label,8}.
    {test,is_nonempty_list,{f,7},[{x,0}]}.
    {allocate_heap,2,3,1}.
    {move,{x,0},{y,0}}.
    {get_list,{y,0},{y,1},{y,0}}.
    {put_tuple2,{x,0},{list,[{y,1},{y,0}]}}.
    {deallocate,2}.
    return.
