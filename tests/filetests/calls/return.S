%% Returns x0 to the caller.
%% run: f(a) = a
%% run: frame(a) = a
%% run: g([1]) = 1
%% arm32: f
%%   return
%%     subs r5, r5, #1
%%     bxpl lr
%%     b yield at return
%% arm32: frame
%%   return

{module, return}.  % version = 0

{exports, [{f,1},{frame,1},{g,1}]}.

{attributes, []}.

{labels, 8}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,return},{atom,f},1}.
  {label,2}.
    return.


{function, frame, 1, 4}.
  {label,3}.
    {func_info,{atom,return},{atom,frame},1}.
  {label,4}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {call,1,{f,2}}.
    {move,{y,0},{x,0}}.
    {deallocate,1}.
    return.


{function, g, 1, 6}.
  {label,5}.
    {func_info,{atom,return},{atom,g},1}.
  {label,6}.
    {test,is_nonempty_list,{f,7},[{x,0}]}.
    {get_hd,{x,0},{x,0}}.
    return.
  {label,7}.
    return.
