%% Dst = Src.
%% run: registers(a,b) = b
%% run: to_memory(a) = a
%% run: stack(a) = a
%% run: nil() = []
%% run: atom() = some_atom
%% run: zero() = 0
%% run: byte() = 255
%% run: small(max) = 134217727
%% run: small(min) = -134217728
%% run: large() = 134217728
%% run: negative() = -1180591620717411303424
%% run: float() = 1.5
%% run: literal() = {a,[1,2],<<3>>}
%% run: string() = [97,98,99]
%% run: through_memory(1,2) = {1,2}
%% arm32: registers
%%   {move,{x,1},{x,0}}
%%     mov r6, r7
%% arm32: to_memory
%%   {move,{x,0},{x,5}}
%%     str r6, [fp, #0x2c]
%%   {move,{integer,1},{x,0}}
%%     mov r6, #0x1f
%%   {move,{x,5},{x,0}}
%%     ldr r6, [fp, #0x2c]
%% arm32: stack
%%   {move,{x,0},{y,1}}
%%     str r6, [sp, #8]
%%   {move,{y,1},{y,0}}
%%     ldr r0, [sp, #8]
%%     str r0, [sp, #4]
%%   {move,{y,0},{x,1}}
%%     mov r7, r0
%%   {move,{x,1},{x,0}}
%%     mov r6, r7
%% arm32: nil
%%   {move,nil,{x,0}}
%%     mov r6, #0x3b
%% arm32: atom
%%   {move,{atom,some_atom},{x,0}}
%%     mov r6, #0x8b
%% arm32: zero
%%   {move,{integer,0},{x,0}}
%%     mov r6, #0xf
%% arm32: byte
%%   {move,{integer,255},{x,0}}
%%     movw r6, #0xfff
%% arm32: small
%%   {move,{integer,134217727},{x,0}}
%%     mvn r6, #0x80000000
%%   {move,{integer,-134217728},{x,0}}
%%     mov r6, #0x8000000f
%% arm32: large
%%   {move,{integer,134217728},{x,0}}
%%     mov r6, #0x20000002
%% arm32: float
%%   {move,{float,1.5},{x,0}}
%%     movw r6, #0x22
%%     movt r6, #0x2000
%% arm32: literal
%%   {move,{literal,{a,[1,2],<<3>>}},{x,0}}
%%     movw r6, #0x32
%%     movt r6, #0x2000
%% arm32: through_memory
%%   {move,{x,0},{x,1022}}
%%     add ip, fp, #0x1000
%%     str r6, [ip, #0x10]
%%   {move,{x,1},{x,6}}
%%     str r7, [fp, #0x30]
%%   {move,{x,6},{x,7}}
%%     ldr r0, [fp, #0x30]
%%     str r0, [fp, #0x34]
%%   {move,{x,1022},{x,0}}
%%     add ip, fp, #0x1000
%%     ldr r6, [ip, #0x10]
%%   {move,{x,7},{x,1}}
%%     mov r7, r0

{module, move}.  % version = 0

{exports, [{registers,2},{to_memory,1},{stack,1},{nil,0},{atom,0},{zero,0},{byte,0},{small,1},{large,0},{negative,0},{float,0},{literal,0},{string,0},{through_memory,2}]}.

{attributes, []}.

{labels, 30}.


{function, registers, 2, 2}.
  {label,1}.
    {func_info,{atom,move},{atom,registers},2}.
  {label,2}.
    {move,{x,1},{x,0}}.
    return.


{function, to_memory, 1, 4}.
  {label,3}.
    {func_info,{atom,move},{atom,to_memory},1}.
  {label,4}.
    {move,{x,0},{x,5}}.
    {move,{integer,1},{x,0}}.
    {move,{x,5},{x,0}}.
    return.


{function, stack, 1, 6}.
  {label,5}.
    {func_info,{atom,move},{atom,stack},1}.
  {label,6}.
    {allocate,2,1}.
    {move,{x,0},{y,1}}.
    {move,{y,1},{y,0}}.
    {move,{y,0},{x,1}}.
    {move,{x,1},{x,0}}.
    {deallocate,2}.
    return.


{function, nil, 0, 8}.
  {label,7}.
    {func_info,{atom,move},{atom,nil},0}.
  {label,8}.
    {move,nil,{x,0}}.
    return.


{function, atom, 0, 10}.
  {label,9}.
    {func_info,{atom,move},{atom,atom},0}.
  {label,10}.
    {move,{atom,some_atom},{x,0}}.
    return.


{function, zero, 0, 12}.
  {label,11}.
    {func_info,{atom,move},{atom,zero},0}.
  {label,12}.
    {move,{integer,0},{x,0}}.
    return.


{function, byte, 0, 14}.
  {label,13}.
    {func_info,{atom,move},{atom,byte},0}.
  {label,14}.
    {move,{integer,255},{x,0}}.
    return.


{function, small, 1, 16}.
  {label,15}.
    {func_info,{atom,move},{atom,small},1}.
  {label,16}.
    {test,is_eq_exact,{f,17},[{x,0},{atom,max}]}.
    {move,{integer,134217727},{x,0}}.
    return.
  {label,17}.
    {move,{integer,-134217728},{x,0}}.
    return.


{function, large, 0, 19}.
  {label,18}.
    {func_info,{atom,move},{atom,large},0}.
  {label,19}.
    {move,{integer,134217728},{x,0}}.
    return.


{function, negative, 0, 21}.
  {label,20}.
    {func_info,{atom,move},{atom,negative},0}.
  {label,21}.
    {move,{integer,-1180591620717411303424},{x,0}}.
    return.


{function, float, 0, 23}.
  {label,22}.
    {func_info,{atom,move},{atom,float},0}.
  {label,23}.
    {move,{float,1.5},{x,0}}.
    return.


{function, literal, 0, 25}.
  {label,24}.
    {func_info,{atom,move},{atom,literal},0}.
  {label,25}.
    {move,{literal,{a,[1,2],<<3>>}},{x,0}}.
    return.


{function, string, 0, 27}.
  {label,26}.
    {func_info,{atom,move},{atom,string},0}.
  {label,27}.
    {move,{literal,"abc"},{x,0}}.
    return.


{function, through_memory, 2, 29}.
  {label,28}.
    {func_info,{atom,move},{atom,through_memory},2}.
  {label,29}.
    {move,{x,0},{x,1022}}.
    {move,{x,1},{x,6}}.
    {move,{x,6},{x,7}}.
    {move,{x,1022},{x,0}}.
    {move,{x,7},{x,1}}.
    {test_heap,3,2}.
    {put_tuple2,{x,0},{list,[{x,0},{x,1}]}}.
    return.
