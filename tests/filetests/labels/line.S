%% The instructions that follow come from File:Line.
%% run: f(a) raises error:badarith from [{erlang,'bnot',[a],[{error_info,#{module => erl_erts_errors}}]},{line,f,1,[{file,[108,105,110,101,46,101,114,108]},{line,8}]}]
%% run: f(1) = -2
%% run: g(0) raises error:badarith from [{erlang,'div',[1,0],[{error_info,#{module => erl_erts_errors}}]},{line,g,1,[{file,[108,105,110,101,46,101,114,108]},{line,21}]}]
%% run: g(-1) raises error:badarith from [{erlang,'rem',[1,0],[{error_info,#{module => erl_erts_errors}}]},{line,g,1,[{file,[108,105,110,101,46,101,114,108]},{line,23}]}]
%% arm32: f
%%   {line,[{location,"line.erl",7}]}
%%   {line,[{location,"line.erl",8}]}

{module, line}.  % version = 0

{exports, [{f,1},{g,1}]}.

{attributes, []}.

{labels, 5}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"line.erl",7}]}.
    {func_info,{atom,line},{atom,f},1}.
  {label,2}.
    {line,[{location,"line.erl",8}]}.
    {gc_bif,'bnot',{f,0},1,[{x,0}],{x,0}}.
    return.


{function, g, 1, 4}.
  {label,3}.
    {line,[{location,"line.erl",20}]}.
    {func_info,{atom,line},{atom,g},1}.
  {label,4}.
    {allocate,0,1}.
    {line,[{location,"line.erl",21}]}.
    {gc_bif,'div',{f,0},1,[{integer,1},{x,0}],{x,0}}.
    {line,[{location,"line.erl",22}]}.
    {call,1,{f,2}}.
    {line,[{location,"line.erl",23}]}.
    {gc_bif,'rem',{f,0},1,[{integer,1},{x,0}],{x,0}}.
    {deallocate,0}.
    return.
