%% case: 1
%% signature: reason put_map_exact f0,x,x,u,list
%% function: f0/0
%% arguments: []
%% options: reductions=100000
%% expected oracle: raised error {badkey,34} [{reason_put_map_exact_0964fd02,f0,0,[]}] after 1 reductions
%% actual arm32: raised error {badkey,33} [{reason_put_map_exact_0964fd02,f0,0,[]}] after 1 reductions
{module, reason_put_map_exact_0964fd02}.  %% version = 0

{exports, [{f0,0}]}.

{attributes, []}.

{labels, 3}.


{function, f0, 0, 2}.
  {label,1}.
    {func_info,{atom,reason_put_map_exact_0964fd02},{atom,f0},0}.
  {label,2}.
    {put_map_assoc,{f,0},{literal,#{}},{x,0},0,{list,[{atom,a},{atom,error}]}}.
    {put_map_exact,{f,0},{x,0},{x,0},1,{list,[{integer,34},{integer,0},{integer,33},{atom,b}]}}.
    return.
