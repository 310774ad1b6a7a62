%% Raises error:if_clause.
%% run: f(true) = true
%% run: f(1) raises error:if_clause
%% run: f(false) raises error:if_clause from [{if_end,f,1,[{file,[105,102,95,101,110,100,46,101,114,108]},{line,2}]}]
%% run: frame(1) raises error:if_clause from [{if_end,f,1,[{file,[105,102,95,101,110,100,46,101,114,108]},{line,2}]},{if_end,frame,1,[{file,[105,102,95,101,110,100,46,101,114,108]},{line,5}]}]
%% arm32: f
%%   if_end
%%     str lr, [sp, #-4]!
%%     bl IfClause
%% arm32: frame
%%   if_end
%%     bl IfClause

{module, if_end}.  % version = 0

{exports, [{f,1},{frame,1}]}.

{attributes, []}.

{labels, 6}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"if_end.erl",1}]}.
    {func_info,{atom,if_end},{atom,f},1}.
  {label,2}.
    {test,is_eq_exact,{f,3},[{x,0},{atom,true}]}.
    return.
  {label,3}.
    {line,[{location,"if_end.erl",2}]}.
    if_end.


{function, frame, 1, 5}.
  {label,4}.
    {line,[{location,"if_end.erl",4}]}.
    {func_info,{atom,if_end},{atom,frame},1}.
  {label,5}.
    {allocate,0,1}.
    {line,[{location,"if_end.erl",5}]}.
    {call,1,{f,2}}.
    {line,[{location,"if_end.erl",6}]}.
    if_end.
