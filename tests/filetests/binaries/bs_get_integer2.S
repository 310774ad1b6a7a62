%% Dst = integer of Size * Unit bits taken from the context.
%% run: f(<<>>) = no
%% run: f(<<1>>) = {1,<<>>}
%% run: f(<<200,1>>) = {-56,<<1>>}
%% run: f(<<1,2,3,4,5>>) = {1,<<2,3,4,5>>}
%% run: f(<<97,98,99>>) = {97,<<98,99>>}
%% run: f(<<1:3>>) = no
%% run: f(<<240,159,152,128>>) = {-16,<<159,152,128>>}
%% run: f(<<216,61,222,0>>) = {-40,<<61,222,0>>}
%% run: f(<<0,1,246,0>>) = {0,<<1,246,0>>}
%% run: f(<<63,240,0,0,0,0,0,0>>) = {63,<<240,0,0,0,0,0,0>>}
%% run: f(a) = no
%% arm32: f
%%   {test,bs_get_integer2,{f,3},2,[{x,1},{integer,8},1,{field_flags,[signed,big]}],{x,2}}
%%     ldr r3, [r7, #6]
%%     ldr r2, [r7, #0xa]
%%     add r1, r3, #8
%%     cmp r1, r2
%%     bhi {f,3}
%%     ldr r0, [r7, #2]
%%     ldr r0, [r0, r3, lsr #3]
%%     and r1, r3, #7
%%     rev r0, r0
%%     lsl r0, r0, r1
%%     asr r0, r0, #0x14
%%     orr r8, r0, #0xf
%%     add r3, r3, #8
%%     str r3, [r7, #6]

{module, bs_get_integer2}.  % version = 0

{exports, [{f,1}]}.

{attributes, []}.

{labels, 4}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,bs_get_integer2},{atom,f},1}.
  {label,2}.
    {test,bs_start_match3,{f,3},1,[{x,0}],{x,1}}.
    {test,bs_get_integer2,{f,3},2,[{x,1},{integer,8},1,{field_flags,[signed,big]}],{x,2}}.
    {bs_get_tail,{x,1},{x,3},3}.
    {test_heap,3,4}.
    {put_tuple2,{x,0},{list,[{x,2},{x,3}]}}.
    return.
  {label,3}.
    {move,{atom,no},{x,0}}.
    return.
