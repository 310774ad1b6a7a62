%% Dst = bitstring of Size * Unit bits taken from the context.
%% run: f(<<>>) = no
%% run: f(<<1>>) = no
%% run: f(<<200,1>>) = {<<200,1>>,<<>>}
%% run: f(<<1,2,3,4,5>>) = {<<1,2>>,<<3,4,5>>}
%% run: f(<<97,98,99>>) = {<<97,98>>,<<99>>}
%% run: f(<<1:3>>) = no
%% run: f(<<240,159,152,128>>) = {<<240,159>>,<<152,128>>}
%% run: f(<<216,61,222,0>>) = {<<216,61>>,<<222,0>>}
%% run: f(<<0,1,246,0>>) = {<<0,1>>,<<246,0>>}
%% run: f(<<63,240,0,0,0,0,0,0>>) = {<<63,240>>,<<0,0,0,0,0,0>>}
%% run: f(a) = no
%% arm32: f
%%   {test,bs_get_binary2,{f,3},2,[{x,1},{integer,2},8,{field_flags,[unsigned,big]}],{x,2}}
%%     mov r2, #0x10
%%     mov r0, r7
%%     str lr, [sp, #-4]!
%%     bl TakeBits
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,3}
%%     mov r8, r0

{module, bs_get_binary2}.  % version = 0

{exports, [{f,1}]}.

{attributes, []}.

{labels, 4}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,bs_get_binary2},{atom,f},1}.
  {label,2}.
    {test,bs_start_match3,{f,3},1,[{x,0}],{x,1}}.
    {test,bs_get_binary2,{f,3},2,[{x,1},{integer,2},8,{field_flags,[unsigned,big]}],{x,2}}.
    {bs_get_tail,{x,1},{x,3},3}.
    {test_heap,3,4}.
    {put_tuple2,{x,0},{list,[{x,2},{x,3}]}}.
    return.
  {label,3}.
    {move,{atom,no},{x,0}}.
    return.
