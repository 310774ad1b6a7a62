%% Continue if Arg1 >= Arg2, else jump to Fail.
%% run: f(1,1) = yes
%% run: f(1,2) = no
%% run: f(2,1) = yes
%% run: f(-1,1) = no
%% run: f(134217727,134217728) = no
%% run: f(134217728,134217727) = yes
%% run: f(-134217728,-134217729) = yes
%% run: f(1180591620717411303424,1180591620717411303424) = yes
%% run: f(1180591620717411303424,-1180591620717411303424) = yes
%% run: f(1,1.0) = yes
%% run: f(1.0,1) = yes
%% run: f(0.0,-0.0) = yes
%% run: f(9007199254740993,9.007199254740992e15) = yes
%% run: f(a,b) = no
%% run: f(a,a) = yes
%% run: f(a,1) = yes
%% run: f([],a) = yes
%% run: f([1,2],[1,3]) = no
%% run: f([1],[1.0]) = yes
%% run: f({a,b},{a,b}) = yes
%% run: f({a,b},{b}) = yes
%% run: f(<<1,2>>,<<1,3>>) = no
%% run: f(<<1:1>>,<<1>>) = yes
%% run: f(#{a => 1},#{a => 1.0}) = yes
%% run: f(fun lists:map/2,fun lists:map/2) = yes
%% run: stack(1,2) = no
%% run: stack(2,1) = yes
%% run: stack(a,a) = yes
%% run: stack(1.5,1.5) = yes
%% run: stack(134217728,134217728) = yes
%% run: memory(1,2) = no
%% run: memory(2,1) = yes
%% run: memory(a,a) = yes
%% run: memory([1],[1]) = yes
%% run: small(4) = no
%% run: small(5) = yes
%% run: small(6) = yes
%% run: small(5.0) = yes
%% run: small(a) = yes
%% run: small(134217728) = yes
%% run: small(-134217729) = no
%% run: large(134217727) = no
%% run: large(134217728) = yes
%% run: large(134217729) = yes
%% run: large(134217728.0) = yes
%% run: large([]) = yes
%% run: atom(ok) = yes
%% run: atom(a) = no
%% run: atom(zz) = yes
%% run: atom(1) = no
%% run: atom([]) = yes
%% run: integers(1,2) = no
%% run: integers(2,1) = yes
%% run: integers(2,2) = yes
%% run: integers(-5,134217728) = no
%% run: integers(134217728,134217728) = yes
%% run: range(0) = no
%% run: range(7) = yes
%% run: range(10) = yes
%% run: left(4) = yes
%% run: left(5) = yes
%% run: left(6) = no
%% run: left(5.0) = yes
%% run: left(a) = no
%% arm32: f
%%   {test,is_ge,{f,3},[{x,0},{x,1}]}
%%     and r2, r6, r7
%%     cmp fp, r2, lsl #28
%%     bne .1
%%     cmp r6, r7
%%     blt {f,3}
%%     .1:
%%     mov r0, r6
%%     mov r1, r7
%%     str lr, [sp, #-4]!
%%     bl OrderFloats
%%     pop {lr}
%%     cmp r0, #0
%%     blt {f,3}
%%     b next
%% arm32: stack
%%   {test,is_ge,{f,6},[{y,1},{y,0}]}
%%     ldr r0, [sp, #8]
%%     ldr r1, [sp, #4]
%%     and r2, r0, r1
%%     cmp fp, r2, lsl #28
%%     bne .1
%%     cmp r0, r1
%%     blt {f,6}
%%     .1:
%%     ldr r0, [sp, #8]
%%     ldr r1, [sp, #4]
%%     bl OrderFloats
%%     cmp r0, #0
%%     blt {f,6}
%%     b next
%% arm32: memory
%%   {test,is_ge,{f,9},[{x,7},{x,8}]}
%%     ldr r0, [fp, #0x34]
%%     ldr r1, [fp, #0x38]
%%     and r2, r0, r1
%%     cmp fp, r2, lsl #28
%%     bne .1
%%     cmp r0, r1
%%     blt {f,9}
%%     .1:
%%     ldr r0, [fp, #0x34]
%%     ldr r1, [fp, #0x38]
%%     str lr, [sp, #-4]!
%%     bl OrderFloats
%%     pop {lr}
%%     cmp r0, #0
%%     blt {f,9}
%%     b next
%% arm32: small
%%   {test,is_ge,{f,12},[{x,0},{integer,5}]}
%%     cmp fp, r6, lsl #28
%%     bne .1
%%     cmp r6, #0x50
%%     blt {f,12}
%%     .1:
%%     mov r0, r6
%%     mov r1, #0x5f
%%     str lr, [sp, #-4]!
%%     bl OrderFloats
%%     pop {lr}
%%     cmp r0, #0
%%     blt {f,12}
%%     b next
%% arm32: large
%%   {test,is_ge,{f,15},[{x,0},{integer,134217728}]}
%%     mov r0, r6
%%     mov r1, #0x20000002
%%     str lr, [sp, #-4]!
%%     bl OrderFloats
%%     pop {lr}
%%     cmp r0, #0
%%     blt {f,15}
%% arm32: atom
%%   {test,is_ge,{f,18},[{x,0},{atom,ok}]}
%%     mov r0, r6
%%     movw r1, #0x10b
%%     str lr, [sp, #-4]!
%%     bl OrderFloats
%%     pop {lr}
%%     cmp r0, #0
%%     blt {f,18}
%% arm32: integers
%%   {test,is_ge,{f,21},[{tr,{x,0},{t_integer,any}},{tr,{x,1},{t_integer,any}}]}
%%     and r2, r6, r7
%%     cmp fp, r2, lsl #28
%%     bne .1
%%     cmp r6, r7
%%     blt {f,21}
%%     .1:
%%     mov r0, r6
%%     mov r1, r7
%%     str lr, [sp, #-4]!
%%     bl OrderFloats
%%     pop {lr}
%%     cmp r0, #0
%%     blt {f,21}
%%     b next
%% arm32: range
%%   {test,is_ge,{f,24},[{tr,{x,0},{t_integer,{0,10}}},{integer,7}]}
%%     ; skipped small test because x0 is an integer in 0..10
%%     cmp r6, #0x70
%%     blt {f,24}
%% arm32: left
%%   {test,is_ge,{f,27},[{integer,5},{x,0}]}
%%     cmp fp, r6, lsl #28
%%     bne .1
%%     cmp r6, #0x60
%%     bge {f,27}
%%     .1:
%%     mov r0, #0x5f
%%     mov r1, r6
%%     str lr, [sp, #-4]!
%%     bl OrderFloats
%%     pop {lr}
%%     cmp r0, #0
%%     blt {f,27}
%%     b next

{module, is_ge}.  % version = 0

{exports, [{f,2},{stack,2},{memory,2},{small,1},{large,1},{atom,1},{integers,2},{range,1},{left,1}]}.

{attributes, []}.

{labels, 28}.


{function, f, 2, 2}.
  {label,1}.
    {func_info,{atom,is_ge},{atom,f},2}.
  {label,2}.
    {test,is_ge,{f,3},[{x,0},{x,1}]}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,3}.
    {move,{atom,no},{x,0}}.
    return.


{function, stack, 2, 5}.
  {label,4}.
    {func_info,{atom,is_ge},{atom,stack},2}.
  {label,5}.
    {allocate,2,2}.
    {move,{x,0},{y,1}}.
    {move,{x,1},{y,0}}.
    {test,is_ge,{f,6},[{y,1},{y,0}]}.
    {move,{atom,yes},{x,0}}.
    {deallocate,2}.
    return.
  {label,6}.
    {move,{atom,no},{x,0}}.
    {deallocate,2}.
    return.


{function, memory, 2, 8}.
  {label,7}.
    {func_info,{atom,is_ge},{atom,memory},2}.
  {label,8}.
    {move,{x,0},{x,7}}.
    {move,{x,1},{x,8}}.
    {test,is_ge,{f,9},[{x,7},{x,8}]}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,9}.
    {move,{atom,no},{x,0}}.
    return.


{function, small, 1, 11}.
  {label,10}.
    {func_info,{atom,is_ge},{atom,small},1}.
  {label,11}.
    {test,is_ge,{f,12},[{x,0},{integer,5}]}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,12}.
    {move,{atom,no},{x,0}}.
    return.


{function, large, 1, 14}.
  {label,13}.
    {func_info,{atom,is_ge},{atom,large},1}.
  {label,14}.
    {test,is_ge,{f,15},[{x,0},{integer,134217728}]}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,15}.
    {move,{atom,no},{x,0}}.
    return.


{function, atom, 1, 17}.
  {label,16}.
    {func_info,{atom,is_ge},{atom,atom},1}.
  {label,17}.
    {test,is_ge,{f,18},[{x,0},{atom,ok}]}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,18}.
    {move,{atom,no},{x,0}}.
    return.


{function, integers, 2, 20}.
  {label,19}.
    {func_info,{atom,is_ge},{atom,integers},2}.
  {label,20}.
    {test,is_ge,{f,21},[{tr,{x,0},{t_integer,any}},{tr,{x,1},{t_integer,any}}]}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,21}.
    {move,{atom,no},{x,0}}.
    return.


{function, range, 1, 23}.
  {label,22}.
    {func_info,{atom,is_ge},{atom,range},1}.
  {label,23}.
    {test,is_ge,{f,24},[{tr,{x,0},{t_integer,{0,10}}},{integer,7}]}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,24}.
    {move,{atom,no},{x,0}}.
    return.


{function, left, 1, 26}.
  {label,25}.
    {func_info,{atom,is_ge},{atom,left},1}.
  {label,26}.
    {test,is_ge,{f,27},[{integer,5},{x,0}]}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,27}.
    {move,{atom,no},{x,0}}.
    return.
