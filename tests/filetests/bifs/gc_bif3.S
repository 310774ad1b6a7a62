%% Dst = Bif(Arg1, Arg2, Arg3), or jump to Fail (0: raise); may collect.
%% run: f(<<1,2,3,4>>,1,2) = <<2,3>>
%% run: f(<<1,2,3,4>>,4,-2) = <<3,4>>
%% run: f(<<1,2,3,4>>,3,2) raises error:badarg
%% run: f(a,1,2) raises error:badarg
%% run: f(<<1,2,3,4>>,134217728,1) raises error:badarg
%% run: guard(<<1,2,3,4>>,0) = <<1,2>>
%% run: guard(<<1>>,0) = no
%% run: stack(<<5,6,7>>) = <<6,7>>
%% arm32: f
%%   {gc_bif,binary_part,{f,0},3,[{x,0},{x,1},{x,2}],{x,0}}
%%     mov r0, r6
%%     mov r1, r7
%%     mov r2, r8
%%     str lr, [sp, #-4]!
%%     bl GuardBif
%%     pop {lr}
%%     mov r6, r0
%% arm32: guard
%%   {gc_bif,binary_part,{f,5},2,[{x,0},{x,1},{integer,2}],{x,0}}
%%     mov r0, r6
%%     mov r1, r7
%%     mov r2, #0x2f
%%     str lr, [sp, #-4]!
%%     bl GuardBif
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,5}
%%     mov r6, r0
%% arm32: stack
%%   {gc_bif,binary_part,{f,0},0,[{y,0},{integer,1},{integer,2}],{y,1}}
%%     ldr r0, [sp, #4]
%%     mov r1, #0x1f
%%     mov r2, #0x2f
%%     bl GuardBif
%%     str r0, [sp, #8]

{module, gc_bif3}.  % version = 0

{exports, [{f,3},{guard,2},{stack,1}]}.

{attributes, []}.

{labels, 8}.


{function, f, 3, 2}.
  {label,1}.
    {func_info,{atom,gc_bif3},{atom,f},3}.
  {label,2}.
    {gc_bif,binary_part,{f,0},3,[{x,0},{x,1},{x,2}],{x,0}}.
    return.


{function, guard, 2, 4}.
  {label,3}.
    {func_info,{atom,gc_bif3},{atom,guard},2}.
  {label,4}.
    {gc_bif,binary_part,{f,5},2,[{x,0},{x,1},{integer,2}],{x,0}}.
    return.
  {label,5}.
    {move,{atom,no},{x,0}}.
    return.


{function, stack, 1, 7}.
  {label,6}.
    {func_info,{atom,gc_bif3},{atom,stack},1}.
  {label,7}.
    {allocate,2,1}.
    {move,{x,0},{y,0}}.
    {init_yregs,{list,[{y,1}]}}.
    {gc_bif,binary_part,{f,0},0,[{y,0},{integer,1},{integer,2}],{y,1}}.
    {move,{y,1},{x,0}}.
    {deallocate,2}.
    return.
