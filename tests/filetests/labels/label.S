%% Marks the target of every operand {f,Label}.
%% run: f(3) = 0
%% run: f(0) = 0
%% arm32: f
%%   {label,1}
%%   {label,2}
%%     subs r5, r5, #1
%%     bmi .1
%%     .1:
%%     str lr, [sp, #-4]!
%%     bl Yield
%%     pop {lr}
%%     b next
%%   {label,3}
%%   {label,4}
%%   {label,5}

{module, label}.  % version = 0

{exports, [{f,1}]}.

{attributes, []}.

{labels, 6}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,label},{atom,f},1}.
  {label,2}.
    {test,is_integer,{f,1},[{x,0}]}.
  {label,3}.
  {label,4}.
    {test,is_ne_exact,{f,5},[{x,0},{integer,0}]}.
    {gc_bif,'-',{f,0},1,[{x,0},{integer,1}],{x,0}}.
    {test,is_integer,{f,4},[{x,0}]}.
    {jump,{f,3}}.
  {label,5}.
    return.
