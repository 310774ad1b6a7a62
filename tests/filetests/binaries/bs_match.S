%% Runs the match commands listed on the context, or jump to Fail.
%% judge: otp27
%% run: bytes(<<>>) = no
%% run: bytes(<<1,2,3>>) = {1,770,<<>>}
%% run: bytes(<<1,2,3,4,5>>) = {1,770,<<4,5>>}
%% run: bytes(<<1,2,3:3>>) = no
%% run: bytes(<<255,254,253,252,251,250>>) = {255,65022,<<252,251,250>>}
%% run: bytes(a) = no
%% run: bits(<<>>) = no
%% run: bits(<<1,2,3>>) = no
%% run: bits(<<1,2,3,4,5>>) = {0,1,2,1029,<<>>}
%% run: bits(<<1,2,3:3>>) = no
%% run: bits(<<255,254,253,252,251,250>>) = {7,-1,-2,64763,<<250>>}
%% run: bits(a) = no
%% run: wide(<<255,255,255,255,255,255,255,255,128,0,0,0,1,2,3,4,1:1>>) = {18446744073709551615,-2147483648,4362273281}
%% run: wide(<<0,0,0,0,0,0,0,1,0,0,0,1,0,0,0,0,0:1>>) = {1,1,0}
%% run: wide(<<1>>) = no
%% run: exactly(<<128,0,0,0:4>>) = {-134217728}
%% run: exactly(<<127,255,255,15:4>>) = {134217727}
%% run: exactly(<<127,255,255,255>>) = no
%% run: small(<<128,0,0,0:5>>) = {-268435456}
%% run: small(<<127,255,255,31:5>>) = {268435455}
%% run: small(<<192,0,0,0:5>>) = {-134217728}
%% run: value(<<97,98,99>>) = {<<99>>}
%% run: value(<<97,98>>) = {<<>>}
%% run: value(<<97,99>>) = no
%% run: value(<<97>>) = no
%% run: value([]) = no
%% run: nibble(<<95,15:4>>) = yes
%% run: nibble(<<95,14:4>>) = no
%% run: nibble(<<95,255>>) = no
%% run: binary(<<1,2,3:4>>) = {<<1>>,<<2,3:4>>,<<>>}
%% run: binary(<<1,2,3,4>>) = {<<1>>,<<2,0:4>>,<<48,4:4>>}
%% run: binary(<<1,2>>) = no
%% run: unit(<<1>>) = {<<>>}
%% run: unit(<<1,2,3>>) = {<<2,3>>}
%% run: unit(<<1,2>>) = no
%% run: unit(<<>>) = no
%% run: nothing(<<>>) = yes
%% run: nothing(<<0:1>>) = no
%% run: more(<<1,2,3:4>>) = {1,2,3}
%% run: more(<<1,2,3>>) = no
%% run: more(<<1>>) = no
%% run: again(<<1>>) = 1
%% run: again(<<1,2>>) = 258
%% run: again(<<1,2,3>>) = no
%% arm32: bytes
%%   {bs_match,{f,3},{x,0},{commands,[{ensure_at_least,24,8},{integer,1,{literal,[]},8,1,{x,1}},{integer,2,{literal,[little]},16,1,{x,2}},{get_tail,3,8,{x,3}}]}}
%%     ldr r3, [r6, #6]
%%     ldr r2, [r6, #0xa]
%%     add r1, r3, #0x18
%%     cmp r1, r2
%%     bhi {f,3}
%%     ldr r2, [r6, #0xa]
%%     add r1, r3, #0x18
%%     sub r2, r2, r1
%%     tst r2, #7
%%     bne {f,3}
%%     ldr r0, [r6, #2]
%%     ldr r0, [r0, r3, lsr #3]
%%     and r1, r3, #7
%%     rev r0, r0
%%     lsl r0, r0, r1
%%     lsr r0, r0, #0x14
%%     orr r7, r0, #0xf
%%     add r1, r3, #8
%%     ldr r0, [r6, #2]
%%     ldr r0, [r0, r1, lsr #3]
%%     and r1, r1, #7
%%     rev r0, r0
%%     lsl r0, r0, r1
%%     rev r0, r0
%%     lsl r0, r0, #0x10
%%     lsr r0, r0, #0xc
%%     orr r8, r0, #0xf
%%     add r3, r3, #0x18
%%     str r3, [r6, #6]
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl TakeTail
%%     pop {lr}
%%     mov sb, r0
%% arm32: bits
%%   {bs_match,{f,6},{x,0},{commands,[{ensure_at_least,40,1},{integer,1,{literal,[]},3,1,{x,1}},{integer,2,{literal,[signed]},5,1,{x,2}},{integer,3,{literal,[signed,little]},13,1,{x,3}},{skip,3},{integer,4,{literal,[]},16,1,{x,4}},{get_tail,5,1,{x,5}}]}}
%%     ldr r3, [r6, #6]
%%     ldr r2, [r6, #0xa]
%%     add r1, r3, #0x28
%%     cmp r1, r2
%%     bhi {f,6}
%%     ldr r0, [r6, #2]
%%     ldr r0, [r0, r3, lsr #3]
%%     and r1, r3, #7
%%     rev r0, r0
%%     lsl r0, r0, r1
%%     lsr r0, r0, #0x19
%%     orr r7, r0, #0xf
%%     add r1, r3, #3
%%     ldr r0, [r6, #2]
%%     ldr r0, [r0, r1, lsr #3]
%%     and r1, r1, #7
%%     rev r0, r0
%%     lsl r0, r0, r1
%%     asr r0, r0, #0x17
%%     orr r8, r0, #0xf
%%     add r3, r3, #8
%%     str r3, [r6, #6]
%%     mov r0, r6
%%     mov r1, #0xdf
%%     mov r2, #1
%%     mov r3, #6
%%     str lr, [sp, #-4]!
%%     bl BsInteger
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,6}
%%     mov sb, r0
%%     ldr r3, [r6, #6]
%%     add r1, r3, #3
%%     ldr r0, [r6, #2]
%%     ldr r0, [r0, r1, lsr #3]
%%     and r1, r1, #7
%%     rev r0, r0
%%     lsl r0, r0, r1
%%     lsr r0, r0, #0xc
%%     orr sl, r0, #0xf
%%     add r3, r3, #0x13
%%     str r3, [r6, #6]
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl TakeTail
%%     pop {lr}
%%     str r0, [fp, #0x2c]
%% arm32: wide
%%   {bs_match,{f,9},{x,0},{commands,[{ensure_exactly,129},{integer,1,{literal,[]},64,1,{x,1}},{integer,2,{literal,[signed]},32,1,{x,2}},{integer,3,{literal,[little]},33,1,{x,3}}]}}
%%     ldr r3, [r6, #6]
%%     ldr r2, [r6, #0xa]
%%     add r1, r3, #0x81
%%     cmp r1, r2
%%     bne {f,9}
%%     mov r0, r6
%%     movw r1, #0x40f
%%     mov r2, #1
%%     mov r3, #0
%%     str lr, [sp, #-4]!
%%     bl BsInteger
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,9}
%%     mov r7, r0
%%     mov r0, r6
%%     movw r1, #0x20f
%%     mov r2, #1
%%     mov r3, #4
%%     str lr, [sp, #-4]!
%%     bl BsInteger
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,9}
%%     mov r8, r0
%%     mov r0, r6
%%     movw r1, #0x21f
%%     mov r2, #1
%%     mov r3, #2
%%     str lr, [sp, #-4]!
%%     bl BsInteger
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,9}
%%     mov sb, r0
%% arm32: exactly
%%   {bs_match,{f,12},{x,0},{commands,[{ensure_exactly,28},{integer,1,{literal,[signed]},28,1,{x,1}}]}}
%%     ldr r3, [r6, #6]
%%     ldr r2, [r6, #0xa]
%%     add r1, r3, #0x1c
%%     cmp r1, r2
%%     bne {f,12}
%%     mov r0, r6
%%     movw r1, #0x1cf
%%     mov r2, #1
%%     mov r3, #4
%%     str lr, [sp, #-4]!
%%     bl BsInteger
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,12}
%%     mov r7, r0
%% arm32: small
%%   {bs_match,{f,15},{x,0},{commands,[{ensure_exactly,29},{integer,1,{literal,[signed]},29,1,{x,1}}]}}
%%     ldr r3, [r6, #6]
%%     ldr r2, [r6, #0xa]
%%     add r1, r3, #0x1d
%%     cmp r1, r2
%%     bne {f,15}
%%     mov r0, r6
%%     movw r1, #0x1df
%%     mov r2, #1
%%     mov r3, #4
%%     str lr, [sp, #-4]!
%%     bl BsInteger
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,15}
%%     mov r7, r0
%% arm32: value
%%   {bs_match,{f,18},{x,0},{commands,[{ensure_at_least,16,1},{'=:=',nil,16,24930},{get_tail,1,1,{x,1}}]}}
%%     ldr r3, [r6, #6]
%%     ldr r2, [r6, #0xa]
%%     add r1, r3, #0x10
%%     cmp r1, r2
%%     bhi {f,18}
%%     ldr r0, [r6, #2]
%%     ldr r0, [r0, r3, lsr #3]
%%     and r1, r3, #7
%%     rev r0, r0
%%     lsl r0, r0, r1
%%     lsr r0, r0, #0x10
%%     movw ip, #0x6162
%%     cmp r0, ip
%%     bne {f,18}
%%     add r3, r3, #0x10
%%     str r3, [r6, #6]
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl TakeTail
%%     pop {lr}
%%     mov r7, r0
%% arm32: nibble
%%   {bs_match,{f,21},{x,0},{commands,[{ensure_exactly,12},{'=:=',nil,4,5},{'=:=',nil,8,255}]}}
%%     ldr r3, [r6, #6]
%%     ldr r2, [r6, #0xa]
%%     add r1, r3, #0xc
%%     cmp r1, r2
%%     bne {f,21}
%%     ldr r0, [r6, #2]
%%     ldr r0, [r0, r3, lsr #3]
%%     and r1, r3, #7
%%     rev r0, r0
%%     lsl r0, r0, r1
%%     lsr r0, r0, #0x1c
%%     cmp r0, #5
%%     bne {f,21}
%%     add r1, r3, #4
%%     ldr r0, [r6, #2]
%%     ldr r0, [r0, r1, lsr #3]
%%     and r1, r1, #7
%%     rev r0, r0
%%     lsl r0, r0, r1
%%     lsr r0, r0, #0x18
%%     cmp r0, #0xff
%%     bne {f,21}
%%     add r3, r3, #0xc
%%     str r3, [r6, #6]
%% arm32: binary
%%   {bs_match,{f,24},{x,0},{commands,[{ensure_at_least,20,1},{binary,1,{literal,[]},8,1,{x,1}},{binary,2,{literal,[]},12,1,{x,2}},{get_tail,3,1,{x,3}}]}}
%%     ldr r3, [r6, #6]
%%     ldr r2, [r6, #0xa]
%%     add r1, r3, #0x14
%%     cmp r1, r2
%%     bhi {f,24}
%%     mov r2, #8
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl TakeBits
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,24}
%%     mov r7, r0
%%     mov r2, #0xc
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl TakeBits
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,24}
%%     mov r8, r0
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl TakeTail
%%     pop {lr}
%%     mov sb, r0
%% arm32: unit
%%   {bs_match,{f,27},{x,0},{commands,[{ensure_at_least,8,16},{skip,8},{get_tail,1,16,{x,1}}]}}
%%     ldr r3, [r6, #6]
%%     ldr r2, [r6, #0xa]
%%     add r1, r3, #8
%%     cmp r1, r2
%%     bhi {f,27}
%%     ldr r2, [r6, #0xa]
%%     add r1, r3, #8
%%     sub r2, r2, r1
%%     tst r2, #0xf
%%     bne {f,27}
%%     add r3, r3, #8
%%     str r3, [r6, #6]
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl TakeTail
%%     pop {lr}
%%     mov r7, r0
%% arm32: nothing
%%   {bs_match,{f,30},{x,0},{commands,[{ensure_exactly,0}]}}
%%     ldr r3, [r6, #6]
%%     ldr r2, [r6, #0xa]
%%     cmp r3, r2
%%     bne {f,30}

{module, bs_match}.  % version = 0

{exports, [{bytes,1},{bits,1},{wide,1},{exactly,1},{small,1},{value,1},{nibble,1},{binary,1},{unit,1},{nothing,1},{more,1},{again,1}]}.

{attributes, []}.

{labels, 38}.



{function, bytes, 1, 2}.
  {label,1}.
    {func_info,{atom,bs_match},{atom,bytes},1}.
  {label,2}.
    {test,bs_start_match3,{f,3},1,[{x,0}],{x,0}}.
    {bs_match,{f,3},{x,0},{commands,[{ensure_at_least,24,8},{integer,1,{literal,[]},8,1,{x,1}},{integer,2,{literal,[little]},16,1,{x,2}},{get_tail,3,8,{x,3}}]}}.
    {test_heap,4,4}.
    {put_tuple2,{x,0},{list,[{x,1},{x,2},{x,3}]}}.
    return.
  {label,3}.
    {move,{atom,no},{x,0}}.
    return.

{function, bits, 1, 5}.
  {label,4}.
    {func_info,{atom,bs_match},{atom,bits},1}.
  {label,5}.
    {test,bs_start_match3,{f,6},1,[{x,0}],{x,0}}.
    {bs_match,{f,6},{x,0},{commands,[{ensure_at_least,40,1},{integer,1,{literal,[]},3,1,{x,1}},{integer,2,{literal,[signed]},5,1,{x,2}},{integer,3,{literal,[signed,little]},13,1,{x,3}},{skip,3},{integer,4,{literal,[]},16,1,{x,4}},{get_tail,5,1,{x,5}}]}}.
    {test_heap,6,6}.
    {put_tuple2,{x,0},{list,[{x,1},{x,2},{x,3},{x,4},{x,5}]}}.
    return.
  {label,6}.
    {move,{atom,no},{x,0}}.
    return.

{function, wide, 1, 8}.
  {label,7}.
    {func_info,{atom,bs_match},{atom,wide},1}.
  {label,8}.
    {test,bs_start_match3,{f,9},1,[{x,0}],{x,0}}.
    {bs_match,{f,9},{x,0},{commands,[{ensure_exactly,129},{integer,1,{literal,[]},64,1,{x,1}},{integer,2,{literal,[signed]},32,1,{x,2}},{integer,3,{literal,[little]},33,1,{x,3}}]}}.
    {test_heap,4,4}.
    {put_tuple2,{x,0},{list,[{x,1},{x,2},{x,3}]}}.
    return.
  {label,9}.
    {move,{atom,no},{x,0}}.
    return.

{function, exactly, 1, 11}.
  {label,10}.
    {func_info,{atom,bs_match},{atom,exactly},1}.
  {label,11}.
    {test,bs_start_match3,{f,12},1,[{x,0}],{x,0}}.
    {bs_match,{f,12},{x,0},{commands,[{ensure_exactly,28},{integer,1,{literal,[signed]},28,1,{x,1}}]}}.
    {test_heap,2,2}.
    {put_tuple2,{x,0},{list,[{x,1}]}}.
    return.
  {label,12}.
    {move,{atom,no},{x,0}}.
    return.

{function, small, 1, 14}.
  {label,13}.
    {func_info,{atom,bs_match},{atom,small},1}.
  {label,14}.
    {test,bs_start_match3,{f,15},1,[{x,0}],{x,0}}.
    {bs_match,{f,15},{x,0},{commands,[{ensure_exactly,29},{integer,1,{literal,[signed]},29,1,{x,1}}]}}.
    {test_heap,2,2}.
    {put_tuple2,{x,0},{list,[{x,1}]}}.
    return.
  {label,15}.
    {move,{atom,no},{x,0}}.
    return.

{function, value, 1, 17}.
  {label,16}.
    {func_info,{atom,bs_match},{atom,value},1}.
  {label,17}.
    {test,bs_start_match3,{f,18},1,[{x,0}],{x,0}}.
    {bs_match,{f,18},{x,0},{commands,[{ensure_at_least,16,1},{'=:=',nil,16,24930},{get_tail,1,1,{x,1}}]}}.
    {test_heap,2,2}.
    {put_tuple2,{x,0},{list,[{x,1}]}}.
    return.
  {label,18}.
    {move,{atom,no},{x,0}}.
    return.

{function, nibble, 1, 20}.
  {label,19}.
    {func_info,{atom,bs_match},{atom,nibble},1}.
  {label,20}.
    {test,bs_start_match3,{f,21},1,[{x,0}],{x,0}}.
    {bs_match,{f,21},{x,0},{commands,[{ensure_exactly,12},{'=:=',nil,4,5},{'=:=',nil,8,255}]}}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,21}.
    {move,{atom,no},{x,0}}.
    return.

{function, binary, 1, 23}.
  {label,22}.
    {func_info,{atom,bs_match},{atom,binary},1}.
  {label,23}.
    {test,bs_start_match3,{f,24},1,[{x,0}],{x,0}}.
    {bs_match,{f,24},{x,0},{commands,[{ensure_at_least,20,1},{binary,1,{literal,[]},8,1,{x,1}},{binary,2,{literal,[]},12,1,{x,2}},{get_tail,3,1,{x,3}}]}}.
    {test_heap,4,4}.
    {put_tuple2,{x,0},{list,[{x,1},{x,2},{x,3}]}}.
    return.
  {label,24}.
    {move,{atom,no},{x,0}}.
    return.

{function, unit, 1, 26}.
  {label,25}.
    {func_info,{atom,bs_match},{atom,unit},1}.
  {label,26}.
    {test,bs_start_match3,{f,27},1,[{x,0}],{x,0}}.
    {bs_match,{f,27},{x,0},{commands,[{ensure_at_least,8,16},{skip,8},{get_tail,1,16,{x,1}}]}}.
    {test_heap,2,2}.
    {put_tuple2,{x,0},{list,[{x,1}]}}.
    return.
  {label,27}.
    {move,{atom,no},{x,0}}.
    return.

{function, nothing, 1, 29}.
  {label,28}.
    {func_info,{atom,bs_match},{atom,nothing},1}.
  {label,29}.
    {test,bs_start_match3,{f,30},1,[{x,0}],{x,0}}.
    {bs_match,{f,30},{x,0},{commands,[{ensure_exactly,0}]}}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,30}.
    {move,{atom,no},{x,0}}.
    return.

{function, more, 1, 32}.
  {label,31}.
    {func_info,{atom,bs_match},{atom,more},1}.
  {label,32}.
    {test,bs_start_match3,{f,33},1,[{x,0}],{x,0}}.
    {bs_match,{f,33},{x,0},{commands,[{ensure_at_least,8,1},{integer,1,{literal,[]},8,1,{x,1}}]}}.
    {bs_match,{f,33},{x,0},{commands,[{ensure_at_least,8,1},{integer,2,{literal,[]},8,1,{x,2}}]}}.
    {bs_match,{f,33},{x,0},{commands,[{ensure_exactly,4},{integer,3,{literal,[]},4,1,{x,3}}]}}.
    {test_heap,4,4}.
    {put_tuple2,{x,0},{list,[{x,1},{x,2},{x,3}]}}.
    return.
  {label,33}.
    {move,{atom,no},{x,0}}.
    return.

{function, again, 1, 35}.
  {label,34}.
    {func_info,{atom,bs_match},{atom,again},1}.
  {label,35}.
    {test,bs_start_match3,{f,36},1,[{x,0}],{x,0}}.
    {bs_get_position,{x,0},{x,1},1}.
    {bs_match,{f,37},{x,0},{commands,[{ensure_exactly,8},{integer,2,{literal,[]},8,1,{x,2}}]}}.
    {move,{x,2},{x,0}}.
    return.
  {label,37}.
    {bs_set_position,{x,0},{x,1}}.
    {bs_match,{f,36},{x,0},{commands,[{ensure_exactly,16},{integer,1,{literal,[]},16,1,{x,1}}]}}.
    {move,{x,1},{x,0}}.
    return.
  {label,36}.
    {move,{atom,no},{x,0}}.
    return.
