%% Dst = value of Key, for each pair, or jump to Fail.
%% run: f(#{}) = no
%% run: f(#{a => 1}) = 1
%% run: f(#{b => 1}) = no
%% run: f(#{a => 1,{b} => 2}) = 1
%% run: f(#{1 => 2,a => 1,{b} => 2}) = 1
%% run: f(#{1 => -1,2 => -2,3 => -3,4 => -4,5 => -5,6 => -6,7 => -7,8 => -8,9 => -9,10 => -10,11 => -11,12 => -12,13 => -13,14 => -14,15 => -15,16 => -16,17 => -17,18 => -18,19 => -19,20 => -20,21 => -21,22 => -22,23 => -23,24 => -24,25 => -25,26 => -26,27 => -27,28 => -28,29 => -29,30 => -30,31 => -31,32 => -32}) = no
%% run: f(#{1 => -1,2 => -2,3 => -3,4 => -4,5 => -5,6 => -6,7 => -7,8 => -8,9 => -9,10 => -10,11 => -11,12 => -12,13 => -13,14 => -14,15 => -15,16 => -16,17 => -17,18 => -18,19 => -19,20 => -20,21 => -21,22 => -22,23 => -23,24 => -24,25 => -25,26 => -26,27 => -27,28 => -28,29 => -29,30 => -30,31 => -31,32 => -32,33 => -33}) = no
%% run: f(a) = no
%% run: two(#{a => 1}) = no
%% run: two(#{1 => x,a => [y]}) = {[y],x}
%% run: two(#{1 => x}) = no
%% run: any(#{1 => a},1) = a
%% run: any(#{1 => a},1.0) = no
%% run: any(#{{1} => a},{1}) = a
%% run: any(#{1 => -1,2 => -2,3 => -3,4 => -4,5 => -5,6 => -6,7 => -7,8 => -8,9 => -9,10 => -10,11 => -11,12 => -12,13 => -13,14 => -14,15 => -15,16 => -16,17 => -17,18 => -18,19 => -19,20 => -20,21 => -21,22 => -22,23 => -23,24 => -24,25 => -25,26 => -26,27 => -27,28 => -28,29 => -29,30 => -30,31 => -31,32 => -32,33 => -33},33) = -33
%% run: any(#{1 => -1,2 => -2,3 => -3,4 => -4,5 => -5,6 => -6,7 => -7,8 => -8,9 => -9,10 => -10,11 => -11,12 => -12,13 => -13,14 => -14,15 => -15,16 => -16,17 => -17,18 => -18,19 => -19,20 => -20,21 => -21,22 => -22,23 => -23,24 => -24,25 => -25,26 => -26,27 => -27,28 => -28,29 => -29,30 => -30,31 => -31,32 => -32,33 => -33},34) = no
%% run: stack(#{1 => -1,2 => -2,3 => -3,4 => -4,5 => -5,6 => -6,7 => -7,8 => -8,9 => -9,10 => -10,11 => -11,12 => -12,13 => -13,14 => -14,15 => -15,16 => -16,17 => -17,18 => -18,19 => -19,20 => -20,21 => -21,22 => -22,23 => -23,24 => -24,25 => -25,26 => -26,27 => -27,28 => -28,29 => -29,30 => -30,31 => -31,32 => -32,33 => -33},5) = -5
%% run: stack(#{a => b},a) = b
%% run: stack([],a) = no
%% run: far(#{a => 1,[1] => 2}) = {1,2}
%% run: far(#{a => 1}) = no
%% arm32: f
%%   {get_map_elements,{f,3},{x,0},{list,[{atom,a},{x,0}]}}
%%     mov r0, r6
%%     ldr r1, [r0, #-2]
%%     tst r1, #0xc0
%%     bne .2
%%     ldr r3, [r0, #6]
%%     ldr r2, [r0, #2]
%%     add r3, r3, #2
%%     .1:
%%     subs r2, r2, #1
%%     bmi {f,3}
%%     ldr ip, [r3, r2, lsl #2]
%%     cmp ip, #0x8b
%%     bne .1
%%     add ip, r0, r2, lsl #2
%%     ldr r6, [ip, #0xa]
%%     .2:
%%     mov r1, #0x8b
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl FindKey
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,3}
%%     mov r6, r0
%%     b next
%% arm32: two
%%   {get_map_elements,{f,6},{x,0},{list,[{atom,a},{x,0},{integer,1},{x,1}]}}
%%     mov r0, r6
%%     ldr r1, [r0, #-2]
%%     tst r1, #0xc0
%%     bne .3
%%     ldr r3, [r0, #6]
%%     ldr r2, [r0, #2]
%%     add r3, r3, #2
%%     .1:
%%     subs r2, r2, #1
%%     bmi {f,6}
%%     ldr ip, [r3, r2, lsl #2]
%%     cmp ip, #0x8b
%%     bne .1
%%     add ip, r0, r2, lsl #2
%%     ldr r6, [ip, #0xa]
%%     .2:
%%     subs r2, r2, #1
%%     bmi {f,6}
%%     ldr ip, [r3, r2, lsl #2]
%%     cmp ip, #0x1f
%%     bne .2
%%     add ip, r0, r2, lsl #2
%%     ldr r7, [ip, #0xa]
%%     .3:
%%     mov r1, #0x1f
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl FindKey
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,6}
%%     mov r7, r0
%%     mov r1, #0x8b
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl FindKey
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,6}
%%     mov r6, r0
%%     b next
%% arm32: any
%%   {get_map_elements,{f,9},{x,0},{list,[{x,1},{x,1}]}}
%%     and r2, r7, #3
%%     cmp r2, #3
%%     bne .2
%%     ldr r1, [r6, #-2]
%%     tst r1, #0xc0
%%     bne .2
%%     ldr r3, [r6, #6]
%%     ldr r2, [r6, #2]
%%     add r3, r3, #2
%%     .1:
%%     subs r2, r2, #1
%%     bmi {f,9}
%%     ldr ip, [r3, r2, lsl #2]
%%     cmp ip, r7
%%     bne .1
%%     add ip, r6, r2, lsl #2
%%     ldr r7, [ip, #0xa]
%%     .2:
%%     mov r1, r7
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl FindKey
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,9}
%%     mov r7, r0
%%     b next
%% arm32: stack
%%   {get_map_elements,{f,12},{y,0},{list,[{x,1},{y,0}]}}
%%     and r2, r7, #3
%%     cmp r2, #3
%%     bne .2
%%     ldr r1, [r0, #-2]
%%     tst r1, #0xc0
%%     bne .2
%%     ldr r3, [r0, #6]
%%     ldr r2, [r0, #2]
%%     add r3, r3, #2
%%     .1:
%%     subs r2, r2, #1
%%     bmi {f,12}
%%     ldr ip, [r3, r2, lsl #2]
%%     cmp ip, r7
%%     bne .1
%%     add ip, r0, r2, lsl #2
%%     ldr r1, [ip, #0xa]
%%     str r1, [sp, #4]
%%     .2:
%%     mov r1, r7
%%     ldr r0, [sp, #4]
%%     bl FindKey
%%     cmp r0, #0
%%     beq {f,12}
%%     str r0, [sp, #4]
%%     b next
%% arm32: far
%%   {get_map_elements,{f,15},{x,0},{list,[{atom,a},{x,1022},{literal,[1]},{x,1018}]}}
%%     mov r1, #0x8b
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl FindKey
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,15}
%%     add ip, fp, #0x1000
%%     str r0, [ip, #0x10]
%%     mov r1, #0x20000002
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl FindKey
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,15}
%%     add ip, fp, #0x1000
%%     str r0, [ip]

{module, get_map_elements}.  % version = 0

{exports, [{f,1},{two,1},{any,2},{stack,2},{far,1}]}.

{attributes, []}.

{labels, 16}.



{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,get_map_elements},{atom,f},1}.
  {label,2}.
    {test,is_map,{f,3},[{x,0}]}.
    {get_map_elements,{f,3},{x,0},{list,[{atom,a},{x,0}]}}.
    return.
  {label,3}.
    {move,{atom,no},{x,0}}.
    return.

{function, two, 1, 5}.
  {label,4}.
    {func_info,{atom,get_map_elements},{atom,two},1}.
  {label,5}.
    {test,is_map,{f,6},[{x,0}]}.
    {get_map_elements,{f,6},{x,0},{list,[{atom,a},{x,0},{integer,1},{x,1}]}}.
    {test_heap,3,2}.
    {put_tuple2,{x,0},{list,[{x,0},{x,1}]}}.
    return.
  {label,6}.
    {move,{atom,no},{x,0}}.
    return.

{function, any, 2, 8}.
  {label,7}.
    {func_info,{atom,get_map_elements},{atom,any},2}.
  {label,8}.
    {test,is_map,{f,9},[{x,0}]}.
    {get_map_elements,{f,9},{x,0},{list,[{x,1},{x,1}]}}.
    {move,{x,1},{x,0}}.
    return.
  {label,9}.
    {move,{atom,no},{x,0}}.
    return.

{function, stack, 2, 11}.
  {label,10}.
    {func_info,{atom,get_map_elements},{atom,stack},2}.
  {label,11}.
    {allocate,1,2}.
    {move,{x,0},{y,0}}.
    {test,is_map,{f,12},[{y,0}]}.
    {get_map_elements,{f,12},{y,0},{list,[{x,1},{y,0}]}}.
    {move,{y,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,12}.
    {deallocate,1}.
    {move,{atom,no},{x,0}}.
    return.

{function, far, 1, 14}.
  {label,13}.
    {func_info,{atom,get_map_elements},{atom,far},1}.
  {label,14}.
    {test,is_map,{f,15},[{x,0}]}.
    {get_map_elements,{f,15},{x,0},{list,[{atom,a},{x,1022},{literal,[1]},{x,1018}]}}.
    {move,{x,1022},{x,0}}.
    {move,{x,1018},{x,1}}.
    {test_heap,3,2}.
    {put_tuple2,{x,0},{list,[{x,0},{x,1}]}}.
    return.
  {label,15}.
    {move,{atom,no},{x,0}}.
    return.
