%% case: 1
%% signature: fault:a-service-reads-or-writes bs_get_integer2 f,x,u,small,u,u,x
%% seed: 4242
%% program: 51010
%% commit: 7b155febd517528ee1172a060c27a16503173a32
%% function: f/2
%% arguments: [<<0,37,74,111,148,185,222,3,40,77,114,151,188,225,6,43,80,117,154,191,228,9,46,83,120,157,194,231,12,49,86,123,160,197,234,15,52,89,126,163>>,0]
%% options: chaos=2799913659122666095:room@0-4 reductions=100000
%% expected oracle: returned 625635220 after 2 reductions
%% actual arm32: faulted at 0x1010105c: a service reads or writes 0x40000009 after 1 reductions
%% parted: after {test,bs_get_integer2,{f,5},3,[{x,2},{integer,32},1,{field_flags,[unsigned,big]}],{x,0}} in f/2: machine: expected returned 625635220, got faulted at 0x1010105c: a service reads or writes 0x40000009
%% guilty: 0x1010105c bl #0x1000089c: faulted
{module, bs_get_integer2_whole_word_unaligned}.  %% version = 0

{exports, [{f,2}]}.

{attributes, []}.

{labels, 6}.


{function, f, 2, 2}.
  {label,1}.
    {func_info,{atom,bs_get_integer2_whole_word_unaligned},{atom,f},2}.
  {label,2}.
    {test,bs_start_match3,{f,3},2,[{x,0}],{x,2}}.
    {test,bs_skip_bits2,{f,4},[{x,2},{integer,8},1,{field_flags,[unsigned,big]}]}.
    {test,bs_get_integer2,{f,5},3,[{x,2},{integer,32},1,{field_flags,[unsigned,big]}],{x,0}}.
  {label,3}.
  {label,4}.
  {label,5}.
    return.
