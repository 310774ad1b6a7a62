%% Suspends; on a message continues at Label.
%% run: f(0) = ok
%% run: f(10) = ok
%% arm32: f
%%   {wait,{f,4}}
%%     bl Wait
%%     b {f,4}
%%   {wait,{f,3}}
%%     bl Wait
%%     b {f,3}

{module, wait}.  % version = 0

{exports, [{f,1}]}.

{attributes, []}.

{labels, 13}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"wait.erl",3}]}.
    {func_info,{atom,wait},{atom,f},1}.
  {label,2}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {bif,self,{f,0},[],{x,1}}.
    {move,{atom,x},{x,2}}.
    {call_ext,3,{extfunc,erlang,send_after,3}}.
    {bif,self,{f,0},[],{x,1}}.
    {move,{atom,hello},{x,2}}.
    {move,{y,0},{x,0}}.
    {init_yregs,{list,[{y,0}]}}.
    {call_ext,3,{extfunc,erlang,send_after,3}}.
  {label,3}.
    {loop_rec,{f,8},{x,0}}.
    {test,is_eq_exact,{f,7},[{x,0},{atom,hello}]}.
    remove_message.
  {label,4}.
    {loop_rec,{f,6},{x,0}}.
    {test,is_eq_exact,{f,5},[{x,0},{atom,x}]}.
    remove_message.
    {move,{atom,ok},{x,0}}.
    {deallocate,1}.
    return.
  {label,5}.
    {loop_rec_end,{f,4}}.
  {label,6}.
    {wait,{f,4}}.
  {label,7}.
    {loop_rec_end,{f,3}}.
  {label,8}.
    {wait,{f,3}}.
