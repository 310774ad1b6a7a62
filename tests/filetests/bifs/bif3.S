%% Dst = Bif(Arg1, Arg2, Arg3), or jump to Fail (0: raise); allocates nothing.
%% judge: otp29
%% run: f(5,1,10) = true
%% run: f(11,1,10) = false
%% run: f(a,1,10) = false
%% run: f(134217728,134217728,134217728) = true
%% run: f(5,a,10) raises error:badarg
%% run: f(a,b,1) raises error:badarg
%% run: f(5,6,4) = false
%% run: guard(5) = true
%% run: guard(11) = false
%% arm32: f
%%   {bif,is_integer,{f,0},[{x,0},{x,1},{x,2}],{x,0}}
%%     mov r0, r6
%%     mov r1, r7
%%     mov r2, r8
%%     str lr, [sp, #-4]!
%%     bl GuardBif
%%     pop {lr}
%%     mov r6, r0
%% arm32: guard
%%   {bif,is_integer,{f,5},[{x,0},{integer,1},{integer,10}],{x,0}}
%%     mov r0, r6
%%     mov r1, #0x1f
%%     mov r2, #0xaf
%%     str lr, [sp, #-4]!
%%     bl GuardBif
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,5}
%%     mov r6, r0

{module, bif3}.  % version = 0

{exports, [{f,3},{guard,1}]}.

{attributes, []}.

{labels, 6}.


{function, f, 3, 2}.
  {label,1}.
    {func_info,{atom,bif3},{atom,f},3}.
  {label,2}.
    {bif,is_integer,{f,0},[{x,0},{x,1},{x,2}],{x,0}}.
    return.


{function, guard, 1, 4}.
  {label,3}.
    {func_info,{atom,bif3},{atom,guard},1}.
  {label,4}.
    {bif,is_integer,{f,5},[{x,0},{integer,1},{integer,10}],{x,0}}.
    return.
  {label,5}.
    {move,{atom,no},{x,0}}.
    return.
