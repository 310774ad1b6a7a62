%% Yreg = [], for each y register listed.
%% run: f(a) = [a]
%% run: gaps(a) = {[a],a}
%% arm32: f
%%   {init_yregs,{list,[{y,0}]}}
%%     mov r0, #0x3b
%%     str r0, [sp, #4]
%% arm32: gaps
%%   {init_yregs,{list,[{y,0},{y,1},{y,3},{y,4},{y,5}]}}
%%     mov r0, #0x3b
%%     str r0, [sp, #4]
%%     str r0, [sp, #8]
%%     str r0, [sp, #0x10]
%%     str r0, [sp, #0x14]
%%     str r0, [sp, #0x18]

{module, init_yregs}.  % version = 0

{exports, [{f,1},{gaps,1}]}.

{attributes, []}.

{labels, 7}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,init_yregs},{atom,f},1}.
  {label,2}.
    {allocate,1,1}.
    {init_yregs,{list,[{y,0}]}}.
    {call,1,{f,4}}.
    {move,{x,0},{y,0}}.
    {call,1,{f,4}}.
    {move,{y,0},{x,0}}.
    {deallocate,1}.
    return.


{function, id, 1, 4}.
  {label,3}.
    {func_info,{atom,init_yregs},{atom,id},1}.
  {label,4}.
    {test_heap,2,1}.
    {put_list,{x,0},nil,{x,0}}.
    return.


{function, gaps, 1, 6}.
  {label,5}.
    {func_info,{atom,init_yregs},{atom,gaps},1}.
  {label,6}.
    {allocate,6,1}.
    {move,{x,0},{y,2}}.
    {init_yregs,{list,[{y,0},{y,1},{y,3},{y,4},{y,5}]}}.
    {call,1,{f,4}}.
    {move,{y,2},{x,1}}.
    {deallocate,6}.
    {test_heap,3,2}.
    {put_tuple2,{x,0},{list,[{x,0},{x,1}]}}.
    return.
