%% Raises error:{case_clause,Arg}.
%% run: f(1) raises error:{case_clause,1}
%% run: f({a,134217728}) raises error:{case_clause,{a,134217728}} from [{case_end,f,1,[{file,[99,97,115,101,95,101,110,100,46,101,114,108]},{line,2}]}]
%% run: f(ok) = ok
%% run: memory([]) raises error:{case_clause,[]}
%% run: stack(x) raises error:{case_clause,x} from [{case_end,stack,1,[{file,[99,97,115,101,95,101,110,100,46,101,114,108]},{line,7}]}]
%% run: constant() raises error:{case_clause,{a,[1]}} from [{case_end,constant,0,[{file,[99,97,115,101,95,101,110,100,46,101,114,108]},{line,9}]}]
%% arm32: f
%%   {case_end,{x,0}}
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl CaseClause
%% arm32: memory
%%   {case_end,{x,7}}
%%     ldr r0, [fp, #0x34]
%%     str lr, [sp, #-4]!
%%     bl CaseClause
%% arm32: stack
%%   {case_end,{y,0}}
%%     ldr r0, [sp, #4]
%%     bl CaseClause
%% arm32: constant
%%   {case_end,{literal,{a,[1]}}}
%%     mov r0, #0x20000002
%%     str lr, [sp, #-4]!
%%     bl CaseClause

{module, case_end}.  % version = 0

{exports, [{f,1},{memory,1},{stack,1},{constant,0}]}.

{attributes, []}.

{labels, 12}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"case_end.erl",1}]}.
    {func_info,{atom,case_end},{atom,f},1}.
  {label,2}.
    {test,is_ne_exact,{f,3},[{x,0},{atom,ok}]}.
    {line,[{location,"case_end.erl",2}]}.
    {case_end,{x,0}}.
  {label,3}.
    return.


{function, memory, 1, 5}.
  {label,4}.
    {func_info,{atom,case_end},{atom,memory},1}.
  {label,5}.
    {move,{x,0},{x,7}}.
    {case_end,{x,7}}.


{function, stack, 1, 7}.
  {label,6}.
    {line,[{location,"case_end.erl",5}]}.
    {func_info,{atom,case_end},{atom,stack},1}.
  {label,7}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {line,[{location,"case_end.erl",6}]}.
    {call,1,{f,11}}.
    {line,[{location,"case_end.erl",7}]}.
    {case_end,{y,0}}.


{function, constant, 0, 9}.
  {label,8}.
    {line,[{location,"case_end.erl",9}]}.
    {func_info,{atom,case_end},{atom,constant},0}.
  {label,9}.
    {case_end,{literal,{a,[1]}}}.


{function, f2, 1, 11}.
  {label,10}.
    {func_info,{atom,case_end},{atom,f2},1}.
  {label,11}.
    return.
