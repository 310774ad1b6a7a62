%% Floats' signs: the one of zero is a sign like another.
%% judge: otp27
%% run: f(-0.0) = 0.0
%% run: f(0.0) = 0.0
%% run: f(-2.5) = 2.5
%% run: f(-1) = 1
%% run: negated(0.0) = -0.0
%% run: negated(-0.0) = 0.0
%% run: applied(-0.0) = 0.0
%% arm32: f
%%   {gc_bif,abs,{f,0},1,[{x,0}],{x,0}}
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl GuardBif
%%     pop {lr}
%%     mov r6, r0
{module, gc_bif1}.  % version = 0

{exports, [{f,1},{negated,1},{applied,1}]}.

{attributes, []}.

{labels, 7}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,gc_bif1},{atom,f},1}.
  {label,2}.
    {gc_bif,abs,{f,0},1,[{x,0}],{x,0}}.
    return.

{function, negated, 1, 4}.
  {label,3}.
    {func_info,{atom,gc_bif1},{atom,negated},1}.
  {label,4}.
    {gc_bif,'-',{f,0},1,[{x,0}],{x,0}}.
    return.

{function, applied, 1, 6}.
  {label,5}.
    {func_info,{atom,gc_bif1},{atom,applied},1}.
  {label,6}.
    {allocate,0,1}.
    {move,{atom,erlang},{x,1}}.
    {move,{atom,abs},{x,2}}.
    {apply_last,1,0}.
