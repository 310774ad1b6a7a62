%% Continue if Arg is a native record of that module and name, else jump to Fail.
%% judge: otp29
%% run: f(#is_native_record:p{a = 1}) = yes
%% run: f(#is_native_record:q{}) = no
%% run: f(#m:p{}) = no
%% run: f(#m:r{a = 1}) = no
%% run: f(#m:q{}) = no
%% run: f({p}) = no
%% run: f(m) = no
%% run: g(#is_native_record:p{a = 1}) = no
%% run: g(#is_native_record:q{}) = no
%% run: g(#m:p{}) = no
%% run: g(#m:r{a = 1}) = yes
%% run: g(#m:q{}) = no
%% run: g({p}) = no
%% run: g(m) = no
%% arm32: f
%%   {test,is_native_record,{f,3},[{x,0},{atom,is_native_record},{atom,p}]}
%%     ldr r1, [r6, #2]
%%     ldr r2, [r1, #0xa]
%%     cmp r2, #0x8b
%%     ldreq r2, [r1, #0xe]
%%     cmpeq r2, #0xcb
%%     bne {f,3}
%% arm32: g
%%   {test,is_native_record,{f,6},[{x,0},{atom,m},{atom,r}]}
%%     ldr r1, [r6, #2]
%%     ldr r2, [r1, #0xa]
%%     movw ip, #0x18b
%%     cmp r2, ip
%%     ldreq r2, [r1, #0xe]
%%     movweq ip, #0x1cb
%%     cmpeq r2, ip
%%     bne {f,6}

{module, is_native_record}.  % version = 0

{exports, [{f,1},{g,1}]}.

{attributes, []}.

{records, [{p,true,[{x,0},y,{tag,{default,[1,2]}}]},{q,false,[{zz,1},{aa,2}]},{e,false,[]}]}.

{labels, 7}.



{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,is_native_record},{atom,f},1}.
  {label,2}.
    {test,is_any_native_record,{f,3},[{x,0}]}.
    {test,is_native_record,{f,3},[{x,0},{atom,is_native_record},{atom,p}]}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,3}.
    {move,{atom,no},{x,0}}.
    return.

{function, g, 1, 5}.
  {label,4}.
    {func_info,{atom,is_native_record},{atom,g},1}.
  {label,5}.
    {test,is_any_native_record,{f,6},[{x,0}]}.
    {test,is_native_record,{f,6},[{x,0},{atom,m},{atom,r}]}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,6}.
    {move,{atom,no},{x,0}}.
    return.
