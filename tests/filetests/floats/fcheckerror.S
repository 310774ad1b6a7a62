%% Raises badarith when the floating-point exception flag is set.
%% run: f(1.5,2) = 3.0
%% run: f(1.0e308,1.0e308) raises error:badarith
%% arm32: f
%%   {fcheckerror,{f,0}}

{module, fcheckerror}.  % version = 0

{exports, [{f,2}]}.

{attributes, []}.

{labels, 3}.


{function, f, 2, 2}.
  {label,1}.
    {line,[{location,"fcheckerror.erl",2}]}.
    {func_info,{atom,fcheckerror},{atom,f},2}.
  {label,2}.
    {fconv,{x,0},{fr,0}}.
    {fconv,{x,1},{fr,1}}.
    fclearerror.
    {bif,fmul,{f,0},[{fr,0},{fr,1}],{fr,0}}.
    {fcheckerror,{f,0}}.
    {test_heap,{alloc,[{words,0},{floats,1},{funs,0}]},0}.
    {fmove,{fr,0},{x,0}}.
    return.
