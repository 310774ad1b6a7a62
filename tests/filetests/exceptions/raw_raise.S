%% Raises class x0, reason x1, raw stack trace x2; x0 = badarg on a bad class.
%% run: f(error) raises error:error from [{raw_raise,risky,1,[{file,[114,97,119,95,114,97,105,115,101,46,101,114,108]},{line,91}]},{raw_raise,f,1,[{file,[114,97,119,95,114,97,105,115,101,46,101,114,108]},{line,2}]}]
%% run: f(throw) raises throw:throw from [{raw_raise,risky,1,[{file,[114,97,119,95,114,97,105,115,101,46,101,114,108]},{line,91}]},{raw_raise,f,1,[{file,[114,97,119,95,114,97,105,115,101,46,101,114,108]},{line,2}]}]
%% run: f(exit) raises exit:exit
%% run: f(1) = 1
%% run: other(error,what) raises error:what
%% run: other(throw,what) raises throw:what
%% run: other(exit,what) raises exit:what
%% run: other(nonsense,what) = nonsense
%% arm32: f
%%   raw_raise
%%     bl RawRaise
%% arm32: other
%%   raw_raise
%%     bl RawRaise

{module, raw_raise}.  % version = 0

{exports, [{f,1},{other,2}]}.

{attributes, []}.

{labels, 14}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"raw_raise.erl",1}]}.
    {func_info,{atom,raw_raise},{atom,f},1}.
  {label,2}.
    {allocate,1,1}.
    {'try',{y,0},{f,3}}.
    {line,[{location,"raw_raise.erl",2}]}.
    {call,1,{f,8}}.
    {try_end,{y,0}}.
    {deallocate,1}.
    return.
  {label,3}.
    {try_case,{y,0}}.
    {line,[{location,"raw_raise.erl",6}]}.
    raw_raise.
    {deallocate,1}.
    return.


{function, other, 2, 5}.
  {label,4}.
    {line,[{location,"raw_raise.erl",8}]}.
    {func_info,{atom,raw_raise},{atom,other},2}.
  {label,5}.
    {allocate,3,2}.
    {move,{x,0},{y,1}}.
    {move,{x,1},{y,2}}.
    {'try',{y,0},{f,6}}.
    {line,[{location,"raw_raise.erl",9}]}.
    {call,1,{f,8}}.
    {try_end,{y,0}}.
    {deallocate,3}.
    return.
  {label,6}.
    {try_case,{y,0}}.
    {move,{y,1},{x,0}}.
    {move,{y,2},{x,1}}.
    {line,[{location,"raw_raise.erl",10}]}.
    raw_raise.
    {deallocate,3}.
    return.


{function, risky, 1, 8}.
  {label,7}.
    {line,[{location,"raw_raise.erl",90}]}.
    {func_info,{atom,raw_raise},{atom,risky},1}.
  {label,8}.
    {select_val,{x,0},{f,13},{list,[{atom,error},{f,9},{atom,exit},{f,10},{atom,throw},{f,11},{atom,badarith},{f,12},{atom,clause},{f,7}]}}.
  {label,9}.
    {line,[{location,"raw_raise.erl",91}]}.
    {call_ext_only,1,{extfunc,erlang,error,1}}.
  {label,10}.
    {call_ext_only,1,{extfunc,erlang,exit,1}}.
  {label,11}.
    {call_ext_only,1,{extfunc,erlang,throw,1}}.
  {label,12}.
    {line,[{location,"raw_raise.erl",94}]}.
    {gc_bif,'div',{f,0},1,[{integer,1},{x,0}],{x,0}}.
    return.
  {label,13}.
    return.
