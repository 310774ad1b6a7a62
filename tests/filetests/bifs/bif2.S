%% Dst = Bif(Arg1, Arg2), or jump to Fail (0: raise); allocates nothing.
%% run: element(1,{a,b}) = a
%% run: element(2,{a,b}) = b
%% run: element(3,{a,b}) raises error:badarg from [{erlang,element,[3,{a,b}],[{error_info,#{module => erl_erts_errors}}]},{bif2,element,2,[{file,[98,105,102,50,46,101,114,108]},{line,3}]}]
%% run: element(0,{a,b}) raises error:badarg
%% run: element(a,{a,b}) raises error:badarg
%% run: element(1180591620717411303424,{a}) raises error:badarg
%% run: element(1,a) raises error:badarg
%% run: guard(1,{a}) = a
%% run: guard(2,{a}) = no
%% run: constant({a,b}) = b
%% run: constant({}) raises error:badarg
%% run: equal(1,1.0) = true
%% run: equal(a,b) = false
%% run: exact(1,1.0) = false
%% run: less(1,a) = true
%% run: less(134217728,134217727) = false
%% run: both(true,false) = false
%% run: both(true,1) raises error:badarg
%% run: stack(2,{a,b}) = b
%% run: memory(2,{a,b}) = b
%% arm32: element
%%   {bif,element,{f,0},[{x,0},{x,1}],{x,0}}
%%     tst r7, #1
%%     ldreq r1, [r7, #-2]
%%     tsteq r1, #0x3f
%%     bne .1
%%     cmp fp, r6, lsl #28
%%     bne .1
%%     asr r2, r6, #4
%%     sub ip, r2, #1
%%     cmp ip, r1, lsr #6
%%     bhs .1
%%     add ip, r7, r2, lsl #2
%%     ldr r6, [ip, #-2]
%%     .1:
%%     mov r0, r6
%%     mov r1, r7
%%     str lr, [sp, #-4]!
%%     bl GuardBif
%%     pop {lr}
%%     mov r6, r0
%%     b next
%% arm32: guard
%%   {bif,element,{f,5},[{x,0},{x,1}],{x,0}}
%%     tst r7, #1
%%     ldreq r1, [r7, #-2]
%%     tsteq r1, #0x3f
%%     bne .1
%%     cmp fp, r6, lsl #28
%%     bne .1
%%     asr r2, r6, #4
%%     sub ip, r2, #1
%%     cmp ip, r1, lsr #6
%%     bhs .1
%%     add ip, r7, r2, lsl #2
%%     ldr r6, [ip, #-2]
%%     .1:
%%     mov r0, r6
%%     mov r1, r7
%%     str lr, [sp, #-4]!
%%     bl GuardBif
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,5}
%%     mov r6, r0
%%     b next
%% arm32: constant
%%   {bif,element,{f,0},[{integer,2},{x,0}],{x,0}}
%%     tst r6, #1
%%     ldreq r1, [r6, #-2]
%%     tsteq r1, #0x3f
%%     bne .1
%%     cmp r1, #0x80
%%     blo .1
%%     ldr r6, [r6, #6]
%%     .1:
%%     mov r0, #0x2f
%%     mov r1, r6
%%     str lr, [sp, #-4]!
%%     bl GuardBif
%%     pop {lr}
%%     mov r6, r0
%%     b next
%% arm32: equal
%%   {bif,'==',{f,0},[{x,0},{x,1}],{x,0}}
%%     cmp r6, r7
%%     bne .3
%%     .1:
%%     mov r6, #0x4b
%%     b next
%%     .2:
%%     mov r6, #0xb
%%     .3:
%%     and r2, r6, r7
%%     and r2, r2, #3
%%     cmp r2, #3
%%     beq .2
%%     mov r0, r6
%%     mov r1, r7
%%     str lr, [sp, #-4]!
%%     bl Equal
%%     pop {lr}
%%     cmp r0, #0
%%     beq .2
%%     b .1
%% arm32: exact
%%   {bif,'=:=',{f,0},[{x,0},{x,1}],{x,0}}
%%     cmp r6, r7
%%     bne .3
%%     .1:
%%     mov r6, #0x4b
%%     b next
%%     .2:
%%     mov r6, #0xb
%%     .3:
%%     orr r2, r6, r7
%%     and r2, r2, #3
%%     cmp r2, #3
%%     beq .2
%%     mov r0, r6
%%     mov r1, r7
%%     str lr, [sp, #-4]!
%%     bl Identical
%%     pop {lr}
%%     cmp r0, #0
%%     beq .2
%%     b .1
%% arm32: less
%%   {bif,'<',{f,0},[{x,0},{x,1}],{x,0}}
%%     and r2, r6, r7
%%     cmp fp, r2, lsl #28
%%     bne .3
%%     cmp r6, r7
%%     bge .2
%%     .1:
%%     mov r6, #0x4b
%%     b next
%%     .2:
%%     mov r6, #0xb
%%     .3:
%%     mov r0, r6
%%     mov r1, r7
%%     str lr, [sp, #-4]!
%%     bl OrderFloats
%%     pop {lr}
%%     cmp r0, #0
%%     bge .2
%%     b .1
%% arm32: both
%%   {bif,'and',{f,0},[{x,0},{x,1}],{x,0}}
%%     mov r0, r6
%%     mov r1, r7
%%     str lr, [sp, #-4]!
%%     bl GuardBif
%%     pop {lr}
%%     mov r6, r0
%% arm32: stack
%%   {bif,element,{f,0},[{y,0},{y,1}],{y,2}}
%%     ldr r0, [sp, #8]
%%     tst r0, #1
%%     ldreq r1, [r0, #-2]
%%     tsteq r1, #0x3f
%%     bne .2
%%     ldr r3, [sp, #4]
%%     cmp fp, r3, lsl #28
%%     bne .2
%%     asr r2, r3, #4
%%     sub ip, r2, #1
%%     cmp ip, r1, lsr #6
%%     bhs .2
%%     add ip, r0, r2, lsl #2
%%     ldr r0, [ip, #-2]
%%     .1:
%%     str r0, [sp, #0xc]
%%     .2:
%%     ldr r0, [sp, #4]
%%     ldr r1, [sp, #8]
%%     bl GuardBif
%%     b .1
%% arm32: memory
%%   {bif,element,{f,0},[{x,7},{x,8}],{x,6}}
%%     ldr r0, [fp, #0x38]
%%     tst r0, #1
%%     ldreq r1, [r0, #-2]
%%     tsteq r1, #0x3f
%%     bne .2
%%     ldr r3, [fp, #0x34]
%%     cmp fp, r3, lsl #28
%%     bne .2
%%     asr r2, r3, #4
%%     sub ip, r2, #1
%%     cmp ip, r1, lsr #6
%%     bhs .2
%%     add ip, r0, r2, lsl #2
%%     ldr r0, [ip, #-2]
%%     .1:
%%     str r0, [fp, #0x30]
%%     .2:
%%     ldr r0, [fp, #0x34]
%%     ldr r1, [fp, #0x38]
%%     str lr, [sp, #-4]!
%%     bl GuardBif
%%     pop {lr}
%%     b .1

{module, bif2}.  % version = 0

{exports, [{element,2},{guard,2},{constant,1},{equal,2},{exact,2},{less,2},{both,2},{stack,2},{memory,2}]}.

{attributes, []}.

{labels, 20}.


{function, element, 2, 2}.
  {label,1}.
    {line,[{location,"bif2.erl",3}]}.
    {func_info,{atom,bif2},{atom,element},2}.
  {label,2}.
    {bif,element,{f,0},[{x,0},{x,1}],{x,0}}.
    return.


{function, guard, 2, 4}.
  {label,3}.
    {func_info,{atom,bif2},{atom,guard},2}.
  {label,4}.
    {bif,element,{f,5},[{x,0},{x,1}],{x,0}}.
    return.
  {label,5}.
    {move,{atom,no},{x,0}}.
    return.


{function, constant, 1, 7}.
  {label,6}.
    {func_info,{atom,bif2},{atom,constant},1}.
  {label,7}.
    {bif,element,{f,0},[{integer,2},{x,0}],{x,0}}.
    return.


{function, equal, 2, 9}.
  {label,8}.
    {func_info,{atom,bif2},{atom,equal},2}.
  {label,9}.
    {bif,'==',{f,0},[{x,0},{x,1}],{x,0}}.
    return.


{function, exact, 2, 11}.
  {label,10}.
    {func_info,{atom,bif2},{atom,exact},2}.
  {label,11}.
    {bif,'=:=',{f,0},[{x,0},{x,1}],{x,0}}.
    return.


{function, less, 2, 13}.
  {label,12}.
    {func_info,{atom,bif2},{atom,less},2}.
  {label,13}.
    {bif,'<',{f,0},[{x,0},{x,1}],{x,0}}.
    return.


{function, both, 2, 15}.
  {label,14}.
    {func_info,{atom,bif2},{atom,both},2}.
  {label,15}.
    {bif,'and',{f,0},[{x,0},{x,1}],{x,0}}.
    return.


{function, stack, 2, 17}.
  {label,16}.
    {func_info,{atom,bif2},{atom,stack},2}.
  {label,17}.
    {allocate,3,2}.
    {move,{x,0},{y,0}}.
    {move,{x,1},{y,1}}.
    {init_yregs,{list,[{y,2}]}}.
    {bif,element,{f,0},[{y,0},{y,1}],{y,2}}.
    {move,{y,2},{x,0}}.
    {deallocate,3}.
    return.


{function, memory, 2, 19}.
  {label,18}.
    {func_info,{atom,bif2},{atom,memory},2}.
  {label,19}.
    {move,{x,0},{x,7}}.
    {move,{x,1},{x,8}}.
    {bif,element,{f,0},[{x,7},{x,8}],{x,6}}.
    {move,{x,6},{x,0}}.
    return.
