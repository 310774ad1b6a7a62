%% Skips one UTF-32 sequence of the context.
%% run: f(<<>>) = no
%% run: f(<<1>>) = no
%% run: f(<<200,1>>) = no
%% run: f(<<1,2,3,4,5>>) = no
%% run: f(<<97,98,99>>) = no
%% run: f(<<1:3>>) = no
%% run: f(<<240,159,152,128>>) = no
%% run: f(<<216,61,222,0>>) = no
%% run: f(<<0,1,246,0>>) = <<>>
%% run: f(<<63,240,0,0,0,0,0,0>>) = no
%% run: f(a) = no
%% arm32: f
%%   {test,bs_skip_utf32,{f,3},[{x,1},2,{field_flags,[unsigned,big]}]}
%%     mov r0, r7
%%     mov r1, #0
%%     str lr, [sp, #-4]!
%%     bl BsUtf
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,3}

{module, bs_skip_utf32}.  % version = 0

{exports, [{f,1}]}.

{attributes, []}.

{labels, 4}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,bs_skip_utf32},{atom,f},1}.
  {label,2}.
    {test,bs_start_match3,{f,3},1,[{x,0}],{x,1}}.
    {test,bs_skip_utf32,{f,3},[{x,1},2,{field_flags,[unsigned,big]}]}.
    {bs_get_tail,{x,1},{x,0},2}.
    return.
  {label,3}.
    {move,{atom,no},{x,0}}.
    return.
