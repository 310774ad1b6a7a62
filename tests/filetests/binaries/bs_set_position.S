%% Sets the position of the context.
%% run: f(<<>>) = <<>>
%% run: f(<<1>>) = <<1>>
%% run: f(<<200,1>>) = two
%% run: f(<<1,2,3,4,5>>) = <<1,2,3,4,5>>
%% run: f(<<97,98,99>>) = <<97,98,99>>
%% run: f(<<1:3>>) = <<1:3>>
%% run: f(<<240,159,152,128>>) = <<240,159,152,128>>
%% run: f(<<216,61,222,0>>) = <<216,61,222,0>>
%% run: f(<<0,1,246,0>>) = <<0,1,246,0>>
%% run: f(<<63,240,0,0,0,0,0,0>>) = <<63,240,0,0,0,0,0,0>>
%% run: f(a) = no
%% arm32: f
%%   {bs_set_position,{x,1},{x,2}}
%%     cmp fp, r8, lsl #28
%%     bne .1
%%     lsr r1, r8, #4
%%     str r1, [r7, #6]
%%     .1:
%%     mov r0, r7
%%     mov r1, r8
%%     str lr, [sp, #-4]!
%%     bl BsSetPosition
%%     pop {lr}
%%     b next

{module, bs_set_position}.  % version = 0

{exports, [{f,1}]}.

{attributes, []}.

{labels, 5}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,bs_set_position},{atom,f},1}.
  {label,2}.
    {test,bs_start_match3,{f,4},1,[{x,0}],{x,1}}.
    {bs_get_position,{x,1},{x,2},2}.
    {test,bs_skip_bits2,{f,3},[{x,1},{integer,16},1,{field_flags,[unsigned,big]}]}.
    {test,bs_test_tail2,{f,3},[{x,1},0]}.
    {move,{atom,two},{x,0}}.
    return.
  {label,3}.
    {bs_set_position,{x,1},{x,2}}.
    {bs_get_tail,{x,1},{x,0},2}.
    return.
  {label,4}.
    {move,{atom,no},{x,0}}.
    return.
