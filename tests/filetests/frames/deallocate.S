%% Drops the frame of StackNeed y registers and restores the return address.
%% run: f(a) = a
%% run: many(a) = a
%% run: before_more(2) = 4
%% arm32: f
%%   {deallocate,1}
%%     ; with the return
%%     subs r5, r5, #1
%%     ldrpl pc, [sp], #8
%%     ldr lr, [sp], #8
%%     b yield at return
%% arm32: many
%%   {deallocate,30}
%%     ; with the return
%%     subs r5, r5, #1
%%     ldrpl pc, [sp], #0x7c
%%     ldr lr, [sp], #0x7c
%%     b yield at return
%% arm32: before_more
%%   {deallocate,1}
%%     ldr lr, [sp], #8

{module, deallocate}.  % version = 0

{exports, [{f,1},{many,1},{before_more,1}]}.

{attributes, []}.

{labels, 9}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,deallocate},{atom,f},1}.
  {label,2}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {call,1,{f,4}}.
    {deallocate,1}.
    return.


{function, id, 1, 4}.
  {label,3}.
    {func_info,{atom,deallocate},{atom,id},1}.
  {label,4}.
    return.


{function, many, 1, 6}.
  {label,5}.
    {func_info,{atom,deallocate},{atom,many},1}.
  {label,6}.
    {allocate,30,1}.
    {init_yregs,{list,[{y,0},{y,1},{y,2},{y,3},{y,4},{y,5},{y,6},{y,7},{y,8},{y,9},{y,10},{y,11},{y,12},{y,13},{y,14},{y,15},{y,16},{y,17},{y,18},{y,19},{y,20},{y,21},{y,22},{y,23},{y,24},{y,25},{y,26},{y,27},{y,28},{y,29}]}}.
    {call,1,{f,4}}.
    {deallocate,30}.
    return.


{function, before_more, 1, 8}.
  {label,7}.
    {func_info,{atom,deallocate},{atom,before_more},1}.
  {label,8}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {call,1,{f,4}}.
    {move,{y,0},{x,1}}.
    {deallocate,1}.
    {gc_bif,'+',{f,0},2,[{x,0},{x,1}],{x,0}}.
    return.
