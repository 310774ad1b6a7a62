%% Jumps to Label.
%% run: f(1) = other
%% run: f(0) = zero
%% run: back(5) = 0
%% arm32: f
%%   {jump,{f,4}}
%%     b {f,4}
%%   {jump,{f,4}}
%% arm32: back
%%   {jump,{f,7}}
%%     b {f,7}

{module, jump}.  % version = 0

{exports, [{f,1},{back,1}]}.

{attributes, []}.

{labels, 9}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,jump},{atom,f},1}.
  {label,2}.
    {test,is_eq_exact,{f,3},[{x,0},{integer,0}]}.
    {move,{atom,zero},{x,0}}.
    {jump,{f,4}}.
  {label,3}.
    {move,{atom,other},{x,0}}.
    {jump,{f,4}}.
  {label,4}.
    return.


{function, back, 1, 6}.
  {label,5}.
    {func_info,{atom,jump},{atom,back},1}.
  {label,6}.
    {test,is_integer,{f,5},[{x,0}]}.
  {label,7}.
    {test,is_ne_exact,{f,8},[{x,0},{integer,0}]}.
    {gc_bif,'-',{f,0},1,[{x,0},{integer,1}],{x,0}}.
    {test,is_integer,{f,8},[{x,0}]}.
    {jump,{f,7}}.
  {label,8}.
    return.
