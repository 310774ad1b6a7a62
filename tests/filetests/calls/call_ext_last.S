%% Drops a frame of Deallocate y registers, then jumps to Module:Name/Arity.
%% run: f([1,2,3]) = {1,2,3}
%% run: f(a) raises error:badarg from [{erlang,list_to_tuple,[a],[{error_info,#{module => erl_erts_errors}}]},{call_ext_last,f,1,[{file,[99,97,108,108,95,101,120,116,95,108,97,115,116,46,101,114,108]},{line,2}]}]
%% run: undefined(x) raises error:undef from [{nosuch,function,[x],[]}]
%% run: self_call(4) = 5
%% arm32: f
%%   {call_ext_last,1,{extfunc,erlang,list_to_tuple,1},1}
%%     bl erlang:list_to_tuple/1
%%     subs r5, r5, #1
%%     ldrpl pc, [sp], #8
%%     ldr lr, [sp], #8
%%     b yield at return
%% arm32: undefined
%%   {call_ext_last,1,{extfunc,nosuch,function,1},0}
%%     pop {lr}
%%     b nosuch:function/1
%% arm32: self_call
%%   {call_ext_last,1,{extfunc,call_ext_last,inc,1},2}
%%     ldr lr, [sp], #0xc
%%     b call_ext_last:inc/1

{module, call_ext_last}.  % version = 0

{exports, [{f,1},{undefined,1},{self_call,1},{inc,1}]}.

{attributes, []}.

{labels, 9}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"call_ext_last.erl",1}]}.
    {func_info,{atom,call_ext_last},{atom,f},1}.
  {label,2}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {line,[{location,"call_ext_last.erl",2}]}.
    {call_ext_last,1,{extfunc,erlang,list_to_tuple,1},1}.


{function, undefined, 1, 4}.
  {label,3}.
    {line,[{location,"call_ext_last.erl",8}]}.
    {func_info,{atom,call_ext_last},{atom,undefined},1}.
  {label,4}.
    {allocate,0,1}.
    {line,[{location,"call_ext_last.erl",9}]}.
    {call_ext_last,1,{extfunc,nosuch,function,1},0}.


{function, self_call, 1, 6}.
  {label,5}.
    {func_info,{atom,call_ext_last},{atom,self_call},1}.
  {label,6}.
    {allocate,2,1}.
    {init_yregs,{list,[{y,0},{y,1}]}}.
    {call_ext_last,1,{extfunc,call_ext_last,inc,1},2}.


{function, inc, 1, 8}.
  {label,7}.
    {func_info,{atom,call_ext_last},{atom,inc},1}.
  {label,8}.
    {gc_bif,'+',{f,0},1,[{x,0},{integer,1}],{x,0}}.
    return.
