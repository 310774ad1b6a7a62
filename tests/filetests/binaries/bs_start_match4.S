%% Dst = match context on Src; Fail is a label, no_fail or resume.
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
%%   {bs_start_match4,{f,3},1,{x,0},{x,1}}
%%     tst r6, #1
%%     ldreq r1, [r6, #-2]
%%     cmpeq r1, #0x104
%%     bne .1
%%     mov r7, r6
%%     .1:
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl BsStart
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,3}
%%     mov r7, r0
%%     b next

{module, bs_start_match4}.  % version = 0

{exports, [{f,1}]}.

{attributes, []}.

{labels, 4}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,bs_start_match4},{atom,f},1}.
  {label,2}.
    {bs_start_match4,{f,3},1,{x,0},{x,1}}.
    {bs_get_tail,{x,1},{x,0},2}.
    return.
  {label,3}.
    {move,{atom,no},{x,0}}.
    return.
