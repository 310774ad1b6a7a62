%% line, at a place where execution can be counted.
%% judge: otp27
%% run: f(1) = 1
%% run: f(0) raises error:badarith from [{erlang,'div',[1,0],[{error_info,#{module => erl_erts_errors}}]},{executable_line,f,1,[{file,[101,120,101,99,117,116,97,98,108,101,95,108,105,110,101,46,101,114,108]},{line,3}]}]
%% arm32: f
%%   {executable_line,[{location,"executable_line.erl",3}],1}

{module, executable_line}.  % version = 0

{exports, [{f,1}]}.

{attributes, []}.

{labels, 3}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"executable_line.erl",2}]}.
    {func_info,{atom,executable_line},{atom,f},1}.
  {label,2}.
    {executable_line,[{location,"executable_line.erl",3}],1}.
    {gc_bif,'div',{f,0},1,[{integer,1},{x,0}],{x,0}}.
    return.
