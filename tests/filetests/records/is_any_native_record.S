%% Continue if Arg is a native record, else jump to Fail.
%% judge: otp29
%% run: f(#m:r{a = 1}) = yes
%% run: f(#m:r{}) = yes
%% run: f(#m:s{a = 1}) = yes
%% run: f({r,1}) = no
%% run: f(#{}) = no
%% run: f(r) = no
%% run: f([]) = no
%% run: f(1.5) = no
%% run: f(<<1>>) = no
%% run: y(#m:r{a = 1}) = yes
%% run: y(#m:r{}) = yes
%% run: y(#m:s{a = 1}) = yes
%% run: y({r,1}) = no
%% arm32: f
%%   {test,is_any_native_record,{f,3},[{x,0}]}
%%     tst r6, #1
%%     ldreq r1, [r6, #-2]
%%     andeq r1, r1, #0x3f
%%     cmpeq r1, #0x2c
%%     bne {f,3}
%% arm32: y
%%   {test,is_any_native_record,{f,6},[{y,0}]}
%%     ldr r0, [sp, #4]
%%     tst r0, #1
%%     ldreq r1, [r0, #-2]
%%     andeq r1, r1, #0x3f
%%     cmpeq r1, #0x2c
%%     bne {f,6}

{module, is_any_native_record}.  % version = 0

{exports, [{f,1},{y,1}]}.

{attributes, []}.

{labels, 7}.



{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,is_any_native_record},{atom,f},1}.
  {label,2}.
    {test,is_any_native_record,{f,3},[{x,0}]}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,3}.
    {move,{atom,no},{x,0}}.
    return.

{function, y, 1, 5}.
  {label,4}.
    {func_info,{atom,is_any_native_record},{atom,y},1}.
  {label,5}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {test,is_any_native_record,{f,6},[{y,0}]}.
    {deallocate,1}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,6}.
    {deallocate,1}.
    {move,{atom,no},{x,0}}.
    return.
