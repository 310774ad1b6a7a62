%% Yreg = [].
%% run: f(a) = [a]
%% arm32: f
%%   {init,{y,0}}
%%     mov r0, #0x3b
%%     str r0, [sp, #4]
%%   {init,{y,1}}
%%     mov r0, #0x3b
%%     str r0, [sp, #8]

{module, init_op}.  % version = 0

{exports, [{f,1}]}.

{attributes, []}.

{labels, 5}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,init_op},{atom,f},1}.
  {label,2}.
    {allocate,2,1}.
    {init,{y,0}}.
    {init,{y,1}}.
    {call,1,{f,4}}.
    {move,{x,0},{y,1}}.
    {call,1,{f,4}}.
    {move,{y,1},{x,0}}.
    {deallocate,2}.
    return.


{function, id, 1, 4}.
  {label,3}.
    {func_info,{atom,init_op},{atom,id},1}.
  {label,4}.
    {test_heap,2,1}.
    {put_list,{x,0},nil,{x,0}}.
    return.
