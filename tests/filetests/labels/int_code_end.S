%% Ends the code of a module; never executed.
%% Assembly cannot write it: every module ends with one.
%% run: f() = ok
%% arm32: f

{module, int_code_end}.  % version = 0

{exports, [{f,0}]}.

{attributes, []}.

{labels, 3}.


{function, f, 0, 2}.
  {label,1}.
    {func_info,{atom,int_code_end},{atom,f},0}.
  {label,2}.
    {move,{atom,ok},{x,0}}.
    return.
