%% Drops a frame of Deallocate y registers, then jumps to the function at Label.
%% run: f(5) = {25,5}
%% run: f(a) raises error:function_clause from [{call_last,g,[a],[{file,[99,97,108,108,95,108,97,115,116,46,101,114,108]},{line,5}]},{call_last,f,1,[{file,[99,97,108,108,95,108,97,115,116,46,101,114,108]},{line,2}]}]
%% run: wide(7) = {49,7}
%% arm32: f
%%   {call_last,2,{f,6},1}
%%     ldr lr, [sp], #8
%%     b {f,6}
%% arm32: wide
%%   {call_last,2,{f,6},5}
%%     ldr lr, [sp], #0x18
%%     b {f,6}

{module, call_last}.  % version = 0

{exports, [{f,1},{wide,1}]}.

{attributes, []}.

{labels, 9}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"call_last.erl",1}]}.
    {func_info,{atom,call_last},{atom,f},1}.
  {label,2}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {line,[{location,"call_last.erl",2}]}.
    {call,1,{f,4}}.
    {move,{y,0},{x,1}}.
    {call_last,2,{f,6},1}.


{function, g, 1, 4}.
  {label,3}.
    {line,[{location,"call_last.erl",5}]}.
    {func_info,{atom,call_last},{atom,g},1}.
  {label,4}.
    {test,is_integer,{f,3},[{x,0}]}.
    {gc_bif,'*',{f,0},1,[{x,0},{x,0}],{x,0}}.
    return.


{function, pair, 2, 6}.
  {label,5}.
    {func_info,{atom,call_last},{atom,pair},2}.
  {label,6}.
    {test_heap,3,2}.
    {put_tuple2,{x,0},{list,[{x,0},{x,1}]}}.
    return.


{function, wide, 1, 8}.
  {label,7}.
    {func_info,{atom,call_last},{atom,wide},1}.
  {label,8}.
    {allocate,5,1}.
    {move,{x,0},{y,4}}.
    {init_yregs,{list,[{y,0},{y,1},{y,2},{y,3}]}}.
    {call,1,{f,4}}.
    {move,{y,4},{x,1}}.
    {call_last,2,{f,6},5}.
