%% The function is the stub of a NIF.
%% run: f(1) = 1
%% run: f(a) = a
%% arm32: f
%%   nif_start

{module, nif_start}.  % version = 0

{exports, [{f,1}]}.

{attributes, []}.

{labels, 3}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,nif_start},{atom,f},1}.
  {label,2}.
    nif_start.
    {line,[{location,"nif_start.erl",4}]}.
    {allocate,0,1}.
    {move,{integer,1},{x,1}}.
    {call_ext_last,2,{extfunc,erlang,max,2},0}.
