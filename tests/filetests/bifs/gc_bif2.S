%% Dst = Bif(Arg1, Arg2), or jump to Fail (0: raise); may collect.
%% run: plus(1,2) = 3
%% run: plus(134217727,1) = 134217728
%% run: plus(-134217728,-1) = -134217729
%% run: plus(134217728,134217728) = 268435456
%% run: plus(1180591620717411303424,-1180591620717411303424) = 0
%% run: plus(1.5,2) = 3.5
%% run: plus(7,0) = 7
%% run: plus(a,1) raises error:badarith
%% run: plus(1,[]) raises error:badarith
%% run: minus(1,2) = -1
%% run: minus(134217727,1) = 134217726
%% run: minus(-134217728,-1) = -134217727
%% run: minus(134217728,134217728) = 0
%% run: minus(1180591620717411303424,-1180591620717411303424) = 2361183241434822606848
%% run: minus(1.5,2) = -0.5
%% run: minus(7,0) = 7
%% run: minus(a,1) raises error:badarith
%% run: minus(1,[]) raises error:badarith
%% run: times(1,2) = 2
%% run: times(134217727,1) = 134217727
%% run: times(-134217728,-1) = 134217728
%% run: times(134217728,134217728) = 18014398509481984
%% run: times(1180591620717411303424,-1180591620717411303424) = -1393796574908163946345982392040522594123776
%% run: times(1.5,2) = 3.0
%% run: times(7,0) = 0
%% run: times(a,1) raises error:badarith
%% run: times(1,[]) raises error:badarith
%% run: divide(1,2) = 0
%% run: divide(134217727,1) = 134217727
%% run: divide(-134217728,-1) = 134217728
%% run: divide(134217728,134217728) = 1
%% run: divide(1180591620717411303424,-1180591620717411303424) = -1
%% run: divide(1.5,2) raises error:badarith
%% run: divide(7,0) raises error:badarith
%% run: divide(a,1) raises error:badarith
%% run: divide(1,[]) raises error:badarith
%% run: remainder(1,2) = 1
%% run: remainder(134217727,1) = 0
%% run: remainder(-134217728,-1) = 0
%% run: remainder(134217728,134217728) = 0
%% run: remainder(1180591620717411303424,-1180591620717411303424) = 0
%% run: remainder(1.5,2) raises error:badarith
%% run: remainder(7,0) raises error:badarith
%% run: remainder(a,1) raises error:badarith
%% run: remainder(1,[]) raises error:badarith
%% run: band_(1,2) = 0
%% run: band_(134217727,1) = 1
%% run: band_(-134217728,-1) = -134217728
%% run: band_(134217728,134217728) = 134217728
%% run: band_(1180591620717411303424,-1180591620717411303424) = 1180591620717411303424
%% run: band_(1.5,2) raises error:badarith
%% run: band_(7,0) = 0
%% run: band_(a,1) raises error:badarith
%% run: band_(1,[]) raises error:badarith
%% run: bor_(1,2) = 3
%% run: bor_(134217727,1) = 134217727
%% run: bor_(-134217728,-1) = -1
%% run: bor_(134217728,134217728) = 134217728
%% run: bor_(1180591620717411303424,-1180591620717411303424) = -1180591620717411303424
%% run: bor_(1.5,2) raises error:badarith
%% run: bor_(7,0) = 7
%% run: bor_(a,1) raises error:badarith
%% run: bor_(1,[]) raises error:badarith
%% run: bxor_(1,2) = 3
%% run: bxor_(134217727,1) = 134217726
%% run: bxor_(-134217728,-1) = 134217727
%% run: bxor_(134217728,134217728) = 0
%% run: bxor_(1180591620717411303424,-1180591620717411303424) = -2361183241434822606848
%% run: bxor_(1.5,2) raises error:badarith
%% run: bxor_(7,0) = 7
%% run: bxor_(a,1) raises error:badarith
%% run: bxor_(1,[]) raises error:badarith
%% run: bsl_(1,4) = 16
%% run: bsl_(1,26) = 67108864
%% run: bsl_(1,27) = 134217728
%% run: bsl_(-1,27) = -134217728
%% run: bsl_(-1,28) = -268435456
%% run: bsl_(134217727,-3) = 16777215
%% run: bsl_(-134217728,-30) = -1
%% run: bsl_(1180591620717411303424,-40) = 1073741824
%% run: bsl_(1180591620717411303424,3) = 9444732965739290427392
%% run: bsl_(a,1) raises error:badarith
%% run: bsl_(1,1.0) raises error:badarith
%% run: bsr_(1,4) = 0
%% run: bsr_(1,26) = 0
%% run: bsr_(1,27) = 0
%% run: bsr_(-1,27) = -1
%% run: bsr_(-1,28) = -1
%% run: bsr_(134217727,-3) = 1073741816
%% run: bsr_(-134217728,-30) = -144115188075855872
%% run: bsr_(1180591620717411303424,-40) = 1298074214633706907132624082305024
%% run: bsr_(1180591620717411303424,3) = 147573952589676412928
%% run: bsr_(a,1) raises error:badarith
%% run: bsr_(1,1.0) raises error:badarith
%% run: divide(-134217728,-1) = 134217728
%% run: divide(-7,2) = -3
%% run: remainder(-7,2) = -1
%% run: divide(1,0) raises error:badarith from [{erlang,'div',[1,0],[{error_info,#{module => erl_erts_errors}}]},{gc_bif2,divide,2,[{file,[103,99,95,98,105,102,50,46,101,114,108]},{line,3}]}]
%% run: increment(134217727) = 134217728
%% run: increment(1) = 2
%% run: increment(1.5) = 2.5
%% run: decrement(-134217728) = -134217729
%% run: guard(1,2) = 3
%% run: guard(a,2) = no
%% run: stack(1,2) = 3
%% run: stack(134217727,134217727) = 268435454
%% run: memory(3,4) = 12
%% run: memory(1180591620717411303424,4) = 4722366482869645213696
%% run: typed(1,2) = 3
%% run: typed(134217727,134217727) = 268435454
%% run: range(100,100) = 200
%% run: range(0,0) = 0
%% arm32: plus
%%   {gc_bif,'+',{f,0},2,[{x,0},{x,1}],{x,0}}
%%     and r2, r6, r7
%%     cmp fp, r2, lsl #28
%%     bne .2
%%     bic r3, r7, #0xf
%%     adds r6, r6, r3
%%     bvs .1
%%     .1:
%%     sub r6, r6, r3
%%     .2:
%%     mov r0, r6
%%     mov r1, r7
%%     str lr, [sp, #-4]!
%%     bl AddFloats
%%     pop {lr}
%%     mov r6, r0
%%     b next
%% arm32: minus
%%   {gc_bif,'-',{f,0},2,[{x,0},{x,1}],{x,0}}
%%     and r2, r6, r7
%%     cmp fp, r2, lsl #28
%%     bne .2
%%     bic r3, r7, #0xf
%%     subs r6, r6, r3
%%     bvs .1
%%     .1:
%%     add r6, r6, r3
%%     .2:
%%     mov r0, r6
%%     mov r1, r7
%%     str lr, [sp, #-4]!
%%     bl SubtractFloats
%%     pop {lr}
%%     mov r6, r0
%%     b next
%% arm32: times
%%   {gc_bif,'*',{f,0},2,[{x,0},{x,1}],{x,0}}
%%     and r2, r6, r7
%%     cmp fp, r2, lsl #28
%%     bne .1
%%     bic r2, r6, #0xf
%%     asr r3, r7, #4
%%     smull r2, r3, r2, r3
%%     cmp r3, r2, asr #31
%%     bne .1
%%     orr r6, r2, #0xf
%%     .1:
%%     mov r0, r6
%%     mov r1, r7
%%     str lr, [sp, #-4]!
%%     bl MultiplyFloats
%%     pop {lr}
%%     mov r6, r0
%%     b next
%% arm32: divide
%%   {gc_bif,'div',{f,0},2,[{x,0},{x,1}],{x,0}}
%%     and r2, r6, r7
%%     cmp fp, r2, lsl #28
%%     bne .1
%%     asr r3, r7, #4
%%     cmp r3, #0
%%     beq .1
%%     asr r2, r6, #4
%%     sdiv r2, r2, r3
%%     cmp r2, #0x8000000
%%     beq .1
%%     lsl r2, r2, #4
%%     orr r6, r2, #0xf
%%     .1:
%%     mov r0, r6
%%     mov r1, r7
%%     str lr, [sp, #-4]!
%%     bl IntDiv
%%     pop {lr}
%%     mov r6, r0
%%     b next
%% arm32: remainder
%%   {gc_bif,'rem',{f,0},2,[{x,0},{x,1}],{x,0}}
%%     and r2, r6, r7
%%     cmp fp, r2, lsl #28
%%     bne .1
%%     asr r3, r7, #4
%%     cmp r3, #0
%%     beq .1
%%     asr r2, r6, #4
%%     sdiv ip, r2, r3
%%     mls r2, ip, r3, r2
%%     lsl r2, r2, #4
%%     orr r6, r2, #0xf
%%     .1:
%%     mov r0, r6
%%     mov r1, r7
%%     str lr, [sp, #-4]!
%%     bl Rem
%%     pop {lr}
%%     mov r6, r0
%%     b next
%% arm32: band_
%%   {gc_bif,'band',{f,0},2,[{x,0},{x,1}],{x,0}}
%%     and r2, r6, r7
%%     cmp fp, r2, lsl #28
%%     bne .1
%%     and r6, r6, r7
%%     .1:
%%     mov r0, r6
%%     mov r1, r7
%%     str lr, [sp, #-4]!
%%     bl Band
%%     pop {lr}
%%     mov r6, r0
%%     b next
%% arm32: bor_
%%   {gc_bif,'bor',{f,0},2,[{x,0},{x,1}],{x,0}}
%%     and r2, r6, r7
%%     cmp fp, r2, lsl #28
%%     bne .1
%%     orr r6, r6, r7
%%     .1:
%%     mov r0, r6
%%     mov r1, r7
%%     str lr, [sp, #-4]!
%%     bl Bor
%%     pop {lr}
%%     mov r6, r0
%%     b next
%% arm32: bxor_
%%   {gc_bif,'bxor',{f,0},2,[{x,0},{x,1}],{x,0}}
%%     and r2, r6, r7
%%     cmp fp, r2, lsl #28
%%     bne .1
%%     eor r2, r6, r7
%%     orr r6, r2, #0xf
%%     .1:
%%     mov r0, r6
%%     mov r1, r7
%%     str lr, [sp, #-4]!
%%     bl Bxor
%%     pop {lr}
%%     mov r6, r0
%%     b next
%% arm32: bsl_
%%   {gc_bif,'bsl',{f,0},2,[{x,0},{x,1}],{x,0}}
%%     and r2, r6, r7
%%     cmp fp, r2, lsl #28
%%     bne .1
%%     asr r3, r7, #4
%%     cmp r3, #0x1b
%%     bhi .1
%%     bic r2, r6, #0xf
%%     lsl ip, r2, r3
%%     cmp r2, ip, asr r3
%%     bne .1
%%     orr r6, ip, #0xf
%%     .1:
%%     mov r0, r6
%%     mov r1, r7
%%     str lr, [sp, #-4]!
%%     bl Bsl
%%     pop {lr}
%%     mov r6, r0
%%     b next
%% arm32: bsr_
%%   {gc_bif,'bsr',{f,0},2,[{x,0},{x,1}],{x,0}}
%%     and r2, r6, r7
%%     cmp fp, r2, lsl #28
%%     bne .1
%%     asr r3, r7, #4
%%     cmp r3, #0x1f
%%     bhi .1
%%     asr r2, r6, r3
%%     orr r6, r2, #0xf
%%     .1:
%%     mov r0, r6
%%     mov r1, r7
%%     str lr, [sp, #-4]!
%%     bl Bsr
%%     pop {lr}
%%     mov r6, r0
%%     b next
%% arm32: increment
%%   {gc_bif,'+',{f,0},1,[{x,0},{integer,1}],{x,0}}
%%     cmp fp, r6, lsl #28
%%     bne .2
%%     adds r6, r6, #0x10
%%     bvs .1
%%     .1:
%%     sub r6, r6, #0x10
%%     .2:
%%     mov r0, r6
%%     mov r1, #0x1f
%%     str lr, [sp, #-4]!
%%     bl AddFloats
%%     pop {lr}
%%     mov r6, r0
%%     b next
%% arm32: decrement
%%   {gc_bif,'-',{f,0},1,[{x,0},{integer,1}],{x,0}}
%%     cmp fp, r6, lsl #28
%%     bne .2
%%     subs r6, r6, #0x10
%%     bvs .1
%%     .1:
%%     add r6, r6, #0x10
%%     .2:
%%     mov r0, r6
%%     mov r1, #0x1f
%%     str lr, [sp, #-4]!
%%     bl SubtractFloats
%%     pop {lr}
%%     mov r6, r0
%%     b next
%% arm32: guard
%%   {gc_bif,'+',{f,27},2,[{x,0},{x,1}],{x,0}}
%%     and r2, r6, r7
%%     cmp fp, r2, lsl #28
%%     bne .2
%%     bic r3, r7, #0xf
%%     adds r6, r6, r3
%%     bvs .1
%%     .1:
%%     sub r6, r6, r3
%%     .2:
%%     mov r0, r6
%%     mov r1, r7
%%     str lr, [sp, #-4]!
%%     bl AddFloats
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,27}
%%     mov r6, r0
%%     b next
%% arm32: stack
%%   {gc_bif,'+',{f,0},0,[{y,0},{y,1}],{y,2}}
%%     ldr r0, [sp, #4]
%%     ldr r1, [sp, #8]
%%     and r2, r0, r1
%%     cmp fp, r2, lsl #28
%%     bne .2
%%     bic r3, r1, #0xf
%%     adds r2, r0, r3
%%     bvs .2
%%     .1:
%%     str r2, [sp, #0xc]
%%     .2:
%%     ldr r0, [sp, #4]
%%     ldr r1, [sp, #8]
%%     bl AddFloats
%%     mov r2, r0
%%     b .1
%% arm32: memory
%%   {gc_bif,'*',{f,0},7,[{x,5},{x,6}],{x,6}}
%%     ldr r0, [fp, #0x2c]
%%     ldr r1, [fp, #0x30]
%%     and r2, r0, r1
%%     cmp fp, r2, lsl #28
%%     bne .2
%%     bic r2, r0, #0xf
%%     asr r3, r1, #4
%%     smull r2, r3, r2, r3
%%     cmp r3, r2, asr #31
%%     bne .2
%%     orr r2, r2, #0xf
%%     .1:
%%     str r2, [fp, #0x30]
%%     .2:
%%     ldr r0, [fp, #0x2c]
%%     ldr r1, [fp, #0x30]
%%     str lr, [sp, #-4]!
%%     bl MultiplyFloats
%%     pop {lr}
%%     mov r2, r0
%%     b .1
%% arm32: typed
%%   {gc_bif,'+',{f,0},2,[{tr,{x,0},{t_integer,any}},{tr,{x,1},{t_integer,any}}],{x,0}}
%%     and r2, r6, r7
%%     cmp fp, r2, lsl #28
%%     bne .2
%%     bic r3, r7, #0xf
%%     adds r6, r6, r3
%%     bvs .1
%%     .1:
%%     sub r6, r6, r3
%%     .2:
%%     mov r0, r6
%%     mov r1, r7
%%     str lr, [sp, #-4]!
%%     bl AddFloats
%%     pop {lr}
%%     mov r6, r0
%%     b next
%% arm32: range
%%   {gc_bif,'+',{f,0},2,[{tr,{x,0},{t_integer,{0,100}}},{tr,{x,1},{t_integer,{0,100}}}],{x,0}}
%%     ; skipped small test because x0 is an integer in 0..100; skipped small test because x1 is an integer in 0..100; skipped overflow test because x0 is an integer in 0..100 and x1 is an integer in 0..100
%%     bic r3, r7, #0xf
%%     adds r6, r6, r3

{module, gc_bif2}.  % version = 0

{exports, [{plus,2},{minus,2},{times,2},{divide,2},{remainder,2},{band_,2},{bor_,2},{bxor_,2},{bsl_,2},{bsr_,2},{increment,1},{decrement,1},{guard,2},{stack,2},{memory,2},{typed,2},{range,2}]}.

{attributes, []}.

{labels, 36}.


{function, plus, 2, 2}.
  {label,1}.
    {line,[{location,"gc_bif2.erl",3}]}.
    {func_info,{atom,gc_bif2},{atom,plus},2}.
  {label,2}.
    {gc_bif,'+',{f,0},2,[{x,0},{x,1}],{x,0}}.
    return.


{function, minus, 2, 4}.
  {label,3}.
    {line,[{location,"gc_bif2.erl",3}]}.
    {func_info,{atom,gc_bif2},{atom,minus},2}.
  {label,4}.
    {gc_bif,'-',{f,0},2,[{x,0},{x,1}],{x,0}}.
    return.


{function, times, 2, 6}.
  {label,5}.
    {line,[{location,"gc_bif2.erl",3}]}.
    {func_info,{atom,gc_bif2},{atom,times},2}.
  {label,6}.
    {gc_bif,'*',{f,0},2,[{x,0},{x,1}],{x,0}}.
    return.


{function, divide, 2, 8}.
  {label,7}.
    {line,[{location,"gc_bif2.erl",3}]}.
    {func_info,{atom,gc_bif2},{atom,divide},2}.
  {label,8}.
    {gc_bif,'div',{f,0},2,[{x,0},{x,1}],{x,0}}.
    return.


{function, remainder, 2, 10}.
  {label,9}.
    {line,[{location,"gc_bif2.erl",3}]}.
    {func_info,{atom,gc_bif2},{atom,remainder},2}.
  {label,10}.
    {gc_bif,'rem',{f,0},2,[{x,0},{x,1}],{x,0}}.
    return.


{function, band_, 2, 12}.
  {label,11}.
    {line,[{location,"gc_bif2.erl",3}]}.
    {func_info,{atom,gc_bif2},{atom,band_},2}.
  {label,12}.
    {gc_bif,'band',{f,0},2,[{x,0},{x,1}],{x,0}}.
    return.


{function, bor_, 2, 14}.
  {label,13}.
    {line,[{location,"gc_bif2.erl",3}]}.
    {func_info,{atom,gc_bif2},{atom,bor_},2}.
  {label,14}.
    {gc_bif,'bor',{f,0},2,[{x,0},{x,1}],{x,0}}.
    return.


{function, bxor_, 2, 16}.
  {label,15}.
    {line,[{location,"gc_bif2.erl",3}]}.
    {func_info,{atom,gc_bif2},{atom,bxor_},2}.
  {label,16}.
    {gc_bif,'bxor',{f,0},2,[{x,0},{x,1}],{x,0}}.
    return.


{function, bsl_, 2, 18}.
  {label,17}.
    {line,[{location,"gc_bif2.erl",3}]}.
    {func_info,{atom,gc_bif2},{atom,bsl_},2}.
  {label,18}.
    {gc_bif,'bsl',{f,0},2,[{x,0},{x,1}],{x,0}}.
    return.


{function, bsr_, 2, 20}.
  {label,19}.
    {line,[{location,"gc_bif2.erl",3}]}.
    {func_info,{atom,gc_bif2},{atom,bsr_},2}.
  {label,20}.
    {gc_bif,'bsr',{f,0},2,[{x,0},{x,1}],{x,0}}.
    return.


{function, increment, 1, 22}.
  {label,21}.
    {func_info,{atom,gc_bif2},{atom,increment},1}.
  {label,22}.
    {gc_bif,'+',{f,0},1,[{x,0},{integer,1}],{x,0}}.
    return.


{function, decrement, 1, 24}.
  {label,23}.
    {func_info,{atom,gc_bif2},{atom,decrement},1}.
  {label,24}.
    {gc_bif,'-',{f,0},1,[{x,0},{integer,1}],{x,0}}.
    return.


{function, guard, 2, 26}.
  {label,25}.
    {func_info,{atom,gc_bif2},{atom,guard},2}.
  {label,26}.
    {gc_bif,'+',{f,27},2,[{x,0},{x,1}],{x,0}}.
    return.
  {label,27}.
    {move,{atom,no},{x,0}}.
    return.


{function, stack, 2, 29}.
  {label,28}.
    {func_info,{atom,gc_bif2},{atom,stack},2}.
  {label,29}.
    {allocate,3,2}.
    {move,{x,0},{y,0}}.
    {move,{x,1},{y,1}}.
    {init_yregs,{list,[{y,2}]}}.
    {gc_bif,'+',{f,0},0,[{y,0},{y,1}],{y,2}}.
    {move,{y,2},{x,0}}.
    {deallocate,3}.
    return.


{function, memory, 2, 31}.
  {label,30}.
    {func_info,{atom,gc_bif2},{atom,memory},2}.
  {label,31}.
    {move,{x,0},{x,5}}.
    {move,{x,1},{x,6}}.
    {move,{x,0},{x,2}}.
    {move,{x,0},{x,3}}.
    {move,{x,0},{x,4}}.
    {gc_bif,'*',{f,0},7,[{x,5},{x,6}],{x,6}}.
    {move,{x,6},{x,0}}.
    return.


{function, typed, 2, 33}.
  {label,32}.
    {func_info,{atom,gc_bif2},{atom,typed},2}.
  {label,33}.
    {gc_bif,'+',{f,0},2,[{tr,{x,0},{t_integer,any}},{tr,{x,1},{t_integer,any}}],{x,0}}.
    return.


{function, range, 2, 35}.
  {label,34}.
    {func_info,{atom,gc_bif2},{atom,range},2}.
  {label,35}.
    {gc_bif,'+',{f,0},2,[{tr,{x,0},{t_integer,{0,100}}},{tr,{x,1},{t_integer,{0,100}}}],{x,0}}.
    return.
