%% Destructively sets element Index + 1 of Tuple to Value.
%% The tuple is a fresh one of setelement/3, or others could see it change.
%% run: f({a,b,c},x) = {a,x,third}
%% run: f({a,b,c,d},134217728) = {a,134217728,third,d}
%% run: f({a,b},x) raises error:badarg
%% run: f(a,x) raises error:badarg from [{erlang,setelement,[3,a,third],[{error_info,#{module => erl_erts_errors}}]},{set_tuple_element,f,2,[{file,[115,101,116,95,116,117,112,108,101,95,101,108,101,109,101,110,116,46,101,114,108]},{line,4}]}]
%% run: stack({a,b,c},[]) = {[],{a,b,c},third}
%% run: constants({a,b,c}) = {ok,1180591620717411303424,third}
%% arm32: f
%%   {set_tuple_element,{y,0},{x,0},1}
%%     ldr r1, [sp, #4]
%%     str r1, [r6, #6]
%% arm32: stack
%%   {set_tuple_element,{y,1},{x,0},0}
%%     ldr r1, [sp, #8]
%%     str r1, [r6, #2]
%%   {set_tuple_element,{y,0},{x,0},1}
%%     ldr r1, [sp, #4]
%%     str r1, [r6, #6]
%% arm32: constants
%%   {set_tuple_element,{atom,ok},{x,0},0}
%%     mov r1, #0xcb
%%     str r1, [r6, #2]
%%   {set_tuple_element,{integer,1180591620717411303424},{x,0},1}
%%     mov r1, #0x20000002
%%     str r1, [r6, #6]

{module, set_tuple_element}.  % version = 0

{exports, [{f,2},{stack,2},{constants,1}]}.

{attributes, []}.

{labels, 7}.


{function, f, 2, 2}.
  {label,1}.
    {line,[{location,"set_tuple_element.erl",3}]}.
    {func_info,{atom,set_tuple_element},{atom,f},2}.
  {label,2}.
    {allocate,1,2}.
    {move,{x,1},{y,0}}.
    {move,{x,0},{x,1}}.
    {move,{atom,third},{x,2}}.
    {move,{integer,3},{x,0}}.
    {line,[{location,"set_tuple_element.erl",4}]}.
    {call_ext,3,{extfunc,erlang,setelement,3}}.
    {set_tuple_element,{y,0},{x,0},1}.
    {deallocate,1}.
    return.


{function, stack, 2, 4}.
  {label,3}.
    {func_info,{atom,set_tuple_element},{atom,stack},2}.
  {label,4}.
    {allocate,2,2}.
    {move,{x,0},{y,0}}.
    {move,{x,1},{y,1}}.
    {move,{y,0},{x,1}}.
    {move,{atom,third},{x,2}}.
    {move,{integer,3},{x,0}}.
    {call_ext,3,{extfunc,erlang,setelement,3}}.
    {set_tuple_element,{y,1},{x,0},0}.
    {set_tuple_element,{y,0},{x,0},1}.
    {deallocate,2}.
    return.


{function, constants, 1, 6}.
  {label,5}.
    {func_info,{atom,set_tuple_element},{atom,constants},1}.
  {label,6}.
    {move,{x,0},{x,1}}.
    {allocate,0,2}.
    {move,{atom,third},{x,2}}.
    {move,{integer,3},{x,0}}.
    {call_ext,3,{extfunc,erlang,setelement,3}}.
    {set_tuple_element,{atom,ok},{x,0},0}.
    {set_tuple_element,{integer,1180591620717411303424},{x,0},1}.
    {deallocate,0}.
    return.
