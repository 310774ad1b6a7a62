%% Continue if the next Bits bits of the context are String, and skip them.
%% run: f(<<>>) = no
%% run: f(<<1>>) = no
%% run: f(<<200,1>>) = no
%% run: f(<<1,2,3,4,5>>) = no
%% run: f(<<97,98,99>>) = <<99>>
%% run: f(<<1:3>>) = no
%% run: f(<<240,159,152,128>>) = no
%% run: f(<<216,61,222,0>>) = no
%% run: f(<<0,1,246,0>>) = no
%% run: f(<<63,240,0,0,0,0,0,0>>) = no
%% run: f(a) = no
%% arm32: f
%%   {test,bs_match_string,{f,3},[{x,1},16,{string,<<97,98>>}]}
%%     ldr r3, [r7, #6]
%%     ldr r2, [r7, #0xa]
%%     add r1, r3, #0x10
%%     cmp r1, r2
%%     bhi {f,3}
%%     ldr r0, [r7, #2]
%%     ldr r0, [r0, r3, lsr #3]
%%     and r1, r3, #7
%%     rev r0, r0
%%     lsl r0, r0, r1
%%     lsr r0, r0, #0x10
%%     movw ip, #0x6162
%%     cmp r0, ip
%%     bne {f,3}
%%     add r3, r3, #0x10
%%     str r3, [r7, #6]

{module, bs_match_string}.  % version = 0

{exports, [{f,1}]}.

{attributes, []}.

{labels, 4}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,bs_match_string},{atom,f},1}.
  {label,2}.
    {test,bs_start_match3,{f,3},1,[{x,0}],{x,1}}.
    {test,bs_match_string,{f,3},[{x,1},16,{string,<<"ab">>}]}.
    {bs_get_tail,{x,1},{x,0},2}.
    return.
  {label,3}.
    {move,{atom,no},{x,0}}.
    return.
