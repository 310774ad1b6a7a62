%% case: 1
%% signature: fault:heap-or-stack-has-grown-into get u
%% seed: 0
%% program: 0
%% commit: da33ab6
%% function: f/1
%% arguments: [[1,2,3,4,5,6]]
%% options: gc-stress reductions=100000
{module, get_keeps_reserved_room}.  %% version = 0

{exports, [{f,1}]}.

{attributes, []}.

{labels, 3}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,get_keeps_reserved_room},{atom,f},1}.
  {label,2}.
    {allocate,0,1}.
    {move,{x,0},{x,1}}.
    {move,{atom,k},{x,0}}.
    {call_ext,2,{extfunc,erlang,put,2}}.
    {test_heap,14,0}.
    {bif,get,{f,0},[{atom,k}],{x,0}}.
    {put_tuple2,{x,0},{list,[{x,0},{x,0},{x,0},{x,0},{x,0},{x,0},{x,0},{x,0},{x,0},{x,0},{x,0},{x,0},{x,0}]}}.
    {deallocate,0}.
    return.
