%% x0 = apply(x[Arity], x[Arity+1], [x0…]); returns here.
%% run: f(erlang,abs,-5) = [5]
%% run: f(apply,inc,1) = [2]
%% run: f(lists,nosuch,1) raises error:undef
%% run: f(1,abs,1) raises error:badarg
%% run: f(erlang,2,1) raises error:badarg
%% run: f(erlang,element,1) raises error:undef
%% run: f(apply,inc,a) raises error:function_clause
%% run: none(erlang,node) = [nonode@nohost]
%% arm32: f
%%   {apply,1}
%%     mov r1, #1
%%     bl ResolveApply
%%     blx r0
%% arm32: none
%%   {apply,0}
%%     mov r1, #0
%%     bl ResolveApply
%%     blx r0

{module, apply}.  % version = 0

{exports, [{f,3},{inc,1},{none,2}]}.

{attributes, []}.

{labels, 7}.


{function, f, 3, 2}.
  {label,1}.
    {line,[{location,"apply.erl",1}]}.
    {func_info,{atom,apply},{atom,f},3}.
  {label,2}.
    {allocate,0,3}.
    {move,{x,0},{x,3}}.
    {move,{x,2},{x,0}}.
    {move,{x,1},{x,2}}.
    {move,{x,3},{x,1}}.
    {line,[{location,"apply.erl",2}]}.
    {apply,1}.
    {test_heap,2,1}.
    {put_list,{x,0},nil,{x,0}}.
    {deallocate,0}.
    return.


{function, inc, 1, 4}.
  {label,3}.
    {func_info,{atom,apply},{atom,inc},1}.
  {label,4}.
    {test,is_integer,{f,3},[{x,0}]}.
    {gc_bif,'+',{f,0},1,[{x,0},{integer,1}],{x,0}}.
    return.


{function, none, 2, 6}.
  {label,5}.
    {func_info,{atom,apply},{atom,none},2}.
  {label,6}.
    {allocate,0,2}.
    {apply,0}.
    {test_heap,2,1}.
    {put_list,{x,0},nil,{x,0}}.
    {deallocate,0}.
    return.
