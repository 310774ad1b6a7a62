%% Dst = Src1 + Src2 * Unit, or fail when negative or too large.
%% run: f(0,0) = 0
%% run: f(1,2) = 17
%% run: f(0,-1) raises error:badarg
%% run: f(-1,1) raises error:badarg
%% run: f(134217727,0) = 134217727
%% run: f(0,1000000) = 8000000
%% run: one(0,0) = 0
%% run: one(1,2) = 3
%% run: one(0,-1) raises error:badarg
%% run: one(-1,1) raises error:badarg
%% run: one(134217727,0) = 134217727
%% run: one(0,1000000) = 1000000
%% run: no(0,0) = 0
%% run: no(1,2) = 17
%% run: no(0,-1) = no
%% run: no(-1,1) = no
%% run: no(134217727,0) = 134217727
%% run: no(0,1000000) = 8000000
%% run: constant(5) = 38
%% run: constant(-1) raises error:badarg
%% arm32: f
%%   {bs_add,{f,0},[{x,0},{x,1},8],{x,0}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     mov r6, r0
%% arm32: one
%%   {bs_add,{f,0},[{x,0},{x,1},1],{x,0}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     mov r6, r0
%% arm32: constant
%%   {bs_add,{f,0},[{integer,3},{x,0},7],{x,0}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     mov r6, r0
%% arm32: no
%%   {bs_add,{f,9},[{x,0},{x,1},8],{x,0}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,9}
%%     mov r6, r0

{module, bs_add}.  % version = 0

{exports, [{f,2},{one,2},{constant,1},{no,2}]}.

{attributes, []}.

{labels, 10}.



{function, f, 2, 2}.
  {label,1}.
    {func_info,{atom,bs_add},{atom,f},2}.
  {label,2}.
    {bs_add,{f,0},[{x,0},{x,1},8],{x,0}}.
    return.

{function, one, 2, 4}.
  {label,3}.
    {func_info,{atom,bs_add},{atom,one},2}.
  {label,4}.
    {bs_add,{f,0},[{x,0},{x,1},1],{x,0}}.
    return.

{function, constant, 1, 6}.
  {label,5}.
    {func_info,{atom,bs_add},{atom,constant},1}.
  {label,6}.
    {bs_add,{f,0},[{integer,3},{x,0},7],{x,0}}.
    return.

{function, no, 2, 8}.
  {label,7}.
    {func_info,{atom,bs_add},{atom,no},2}.
  {label,8}.
    {bs_add,{f,9},[{x,0},{x,1},8],{x,0}}.
    return.
  {label,9}.
    {move,{atom,no},{x,0}}.
    return.
