%% case: 1
%% signature: fault:a-return-has-not-ended-the apply_last u,u
%% seed: 4242
%% program: 11479
%% commit: 7b155febd517528ee1172a060c27a16503173a32
%% function: f0/0
%% arguments: []
%% options: schedule=3508206664184382409 reductions=100000
%% expected oracle: returned a after 2 reductions
%% actual arm32: faulted at 0x0ffffffc: a return has not ended the turn after 2 reductions
%% parted: after {apply_last,1,0} in f0/0: machine: expected returned a, got faulted at 0x0ffffffc: a return has not ended the turn
%% guilty: 0x10101038 bx r0: faulted
{module, apply_last_of_bif_out_of_reductions}.  %% version = 0

{exports, [{f0,0}]}.

{attributes, []}.

{labels, 3}.


{function, f0, 0, 2}.
  {label,1}.
    {func_info,{atom,apply_last_of_bif_out_of_reductions},{atom,f0},0}.
  {label,2}.
    {allocate,0,0}.
    {move,{literal,[a]},{x,0}}.
    {move,{atom,erlang},{x,1}}.
    {move,{atom,hd},{x,2}}.
    {apply_last,1,0}.
