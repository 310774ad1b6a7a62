%% x0 = Module:Name(x0…); returns here.
%% run: f([1,2,3]) = [{1,2,3}]
%% run: f(a) raises error:badarg from [{erlang,list_to_tuple,[a],[{error_info,#{module => erl_erts_errors}}]},{call_ext,f,1,[{file,[99,97,108,108,95,101,120,116,46,101,114,108]},{line,2}]}]
%% run: bif(a,1) = [a|a]
%% run: bif(a,0) raises error:badarg from [{erlang,element,[0,{a,b}],[{error_info,#{module => erl_erts_errors}}]},{call_ext,bif,2,[{file,[99,97,108,108,95,101,120,116,46,101,114,108]},{line,6}]}]
%% run: undefined(x) raises error:undef from [{nosuch,function,[x],[]},{call_ext,undefined,1,[{file,[99,97,108,108,95,101,120,116,46,101,114,108]},{line,9}]}]
%% run: self_call(4) = [5]
%% arm32: f
%%   {call_ext,1,{extfunc,erlang,list_to_tuple,1}}
%%     bl erlang:list_to_tuple/1
%% arm32: bif
%%   {call_ext,2,{extfunc,erlang,element,2}}
%%     bl erlang:element/2
%% arm32: undefined
%%   {call_ext,1,{extfunc,nosuch,function,1}}
%%     bl nosuch:function/1
%% arm32: self_call
%%   {call_ext,1,{extfunc,call_ext,inc,1}}
%%     bl call_ext:inc/1

{module, call_ext}.  % version = 0

{exports, [{f,1},{bif,2},{undefined,1},{self_call,1},{inc,1}]}.

{attributes, []}.

{labels, 11}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"call_ext.erl",1}]}.
    {func_info,{atom,call_ext},{atom,f},1}.
  {label,2}.
    {allocate,0,1}.
    {line,[{location,"call_ext.erl",2}]}.
    {call_ext,1,{extfunc,erlang,list_to_tuple,1}}.
    {test_heap,2,1}.
    {put_list,{x,0},nil,{x,0}}.
    {deallocate,0}.
    return.


{function, bif, 2, 4}.
  {label,3}.
    {line,[{location,"call_ext.erl",5}]}.
    {func_info,{atom,call_ext},{atom,bif},2}.
  {label,4}.
    {allocate,1,2}.
    {move,{x,0},{y,0}}.
    {move,{x,1},{x,0}}.
    {line,[{location,"call_ext.erl",6}]}.
    {move,{literal,{a,b}},{x,1}}.
    {call_ext,2,{extfunc,erlang,element,2}}.
    {test_heap,2,1}.
    {put_list,{x,0},{y,0},{x,0}}.
    {deallocate,1}.
    return.


{function, undefined, 1, 6}.
  {label,5}.
    {line,[{location,"call_ext.erl",8}]}.
    {func_info,{atom,call_ext},{atom,undefined},1}.
  {label,6}.
    {allocate,0,1}.
    {line,[{location,"call_ext.erl",9}]}.
    {call_ext,1,{extfunc,nosuch,function,1}}.
    {test_heap,2,1}.
    {put_list,{x,0},nil,{x,0}}.
    {deallocate,0}.
    return.


{function, self_call, 1, 8}.
  {label,7}.
    {func_info,{atom,call_ext},{atom,self_call},1}.
  {label,8}.
    {allocate,0,1}.
    {call_ext,1,{extfunc,call_ext,inc,1}}.
    {test_heap,2,1}.
    {put_list,{x,0},nil,{x,0}}.
    {deallocate,0}.
    return.


{function, inc, 1, 10}.
  {label,9}.
    {func_info,{atom,call_ext},{atom,inc},1}.
  {label,10}.
    {gc_bif,'+',{f,0},1,[{x,0},{integer,1}],{x,0}}.
    return.
