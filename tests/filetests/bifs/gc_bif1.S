%% Dst = Bif(Arg), or jump to Fail (0: raise); may collect.
%% run: minus(5) = -5
%% run: minus(-134217728) = 134217728
%% run: minus(134217727) = -134217727
%% run: minus(1180591620717411303424) = -1180591620717411303424
%% run: minus(1.5) = -1.5
%% run: minus(a) raises error:badarith
%% run: guard(5) = 5
%% run: guard(a) = no
%% run: bits(5) = -6
%% run: bits(-134217729) = 134217728
%% run: bits(1.5) raises error:badarith
%% run: length([1,2,3]) = 3
%% run: length([]) = 0
%% run: length([1|2]) raises error:badarg
%% run: length(a) raises error:badarg from [{erlang,length,[a],[{error_info,#{module => erl_erts_errors}}]},{gc_bif1,length,1,[{file,[103,99,95,98,105,102,49,46,101,114,108]},{line,5}]}]
%% run: size([1,2]) = 2
%% run: memory(-5) = 5
%% run: memory(-134217728) = 134217728
%% run: stack(-5) = 5
%% run: stack(-134217728) = 134217728
%% run: typed(7) = -7
%% run: rounded(2.5) = 3
%% run: rounded(1.0e20) = 100000000000000000000
%% run: rounded(a) raises error:badarg
%% arm32: minus
%%   {gc_bif,'-',{f,0},1,[{x,0}],{x,0}}
%%     cmp fp, r6, lsl #28
%%     bne .2
%%     rsbs r6, r6, #0x1e
%%     bvs .1
%%     .1:
%%     rsb r6, r6, #0x1e
%%     .2:
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl Negate
%%     pop {lr}
%%     mov r6, r0
%%     b next
%% arm32: guard
%%   {gc_bif,abs,{f,5},1,[{x,0}],{x,0}}
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl GuardBif
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,5}
%%     mov r6, r0
%% arm32: bits
%%   {gc_bif,'bnot',{f,0},1,[{x,0}],{x,0}}
%%     cmp fp, r6, lsl #28
%%     bne .1
%%     rsb r6, r6, #0xe
%%     .1:
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl Bnot
%%     pop {lr}
%%     mov r6, r0
%%     b next
%% arm32: length
%%   {gc_bif,length,{f,0},1,[{x,0}],{x,0}}
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl GuardBif
%%     pop {lr}
%%     mov r6, r0
%% arm32: memory
%%   {gc_bif,abs,{f,0},8,[{x,7}],{x,6}}
%%     ldr r0, [fp, #0x34]
%%     str lr, [sp, #-4]!
%%     bl GuardBif
%%     pop {lr}
%%     str r0, [fp, #0x30]
%% arm32: stack
%%   {gc_bif,abs,{f,0},0,[{y,0}],{y,1}}
%%     ldr r0, [sp, #4]
%%     bl GuardBif
%%     str r0, [sp, #8]
%% arm32: typed
%%   {gc_bif,'-',{f,0},1,[{tr,{x,0},{t_integer,{0,100}}}],{x,0}}
%%     ; skipped small test because x0 is an integer in 0..100
%%     rsbs r6, r6, #0x1e
%%     bvs .1
%%     .1:
%%     rsb r6, r6, #0x1e
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl Negate
%%     pop {lr}
%%     mov r6, r0
%%     b next
%% arm32: rounded
%%   {gc_bif,round,{f,0},1,[{x,0}],{x,0}}
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl GuardBif
%%     pop {lr}
%%     mov r6, r0

{module, gc_bif1}.  % version = 0

{exports, [{minus,1},{guard,1},{bits,1},{length,1},{size,1},{memory,1},{stack,1},{typed,1},{rounded,1}]}.

{attributes, []}.

{labels, 21}.


{function, minus, 1, 2}.
  {label,1}.
    {func_info,{atom,gc_bif1},{atom,minus},1}.
  {label,2}.
    {gc_bif,'-',{f,0},1,[{x,0}],{x,0}}.
    return.


{function, guard, 1, 4}.
  {label,3}.
    {func_info,{atom,gc_bif1},{atom,guard},1}.
  {label,4}.
    {gc_bif,abs,{f,5},1,[{x,0}],{x,0}}.
    return.
  {label,5}.
    {move,{atom,no},{x,0}}.
    return.


{function, bits, 1, 7}.
  {label,6}.
    {func_info,{atom,gc_bif1},{atom,bits},1}.
  {label,7}.
    {gc_bif,'bnot',{f,0},1,[{x,0}],{x,0}}.
    return.


{function, length, 1, 9}.
  {label,8}.
    {line,[{location,"gc_bif1.erl",5}]}.
    {func_info,{atom,gc_bif1},{atom,length},1}.
  {label,9}.
    {gc_bif,length,{f,0},1,[{x,0}],{x,0}}.
    return.


{function, size, 1, 11}.
  {label,10}.
    {func_info,{atom,gc_bif1},{atom,size},1}.
  {label,11}.
    {gc_bif,length,{f,12},1,[{x,0}],{x,1}}.
    {move,{x,1},{x,0}}.
    return.
  {label,12}.
    return.


{function, memory, 1, 14}.
  {label,13}.
    {func_info,{atom,gc_bif1},{atom,memory},1}.
  {label,14}.
    {move,{x,0},{x,7}}.
    {move,{x,0},{x,1}}.
    {move,{x,0},{x,2}}.
    {move,{x,0},{x,3}}.
    {move,{x,0},{x,4}}.
    {move,{x,0},{x,5}}.
    {move,{x,0},{x,6}}.
    {gc_bif,abs,{f,0},8,[{x,7}],{x,6}}.
    {move,{x,6},{x,0}}.
    return.


{function, stack, 1, 16}.
  {label,15}.
    {func_info,{atom,gc_bif1},{atom,stack},1}.
  {label,16}.
    {allocate,2,1}.
    {move,{x,0},{y,0}}.
    {init_yregs,{list,[{y,1}]}}.
    {gc_bif,abs,{f,0},0,[{y,0}],{y,1}}.
    {move,{y,1},{x,0}}.
    {deallocate,2}.
    return.


{function, typed, 1, 18}.
  {label,17}.
    {func_info,{atom,gc_bif1},{atom,typed},1}.
  {label,18}.
    {gc_bif,'-',{f,0},1,[{tr,{x,0},{t_integer,{0,100}}}],{x,0}}.
    return.


{function, rounded, 1, 20}.
  {label,19}.
    {func_info,{atom,gc_bif1},{atom,rounded},1}.
  {label,20}.
    {gc_bif,round,{f,0},1,[{x,0}],{x,0}}.
    return.
