%% case: 1
%% signature: value fmove fr,x
%% function: f0/0
%% arguments: []
%% options: reductions=100000
%% expected oracle: returned -0.0 after 2 reductions
%% actual arm32: returned 0.0 after 2 reductions
{module, value_fmove_328d1897}.  %% version = 0

{exports, [{f0,0}]}.

{attributes, []}.

{labels, 3}.


{function, f0, 0, 2}.
  {label,1}.
    {func_info,{atom,value_fmove_328d1897},{atom,f0},0}.
  {label,2}.
    {fconv,{integer,0},{fr,0}}.
    {bif,fnegate,{f,0},[{fr,0}],{fr,0}}.
    {test_heap,{alloc,[{words,0},{floats,1},{funs,0}]},0}.
    {fmove,{fr,0},{x,0}}.
    return.
