%% case: 1
%% signature: reason bs_create_bin f0,u,u,u,x,list
%% function: f0/0
%% arguments: []
%% options: reductions=100000
%% expected oracle: raised error badarg [{reason_bs_create_bin_8bd8dfac,f0,0,[{error_info,#{cause => {1,binary,size,a},function => format_bs_fail,module => erl_erts_errors}}]}] after 1 reductions
%% actual arm32: returned <<0,255,128,1>> after 2 reductions
{module, reason_bs_create_bin_8bd8dfac}.  %% version = 0

{exports, [{f0,0}]}.

{attributes, []}.

{labels, 3}.


{function, f0, 0, 2}.
  {label,1}.
    {func_info,{atom,reason_bs_create_bin_8bd8dfac},{atom,f0},0}.
  {label,2}.
    {bs_create_bin,{f,0},0,0,1,{x,0},{list,[{atom,binary},1,1,nil,{literal,<<0,255,128,1>>},{atom,a}]}}.
    return.
