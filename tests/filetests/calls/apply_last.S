%% Drops a frame of Deallocate y registers, then applies as apply does.
%% run: f(erlang,abs,-5) = 5
%% run: f(apply_last,inc,1) = 2
%% run: f(lists,nosuch,1) raises error:undef
%% run: f(1,abs,1) raises error:badarg
%% run: f(apply_last,inc,a) raises error:function_clause
%% arm32: f
%%   {apply_last,1,0}
%%     mov r1, #1
%%     bl ResolveApply
%%     pop {lr}
%%     bx r0

{module, apply_last}.  % version = 0

{exports, [{f,3},{inc,1}]}.

{attributes, []}.

{labels, 5}.


{function, f, 3, 2}.
  {label,1}.
    {line,[{location,"apply_last.erl",1}]}.
    {func_info,{atom,apply_last},{atom,f},3}.
  {label,2}.
    {allocate,0,3}.
    {move,{x,0},{x,3}}.
    {move,{x,2},{x,0}}.
    {move,{x,1},{x,2}}.
    {move,{x,3},{x,1}}.
    {line,[{location,"apply_last.erl",2}]}.
    {apply_last,1,0}.


{function, inc, 1, 4}.
  {label,3}.
    {func_info,{atom,apply_last},{atom,inc},1}.
  {label,4}.
    {test,is_integer,{f,3},[{x,0}]}.
    {gc_bif,'+',{f,0},1,[{x,0},{integer,1}],{x,0}}.
    return.
