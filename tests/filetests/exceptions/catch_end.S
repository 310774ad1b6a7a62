%% Ends `catch Expr`: x0 = value, thrown term, {'EXIT',Reason} or {'EXIT',{Reason,Stack}}.
%% run: f(1) = [1]
%% run: f(error) = [{'EXIT',{error,[{catch_end,risky,1,[{file,[99,97,116,99,104,95,101,110,100,46,101,114,108]},{line,91}]},{catch_end,f,1,[{file,[99,97,116,99,104,95,101,110,100,46,101,114,108]},{line,2}]}]}}]
%% run: f(exit) = [{'EXIT',exit}]
%% run: f(throw) = [throw]
%% run: f(badarith) = [{'EXIT',{badarith,[{erlang,'div',[1,badarith],[{error_info,#{module => erl_erts_errors}}]},{catch_end,risky,1,[{file,[99,97,116,99,104,95,101,110,100,46,101,114,108]},{line,94}]},{catch_end,f,1,[{file,[99,97,116,99,104,95,101,110,100,46,101,114,108]},{line,2}]}]}}]
%% run: f(clause) = [{'EXIT',{function_clause,[{catch_end,risky,[clause],[{file,[99,97,116,99,104,95,101,110,100,46,101,114,108]},{line,90}]},{catch_end,f,1,[{file,[99,97,116,99,104,95,101,110,100,46,101,114,108]},{line,2}]}]}}]
%% run: nested(1) = [1]
%% run: nested(error) = [{'EXIT',{error,[{catch_end,risky,1,[{file,[99,97,116,99,104,95,101,110,100,46,101,114,108]},{line,91}]},{catch_end,nested,1,[{file,[99,97,116,99,104,95,101,110,100,46,101,114,108]},{line,12}]}]}}]
%% run: nested(exit) = [{'EXIT',exit}]
%% run: nested(throw) = [throw]
%% run: nested(badarith) = [{'EXIT',{badarith,[{erlang,'div',[1,badarith],[{error_info,#{module => erl_erts_errors}}]},{catch_end,risky,1,[{file,[99,97,116,99,104,95,101,110,100,46,101,114,108]},{line,94}]},{catch_end,nested,1,[{file,[99,97,116,99,104,95,101,110,100,46,101,114,108]},{line,12}]}]}}]
%% run: nested(clause) = [{'EXIT',{function_clause,[{catch_end,risky,[clause],[{file,[99,97,116,99,104,95,101,110,100,46,101,114,108]},{line,90}]},{catch_end,nested,1,[{file,[99,97,116,99,104,95,101,110,100,46,101,114,108]},{line,12}]}]}}]
%% arm32: f
%%   {catch_end,{y,0}}
%%     mov r0, #0x3b
%%     str r0, [sp, #4]
%%     cmp r6, #0
%%     beq .1
%%     .1:
%%     cmp r7, #0x8b
%%     moveq r6, r8
%%     beq next
%%     bl CatchEnd
%%     b next
%% arm32: nested
%%   {catch_end,{y,0}}
%%     mov r0, #0x3b
%%     str r0, [sp, #4]
%%     cmp r6, #0
%%     beq .1
%%     .1:
%%     cmp r7, #0x8b
%%     moveq r6, r8
%%     beq next
%%     bl CatchEnd
%%     b next
%%   {catch_end,{y,1}}
%%     mov r0, #0x3b
%%     str r0, [sp, #8]
%%     cmp r6, #0
%%     beq .1
%%     .1:
%%     cmp r7, #0x8b
%%     moveq r6, r8
%%     beq next
%%     bl CatchEnd
%%     b next

{module, catch_end}.  % version = 0

{exports, [{f,1},{nested,1}]}.

{attributes, []}.

{labels, 15}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"catch_end.erl",1}]}.
    {func_info,{atom,catch_end},{atom,f},1}.
  {label,2}.
    {allocate,1,1}.
    {'catch',{y,0},{f,3}}.
    {line,[{location,"catch_end.erl",2}]}.
    {call,1,{f,9}}.
  {label,3}.
    {catch_end,{y,0}}.
    {test_heap,2,1}.
    {put_list,{x,0},nil,{x,0}}.
    {deallocate,1}.
    return.


{function, nested, 1, 5}.
  {label,4}.
    {line,[{location,"catch_end.erl",11}]}.
    {func_info,{atom,catch_end},{atom,nested},1}.
  {label,5}.
    {allocate,2,1}.
    {'catch',{y,1},{f,7}}.
    {'catch',{y,0},{f,6}}.
    {line,[{location,"catch_end.erl",12}]}.
    {call,1,{f,9}}.
  {label,6}.
    {catch_end,{y,0}}.
    {test_heap,2,1}.
    {put_list,{x,0},nil,{x,0}}.
    {call_ext,1,{extfunc,erlang,throw,1}}.
  {label,7}.
    {catch_end,{y,1}}.
    {deallocate,2}.
    return.


{function, risky, 1, 9}.
  {label,8}.
    {line,[{location,"catch_end.erl",90}]}.
    {func_info,{atom,catch_end},{atom,risky},1}.
  {label,9}.
    {select_val,{x,0},{f,14},{list,[{atom,error},{f,10},{atom,exit},{f,11},{atom,throw},{f,12},{atom,badarith},{f,13},{atom,clause},{f,8}]}}.
  {label,10}.
    {line,[{location,"catch_end.erl",91}]}.
    {call_ext_only,1,{extfunc,erlang,error,1}}.
  {label,11}.
    {call_ext_only,1,{extfunc,erlang,exit,1}}.
  {label,12}.
    {call_ext_only,1,{extfunc,erlang,throw,1}}.
  {label,13}.
    {line,[{location,"catch_end.erl",94}]}.
    {gc_bif,'div',{f,0},1,[{integer,1},{x,0}],{x,0}}.
    return.
  {label,14}.
    return.
