%% Continue if the tuple Arg has Arity elements, else jump to Fail.
%% run: f({}) = no
%% run: f({a}) = no
%% run: f({a,b}) = yes
%% run: f({1,2,3}) = no
%% run: memory({a,b}) = yes
%% run: memory({a}) = no
%% run: stack({a,b}) = yes
%% run: stack({a,b,c}) = no
%% run: known({a,b}) = yes
%% run: known({a,b,c}) = no
%% arm32: f
%%   {test,test_arity,{f,3},[{x,0},2]}
%%     ldr r1, [r6, #-2]
%%     cmp r1, #0x80
%%     bne {f,3}
%% arm32: memory
%%   {test,test_arity,{f,6},[{x,7},2]}
%%     ldr r1, [r0, #-2]
%%     cmp r1, #0x80
%%     bne {f,6}
%% arm32: stack
%%   {test,test_arity,{f,9},[{y,0},2]}
%%     ldr r1, [r0, #-2]
%%     cmp r1, #0x80
%%     bne {f,9}
%% arm32: known
%%   {test,test_arity,{f,12},[{x,0},2]}
%%     ldr r1, [r6, #-2]
%%     cmp r1, #0x80
%%     bne {f,12}

{module, test_arity}.  % version = 0

{exports, [{f,1},{memory,1},{stack,1},{known,1}]}.

{attributes, []}.

{labels, 13}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,test_arity},{atom,f},1}.
  {label,2}.
    {test,is_tuple,{f,3},[{x,0}]}.
    {test,test_arity,{f,3},[{x,0},2]}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,3}.
    {move,{atom,no},{x,0}}.
    return.


{function, memory, 1, 5}.
  {label,4}.
    {func_info,{atom,test_arity},{atom,memory},1}.
  {label,5}.
    {move,{x,0},{x,7}}.
    {test,is_tuple,{f,6},[{x,7}]}.
    {test,test_arity,{f,6},[{x,7},2]}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,6}.
    {move,{atom,no},{x,0}}.
    return.


{function, stack, 1, 8}.
  {label,7}.
    {func_info,{atom,test_arity},{atom,stack},1}.
  {label,8}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {test,is_tuple,{f,9},[{y,0}]}.
    {test,test_arity,{f,9},[{y,0},2]}.
    {move,{atom,yes},{x,0}}.
    {deallocate,1}.
    return.
  {label,9}.
    {move,{atom,no},{x,0}}.
    {deallocate,1}.
    return.


{function, known, 1, 11}.
  {label,10}.
    {func_info,{atom,test_arity},{atom,known},1}.
  {label,11}.
    {test,is_tuple,{f,12},[{x,0}]}.
    {test,test_arity,{f,12},[{x,0},2]}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,12}.
    {move,{atom,no},{x,0}}.
    return.
