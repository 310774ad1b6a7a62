%% x0 = stack trace as a term, from the raw one in x0.
%% run: f(error) = [{build_stacktrace,risky,1,[{file,[98,117,105,108,100,95,115,116,97,99,107,116,114,97,99,101,46,101,114,108]},{line,91}]},{build_stacktrace,f,1,[{file,[98,117,105,108,100,95,115,116,97,99,107,116,114,97,99,101,46,101,114,108]},{line,2}]}]
%% run: f(throw) = [{build_stacktrace,risky,1,[{file,[98,117,105,108,100,95,115,116,97,99,107,116,114,97,99,101,46,101,114,108]},{line,91}]},{build_stacktrace,f,1,[{file,[98,117,105,108,100,95,115,116,97,99,107,116,114,97,99,101,46,101,114,108]},{line,2}]}]
%% run: f(badarith) = [{erlang,'div',[1,badarith],[{error_info,#{module => erl_erts_errors}}]},{build_stacktrace,risky,1,[{file,[98,117,105,108,100,95,115,116,97,99,107,116,114,97,99,101,46,101,114,108]},{line,94}]},{build_stacktrace,f,1,[{file,[98,117,105,108,100,95,115,116,97,99,107,116,114,97,99,101,46,101,114,108]},{line,2}]}]
%% run: f(clause) = [{build_stacktrace,risky,[clause],[{file,[98,117,105,108,100,95,115,116,97,99,107,116,114,97,99,101,46,101,114,108]},{line,90}]},{build_stacktrace,f,1,[{file,[98,117,105,108,100,95,115,116,97,99,107,116,114,97,99,101,46,101,114,108]},{line,2}]}]
%% run: f(1) = 1
%% arm32: f
%%   build_stacktrace
%%     bl BuildStacktrace

{module, build_stacktrace}.  % version = 0

{exports, [{f,1}]}.

{attributes, []}.

{labels, 11}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"build_stacktrace.erl",1}]}.
    {func_info,{atom,build_stacktrace},{atom,f},1}.
  {label,2}.
    {allocate,1,1}.
    {'try',{y,0},{f,3}}.
    {line,[{location,"build_stacktrace.erl",2}]}.
    {call,1,{f,5}}.
    {try_end,{y,0}}.
    {deallocate,1}.
    return.
  {label,3}.
    {try_case,{y,0}}.
    {move,{x,2},{x,0}}.
    build_stacktrace.
    {deallocate,1}.
    return.


{function, risky, 1, 5}.
  {label,4}.
    {line,[{location,"build_stacktrace.erl",90}]}.
    {func_info,{atom,build_stacktrace},{atom,risky},1}.
  {label,5}.
    {select_val,{x,0},{f,10},{list,[{atom,error},{f,6},{atom,exit},{f,7},{atom,throw},{f,8},{atom,badarith},{f,9},{atom,clause},{f,4}]}}.
  {label,6}.
    {line,[{location,"build_stacktrace.erl",91}]}.
    {call_ext_only,1,{extfunc,erlang,error,1}}.
  {label,7}.
    {call_ext_only,1,{extfunc,erlang,exit,1}}.
  {label,8}.
    {call_ext_only,1,{extfunc,erlang,throw,1}}.
  {label,9}.
    {line,[{location,"build_stacktrace.erl",94}]}.
    {gc_bif,'div',{f,0},1,[{integer,1},{x,0}],{x,0}}.
    return.
  {label,10}.
    return.
