%% case: 1
%% signature: stacktrace bs_create_bin f0,u,u,u,x,list
%% function: f0/0
%% arguments: []
%% options: reductions=100000
%% expected oracle: raised error badarg [{stacktrace_bs_create_bin_31663869,f0,0,[{error_info,#{cause => {1,float,invalid,8},function => format_bs_fail,module => erl_erts_errors}}]}] after 1 reductions
%% actual arm32: raised error badarg [{stacktrace_bs_create_bin_31663869,f0,0,[{error_info,#{cause => {1,float,invalid,1},function => format_bs_fail,module => erl_erts_errors}}]}] after 1 reductions
{module, stacktrace_bs_create_bin_31663869}.  %% version = 0

{exports, [{f0,0}]}.

{attributes, []}.

{labels, 3}.


{function, f0, 0, 2}.
  {label,1}.
    {func_info,{atom,stacktrace_bs_create_bin_31663869},{atom,f0},0}.
  {label,2}.
    {bs_create_bin,{f,0},0,0,1,{x,0},{list,[{atom,float},1,8,nil,{integer,0},{integer,1}]}}.
    return.
