%% case: 1
%% signature: fault:BsFloat-with-flags bs_get_float2 f,x,u,small,u,u,x
%% seed: 13652
%% program: 583
%% commit: 11b1d9d308d7289cda9504962d71a48d25d5ea6b
%% function: f1/4
%% arguments: [0,0,0,0]
%% options: term-words=8192 reductions=500
%% expected oracle: returned 0.0 after 2 reductions
%% actual arm32: faulted at 0x10101044: BsFloat with flags 0x8 after 1 reductions
%% parted: after {test,bs_get_float2,{f,3},5,[{x,4},{integer,0},1,8],{x,0}} in f1/4: machine: expected returned 0.0, got faulted at 0x10101044: BsFloat with flags 0x8
%% guilty: 0x10101044 bl #0x100002a0: faulted
{module, bs_get_float2_flags}.  %% version = 0

{exports, [{f1,4}]}.

{attributes, []}.

{labels, 5}.


{function, f1, 4, 2}.
  {label,1}.
    {func_info,{atom,bs_get_float2_flags},{atom,f1},4}.
  {label,2}.
    {move,{integer,0},{x,4}}.
    {move,{literal,<<>>},{x,5}}.
    {test,bs_start_match3,{f,4},6,[{x,5}],{x,4}}.
    {test,bs_get_float2,{f,3},5,[{x,4},{integer,0},1,8],{x,0}}.
  {label,3}.
  {label,4}.
    return.
