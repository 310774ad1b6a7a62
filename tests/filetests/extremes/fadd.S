%% Float registers that have no VFP register (fr14 and more) beside those that do.
%% run: f(1.5) = {6.75,-6.75}
%% run: f(-0.1) = {-0.4499999999999999,0.4499999999999999}
%% run: f(1.0e308) raises error:badarith
%% run: f(x) raises error:function_clause
%% arm32: f
%%   {bif,fadd,{f,0},[{fr,0},{fr,12}],{fr,12}}
%%     vadd.f64 d12, d0, d12
%%     vmov r0, s25
%%     lsl r0, r0, #1
%%     cmn r0, #0x200000
%%     bhs .1
%%     .1:
%%     str lr, [sp, #-4]!
%%     bl Badarith
%%   {bif,fadd,{f,0},[{fr,12},{fr,13}],{fr,13}}
%%     vadd.f64 d13, d12, d13
%%     vmov r0, s27
%%     lsl r0, r0, #1
%%     cmn r0, #0x200000
%%     bhs .1
%%     .1:
%%     str lr, [sp, #-4]!
%%     bl Badarith
%%   {bif,fadd,{f,0},[{fr,13},{fr,14}],{fr,14}}
%%     add ip, fp, #0x1000
%%     add ip, ip, #0x88
%%     vldr d15, [ip]
%%     vadd.f64 d14, d13, d15
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
%%   {bif,fadd,{f,0},[{fr,14},{fr,15}],{fr,15}}
%%     add ip, fp, #0x1000
%%     add ip, ip, #0x88
%%     vldr d14, [ip]
%%     add ip, fp, #0x1000
%%     add ip, ip, #0x90
%%     vldr d15, [ip]
%%     vadd.f64 d14, d14, d15
%%     vmov r0, s29
%%     lsl r0, r0, #1
%%     cmn r0, #0x200000
%%     bhs .1
%%     add ip, fp, #0x1000
%%     add ip, ip, #0x90
%%     vstr d14, [ip]
%%     .1:
%%     str lr, [sp, #-4]!
%%     bl Badarith
%%   {bif,fadd,{f,0},[{fr,15},{fr,16}],{fr,16}}
%%     add ip, fp, #0x1000
%%     add ip, ip, #0x90
%%     vldr d14, [ip]
%%     add ip, fp, #0x1000
%%     add ip, ip, #0x98
%%     vldr d15, [ip]
%%     vadd.f64 d14, d14, d15
%%     vmov r0, s29
%%     lsl r0, r0, #1
%%     cmn r0, #0x200000
%%     bhs .1
%%     add ip, fp, #0x1000
%%     add ip, ip, #0x98
%%     vstr d14, [ip]
%%     .1:
%%     str lr, [sp, #-4]!
%%     bl Badarith
%%   {bif,fadd,{f,0},[{fr,16},{fr,31}],{fr,31}}
%%     add ip, fp, #0x1000
%%     add ip, ip, #0x98
%%     vldr d14, [ip]
%%     add ip, fp, #0x1000
%%     add ip, ip, #0x110
%%     vldr d15, [ip]
%%     vadd.f64 d14, d14, d15
%%     vmov r0, s29
%%     lsl r0, r0, #1
%%     cmn r0, #0x200000
%%     bhs .1
%%     add ip, fp, #0x1000
%%     add ip, ip, #0x110
%%     vstr d14, [ip]
%%     .1:
%%     str lr, [sp, #-4]!
%%     bl Badarith
%%   {bif,fadd,{f,0},[{fr,31},{fr,100}],{fr,100}}
%%     add ip, fp, #0x1000
%%     add ip, ip, #0x110
%%     vldr d14, [ip]
%%     add ip, fp, #0x1000
%%     add ip, ip, #0x338
%%     vldr d15, [ip]
%%     vadd.f64 d14, d14, d15
%%     vmov r0, s29
%%     lsl r0, r0, #1
%%     cmn r0, #0x200000
%%     bhs .1
%%     add ip, fp, #0x1000
%%     add ip, ip, #0x338
%%     vstr d14, [ip]
%%     .1:
%%     str lr, [sp, #-4]!
%%     bl Badarith
%%   {bif,fadd,{f,0},[{fr,100},{fr,1022}],{fr,1022}}
%%     add ip, fp, #0x1000
%%     add ip, ip, #0x338
%%     vldr d14, [ip]
%%     add ip, fp, #0x3000
%%     add ip, ip, #8
%%     vldr d15, [ip]
%%     vadd.f64 d14, d14, d15
%%     vmov r0, s29
%%     lsl r0, r0, #1
%%     cmn r0, #0x200000
%%     bhs .1
%%     add ip, fp, #0x3000
%%     add ip, ip, #8
%%     vstr d14, [ip]
%%     .1:
%%     str lr, [sp, #-4]!
%%     bl Badarith

{module, fadd}.  % version = 0

{exports, [{f,1}]}.

{attributes, []}.

{labels, 3}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,fadd},{atom,f},1}.
  {label,2}.
    {test,is_float,{f,1},[{x,0}]}.
    {fconv,{x,0},{fr,0}}.
    {fconv,{x,0},{fr,12}}.
    {fconv,{x,0},{fr,13}}.
    {fconv,{x,0},{fr,14}}.
    {fconv,{x,0},{fr,15}}.
    {fconv,{x,0},{fr,16}}.
    {fconv,{x,0},{fr,31}}.
    {fconv,{x,0},{fr,100}}.
    {fconv,{x,0},{fr,1022}}.
    {bif,fadd,{f,0},[{fr,0},{fr,12}],{fr,12}}.
    {bif,fadd,{f,0},[{fr,12},{fr,13}],{fr,13}}.
    {bif,fadd,{f,0},[{fr,13},{fr,14}],{fr,14}}.
    {bif,fadd,{f,0},[{fr,14},{fr,15}],{fr,15}}.
    {bif,fadd,{f,0},[{fr,15},{fr,16}],{fr,16}}.
    {bif,fadd,{f,0},[{fr,16},{fr,31}],{fr,31}}.
    {bif,fadd,{f,0},[{fr,31},{fr,100}],{fr,100}}.
    {bif,fadd,{f,0},[{fr,100},{fr,1022}],{fr,1022}}.
    {bif,fsub,{f,0},[{fr,1022},{fr,15}],{fr,14}}.
    {bif,fmul,{f,0},[{fr,14},{fr,1022}],{fr,13}}.
    {bif,fdiv,{f,0},[{fr,13},{fr,100}],{fr,1022}}.
    {bif,fnegate,{f,0},[{fr,1022}],{fr,17}}.
    {test_heap,{alloc,[{words,0},{floats,2}]},0}.
    {fmove,{fr,1022},{x,0}}.
    {fmove,{fr,17},{x,1}}.
    {test_heap,3,2}.
    {put_tuple2,{x,0},{list,[{x,0},{x,1}]}}.
    return.
