%% Dst = {Elements…}; the room is there.
%% run: f(a,b) = {a,b}
%% run: over(a,b) = {b,a,b}
%% run: memory(a,b) = {b,a}
%% run: stack(a,b) = {b,a}
%% run: constants() = {a,0,-134217728,134217728,[],1.5,{a}}
%% run: one([]) = {[]}
%% run: nested(1) = {1,{1}}
%% run: long(a) = {a,1,2,3,4,5,6,7,a}
%% arm32: f
%%   {put_tuple2,{x,2},{list,[{x,0},{x,1}]}}
%%     mov r0, #0x80
%%     stm r4!, {r0, r6, r7}
%%     sub r8, r4, #0xa
%% arm32: over
%%   {put_tuple2,{x,0},{list,[{x,1},{x,0},{x,1}]}}
%%     mov r0, #0xc0
%%     stm r4!, {r0, r7}
%%     stm r4!, {r6, r7}
%%     sub r6, r4, #0xe
%% arm32: memory
%%   {put_tuple2,{x,5},{list,[{x,6},{x,5}]}}
%%     mov r0, #0x80
%%     ldr r1, [fp, #0x30]
%%     ldr r2, [fp, #0x2c]
%%     stm r4!, {r0, r1, r2}
%%     sub r0, r4, #0xa
%%     str r0, [fp, #0x2c]
%% arm32: stack
%%   {put_tuple2,{y,0},{list,[{y,1},{y,0}]}}
%%     mov r0, #0x80
%%     ldr r1, [sp, #8]
%%     ldr r2, [sp, #4]
%%     stm r4!, {r0, r1, r2}
%%     sub r0, r4, #0xa
%%     str r0, [sp, #4]
%% arm32: constants
%%   {put_tuple2,{x,0},{list,[{atom,a},{integer,0},{integer,-134217728},{integer,134217728},nil,{float,1.5},{literal,{a}}]}}
%%     mov r0, #0x1c0
%%     mov r1, #0x8b
%%     mov r2, #0xf
%%     mov r3, #0x8000000f
%%     mov ip, #0x20000002
%%     stm r4!, {r0, r1, r2, r3, ip}
%%     mov r0, #0x3b
%%     movw r1, #0x12
%%     movt r1, #0x2000
%%     movw r2, #0x22
%%     movt r2, #0x2000
%%     stm r4!, {r0, r1, r2}
%%     sub r6, r4, #0x1e
%% arm32: one
%%   {put_tuple2,{x,0},{list,[{x,0}]}}
%%     mov r0, #0x40
%%     stm r4!, {r0, r6}
%%     sub r6, r4, #6
%% arm32: nested
%%   {put_tuple2,{x,1},{list,[{x,0}]}}
%%     mov r0, #0x40
%%     stm r4!, {r0, r6}
%%     sub r7, r4, #6
%%   {put_tuple2,{x,0},{list,[{x,0},{x,1}]}}
%%     mov r0, #0x80
%%     stm r4!, {r0, r6, r7}
%%     sub r6, r4, #0xa
%% arm32: long
%%   {put_tuple2,{x,0},{list,[{x,0},{integer,1},{integer,2},{integer,3},{integer,4},{integer,5},{integer,6},{integer,7},{x,0}]}}
%%     mov r0, #0x240
%%     mov ip, #0x1f
%%     stm r4!, {r0, r6, ip}
%%     mov r0, #0x2f
%%     mov r1, #0x3f
%%     mov r2, #0x4f
%%     mov r3, #0x5f
%%     mov ip, #0x6f
%%     stm r4!, {r0, r1, r2, r3, ip}
%%     mov r0, #0x7f
%%     stm r4!, {r0, r6}
%%     sub r6, r4, #0x26

{module, put_tuple2}.  % version = 0

{exports, [{f,2},{over,2},{memory,2},{stack,2},{constants,0},{one,1},{nested,1},{long,1}]}.

{attributes, []}.

{labels, 17}.


{function, f, 2, 2}.
  {label,1}.
    {func_info,{atom,put_tuple2},{atom,f},2}.
  {label,2}.
    {test_heap,3,2}.
    {put_tuple2,{x,2},{list,[{x,0},{x,1}]}}.
    {move,{x,2},{x,0}}.
    return.


{function, over, 2, 4}.
  {label,3}.
    {func_info,{atom,put_tuple2},{atom,over},2}.
  {label,4}.
    {test_heap,4,2}.
    {put_tuple2,{x,0},{list,[{x,1},{x,0},{x,1}]}}.
    return.


{function, memory, 2, 6}.
  {label,5}.
    {func_info,{atom,put_tuple2},{atom,memory},2}.
  {label,6}.
    {test_heap,3,2}.
    {move,{x,0},{x,5}}.
    {move,{x,1},{x,6}}.
    {put_tuple2,{x,5},{list,[{x,6},{x,5}]}}.
    {move,{x,5},{x,0}}.
    return.


{function, stack, 2, 8}.
  {label,7}.
    {func_info,{atom,put_tuple2},{atom,stack},2}.
  {label,8}.
    {allocate_heap,2,3,2}.
    {move,{x,0},{y,0}}.
    {move,{x,1},{y,1}}.
    {put_tuple2,{y,0},{list,[{y,1},{y,0}]}}.
    {move,{y,0},{x,0}}.
    {deallocate,2}.
    return.


{function, constants, 0, 10}.
  {label,9}.
    {func_info,{atom,put_tuple2},{atom,constants},0}.
  {label,10}.
    {test_heap,8,0}.
    {put_tuple2,{x,0},{list,[{atom,a},{integer,0},{integer,-134217728},{integer,134217728},nil,{float,1.5},{literal,{a}}]}}.
    return.


{function, one, 1, 12}.
  {label,11}.
    {func_info,{atom,put_tuple2},{atom,one},1}.
  {label,12}.
    {test_heap,2,1}.
    {put_tuple2,{x,0},{list,[{x,0}]}}.
    return.


{function, nested, 1, 14}.
  {label,13}.
    {func_info,{atom,put_tuple2},{atom,nested},1}.
  {label,14}.
    {test_heap,5,1}.
    {put_tuple2,{x,1},{list,[{x,0}]}}.
    {put_tuple2,{x,0},{list,[{x,0},{x,1}]}}.
    return.


{function, long, 1, 16}.
  {label,15}.
    {func_info,{atom,put_tuple2},{atom,long},1}.
  {label,16}.
    {test_heap,10,1}.
    {put_tuple2,{x,0},{list,[{x,0},{integer,1},{integer,2},{integer,3},{integer,4},{integer,5},{integer,6},{integer,7},{x,0}]}}.
    return.
