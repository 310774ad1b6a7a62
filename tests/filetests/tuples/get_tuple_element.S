%% Dst = element(Index + 1, Src).
%% run: f({a,b,c}) = a
%% run: last({a,b,c}) = c
%% run: f({}) raises error:function_clause
%% run: memory({a,b}) = b
%% run: stack({a,b}) = b
%% run: far({1,2,3,4,5,6,7,8,9,10}) = 10
%% run: pair({a,b}) = [b|a]
%% arm32: f
%%   {get_tuple_element,{x,0},0,{x,0}}
%%     ldr r6, [r6, #2]
%% arm32: last
%%   {get_tuple_element,{x,0},2,{x,0}}
%%     ldr r6, [r6, #0xa]
%% arm32: memory
%%   {get_tuple_element,{x,6},1,{x,5}}
%%     ldr r1, [r0, #6]
%%     str r1, [fp, #0x2c]
%% arm32: stack
%%   {get_tuple_element,{y,0},1,{y,1}}
%%     ldr r1, [r0, #6]
%%     str r1, [sp, #8]
%% arm32: far
%%   {get_tuple_element,{x,0},9,{x,1}}
%%     ldr r7, [r6, #0x26]
%% arm32: pair
%%   {get_tuple_element,{x,0},0,{x,1}}
%%     ldr r7, [r6, #2]
%%   {get_tuple_element,{x,0},1,{x,2}}
%%     ldr r8, [r6, #6]

{module, get_tuple_element}.  % version = 0

{exports, [{f,1},{last,1},{memory,1},{stack,1},{far,1},{pair,1}]}.

{attributes, []}.

{labels, 14}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,get_tuple_element},{atom,f},1}.
  {label,2}.
    {test,is_tuple,{f,1},[{x,0}]}.
    {test,test_arity,{f,1},[{x,0},3]}.
    {get_tuple_element,{x,0},0,{x,0}}.
    return.


{function, last, 1, 4}.
  {label,3}.
    {func_info,{atom,get_tuple_element},{atom,last},1}.
  {label,4}.
    {test,is_tuple,{f,3},[{x,0}]}.
    {test,test_arity,{f,3},[{x,0},3]}.
    {get_tuple_element,{x,0},2,{x,0}}.
    return.


{function, memory, 1, 6}.
  {label,5}.
    {func_info,{atom,get_tuple_element},{atom,memory},1}.
  {label,6}.
    {move,{x,0},{x,6}}.
    {test,is_tuple,{f,5},[{x,6}]}.
    {test,test_arity,{f,5},[{x,6},2]}.
    {get_tuple_element,{x,6},1,{x,5}}.
    {move,{x,5},{x,0}}.
    return.


{function, stack, 1, 8}.
  {label,7}.
    {func_info,{atom,get_tuple_element},{atom,stack},1}.
  {label,8}.
    {allocate,2,1}.
    {move,{x,0},{y,0}}.
    {test,is_tuple,{f,9},[{y,0}]}.
    {test,test_arity,{f,9},[{y,0},2]}.
    {get_tuple_element,{y,0},1,{y,1}}.
    {move,{y,1},{x,0}}.
    {deallocate,2}.
    return.
  {label,9}.
    {move,{atom,no},{x,0}}.
    {deallocate,2}.
    return.


{function, far, 1, 11}.
  {label,10}.
    {func_info,{atom,get_tuple_element},{atom,far},1}.
  {label,11}.
    {test,is_tuple,{f,10},[{x,0}]}.
    {test,test_arity,{f,10},[{x,0},10]}.
    {get_tuple_element,{x,0},9,{x,1}}.
    {move,{x,1},{x,0}}.
    return.


{function, pair, 1, 13}.
  {label,12}.
    {func_info,{atom,get_tuple_element},{atom,pair},1}.
  {label,13}.
    {test,is_tuple,{f,12},[{x,0}]}.
    {test,test_arity,{f,12},[{x,0},2]}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {get_tuple_element,{x,0},1,{x,2}}.
    {test_heap,2,3}.
    {put_list,{x,2},{x,1},{x,0}}.
    return.
