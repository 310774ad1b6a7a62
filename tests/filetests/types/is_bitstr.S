%% Continue if is_bitstring(Arg), else jump to Fail.
%% run: f(0) = no
%% run: f(1) = no
%% run: f(-1) = no
%% run: f(134217727) = no
%% run: f(134217728) = no
%% run: f(-134217728) = no
%% run: f(-134217729) = no
%% run: f(1180591620717411303424) = no
%% run: f(1.5) = no
%% run: f(a) = no
%% run: f(true) = no
%% run: f([]) = no
%% run: f([1]) = no
%% run: f([1|2]) = no
%% run: f({}) = no
%% run: f({a}) = no
%% run: f(#{}) = no
%% run: f(<<>>) = yes
%% run: f(<<1,2>>) = yes
%% run: f(<<1:3>>) = yes
%% run: f(fun lists:map/2) = no
%% run: memory(<<>>) = yes
%% run: stack(<<>>) = yes
%% run: memory(a) = no
%% run: stack(a) = no
%% run: memory([]) = no
%% run: stack([]) = no
%% run: memory({1}) = no
%% run: stack({1}) = no
%% run: memory(134217728) = no
%% run: stack(134217728) = no
%% run: typed(<<>>) = yes
%% run: typed(<<1>>) = yes
%% arm32: f
%%   {test,is_bitstr,{f,3},[{x,0}]}
%%     tst r6, #1
%%     ldreq r1, [r6, #-2]
%%     bne {f,3}
%%     and r1, r1, #0x3f
%%     sub r1, r1, #0x20
%%     cmp r1, #8
%%     bhi {f,3}
%% arm32: memory
%%   {test,is_bitstr,{f,6},[{x,7}]}
%%     ldr r0, [fp, #0x34]
%%     tst r0, #1
%%     ldreq r1, [r0, #-2]
%%     bne {f,6}
%%     and r1, r1, #0x3f
%%     sub r1, r1, #0x20
%%     cmp r1, #8
%%     bhi {f,6}
%% arm32: stack
%%   {test,is_bitstr,{f,9},[{y,0}]}
%%     ldr r0, [sp, #4]
%%     tst r0, #1
%%     ldreq r1, [r0, #-2]
%%     bne {f,9}
%%     and r1, r1, #0x3f
%%     sub r1, r1, #0x20
%%     cmp r1, #8
%%     bhi {f,9}
%% arm32: typed
%%   {test,is_bitstr,{f,12},[{tr,{x,0},{t_bitstring,1}}]}
%%     ; skipped test because x0 is a bitstring

{module, is_bitstr}.  % version = 0

{exports, [{f,1},{memory,1},{stack,1},{typed,1}]}.

{attributes, []}.

{labels, 13}.


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


{function, memory, 1, 5}.
  {label,4}.
    {func_info,{atom,is_bitstr},{atom,memory},1}.
  {label,5}.
    {move,{x,0},{x,7}}.
    {test,is_bitstr,{f,6},[{x,7}]}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,6}.
    {move,{atom,no},{x,0}}.
    return.


{function, stack, 1, 8}.
  {label,7}.
    {func_info,{atom,is_bitstr},{atom,stack},1}.
  {label,8}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {test,is_bitstr,{f,9},[{y,0}]}.
    {move,{atom,yes},{x,0}}.
    {deallocate,1}.
    return.
  {label,9}.
    {move,{atom,no},{x,0}}.
    {deallocate,1}.
    return.


{function, typed, 1, 11}.
  {label,10}.
    {func_info,{atom,is_bitstr},{atom,typed},1}.
  {label,11}.
    {test,is_bitstr,{f,12},[{tr,{x,0},{t_bitstring,8}}]}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,12}.
    {move,{atom,no},{x,0}}.
    return.
