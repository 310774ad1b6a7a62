%% Raises error:{badrecord,Value}.
%% run: f(1) raises error:{badrecord,1}
%% run: f({a,134217728}) raises error:{badrecord,{a,134217728}} from [{badrecord,f,1,[{file,[98,97,100,114,101,99,111,114,100,46,101,114,108]},{line,2}]}]
%% run: f(ok) = ok
%% run: memory([]) raises error:{badrecord,[]}
%% run: stack(x) raises error:{badrecord,x} from [{badrecord,stack,1,[{file,[98,97,100,114,101,99,111,114,100,46,101,114,108]},{line,7}]}]
%% run: constant() raises error:{badrecord,{a,[1]}} from [{badrecord,constant,0,[{file,[98,97,100,114,101,99,111,114,100,46,101,114,108]},{line,9}]}]
%% arm32: f
%%   {badrecord,{x,0}}
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl Badrecord
%% arm32: memory
%%   {badrecord,{x,7}}
%%     ldr r0, [fp, #0x34]
%%     str lr, [sp, #-4]!
%%     bl Badrecord
%% arm32: stack
%%   {badrecord,{y,0}}
%%     ldr r0, [sp, #4]
%%     bl Badrecord
%% arm32: constant
%%   {badrecord,{literal,{a,[1]}}}
%%     mov r0, #0x20000002
%%     str lr, [sp, #-4]!
%%     bl Badrecord

{module, badrecord}.  % version = 0

{exports, [{f,1},{memory,1},{stack,1},{constant,0}]}.

{attributes, []}.

{labels, 12}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"badrecord.erl",1}]}.
    {func_info,{atom,badrecord},{atom,f},1}.
  {label,2}.
    {test,is_ne_exact,{f,3},[{x,0},{atom,ok}]}.
    {line,[{location,"badrecord.erl",2}]}.
    {badrecord,{x,0}}.
  {label,3}.
    return.


{function, memory, 1, 5}.
  {label,4}.
    {func_info,{atom,badrecord},{atom,memory},1}.
  {label,5}.
    {move,{x,0},{x,7}}.
    {badrecord,{x,7}}.


{function, stack, 1, 7}.
  {label,6}.
    {line,[{location,"badrecord.erl",5}]}.
    {func_info,{atom,badrecord},{atom,stack},1}.
  {label,7}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {line,[{location,"badrecord.erl",6}]}.
    {call,1,{f,11}}.
    {line,[{location,"badrecord.erl",7}]}.
    {badrecord,{y,0}}.


{function, constant, 0, 9}.
  {label,8}.
    {line,[{location,"badrecord.erl",9}]}.
    {func_info,{atom,badrecord},{atom,constant},0}.
  {label,9}.
    {badrecord,{literal,{a,[1]}}}.


{function, f2, 1, 11}.
  {label,10}.
    {func_info,{atom,badrecord},{atom,f2},1}.
  {label,11}.
    return.
