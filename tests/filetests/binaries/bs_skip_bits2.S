%% Skips Size * Unit bits of the context.
%% run: f(<<>>) = no
%% run: f(<<1>>) = <<>>
%% run: f(<<200,1>>) = <<1>>
%% run: f(<<1,2,3,4,5>>) = <<2,3,4,5>>
%% run: f(<<97,98,99>>) = <<98,99>>
%% run: f(<<1:3>>) = no
%% run: f(<<240,159,152,128>>) = <<159,152,128>>
%% run: f(<<216,61,222,0>>) = <<61,222,0>>
%% run: f(<<0,1,246,0>>) = <<1,246,0>>
%% run: f(<<63,240,0,0,0,0,0,0>>) = <<240,0,0,0,0,0,0>>
%% run: f(a) = no
%% arm32: f
%%   {test,bs_skip_bits2,{f,3},[{x,1},{integer,8},1,{field_flags,[unsigned,big]}]}
%%     ldr r3, [r7, #6]
%%     ldr r2, [r7, #0xa]
%%     add r1, r3, #8
%%     cmp r1, r2
%%     bhi {f,3}
%%     add r3, r3, #8
%%     str r3, [r7, #6]

{module, bs_skip_bits2}.  % version = 0

{exports, [{f,1}]}.

{attributes, []}.

{labels, 4}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,bs_skip_bits2},{atom,f},1}.
  {label,2}.
    {test,bs_start_match3,{f,3},1,[{x,0}],{x,1}}.
    {test,bs_skip_bits2,{f,3},[{x,1},{integer,8},1,{field_flags,[unsigned,big]}]}.
    {bs_get_tail,{x,1},{x,0},2}.
    return.
  {label,3}.
    {move,{atom,no},{x,0}}.
    return.
