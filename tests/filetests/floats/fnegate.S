%% FDst = -FArg.
%% run: f(1.5) = -1.5
%% run: f(-2) = 2.0
%% run: f(134217728) = -134217728.0
%% run: f(a) raises error:badarith
%% run: registers(1.5) = -1.5
%% arm32: f
%%   {bif,fnegate,{f,0},[{fr,0}],{fr,0}}
%%     vneg.f64 d0, d0
%% arm32: registers
%%   {bif,fnegate,{f,0},[{fr,1}],{fr,15}}
%%     vneg.f64 d14, d1
%%     add ip, fp, #0x1000
%%     add ip, ip, #0x90
%%     vstr d14, [ip]

{module, fnegate}.  % version = 0

{exports, [{f,1},{registers,1}]}.

{attributes, []}.

{labels, 5}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"fnegate.erl",2}]}.
    {func_info,{atom,fnegate},{atom,f},1}.
  {label,2}.
    {fconv,{x,0},{fr,0}}.
    {bif,fnegate,{f,0},[{fr,0}],{fr,0}}.
    {test_heap,{alloc,[{words,0},{floats,1},{funs,0}]},0}.
    {fmove,{fr,0},{x,0}}.
    return.


{function, registers, 1, 4}.
  {label,3}.
    {func_info,{atom,fnegate},{atom,registers},1}.
  {label,4}.
    {fconv,{x,0},{fr,1}}.
    {bif,fnegate,{f,0},[{fr,1}],{fr,15}}.
    {test_heap,{alloc,[{words,0},{floats,1},{funs,0}]},0}.
    {fmove,{fr,15},{x,0}}.
    return.
