%% Jump to the label paired with tuple_size(Arg), else to Fail.
%% run: f({}) = zero
%% run: f({a}) = a
%% run: f({a,b}) = none
%% run: f({a,b,c}) = c
%% run: f({a,b,c,d}) = none
%% run: stack({a}) = a
%% run: stack({a,b}) = b
%% run: stack({}) = none
%% run: memory({a,b,c}) = c
%% run: memory({a,b,c,d,e}) = e
%% run: memory({a}) = none
%% arm32: f
%%   {select_tuple_arity,{x,0},{f,6},{list,[0,{f,3},1,{f,4},3,{f,5}]}}
%%     ldr r1, [r6, #-2]
%%     cmp r1, #0
%%     beq next
%%     cmp r1, #0x40
%%     beq {f,4}
%%     cmp r1, #0xc0
%%     beq {f,5}
%%     b {f,6}
%% arm32: stack
%%   {select_tuple_arity,{y,0},{f,11},{list,[1,{f,9},2,{f,10}]}}
%%     ldr r1, [r0, #-2]
%%     cmp r1, #0x40
%%     beq next
%%     cmp r1, #0x80
%%     beq {f,10}
%%     b {f,11}
%% arm32: memory
%%   {select_tuple_arity,{x,9},{f,16},{list,[3,{f,14},5,{f,15}]}}
%%     ldr r1, [r0, #-2]
%%     cmp r1, #0xc0
%%     beq next
%%     cmp r1, #0x140
%%     beq {f,15}
%%     b {f,16}

{module, select_tuple_arity}.  % version = 0

{exports, [{f,1},{stack,1},{memory,1}]}.

{attributes, []}.

{labels, 17}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,select_tuple_arity},{atom,f},1}.
  {label,2}.
    {test,is_tuple,{f,6},[{x,0}]}.
    {select_tuple_arity,{x,0},{f,6},{list,[0,{f,3},1,{f,4},3,{f,5}]}}.
  {label,3}.
    {move,{atom,zero},{x,0}}.
    return.
  {label,4}.
    {get_tuple_element,{x,0},0,{x,0}}.
    return.
  {label,5}.
    {get_tuple_element,{x,0},2,{x,0}}.
    return.
  {label,6}.
    {move,{atom,none},{x,0}}.
    return.


{function, stack, 1, 8}.
  {label,7}.
    {func_info,{atom,select_tuple_arity},{atom,stack},1}.
  {label,8}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {test,is_tuple,{f,11},[{y,0}]}.
    {select_tuple_arity,{y,0},{f,11},{list,[1,{f,9},2,{f,10}]}}.
  {label,9}.
    {get_tuple_element,{y,0},0,{x,0}}.
    {deallocate,1}.
    return.
  {label,10}.
    {get_tuple_element,{y,0},1,{x,0}}.
    {deallocate,1}.
    return.
  {label,11}.
    {move,{atom,none},{x,0}}.
    {deallocate,1}.
    return.


{function, memory, 1, 13}.
  {label,12}.
    {func_info,{atom,select_tuple_arity},{atom,memory},1}.
  {label,13}.
    {move,{x,0},{x,9}}.
    {test,is_tuple,{f,16},[{x,9}]}.
    {select_tuple_arity,{x,9},{f,16},{list,[3,{f,14},5,{f,15}]}}.
  {label,14}.
    {get_tuple_element,{x,9},2,{x,0}}.
    return.
  {label,15}.
    {get_tuple_element,{x,9},4,{x,0}}.
    return.
  {label,16}.
    {move,{atom,none},{x,0}}.
    return.
