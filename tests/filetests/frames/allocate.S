%% Makes a frame of StackNeed y registers, contents undefined.
%% run: f(a) = a
%% run: none(a) = none
%% run: many(x) = x
%% run: deep(2000) = 2000
%% arm32: f
%%   {allocate,1,1}
%%     sub r0, sp, r4
%%     cmp r0, #0x28
%%     blo .2
%%     .1:
%%     str lr, [sp, #-8]!
%%     .2:
%%     str lr, [sp, #-4]!
%%     bl Collect
%%     pop {lr}
%%     b .1
%% arm32: none
%%   {allocate,0,1}
%%     sub r0, sp, r4
%%     cmp r0, #0x24
%%     blo .2
%%     .1:
%%     str lr, [sp, #-4]!
%%     .2:
%%     str lr, [sp, #-4]!
%%     bl Collect
%%     pop {lr}
%%     b .1
%% arm32: many
%%   {allocate,20,1}
%%     sub r0, sp, r4
%%     cmp r0, #0x74
%%     blo .2
%%     .1:
%%     str lr, [sp, #-0x54]!
%%     .2:
%%     str lr, [sp, #-4]!
%%     bl Collect
%%     pop {lr}
%%     b .1

{module, allocate}.  % version = 0

{exports, [{f,1},{none,1},{many,1},{deep,1}]}.

{attributes, []}.

{labels, 12}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,allocate},{atom,f},1}.
  {label,2}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {call,0,{f,4}}.
    {move,{y,0},{x,0}}.
    {deallocate,1}.
    return.


{function, nothing, 0, 4}.
  {label,3}.
    {func_info,{atom,allocate},{atom,nothing},0}.
  {label,4}.
    {move,nil,{x,0}}.
    return.


{function, none, 1, 6}.
  {label,5}.
    {func_info,{atom,allocate},{atom,none},1}.
  {label,6}.
    {allocate,0,1}.
    {call,0,{f,4}}.
    {deallocate,0}.
    {move,{atom,none},{x,0}}.
    return.


{function, many, 1, 8}.
  {label,7}.
    {func_info,{atom,allocate},{atom,many},1}.
  {label,8}.
    {allocate,20,1}.
    {move,{x,0},{y,19}}.
    {init_yregs,{list,[{y,0},{y,1},{y,2},{y,3},{y,4},{y,5},{y,6},{y,7},{y,8},{y,9},{y,10},{y,11},{y,12},{y,13},{y,14},{y,15},{y,16},{y,17},{y,18}]}}.
    {call,0,{f,4}}.
    {move,{y,19},{x,0}}.
    {deallocate,20}.
    return.


{function, deep, 1, 10}.
  {label,9}.
    {func_info,{atom,allocate},{atom,deep},1}.
  {label,10}.
    {test,is_integer,{f,9},[{x,0}]}.
    {test,is_ne_exact,{f,11},[{x,0},{integer,0}]}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {gc_bif,'-',{f,0},1,[{x,0},{integer,1}],{x,0}}.
    {call,1,{f,10}}.
    {test_heap,2,1}.
    {move,{y,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,11}.
    return.
