%% Raises function_clause for Module:Name/Arity; the args are in x0….
%% run: f(a) = a
%% run: f(b) raises error:function_clause from [{func_info,f,[b],[{file,[102,117,110,99,95,105,110,102,111,46,101,114,108]},{line,3}]}]
%% run: g(1,2,[3]) raises error:function_clause from [{func_info,g,[1,2,[3]],[{file,[102,117,110,99,95,105,110,102,111,46,101,114,108]},{line,6}]}]
%% run: deep(134217728) raises error:function_clause from [{func_info,f,[134217728],[{file,[102,117,110,99,95,105,110,102,111,46,101,114,108]},{line,3}]},{func_info,deep,1,[{file,[102,117,110,99,95,105,110,102,111,46,101,114,108]},{line,11}]}]
%% run: many(1,2,3,4,5,6,7) raises error:function_clause from [{func_info,many,[1,2,3,4,5,6,7],[{file,[102,117,110,99,95,105,110,102,111,46,101,114,108]},{line,13}]}]
%% arm32: f
%%   {func_info,{atom,func_info},{atom,f},1}
%%     str lr, [sp, #-4]!
%%     bl FunctionClause
%% arm32: g
%%   {func_info,{atom,func_info},{atom,g},3}
%%     str lr, [sp, #-4]!
%%     bl FunctionClause
%% arm32: many
%%   {func_info,{atom,func_info},{atom,many},7}
%%     str lr, [sp, #-4]!
%%     bl FunctionClause

{module, func_info}.  % version = 0

{exports, [{f,1},{g,3},{deep,1},{many,7}]}.

{attributes, []}.

{labels, 9}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"func_info.erl",3}]}.
    {func_info,{atom,func_info},{atom,f},1}.
  {label,2}.
    {test,is_eq_exact,{f,1},[{x,0},{atom,a}]}.
    return.


{function, g, 3, 4}.
  {label,3}.
    {line,[{location,"func_info.erl",6}]}.
    {func_info,{atom,func_info},{atom,g},3}.
  {label,4}.
    {test,is_nil,{f,3},[{x,2}]}.
    return.


{function, deep, 1, 6}.
  {label,5}.
    {line,[{location,"func_info.erl",10}]}.
    {func_info,{atom,func_info},{atom,deep},1}.
  {label,6}.
    {allocate,0,1}.
    {line,[{location,"func_info.erl",11}]}.
    {call,1,{f,2}}.
    {test_heap,2,1}.
    {put_list,{x,0},nil,{x,0}}.
    {deallocate,0}.
    return.


{function, many, 7, 8}.
  {label,7}.
    {line,[{location,"func_info.erl",13}]}.
    {func_info,{atom,func_info},{atom,many},7}.
  {label,8}.
    {test,is_nil,{f,7},[{x,6}]}.
    return.
