%% Raises Value again with raw stack trace Stacktrace.
%% run: f(error) raises error:error from [{raise,risky,1,[{file,[114,97,105,115,101,46,101,114,108]},{line,91}]},{raise,f,1,[{file,[114,97,105,115,101,46,101,114,108]},{line,2}]}]
%% run: f(throw) raises throw:throw from [{raise,risky,1,[{file,[114,97,105,115,101,46,101,114,108]},{line,91}]},{raise,f,1,[{file,[114,97,105,115,101,46,101,114,108]},{line,2}]}]
%% run: f(exit) raises exit:exit
%% run: f(badarith) raises error:badarith from [{erlang,'div',[1,badarith],[{error_info,#{module => erl_erts_errors}}]},{raise,risky,1,[{file,[114,97,105,115,101,46,101,114,108]},{line,94}]},{raise,f,1,[{file,[114,97,105,115,101,46,101,114,108]},{line,2}]}]
%% run: f(1) = 1
%% arm32: f
%%   {bif,raise,{f,0},[{x,0},{x,1}],{x,0}}
%%     mov r0, r6
%%     mov r1, r7
%%     bl RaiseAgain

{module, raise}.  % version = 0

{exports, [{f,1}]}.

{attributes, []}.

{labels, 11}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"raise.erl",1}]}.
    {func_info,{atom,raise},{atom,f},1}.
  {label,2}.
    {allocate,1,1}.
    {'try',{y,0},{f,3}}.
    {line,[{location,"raise.erl",2}]}.
    {call,1,{f,5}}.
    {try_end,{y,0}}.
    {deallocate,1}.
    return.
  {label,3}.
    {try_case,{y,0}}.
    {move,{x,1},{y,0}}.
    {move,{x,2},{x,0}}.
    {move,{y,0},{x,1}}.
    {line,[{location,"raise.erl",6}]}.
    {bif,raise,{f,0},[{x,0},{x,1}],{x,0}}.


{function, risky, 1, 5}.
  {label,4}.
    {line,[{location,"raise.erl",90}]}.
    {func_info,{atom,raise},{atom,risky},1}.
  {label,5}.
    {select_val,{x,0},{f,10},{list,[{atom,error},{f,6},{atom,exit},{f,7},{atom,throw},{f,8},{atom,badarith},{f,9},{atom,clause},{f,4}]}}.
  {label,6}.
    {line,[{location,"raise.erl",91}]}.
    {call_ext_only,1,{extfunc,erlang,error,1}}.
  {label,7}.
    {call_ext_only,1,{extfunc,erlang,exit,1}}.
  {label,8}.
    {call_ext_only,1,{extfunc,erlang,throw,1}}.
  {label,9}.
    {line,[{location,"raise.erl",94}]}.
    {gc_bif,'div',{f,0},1,[{integer,1},{x,0}],{x,0}}.
    return.
  {label,10}.
    return.
