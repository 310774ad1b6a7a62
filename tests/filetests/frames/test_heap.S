%% Makes room for HeapNeed words on the heap, collecting when there is none.
%% run: f(a) = [a]
%% run: live(a,b) = [a,b]
%% run: large([1,2,3]) = [[1,2,3]]
%% run: frame({a}) = [{a}]
%% run: floats() = 1.5
%% run: funs(7) raises error:{badfun,7}
%% arm32: f
%%   {test_heap,2,1}
%%     sub r0, sp, r4
%%     cmp r0, #0x28
%%     blo .1
%%     .1:
%%     str lr, [sp, #-4]!
%%     bl Collect
%%     pop {lr}
%%     b next
%% arm32: live
%%   {test_heap,4,2}
%%     sub r0, sp, r4
%%     cmp r0, #0x30
%%     blo .1
%%     .1:
%%     str lr, [sp, #-4]!
%%     bl Collect
%%     pop {lr}
%%     b next
%% arm32: large
%%   {test_heap,100000,1}
%%     sub r0, sp, r4
%%     movw ip, #0x1aa0
%%     movt ip, #6
%%     cmp r0, ip
%%     blo .1
%%     .1:
%%     str lr, [sp, #-4]!
%%     bl Collect
%%     pop {lr}
%%     b next
%% arm32: frame
%%   {test_heap,2,0}
%%     sub r0, sp, r4
%%     cmp r0, #0x28
%%     blo .1
%%     .1:
%%     bl Collect
%%     b next
%% arm32: floats
%%   {test_heap,{alloc,[{words,0},{floats,2},{funs,0}]},0}
%%     sub r0, sp, r4
%%     cmp r0, #0x38
%%     blo .1
%%     .1:
%%     str lr, [sp, #-4]!
%%     bl Collect
%%     pop {lr}
%%     b next
%% arm32: funs
%%   {test_heap,{alloc,[{words,0},{floats,0},{funs,1}]},1}
%%     sub r0, sp, r4
%%     cmp r0, #0x2c
%%     blo .1
%%     .1:
%%     str lr, [sp, #-4]!
%%     bl Collect
%%     pop {lr}
%%     b next

{module, test_heap}.  % version = 0

{exports, [{f,1},{live,2},{large,1},{frame,1},{floats,0},{funs,1}]}.

{attributes, []}.

{labels, 15}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,test_heap},{atom,f},1}.
  {label,2}.
    {test_heap,2,1}.
    {put_list,{x,0},nil,{x,0}}.
    return.


{function, live, 2, 4}.
  {label,3}.
    {func_info,{atom,test_heap},{atom,live},2}.
  {label,4}.
    {test_heap,4,2}.
    {put_list,{x,1},nil,{x,1}}.
    {put_list,{x,0},{x,1},{x,0}}.
    return.


{function, large, 1, 6}.
  {label,5}.
    {func_info,{atom,test_heap},{atom,large},1}.
  {label,6}.
    {test_heap,100000,1}.
    {put_list,{x,0},nil,{x,0}}.
    return.


{function, frame, 1, 8}.
  {label,7}.
    {func_info,{atom,test_heap},{atom,frame},1}.
  {label,8}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {test_heap,2,0}.
    {put_list,{y,0},nil,{x,0}}.
    {deallocate,1}.
    return.


{function, floats, 0, 10}.
  {label,9}.
    {func_info,{atom,test_heap},{atom,floats},0}.
  {label,10}.
    {test_heap,{alloc,[{words,0},{floats,2},{funs,0}]},0}.
    {fmove,{float,1.5},{fr,0}}.
    {fmove,{fr,0},{x,0}}.
    return.


{function, funs, 1, 12}.
  {label,11}.
    {func_info,{atom,test_heap},{atom,funs},1}.
  {label,12}.
    {test_heap,{alloc,[{words,0},{floats,0},{funs,1}]},1}.
    {make_fun3,{f,14},0,0,{x,1},{list,[{x,0}]}}.
    {allocate,0,2}.
    {call_fun,0}.
    {deallocate,0}.
    return.


{function, inner, 1, 14}.
  {label,13}.
    {func_info,{atom,test_heap},{atom,inner},1}.
  {label,14}.
    return.
