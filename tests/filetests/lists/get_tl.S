%% Dst = tl(Src).
%% run: f([a|b]) = b
%% run: f({}) raises error:function_clause
%% run: memory([a|b]) = b
%% run: stack([1,2]) = [2]
%% arm32: f
%%   {get_tl,{x,0},{x,0}}
%%     ldr r6, [r6, #3]
%% arm32: memory
%%   {get_tl,{x,6},{x,5}}
%%     ldr r1, [r0, #3]
%%     str r1, [fp, #0x2c]
%% arm32: stack
%%   {get_tl,{y,0},{y,1}}
%%     ldr r0, [sp, #4]
%%     ldr r1, [r0, #3]
%%     str r1, [sp, #8]

{module, get_tl}.  % version = 0

{exports, [{f,1},{memory,1},{stack,1}]}.

{attributes, []}.

{labels, 7}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,get_tl},{atom,f},1}.
  {label,2}.
    {test,is_nonempty_list,{f,1},[{x,0}]}.
    {get_tl,{x,0},{x,0}}.
    return.


{function, memory, 1, 4}.
  {label,3}.
    {func_info,{atom,get_tl},{atom,memory},1}.
  {label,4}.
    {move,{x,0},{x,6}}.
    {test,is_nonempty_list,{f,3},[{x,6}]}.
    {get_tl,{x,6},{x,5}}.
    {move,{x,5},{x,0}}.
    return.


{function, stack, 1, 6}.
  {label,5}.
    {func_info,{atom,get_tl},{atom,stack},1}.
  {label,6}.
    {test,is_nonempty_list,{f,5},[{x,0}]}.
    {allocate,2,1}.
    {move,{x,0},{y,0}}.
    {get_tl,{y,0},{y,1}}.
    {move,{y,1},{x,0}}.
    {deallocate,2}.
    return.
