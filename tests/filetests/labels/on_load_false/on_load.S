%% A module whose function gives anything but ok is not there.
%% run: f(1) raises error:undef
%% run: init() raises error:undef
%% arm32: init
%%   on_load

{module, on_load}.  % version = 0

{exports, [{f,1},{init,0}]}.

{attributes, [{on_load,[{init,0}]}]}.

{labels, 5}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,on_load},{atom,f},1}.
  {label,2}.
    return.


{function, init, 0, 4}.
  {label,3}.
    {func_info,{atom,on_load},{atom,init},0}.
  {label,4}.
    {move,{atom,false},{x,0}}.
    return.
