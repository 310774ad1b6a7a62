%% A native record is no bitstring.
%% judge: otp29
%% run: f(#is_bitstr:p{x = 1}) = no
%% run: f(#is_bitstr:p{}) = no
%% run: f(<<5:3>>) = yes
%% run: f(<<1,2>>) = yes
%% run: f(fun erlang:abs/1) = no
%% run: f({a}) = no
%% run: f(#{}) = no
%% run: f(a) = no
%% run: f([a]) = no
%% run: made() = no
%% arm32: f
%%   {test,is_bitstr,{f,3},[{x,0}]}
%%     tst r6, #1
%%     ldreq r1, [r6, #-2]
%%     bne {f,3}
%%     and r1, r1, #0x3f
%%     sub r1, r1, #0x20
%%     cmp r1, #8
%%     bhi {f,3}
{module, is_bitstr}.  % version = 0

{exports, [{f,1},{made,0}]}.

{attributes, []}.

{records, [{p,true,[{x,0}]}]}.

{labels, 6}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,is_bitstr},{atom,f},1}.
  {label,2}.
    {test,is_bitstr,{f,3},[{x,0}]}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,3}.
    {move,{atom,no},{x,0}}.
    return.

{function, made, 0, 5}.
  {label,4}.
    {func_info,{atom,is_bitstr},{atom,made},0}.
  {label,5}.
    {put_record,{f,0},{atom,p},nil,{x,0},0,{list,[]}}.
    {call_only,1,{f,2}}.
