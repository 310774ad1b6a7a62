%% Ends the protected part of try without an exception.
%% run: f(1) = [1]
%% run: f(error) = {error,error}
%% run: f(exit) = {exit,exit}
%% run: f(throw) = {throw,throw}
%% run: f(badarith) = {error,badarith}
%% run: f(clause) = {error,function_clause}
%% run: stack(1) = 1
%% run: stack(error) = {error,error,error}
%% run: stack(exit) = {exit,exit,exit}
%% run: stack(throw) = {throw,throw,throw}
%% run: stack(badarith) = {badarith,error,badarith}
%% run: stack(clause) = {clause,error,function_clause}
%% arm32: f
%%   {try_end,{y,0}}
%%     mov r0, #0x3b
%%     str r0, [sp, #4]
%% arm32: stack
%%   {try_end,{y,0}}
%%     mov r0, #0x3b
%%     str r0, [sp, #4]

{module, try_end}.  % version = 0

{exports, [{f,1},{stack,1}]}.

{attributes, []}.

{labels, 14}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"try_end.erl",1}]}.
    {func_info,{atom,try_end},{atom,f},1}.
  {label,2}.
    {allocate,1,1}.
    {'try',{y,0},{f,3}}.
    {line,[{location,"try_end.erl",2}]}.
    {call,1,{f,8}}.
    {try_end,{y,0}}.
    {test_heap,2,1}.
    {put_list,{x,0},nil,{x,0}}.
    {deallocate,1}.
    return.
  {label,3}.
    {try_case,{y,0}}.
    {test_heap,3,2}.
    {put_tuple2,{x,0},{list,[{x,0},{x,1}]}}.
    {deallocate,1}.
    return.


{function, stack, 1, 5}.
  {label,4}.
    {func_info,{atom,try_end},{atom,stack},1}.
  {label,5}.
    {allocate,2,1}.
    {move,{x,0},{y,1}}.
    {'try',{y,0},{f,6}}.
    {call,1,{f,8}}.
    {try_end,{y,0}}.
    {move,{y,1},{x,0}}.
    {deallocate,2}.
    return.
  {label,6}.
    {try_case,{y,0}}.
    {test_heap,4,2}.
    {put_tuple2,{x,0},{list,[{y,1},{x,0},{x,1}]}}.
    {deallocate,2}.
    return.


{function, risky, 1, 8}.
  {label,7}.
    {line,[{location,"try_end.erl",90}]}.
    {func_info,{atom,try_end},{atom,risky},1}.
  {label,8}.
    {select_val,{x,0},{f,13},{list,[{atom,error},{f,9},{atom,exit},{f,10},{atom,throw},{f,11},{atom,badarith},{f,12},{atom,clause},{f,7}]}}.
  {label,9}.
    {line,[{location,"try_end.erl",91}]}.
    {call_ext_only,1,{extfunc,erlang,error,1}}.
  {label,10}.
    {call_ext_only,1,{extfunc,erlang,exit,1}}.
  {label,11}.
    {call_ext_only,1,{extfunc,erlang,throw,1}}.
  {label,12}.
    {line,[{location,"try_end.erl",94}]}.
    {gc_bif,'div',{f,0},1,[{integer,1},{x,0}],{x,0}}.
    return.
  {label,13}.
    return.
