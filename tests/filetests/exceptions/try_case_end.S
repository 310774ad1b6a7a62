%% Raises error:{try_clause,Value}.
%% run: f(1) = 1
%% run: f(a) raises error:{try_clause,a}
%% run: f({1,2}) raises error:{try_clause,{1,2}} from [{try_case_end,f,1,[{file,[116,114,121,95,99,97,115,101,95,101,110,100,46,101,114,108]},{line,3}]}]
%% run: stack(x) raises error:{try_clause,x}
%% arm32: f
%%   {try_case_end,{x,0}}
%%     mov r0, r6
%%     bl TryClause
%% arm32: stack
%%   {try_case_end,{y,0}}
%%     ldr r0, [sp, #4]
%%     bl TryClause

{module, try_case_end}.  % version = 0

{exports, [{f,1},{stack,1}]}.

{attributes, []}.

{labels, 9}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"try_case_end.erl",1}]}.
    {func_info,{atom,try_case_end},{atom,f},1}.
  {label,2}.
    {allocate,1,1}.
    {'try',{y,0},{f,4}}.
    {line,[{location,"try_case_end.erl",2}]}.
    {call,1,{f,6}}.
    {try_end,{y,0}}.
    {test,is_eq_exact,{f,3},[{x,0},{integer,1}]}.
    {deallocate,1}.
    return.
  {label,3}.
    {line,[{location,"try_case_end.erl",3}]}.
    {try_case_end,{x,0}}.
  {label,4}.
    {try_case,{y,0}}.
    {move,{atom,caught},{x,0}}.
    {deallocate,1}.
    return.


{function, id, 1, 6}.
  {label,5}.
    {func_info,{atom,try_case_end},{atom,id},1}.
  {label,6}.
    return.


{function, stack, 1, 8}.
  {label,7}.
    {func_info,{atom,try_case_end},{atom,stack},1}.
  {label,8}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {line,[{location,"try_case_end.erl",8}]}.
    {call,1,{f,6}}.
    {line,[{location,"try_case_end.erl",9}]}.
    {try_case_end,{y,0}}.
