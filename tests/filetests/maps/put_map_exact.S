%% Dst = Src#{K := V, …}, or jump to Fail (0: raise badkey).
%% run: f(#{},a,1) raises error:{badkey,a}
%% run: f(#{a => 1},a,2) = #{a => 2}
%% run: f(#{a => 1},b,2) raises error:{badkey,b}
%% run: f(#{1 => a},1.0,b) raises error:{badkey,1.0}
%% run: f(#{{1,[]} => a},{1,[]},b) = #{{1,[]} => b}
%% run: f(#{1 => -1,2 => -2,3 => -3,4 => -4,5 => -5,6 => -6,7 => -7,8 => -8,9 => -9,10 => -10,11 => -11,12 => -12,13 => -13,14 => -14,15 => -15,16 => -16,17 => -17,18 => -18,19 => -19,20 => -20,21 => -21,22 => -22,23 => -23,24 => -24,25 => -25,26 => -26,27 => -27,28 => -28,29 => -29,30 => -30,31 => -31,32 => -32},33,x) raises error:{badkey,33}
%% run: f(#{1 => -1,2 => -2,3 => -3,4 => -4,5 => -5,6 => -6,7 => -7,8 => -8,9 => -9,10 => -10,11 => -11,12 => -12,13 => -13,14 => -14,15 => -15,16 => -16,17 => -17,18 => -18,19 => -19,20 => -20,21 => -21,22 => -22,23 => -23,24 => -24,25 => -25,26 => -26,27 => -27,28 => -28,29 => -29,30 => -30,31 => -31,32 => -32},32,x) = #{1 => -1,2 => -2,3 => -3,4 => -4,5 => -5,6 => -6,7 => -7,8 => -8,9 => -9,10 => -10,11 => -11,12 => -12,13 => -13,14 => -14,15 => -15,16 => -16,17 => -17,18 => -18,19 => -19,20 => -20,21 => -21,22 => -22,23 => -23,24 => -24,25 => -25,26 => -26,27 => -27,28 => -28,29 => -29,30 => -30,31 => -31,32 => x}
%% run: f(#{1 => -1,2 => -2,3 => -3,4 => -4,5 => -5,6 => -6,7 => -7,8 => -8,9 => -9,10 => -10,11 => -11,12 => -12,13 => -13,14 => -14,15 => -15,16 => -16,17 => -17,18 => -18,19 => -19,20 => -20,21 => -21,22 => -22,23 => -23,24 => -24,25 => -25,26 => -26,27 => -27,28 => -28,29 => -29,30 => -30,31 => -31,32 => -32,33 => -33},1,x) = #{1 => x,2 => -2,3 => -3,4 => -4,5 => -5,6 => -6,7 => -7,8 => -8,9 => -9,10 => -10,11 => -11,12 => -12,13 => -13,14 => -14,15 => -15,16 => -16,17 => -17,18 => -18,19 => -19,20 => -20,21 => -21,22 => -22,23 => -23,24 => -24,25 => -25,26 => -26,27 => -27,28 => -28,29 => -29,30 => -30,31 => -31,32 => -32,33 => -33}
%% run: f(#{1 => -1,2 => -2,3 => -3,4 => -4,5 => -5,6 => -6,7 => -7,8 => -8,9 => -9,10 => -10,11 => -11,12 => -12,13 => -13,14 => -14,15 => -15,16 => -16,17 => -17,18 => -18,19 => -19,20 => -20,21 => -21,22 => -22,23 => -23,24 => -24,25 => -25,26 => -26,27 => -27,28 => -28,29 => -29,30 => -30,31 => -31,32 => -32,33 => -33},34,x) raises error:{badkey,34}
%% run: two(#{a => 1,b => 2},x,y) = #{a => x,b => y}
%% run: two(#{a => 1},x,y) raises error:{badkey,b}
%% run: two(#{b => 1},x,y) raises error:{badkey,a}
%% run: two(#{},x,y) raises error:{badkey,a}
%% run: no(#{a => 1},a,2) = #{a => 2}
%% run: no(#{a => 1},b,2) = no
%% run: far(#{a => 1},a,2) = #{a => 2}
%% arm32: f
%%   {put_map_exact,{f,0},{x,0},{x,0},3,{list,[{x,1},{x,2}]}}
%%     and r2, r7, #3
%%     cmp r2, #3
%%     bne .3
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl CopyFlatMap
%%     pop {lr}
%%     cmp r0, #0
%%     beq .3
%%     ldr r3, [r0, #6]
%%     ldr r2, [r0, #2]
%%     add r3, r3, #2
%%     .1:
%%     subs r2, r2, #1
%%     bmi .3
%%     ldr ip, [r3, r2, lsl #2]
%%     cmp ip, r7
%%     bne .1
%%     add ip, r0, r2, lsl #2
%%     str r8, [ip, #0xa]
%%     .2:
%%     mov r6, r0
%%     .3:
%%     mov r0, r6
%%     add r3, fp, #0x3100
%%     str r7, [r3], #4
%%     str r8, [r3], #4
%%     mov r1, #1
%%     str lr, [sp, #-4]!
%%     bl PutMapExact
%%     pop {lr}
%%     b .2
%% arm32: two
%%   {put_map_exact,{f,0},{x,0},{x,0},3,{list,[{atom,a},{x,1},{atom,b},{x,2}]}}
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl CopyFlatMap
%%     pop {lr}
%%     cmp r0, #0
%%     beq .4
%%     ldr r3, [r0, #6]
%%     ldr r2, [r0, #2]
%%     add r3, r3, #2
%%     .1:
%%     subs r2, r2, #1
%%     bmi .4
%%     ldr ip, [r3, r2, lsl #2]
%%     cmp ip, #0xcb
%%     bne .1
%%     add ip, r0, r2, lsl #2
%%     str r8, [ip, #0xa]
%%     movw r1, #0x10b
%%     .2:
%%     subs r2, r2, #1
%%     bmi .4
%%     ldr ip, [r3, r2, lsl #2]
%%     cmp ip, r1
%%     bne .2
%%     add ip, r0, r2, lsl #2
%%     str r7, [ip, #0xa]
%%     .3:
%%     mov r6, r0
%%     .4:
%%     mov r0, r6
%%     add r3, fp, #0x3100
%%     movw r1, #0x10b
%%     str r1, [r3], #4
%%     str r7, [r3], #4
%%     mov r1, #0xcb
%%     str r1, [r3], #4
%%     str r8, [r3], #4
%%     mov r1, #2
%%     str lr, [sp, #-4]!
%%     bl PutMapExact
%%     pop {lr}
%%     b .3
%% arm32: no
%%   {put_map_exact,{f,10},{x,0},{x,0},3,{list,[{x,1},{x,2}]}}
%%     and r2, r7, #3
%%     cmp r2, #3
%%     bne .3
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl CopyFlatMap
%%     pop {lr}
%%     cmp r0, #0
%%     beq .3
%%     ldr r3, [r0, #6]
%%     ldr r2, [r0, #2]
%%     add r3, r3, #2
%%     .1:
%%     subs r2, r2, #1
%%     bmi .3
%%     ldr ip, [r3, r2, lsl #2]
%%     cmp ip, r7
%%     bne .1
%%     add ip, r0, r2, lsl #2
%%     str r8, [ip, #0xa]
%%     .2:
%%     mov r6, r0
%%     .3:
%%     mov r0, r6
%%     add r3, fp, #0x3100
%%     str r7, [r3], #4
%%     str r8, [r3], #4
%%     mov r1, #1
%%     str lr, [sp, #-4]!
%%     bl PutMapExact
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,10}
%%     b .2

{module, put_map_exact}.  % version = 0

{exports, [{f,3},{two,3},{no,3},{far,3}]}.

{attributes, []}.

{labels, 14}.



{function, f, 3, 2}.
  {label,1}.
    {func_info,{atom,put_map_exact},{atom,f},3}.
  {label,2}.
    {test,is_map,{f,3},[{x,0}]}.
    {put_map_exact,{f,0},{x,0},{x,0},3,{list,[{x,1},{x,2}]}}.
    return.
  {label,3}.
    {move,{atom,nomap},{x,0}}.
    return.

{function, two, 3, 5}.
  {label,4}.
    {func_info,{atom,put_map_exact},{atom,two},3}.
  {label,5}.
    {test,is_map,{f,6},[{x,0}]}.
    {put_map_exact,{f,0},{x,0},{x,0},3,{list,[{atom,a},{x,1},{atom,b},{x,2}]}}.
    return.
  {label,6}.
    {move,{atom,nomap},{x,0}}.
    return.

{function, no, 3, 8}.
  {label,7}.
    {func_info,{atom,put_map_exact},{atom,no},3}.
  {label,8}.
    {test,is_map,{f,9},[{x,0}]}.
    {put_map_exact,{f,10},{x,0},{x,0},3,{list,[{x,1},{x,2}]}}.
    return.
  {label,10}.
    {move,{atom,no},{x,0}}.
    return.
  {label,9}.
    {move,{atom,nomap},{x,0}}.
    return.

{function, far, 3, 12}.
  {label,11}.
    {func_info,{atom,put_map_exact},{atom,far},3}.
  {label,12}.
    {test,is_map,{f,13},[{x,0}]}.
    {put_map_exact,{f,0},{x,0},{x,1022},3,{list,[{x,1},{x,2}]}}.
    {move,{x,1022},{x,0}}.
    return.
  {label,13}.
    {move,{atom,nomap},{x,0}}.
    return.
