%% A place where a breakpoint can stand, in a VM started to debug.
%% judge: otp29
%% run: f(1) = 1
%% run: f(0) raises error:badarith from [{erlang,'div',[1,0],[{error_info,#{module => erl_erts_errors}}]},{debug_line,f,1,[{file,[100,101,98,117,103,95,108,105,110,101,46,101,114,108]},{line,2}]}]
%% arm32: f
%%   {debug_line,{atom,entry},[{location,"debug_line.erl",3}],1,1,#{frame_size => none,vars => []}}

{module, debug_line}.  % version = 0

{exports, [{f,1}]}.

{attributes, []}.

{labels, 3}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"debug_line.erl",2}]}.
    {func_info,{atom,debug_line},{atom,f},1}.
  {label,2}.
    {debug_line,{atom,entry},[{location,"debug_line.erl",3}],1,1,#{frame_size=>none,vars=>[]}}.
    {gc_bif,'div',{f,0},1,[{integer,1},{x,0}],{x,0}}.
    return.
