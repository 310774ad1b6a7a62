%% FDst = float(Src); badarith when Src is no number.
%% run: f(1) = 1.0
%% run: f(-134217728) = -134217728.0
%% run: f(134217728) = 134217728.0
%% run: f(1180591620717411303424) = 1.1805916207174113e21
%% run: f(9007199254740993) = 9.007199254740992e15
%% run: f(1.5) = 1.5
%% run: f(a) raises error:badarith
%% run: f({}) raises error:badarith from [{fconv,f,1,[{file,[102,99,111,110,118,46,101,114,108]},{line,2}]}]
%% run: stack(7) = 7.0
%% run: stack(2.5) = 2.5
%% run: memory(7) = 7.0
%% run: memory(2.5) = 2.5
%% run: typed(5) = 5.0
%% arm32: f
%%   {fconv,{x,0},{fr,0}}
%%     cmp fp, r6, lsl #28
%%     bne .1
%%     asr r0, r6, #4
%%     vmov s0, r0
%%     vcvt.f64.s32 d0, s0
%%     .1:
%%     tst r6, #1
%%     ldreq r1, [r6, #-2]
%%     cmpeq r1, #0x98
%%     bne .2
%%     add r0, r6, #2
%%     vldr d0, [r0]
%%     b next
%%     .2:
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl ToFloat
%%     pop {lr}
%%     vmov d0, r0, r1
%%     b next
%% arm32: stack
%%   {fconv,{y,0},{fr,3}}
%%     ldr r0, [sp, #4]
%%     cmp fp, r0, lsl #28
%%     bne .1
%%     asr r0, r0, #4
%%     vmov s6, r0
%%     vcvt.f64.s32 d3, s6
%%     .1:
%%     ldr r0, [sp, #4]
%%     tst r0, #1
%%     ldreq r1, [r0, #-2]
%%     cmpeq r1, #0x98
%%     bne .2
%%     add r0, r0, #2
%%     vldr d3, [r0]
%%     b next
%%     .2:
%%     ldr r0, [sp, #4]
%%     bl ToFloat
%%     vmov d3, r0, r1
%%     b next
%% arm32: memory
%%   {fconv,{x,7},{fr,15}}
%%     ldr r0, [fp, #0x34]
%%     cmp fp, r0, lsl #28
%%     bne .2
%%     asr r0, r0, #4
%%     vmov s28, r0
%%     vcvt.f64.s32 d14, s28
%%     .1:
%%     add ip, fp, #0x1000
%%     add ip, ip, #0x90
%%     vstr d14, [ip]
%%     .2:
%%     ldr r0, [fp, #0x34]
%%     tst r0, #1
%%     ldreq r1, [r0, #-2]
%%     cmpeq r1, #0x98
%%     bne .3
%%     add r0, r0, #2
%%     vldr d14, [r0]
%%     b .1
%%     .3:
%%     ldr r0, [fp, #0x34]
%%     str lr, [sp, #-4]!
%%     bl ToFloat
%%     pop {lr}
%%     vmov d14, r0, r1
%%     b .1
%% arm32: typed
%%   {fconv,{tr,{x,0},{t_integer,any}},{fr,0}}
%%     cmp fp, r6, lsl #28
%%     bne .1
%%     asr r0, r6, #4
%%     vmov s0, r0
%%     vcvt.f64.s32 d0, s0
%%     .1:
%%     tst r6, #1
%%     ldreq r1, [r6, #-2]
%%     cmpeq r1, #0x98
%%     bne .2
%%     add r0, r6, #2
%%     vldr d0, [r0]
%%     b next
%%     .2:
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl ToFloat
%%     pop {lr}
%%     vmov d0, r0, r1
%%     b next

{module, fconv}.  % version = 0

{exports, [{f,1},{stack,1},{memory,1},{typed,1}]}.

{attributes, []}.

{labels, 9}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"fconv.erl",2}]}.
    {func_info,{atom,fconv},{atom,f},1}.
  {label,2}.
    {fconv,{x,0},{fr,0}}.
    {test_heap,{alloc,[{words,0},{floats,1},{funs,0}]},0}.
    {fmove,{fr,0},{x,0}}.
    return.


{function, stack, 1, 4}.
  {label,3}.
    {func_info,{atom,fconv},{atom,stack},1}.
  {label,4}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {fconv,{y,0},{fr,3}}.
    {test_heap,{alloc,[{words,0},{floats,1},{funs,0}]},0}.
    {fmove,{fr,3},{x,0}}.
    {deallocate,1}.
    return.


{function, memory, 1, 6}.
  {label,5}.
    {func_info,{atom,fconv},{atom,memory},1}.
  {label,6}.
    {move,{x,0},{x,7}}.
    {fconv,{x,7},{fr,15}}.
    {test_heap,{alloc,[{words,0},{floats,1},{funs,0}]},0}.
    {fmove,{fr,15},{x,0}}.
    return.


{function, typed, 1, 8}.
  {label,7}.
    {func_info,{atom,fconv},{atom,typed},1}.
  {label,8}.
    {fconv,{tr,{x,0},{t_integer,any}},{fr,0}}.
    {test_heap,{alloc,[{words,0},{floats,1},{funs,0}]},0}.
    {fmove,{fr,0},{x,0}}.
    return.
