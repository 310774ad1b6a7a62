%% Dst = Bif(Arg1), or jump to Fail (0: raise); allocates nothing.
%% run: hd([a|b]) = a
%% run: hd([]) raises error:badarg
%% run: tl([a|b]) = b
%% run: size({a,b}) = 2
%% run: size(a) raises error:badarg from [{erlang,tuple_size,[a],[{error_info,#{module => erl_erts_errors}}]},{bif1,size,1,[{file,[98,105,102,49,46,101,114,108]},{line,4}]}]
%% run: guard({a,b}) = 2
%% run: guard(a) = no
%% run: test(a) = true
%% run: test(1) = false
%% run: negate(true) = false
%% run: negate(1) raises error:badarg
%% run: stack({a}) = 1
%% run: memory({a,b,c}) = 3
%% arm32: hd
%%   {bif,hd,{f,0},[{x,0}],{x,0}}
%%     tst r6, #2
%%     bne .1
%%     ldr r6, [r6, #-1]
%%     .1:
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl GuardBif
%%     pop {lr}
%%     mov r6, r0
%%     b next
%% arm32: tl
%%   {bif,tl,{f,0},[{x,0}],{x,0}}
%%     tst r6, #2
%%     bne .1
%%     ldr r6, [r6, #3]
%%     .1:
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl GuardBif
%%     pop {lr}
%%     mov r6, r0
%%     b next
%% arm32: size
%%   {bif,tuple_size,{f,0},[{x,0}],{x,0}}
%%     tst r6, #1
%%     ldreq r1, [r6, #-2]
%%     tsteq r1, #0x3f
%%     bne .1
%%     lsr r1, r1, #2
%%     orr r6, r1, #0xf
%%     .1:
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl GuardBif
%%     pop {lr}
%%     mov r6, r0
%%     b next
%% arm32: guard
%%   {bif,tuple_size,{f,9},[{x,0}],{x,0}}
%%     tst r6, #1
%%     ldreq r1, [r6, #-2]
%%     tsteq r1, #0x3f
%%     bne .1
%%     lsr r1, r1, #2
%%     orr r6, r1, #0xf
%%     .1:
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl GuardBif
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,9}
%%     mov r6, r0
%%     b next
%% arm32: test
%%   {bif,is_atom,{f,0},[{x,0}],{x,0}}
%%     and r1, r6, #0x3f
%%     cmp r1, #0xb
%%     bne .1
%%     mov r6, #0x4b
%%     b next
%%     .1:
%%     mov r6, #0xb
%% arm32: negate
%%   {bif,'not',{f,0},[{x,0}],{x,0}}
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl GuardBif
%%     pop {lr}
%%     mov r6, r0
%% arm32: stack
%%   {bif,tuple_size,{f,0},[{y,0}],{y,1}}
%%     ldr r0, [sp, #4]
%%     tst r0, #1
%%     ldreq r1, [r0, #-2]
%%     tsteq r1, #0x3f
%%     bne .2
%%     lsr r1, r1, #2
%%     orr r0, r1, #0xf
%%     .1:
%%     str r0, [sp, #8]
%%     .2:
%%     ldr r0, [sp, #4]
%%     bl GuardBif
%%     b .1
%% arm32: memory
%%   {bif,tuple_size,{f,0},[{x,7}],{x,6}}
%%     ldr r0, [fp, #0x34]
%%     tst r0, #1
%%     ldreq r1, [r0, #-2]
%%     tsteq r1, #0x3f
%%     bne .2
%%     lsr r1, r1, #2
%%     orr r0, r1, #0xf
%%     .1:
%%     str r0, [fp, #0x30]
%%     .2:
%%     ldr r0, [fp, #0x34]
%%     str lr, [sp, #-4]!
%%     bl GuardBif
%%     pop {lr}
%%     b .1

{module, bif1}.  % version = 0

{exports, [{hd,1},{tl,1},{size,1},{guard,1},{test,1},{negate,1},{stack,1},{memory,1}]}.

{attributes, []}.

{labels, 18}.


{function, hd, 1, 2}.
  {label,1}.
    {func_info,{atom,bif1},{atom,hd},1}.
  {label,2}.
    {bif,hd,{f,0},[{x,0}],{x,0}}.
    return.


{function, tl, 1, 4}.
  {label,3}.
    {func_info,{atom,bif1},{atom,tl},1}.
  {label,4}.
    {bif,tl,{f,0},[{x,0}],{x,0}}.
    return.


{function, size, 1, 6}.
  {label,5}.
    {line,[{location,"bif1.erl",4}]}.
    {func_info,{atom,bif1},{atom,size},1}.
  {label,6}.
    {bif,tuple_size,{f,0},[{x,0}],{x,0}}.
    return.


{function, guard, 1, 8}.
  {label,7}.
    {func_info,{atom,bif1},{atom,guard},1}.
  {label,8}.
    {bif,tuple_size,{f,9},[{x,0}],{x,0}}.
    return.
  {label,9}.
    {move,{atom,no},{x,0}}.
    return.


{function, test, 1, 11}.
  {label,10}.
    {func_info,{atom,bif1},{atom,test},1}.
  {label,11}.
    {bif,is_atom,{f,0},[{x,0}],{x,0}}.
    return.


{function, negate, 1, 13}.
  {label,12}.
    {func_info,{atom,bif1},{atom,negate},1}.
  {label,13}.
    {bif,'not',{f,0},[{x,0}],{x,0}}.
    return.


{function, stack, 1, 15}.
  {label,14}.
    {func_info,{atom,bif1},{atom,stack},1}.
  {label,15}.
    {allocate,2,1}.
    {move,{x,0},{y,0}}.
    {init_yregs,{list,[{y,1}]}}.
    {bif,tuple_size,{f,0},[{y,0}],{y,1}}.
    {move,{y,1},{x,0}}.
    {deallocate,2}.
    return.


{function, memory, 1, 17}.
  {label,16}.
    {func_info,{atom,bif1},{atom,memory},1}.
  {label,17}.
    {move,{x,0},{x,7}}.
    {bif,tuple_size,{f,0},[{x,7}],{x,6}}.
    {move,{x,6},{x,0}}.
    return.
