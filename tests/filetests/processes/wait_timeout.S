%% Suspends for Time ms; on a message continues at Label.
%% run: f(0) = timeout
%% run: f(1) = timeout
%% run: f(-1) raises error:timeout_value from [{wait_timeout,f,1,[{file,[119,97,105,116,95,116,105,109,101,111,117,116,46,101,114,108]},{line,3}]}]
%% run: f(a) raises error:timeout_value
%% run: f(1.0) raises error:timeout_value
%% run: f(4294967296) raises error:timeout_value
%% run: f(18446744073709551616) raises error:timeout_value
%% run: f([]) raises error:timeout_value
%% run: g(0) = timeout
%% run: g(infinity) = x
%% run: g(5000) = x
%% run: g(4294967295) = x
%% arm32: f
%%   {wait_timeout,{f,3},{y,0}}
%%     ldr r0, [sp, #4]
%%     bl WaitTimeout
%%     cmp r0, #0
%%     bne {f,3}

{module, wait_timeout}.  % version = 0

{exports, [{f,1},{g,1}]}.

{attributes, []}.

{labels, 15}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"wait_timeout.erl",3}]}.
    {func_info,{atom,wait_timeout},{atom,f},1}.
  {label,2}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
  {label,3}.
    {loop_rec,{f,5},{x,0}}.
    {test,is_eq_exact,{f,4},[{x,0},{atom,x}]}.
    remove_message.
    {move,{atom,x},{x,0}}.
    {deallocate,1}.
    return.
  {label,4}.
    {loop_rec_end,{f,3}}.
  {label,5}.
    {wait_timeout,{f,3},{y,0}}.
    timeout.
    {move,{atom,timeout},{x,0}}.
    {deallocate,1}.
    return.


{function, g, 1, 7}.
  {label,6}.
    {line,[{location,"wait_timeout.erl",4}]}.
    {func_info,{atom,wait_timeout},{atom,g},1}.
  {label,7}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {bif,self,{f,0},[],{x,1}}.
    {move,{atom,y},{x,2}}.
    {move,{integer,5},{x,0}}.
    {call_ext,3,{extfunc,erlang,send_after,3}}.
    {bif,self,{f,0},[],{x,1}}.
    {move,{atom,x},{x,2}}.
    {move,{integer,10},{x,0}}.
    {call_ext,3,{extfunc,erlang,send_after,3}}.
  {label,8}.
    {loop_rec,{f,10},{x,0}}.
    {test,is_eq_exact,{f,9},[{x,0},{atom,x}]}.
    remove_message.
    {move,{atom,x},{x,0}}.
    {deallocate,1}.
    return.
  {label,9}.
    {loop_rec_end,{f,8}}.
  {label,10}.
    {wait_timeout,{f,8},{y,0}}.
    timeout.
    {move,{atom,timeout},{x,0}}.
    {deallocate,1}.
    return.
