%% Dst = Src with elements set; Hint: reuse or copy.
%% judge: otp27
%% run: f({rec,1,2},x) = {rec,x,2}
%% run: two({rec,1,2},x) = {rec,x,x}
%% run: reuse({rec,1,2},x) = {rec,1,x}
%% run: reuse({rec,1,x},x) = {rec,1,x}
%% run: reuse({rec,1,1.0},1) = {rec,1,1}
%% run: stack({rec,1,2},[]) = {rec,1,[]}
%% run: memory({rec,1,2},[]) = {rec,[],2}
%% run: constant({rec,1,2}) = {rec,134217728,[]}
%% arm32: f
%%   {update_record,{atom,copy},3,{x,0},{x,0},{list,[2,{x,1}]}}
%%     sub ip, r6, #2
%%     ldm ip!, {r0, r1, r2, r3}
%%     stm r4!, {r0, r1, r2, r3}
%%     str r7, [r4, #-8]
%%     sub r6, r4, #0xe
%% arm32: two
%%   {update_record,{atom,copy},3,{x,0},{x,2},{list,[2,{x,1},3,{x,1}]}}
%%     sub ip, r6, #2
%%     ldm ip!, {r0, r1, r2, r3}
%%     stm r4!, {r0, r1, r2, r3}
%%     str r7, [r4, #-8]
%%     str r7, [r4, #-4]
%%     sub r8, r4, #0xe
%% arm32: reuse
%%   {update_record,{atom,reuse},3,{x,0},{x,0},{list,[3,{x,1}]}}
%%     sub ip, r6, #2
%%     ldm ip!, {r0, r1, r2, r3}
%%     stm r4!, {r0, r1, r2, r3}
%%     str r7, [r4, #-4]
%%     sub r6, r4, #0xe
%% arm32: stack
%%   {update_record,{atom,copy},3,{y,0},{y,0},{list,[3,{y,1}]}}
%%     ldr r0, [sp, #4]
%%     sub ip, r0, #2
%%     ldm ip!, {r0, r1, r2, r3}
%%     stm r4!, {r0, r1, r2, r3}
%%     ldr r0, [sp, #8]
%%     str r0, [r4, #-4]
%%     sub r0, r4, #0xe
%%     str r0, [sp, #4]
%% arm32: memory
%%   {update_record,{atom,copy},3,{x,6},{x,6},{list,[2,{x,7}]}}
%%     ldr r0, [fp, #0x30]
%%     sub ip, r0, #2
%%     ldm ip!, {r0, r1, r2, r3}
%%     stm r4!, {r0, r1, r2, r3}
%%     ldr r0, [fp, #0x34]
%%     str r0, [r4, #-8]
%%     sub r0, r4, #0xe
%%     str r0, [fp, #0x30]
%% arm32: constant
%%   {update_record,{atom,copy},3,{x,0},{x,0},{list,[2,{integer,134217728},3,nil]}}
%%     sub ip, r6, #2
%%     ldm ip!, {r0, r1, r2, r3}
%%     stm r4!, {r0, r1, r2, r3}
%%     mov r0, #0x20000002
%%     str r0, [r4, #-8]
%%     mov r0, #0x3b
%%     str r0, [r4, #-4]
%%     sub r6, r4, #0xe

{module, update_record}.  % version = 0

{exports, [{f,2},{two,2},{reuse,2},{stack,2},{memory,2},{constant,1}]}.

{attributes, []}.

{labels, 13}.


{function, f, 2, 2}.
  {label,1}.
    {func_info,{atom,update_record},{atom,f},2}.
  {label,2}.
    {test,is_tagged_tuple,{f,1},[{x,0},3,{atom,rec}]}.
    {test_heap,4,2}.
    {update_record,{atom,copy},3,{x,0},{x,0},{list,[2,{x,1}]}}.
    return.


{function, two, 2, 4}.
  {label,3}.
    {func_info,{atom,update_record},{atom,two},2}.
  {label,4}.
    {test,is_tagged_tuple,{f,3},[{x,0},3,{atom,rec}]}.
    {test_heap,4,2}.
    {update_record,{atom,copy},3,{x,0},{x,2},{list,[2,{x,1},3,{x,1}]}}.
    {move,{x,2},{x,0}}.
    return.


{function, reuse, 2, 6}.
  {label,5}.
    {func_info,{atom,update_record},{atom,reuse},2}.
  {label,6}.
    {test,is_tagged_tuple,{f,5},[{x,0},3,{atom,rec}]}.
    {test_heap,4,2}.
    {update_record,{atom,reuse},3,{x,0},{x,0},{list,[3,{x,1}]}}.
    return.


{function, stack, 2, 8}.
  {label,7}.
    {func_info,{atom,update_record},{atom,stack},2}.
  {label,8}.
    {test,is_tagged_tuple,{f,7},[{x,0},3,{atom,rec}]}.
    {allocate_heap,2,4,2}.
    {move,{x,0},{y,0}}.
    {move,{x,1},{y,1}}.
    {update_record,{atom,copy},3,{y,0},{y,0},{list,[3,{y,1}]}}.
    {move,{y,0},{x,0}}.
    {deallocate,2}.
    return.


{function, memory, 2, 10}.
  {label,9}.
    {func_info,{atom,update_record},{atom,memory},2}.
  {label,10}.
    {test,is_tagged_tuple,{f,9},[{x,0},3,{atom,rec}]}.
    {test_heap,4,2}.
    {move,{x,0},{x,6}}.
    {move,{x,1},{x,7}}.
    {update_record,{atom,copy},3,{x,6},{x,6},{list,[2,{x,7}]}}.
    {move,{x,6},{x,0}}.
    return.


{function, constant, 1, 12}.
  {label,11}.
    {func_info,{atom,update_record},{atom,constant},1}.
  {label,12}.
    {test,is_tagged_tuple,{f,11},[{x,0},3,{atom,rec}]}.
    {test_heap,4,1}.
    {update_record,{atom,copy},3,{x,0},{x,0},{list,[2,{integer,134217728},3,nil]}}.
    return.
