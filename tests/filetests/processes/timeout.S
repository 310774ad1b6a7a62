%% A receive timed out: back to the first message of the mailbox.
%% run: f(0) = found
%% run: f(1) = found
%% run: f(20) = found
%% arm32: f
%%   timeout
%%     bl Timeout

{module, timeout}.  % version = 0

{exports, [{f,1}]}.

{attributes, []}.

{labels, 13}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"timeout.erl",3}]}.
    {func_info,{atom,timeout},{atom,f},1}.
  {label,2}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {bif,self,{f,0},[],{x,0}}.
    {move,{atom,x},{x,1}}.
    send.
  {label,3}.
    {loop_rec,{f,5},{x,0}}.
    {test,is_eq_exact,{f,4},[{x,0},{atom,y}]}.
    remove_message.
    {move,{atom,y},{x,0}}.
    {deallocate,1}.
    return.
  {label,4}.
    {loop_rec_end,{f,3}}.
  {label,5}.
    {wait_timeout,{f,3},{y,0}}.
    timeout.
  {label,6}.
    {loop_rec,{f,8},{x,0}}.
    {test,is_eq_exact,{f,7},[{x,0},{atom,x}]}.
    remove_message.
    {move,{atom,found},{x,0}}.
    {deallocate,1}.
    return.
  {label,7}.
    {loop_rec_end,{f,6}}.
  {label,8}.
    {wait,{f,6}}.
