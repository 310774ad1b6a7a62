%% Moves a float between a float register and a term.
%% run: f(1.5) = 1.5
%% run: f(a) = no
%% run: stack(-0.0) = -0.0
%% run: memory(1.0e300) = 1.0e300
%% run: constant() = 3.25
%% arm32: f
%%   {fmove,{x,0},{fr,0}}
%%     add r0, r6, #2
%%     vldr d0, [r0]
%%   {fmove,{fr,0},{x,0}}
%%     mov r0, #0x98
%%     str r0, [r4]
%%     vstr d0, [r4, #4]
%%     add r4, r4, #0xc
%%     sub r6, r4, #0xa
%% arm32: stack
%%   {fmove,{y,0},{fr,13}}
%%     ldr r0, [sp, #4]
%%     add r0, r0, #2
%%     vldr d13, [r0]
%%   {fmove,{fr,13},{y,1}}
%%     mov r0, #0x98
%%     str r0, [r4]
%%     vstr d13, [r4, #4]
%%     add r4, r4, #0xc
%%     sub r0, r4, #0xa
%%     str r0, [sp, #8]
%% arm32: memory
%%   {fmove,{x,7},{fr,14}}
%%     ldr r0, [fp, #0x34]
%%     add r0, r0, #2
%%     vldr d14, [r0]
%%     add ip, fp, #0x1000
%%     add ip, ip, #0x88
%%     vstr d14, [ip]
%%   {fmove,{fr,14},{x,6}}
%%     add ip, fp, #0x1000
%%     add ip, ip, #0x88
%%     vldr d14, [ip]
%%     mov r0, #0x98
%%     str r0, [r4]
%%     vstr d14, [r4, #4]
%%     add r4, r4, #0xc
%%     sub r0, r4, #0xa
%%     str r0, [fp, #0x30]
%% arm32: constant
%%   {fmove,{float,3.25},{fr,2}}
%%     mov r0, #0
%%     movw r1, #0
%%     movt r1, #0x400a
%%     vmov d2, r0, r1
%%   {fmove,{fr,2},{x,0}}
%%     mov r0, #0x98
%%     str r0, [r4]
%%     vstr d2, [r4, #4]
%%     add r4, r4, #0xc
%%     sub r6, r4, #0xa

{module, fmove}.  % version = 0

{exports, [{f,1},{stack,1},{memory,1},{constant,0}]}.

{attributes, []}.

{labels, 12}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,fmove},{atom,f},1}.
  {label,2}.
    {test,is_float,{f,3},[{x,0}]}.
    {fmove,{x,0},{fr,0}}.
    {test_heap,{alloc,[{words,0},{floats,1},{funs,0}]},0}.
    {fmove,{fr,0},{x,0}}.
    return.
  {label,3}.
    {move,{atom,no},{x,0}}.
    return.


{function, stack, 1, 5}.
  {label,4}.
    {func_info,{atom,fmove},{atom,stack},1}.
  {label,5}.
    {allocate,2,1}.
    {init_yregs,{list,[{y,0},{y,1}]}}.
    {test,is_float,{f,6},[{x,0}]}.
    {move,{x,0},{y,0}}.
    {init_yregs,{list,[{y,1}]}}.
    {fmove,{y,0},{fr,13}}.
    {test_heap,{alloc,[{words,0},{floats,1},{funs,0}]},0}.
    {fmove,{fr,13},{y,1}}.
    {move,{y,1},{x,0}}.
    {deallocate,2}.
    return.
  {label,6}.
    {deallocate,2}.
    return.


{function, memory, 1, 8}.
  {label,7}.
    {func_info,{atom,fmove},{atom,memory},1}.
  {label,8}.
    {test,is_float,{f,9},[{x,0}]}.
    {move,{x,0},{x,7}}.
    {fmove,{x,7},{fr,14}}.
    {test_heap,{alloc,[{words,0},{floats,1},{funs,0}]},0}.
    {fmove,{fr,14},{x,6}}.
    {move,{x,6},{x,0}}.
    return.
  {label,9}.
    return.


{function, constant, 0, 11}.
  {label,10}.
    {func_info,{atom,fmove},{atom,constant},0}.
  {label,11}.
    {fmove,{float,3.25},{fr,2}}.
    {test_heap,{alloc,[{words,0},{floats,1},{funs,0}]},0}.
    {fmove,{fr,2},{x,0}}.
    return.
