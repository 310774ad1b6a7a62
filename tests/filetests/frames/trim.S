%% Drops the N lowest y registers; Remaining are left.
%% run: f(a,b,c) = c
%% run: twice(a,b,c) = [c]
%% arm32: f
%%   {trim,2,1}
%%     ldr r0, [sp], #8
%%     str r0, [sp]
%% arm32: twice
%%   {trim,1,2}
%%     pop {r0}
%%     str r0, [sp]
%%   {trim,1,1}
%%     pop {r0}
%%     str r0, [sp]

{module, trim}.  % version = 0

{exports, [{f,3},{twice,3}]}.

{attributes, []}.

{labels, 7}.


{function, f, 3, 2}.
  {label,1}.
    {func_info,{atom,trim},{atom,f},3}.
  {label,2}.
    {allocate,3,3}.
    {move,{x,0},{y,0}}.
    {move,{x,1},{y,1}}.
    {move,{x,2},{y,2}}.
    {call,0,{f,4}}.
    {trim,2,1}.
    {call,0,{f,4}}.
    {move,{y,0},{x,0}}.
    {deallocate,1}.
    return.


{function, nothing, 0, 4}.
  {label,3}.
    {func_info,{atom,trim},{atom,nothing},0}.
  {label,4}.
    {move,nil,{x,0}}.
    return.


{function, twice, 3, 6}.
  {label,5}.
    {func_info,{atom,trim},{atom,twice},3}.
  {label,6}.
    {allocate,3,3}.
    {move,{x,0},{y,0}}.
    {move,{x,1},{y,1}}.
    {move,{x,2},{y,2}}.
    {call,0,{f,4}}.
    {trim,1,2}.
    {call,0,{f,4}}.
    {trim,1,1}.
    {test_heap,2,0}.
    {put_list,{y,0},nil,{x,0}}.
    {deallocate,1}.
    return.
