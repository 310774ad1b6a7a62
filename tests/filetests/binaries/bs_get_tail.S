%% Dst = the bitstring left in the context.
%% run: f(<<>>) = <<>>
%% run: f(<<1>>) = <<1>>
%% run: f(<<200,1>>) = <<200,1>>
%% run: f(<<1,2,3,4,5>>) = <<1,2,3,4,5>>
%% run: f(<<97,98,99>>) = <<97,98,99>>
%% run: f(<<1:3>>) = <<1:3>>
%% run: f(<<240,159,152,128>>) = <<240,159,152,128>>
%% run: f(<<216,61,222,0>>) = <<216,61,222,0>>
%% run: f(<<0,1,246,0>>) = <<0,1,246,0>>
%% run: f(<<63,240,0,0,0,0,0,0>>) = <<63,240,0,0,0,0,0,0>>
%% run: f(a) = no
%% arm32: f
%%   {bs_get_tail,{x,1},{x,0},2}
%%     mov r0, r7
%%     str lr, [sp, #-4]!
%%     bl TakeTail
%%     pop {lr}
%%     mov r6, r0

{module, bs_get_tail}.  % version = 0

{exports, [{f,1}]}.

{attributes, []}.

{labels, 4}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,bs_get_tail},{atom,f},1}.
  {label,2}.
    {test,bs_start_match3,{f,3},1,[{x,0}],{x,1}}.
    {test,bs_test_unit,{f,3},[{x,1},1]}.
    {bs_get_tail,{x,1},{x,0},2}.
    return.
  {label,3}.
    {move,{atom,no},{x,0}}.
    return.
