%% case: 1
%% signature: stacktrace call u,f
%% seed: 7
%% program: 20482
%% commit: e79ecf8e15d5b94acd88aaacb325b19e1e347e0b
%% function: f0/1
%% arguments: [0]
%% options: reductions=100000
%% expected oracle: raised error function_clause [{stacktrace_call_426ec779,f2,[0,0,fun erlang:abs/1],[]},{stacktrace_call_426ec779,f0,1,[]}] after 2 reductions
%% actual arm32: raised error function_clause [{stacktrace_call_426ec779,f2,[0,0,fun erlang:abs/1],[{file,[103,101,110,46,101,114,108]},{line,210}]},{stacktrace_call_426ec779,f0,1,[]}] after 2 reductions
{module, stacktrace_call_426ec779}.  %% version = 0

{exports, [{f0,1}]}.

{attributes, []}.

{labels, 6}.


{function, f0, 1, 2}.
  {label,1}.
    {func_info,{atom,stacktrace_call_426ec779},{atom,f0},1}.
  {label,2}.
    {allocate,1,1}.
    {'try',{y,0},{f,3}}.
    {move,{integer,0},{x,1}}.
    {move,{literal,fun erlang:abs/1},{x,2}}.
    {call,3,{f,5}}. % f2/3
    {try_end,{y,0}}.
    {deallocate,1}.
    return.
  {label,3}.
    {try_case,{y,0}}.
    raw_raise.
    {deallocate,1}.
    return.


{function, f2, 3, 5}.
  {label,4}.
    {line,[{location,"gen.erl",210}]}.
    {func_info,{atom,stacktrace_call_426ec779},{atom,f2},3}.
  {label,5}.
    {jump,{f,4}}.
