%% Jumps to Module:Name/Arity; there is no frame.
%% run: f([1,2,3]) = {1,2,3}
%% run: f(a) raises error:badarg from [{erlang,list_to_tuple,[a],[{error_info,#{module => erl_erts_errors}}]},{call_ext_only,f,1,[{file,[99,97,108,108,95,101,120,116,95,111,110,108,121,46,101,114,108]},{line,1}]}]
%% run: undefined(x) raises error:undef from [{nosuch,function,[x],[]}]
%% run: self_call(4) = 5
%% run: throws(x) raises throw:x
%% run: exits({a,1}) raises exit:{a,1}
%% run: errors(x) raises error:x
%% arm32: f
%%   {call_ext_only,1,{extfunc,erlang,list_to_tuple,1}}
%%     str lr, [sp, #-4]!
%%     bl erlang:list_to_tuple/1
%%     subs r5, r5, #1
%%     poppl {pc}
%%     pop {lr}
%%     b yield at return
%% arm32: undefined
%%   {call_ext_only,1,{extfunc,nosuch,function,1}}
%%     b nosuch:function/1
%% arm32: self_call
%%   {call_ext_only,1,{extfunc,call_ext_only,inc,1}}
%%     b call_ext_only:inc/1
%% arm32: throws
%%   {call_ext_only,1,{extfunc,erlang,throw,1}}
%%     ; never comes back
%%     str lr, [sp, #-4]!
%%     bl erlang:throw/1
%%     udf #0

{module, call_ext_only}.  % version = 0

{exports, [{f,1},{undefined,1},{self_call,1},{inc,1},{throws,1},{exits,1},{errors,1}]}.

{attributes, []}.

{labels, 15}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"call_ext_only.erl",1}]}.
    {func_info,{atom,call_ext_only},{atom,f},1}.
  {label,2}.
    {call_ext_only,1,{extfunc,erlang,list_to_tuple,1}}.


{function, undefined, 1, 4}.
  {label,3}.
    {line,[{location,"call_ext_only.erl",8}]}.
    {func_info,{atom,call_ext_only},{atom,undefined},1}.
  {label,4}.
    {call_ext_only,1,{extfunc,nosuch,function,1}}.


{function, self_call, 1, 6}.
  {label,5}.
    {func_info,{atom,call_ext_only},{atom,self_call},1}.
  {label,6}.
    {call_ext_only,1,{extfunc,call_ext_only,inc,1}}.


{function, inc, 1, 8}.
  {label,7}.
    {func_info,{atom,call_ext_only},{atom,inc},1}.
  {label,8}.
    {gc_bif,'+',{f,0},1,[{x,0},{integer,1}],{x,0}}.
    return.


{function, throws, 1, 10}.
  {label,9}.
    {func_info,{atom,call_ext_only},{atom,throws},1}.
  {label,10}.
    {call_ext_only,1,{extfunc,erlang,throw,1}}.


{function, exits, 1, 12}.
  {label,11}.
    {func_info,{atom,call_ext_only},{atom,exits},1}.
  {label,12}.
    {call_ext_only,1,{extfunc,erlang,exit,1}}.


{function, errors, 1, 14}.
  {label,13}.
    {func_info,{atom,call_ext_only},{atom,errors},1}.
  {label,14}.
    {call_ext_only,1,{extfunc,erlang,error,1}}.
