%% Continue if is_number(Arg), else jump to Fail.
%% run: f(0) = yes
%% run: f(1) = yes
%% run: f(-1) = yes
%% run: f(134217727) = yes
%% run: f(134217728) = yes
%% run: f(-134217728) = yes
%% run: f(-134217729) = yes
%% run: f(1180591620717411303424) = yes
%% run: f(1.5) = yes
%% run: f(a) = no
%% run: f(true) = no
%% run: f([]) = no
%% run: f([1]) = no
%% run: f([1|2]) = no
%% run: f({}) = no
%% run: f({a}) = no
%% run: f(#{}) = no
%% run: f(<<>>) = no
%% run: f(<<1,2>>) = no
%% run: f(<<1:3>>) = no
%% run: f(fun lists:map/2) = no
%% run: memory(1) = yes
%% run: stack(1) = yes
%% run: memory(a) = no
%% run: stack(a) = no
%% run: memory([]) = no
%% run: stack([]) = no
%% run: memory({1}) = no
%% run: stack({1}) = no
%% run: memory(134217728) = yes
%% run: stack(134217728) = yes
%% run: typed(1) = yes
%% run: typed(134217728) = yes
%% run: typed(-134217729) = yes
%% arm32: f
%%   {test,is_number,{f,3},[{x,0}]}
%%     cmp fp, r6, lsl #28
%%     bne .1
%%     .1:
%%     tst r6, #1
%%     bne {f,3}
%%     ldr r1, [r6, #-2]
%%     cmp r1, #0x98
%%     beq next
%%     and r1, r1, #0x3b
%%     cmp r1, #8
%%     bne {f,3}
%%     b next
%% arm32: memory
%%   {test,is_number,{f,6},[{x,7}]}
%%     ldr r0, [fp, #0x34]
%%     cmp fp, r0, lsl #28
%%     bne .1
%%     .1:
%%     ldr r0, [fp, #0x34]
%%     tst r0, #1
%%     bne {f,6}
%%     ldr r1, [r0, #-2]
%%     cmp r1, #0x98
%%     beq next
%%     and r1, r1, #0x3b
%%     cmp r1, #8
%%     bne {f,6}
%%     b next
%% arm32: stack
%%   {test,is_number,{f,9},[{y,0}]}
%%     ldr r0, [sp, #4]
%%     cmp fp, r0, lsl #28
%%     bne .1
%%     .1:
%%     ldr r0, [sp, #4]
%%     tst r0, #1
%%     bne {f,9}
%%     ldr r1, [r0, #-2]
%%     cmp r1, #0x98
%%     beq next
%%     and r1, r1, #0x3b
%%     cmp r1, #8
%%     bne {f,9}
%%     b next
%% arm32: typed
%%   {test,is_number,{f,12},[{tr,{x,0},{t_integer,any}}]}
%%     ; skipped test because x0 is an integer

{module, is_number}.  % version = 0

{exports, [{f,1},{memory,1},{stack,1},{typed,1}]}.

{attributes, []}.

{labels, 13}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,is_number},{atom,f},1}.
  {label,2}.
    {test,is_number,{f,3},[{x,0}]}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,3}.
    {move,{atom,no},{x,0}}.
    return.


{function, memory, 1, 5}.
  {label,4}.
    {func_info,{atom,is_number},{atom,memory},1}.
  {label,5}.
    {move,{x,0},{x,7}}.
    {test,is_number,{f,6},[{x,7}]}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,6}.
    {move,{atom,no},{x,0}}.
    return.


{function, stack, 1, 8}.
  {label,7}.
    {func_info,{atom,is_number},{atom,stack},1}.
  {label,8}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {test,is_number,{f,9},[{y,0}]}.
    {move,{atom,yes},{x,0}}.
    {deallocate,1}.
    return.
  {label,9}.
    {move,{atom,no},{x,0}}.
    {deallocate,1}.
    return.


{function, typed, 1, 11}.
  {label,10}.
    {func_info,{atom,is_number},{atom,typed},1}.
  {label,11}.
    {test,is_number,{f,12},[{tr,{x,0},{t_integer,any}}]}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,12}.
    {move,{atom,no},{x,0}}.
    return.
