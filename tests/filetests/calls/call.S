%% x0 = function at Label called with Arity args in x0…; returns here.
%% run: f(3) = [4]
%% run: f(a) raises error:function_clause from [{call,inc,[a],[{file,[99,97,108,108,46,101,114,108]},{line,5}]},{call,f,1,[{file,[99,97,108,108,46,101,114,108]},{line,2}]}]
%% run: g(1,2) = [3|2]
%% run: sum(100) = 5050
%% run: far(0) raises error:badarith from [{erlang,'div',[1,0],[{error_info,#{module => erl_erts_errors}}]},{call,far,1,[{file,[99,97,108,108,46,101,114,108]},{line,32}]}]
%% arm32: f
%%   {call,1,{f,4}}
%%     bl {f,4}
%% arm32: g
%%   {call,1,{f,4}}
%%     bl {f,4}
%%   {call,1,{f,4}}
%%     bl {f,4}
%% arm32: sum
%%   {call,1,{f,8}}
%%     bl {f,8}

{module, call}.  % version = 0

{exports, [{f,1},{g,2},{sum,1},{far,1}]}.

{attributes, []}.

{labels, 12}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"call.erl",1}]}.
    {func_info,{atom,call},{atom,f},1}.
  {label,2}.
    {allocate,0,1}.
    {line,[{location,"call.erl",2}]}.
    {call,1,{f,4}}.
    {test_heap,2,1}.
    {put_list,{x,0},nil,{x,0}}.
    {deallocate,0}.
    return.


{function, inc, 1, 4}.
  {label,3}.
    {line,[{location,"call.erl",5}]}.
    {func_info,{atom,call},{atom,inc},1}.
  {label,4}.
    {test,is_integer,{f,3},[{x,0}]}.
    {gc_bif,'+',{f,0},1,[{x,0},{integer,1}],{x,0}}.
    return.


{function, g, 2, 6}.
  {label,5}.
    {func_info,{atom,call},{atom,g},2}.
  {label,6}.
    {allocate,1,2}.
    {move,{x,1},{y,0}}.
    {call,1,{f,4}}.
    {move,{y,0},{x,1}}.
    {move,{x,0},{y,0}}.
    {move,{x,1},{x,0}}.
    {call,1,{f,4}}.
    {test_heap,2,1}.
    {put_list,{x,0},{y,0},{x,0}}.
    {deallocate,1}.
    return.


{function, sum, 1, 8}.
  {label,7}.
    {func_info,{atom,call},{atom,sum},1}.
  {label,8}.
    {test,is_integer,{f,7},[{x,0}]}.
    {test,is_ne_exact,{f,9},[{x,0},{integer,0}]}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {gc_bif,'-',{f,0},1,[{x,0},{integer,1}],{x,0}}.
    {call,1,{f,8}}.
    {gc_bif,'+',{f,0},1,[{x,0},{y,0}],{x,0}}.
    {deallocate,1}.
    return.
  {label,9}.
    return.


{function, far, 1, 11}.
  {label,10}.
    {line,[{location,"call.erl",30}]}.
    {func_info,{atom,call},{atom,far},1}.
  {label,11}.
    {allocate,1,1}.
    {line,[{location,"call.erl",31}]}.
    {move,{x,0},{y,0}}.
    {call,1,{f,2}}.
    {line,[{location,"call.erl",32}]}.
    {gc_bif,'div',{f,0},1,[{integer,1},{y,0}],{x,0}}.
    {deallocate,1}.
    return.
