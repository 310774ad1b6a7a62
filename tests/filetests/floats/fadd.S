%% FDst = FArg1 + FArg2; badarith when not finite.
%% run: f(1.5,2.25) = 3.75
%% run: f(1,2) = 3.0
%% run: f(1.0e308,1.0e308) raises error:badarith
%% run: f(-1.0e308,1.0e308) = 0.0
%% run: f(134217728,0.5) = 134217728.5
%% run: f(0.0,-0.0) = 0.0
%% run: f(1180591620717411303424,1.0) = 1.1805916207174113e21
%% run: f(1.0,0.0) = 1.0
%% run: f(a,1.0) raises error:badarith
%% run: f(1.0e-300,1.0e-300) = 2.0e-300
%% run: registers(1.5,2.0) = 3.5
%% arm32: f
%%   {bif,fadd,{f,0},[{fr,0},{fr,1}],{fr,0}}
%%     vadd.f64 d0, d0, d1
%%     vmov r0, s1
%%     lsl r0, r0, #1
%%     cmn r0, #0x200000
%%     bhs .1
%%     .1:
%%     str lr, [sp, #-4]!
%%     bl Badarith
%% arm32: registers
%%   {bif,fadd,{f,0},[{fr,1},{fr,15}],{fr,14}}
%%     add ip, fp, #0x1000
%%     add ip, ip, #0x90
%%     vldr d15, [ip]
%%     vadd.f64 d14, d1, d15
%%     vmov r0, s29
%%     lsl r0, r0, #1
%%     cmn r0, #0x200000
%%     bhs .1
%%     add ip, fp, #0x1000
%%     add ip, ip, #0x88
%%     vstr d14, [ip]
%%     .1:
%%     str lr, [sp, #-4]!
%%     bl Badarith

{module, fadd}.  % version = 0

{exports, [{f,2},{registers,2}]}.

{attributes, []}.

{labels, 5}.


{function, f, 2, 2}.
  {label,1}.
    {line,[{location,"fadd.erl",2}]}.
    {func_info,{atom,fadd},{atom,f},2}.
  {label,2}.
    {fconv,{x,0},{fr,0}}.
    {fconv,{x,1},{fr,1}}.
    {bif,fadd,{f,0},[{fr,0},{fr,1}],{fr,0}}.
    {test_heap,{alloc,[{words,0},{floats,1},{funs,0}]},0}.
    {fmove,{fr,0},{x,0}}.
    return.


{function, registers, 2, 4}.
  {label,3}.
    {line,[{location,"fadd.erl",5}]}.
    {func_info,{atom,fadd},{atom,registers},2}.
  {label,4}.
    {fconv,{x,0},{fr,1}}.
    {fconv,{x,1},{fr,15}}.
    {bif,fadd,{f,0},[{fr,1},{fr,15}],{fr,14}}.
    {test_heap,{alloc,[{words,0},{floats,1},{funs,0}]},0}.
    {fmove,{fr,14},{x,0}}.
    return.
