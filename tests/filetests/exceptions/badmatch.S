%% Raises error:{badmatch,Arg}.
%% run: f(1) raises error:{badmatch,1}
%% run: f({a,134217728}) raises error:{badmatch,{a,134217728}} from [{badmatch,f,1,[{file,[98,97,100,109,97,116,99,104,46,101,114,108]},{line,2}]}]
%% run: f(ok) = ok
%% run: memory([]) raises error:{badmatch,[]}
%% run: stack(x) raises error:{badmatch,x} from [{badmatch,stack,1,[{file,[98,97,100,109,97,116,99,104,46,101,114,108]},{line,7}]}]
%% run: constant() raises error:{badmatch,{a,[1]}} from [{badmatch,constant,0,[{file,[98,97,100,109,97,116,99,104,46,101,114,108]},{line,9}]}]
%% arm32: f
%%   {badmatch,{x,0}}
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl Badmatch
%% arm32: memory
%%   {badmatch,{x,7}}
%%     ldr r0, [fp, #0x34]
%%     str lr, [sp, #-4]!
%%     bl Badmatch
%% arm32: stack
%%   {badmatch,{y,0}}
%%     ldr r0, [sp, #4]
%%     bl Badmatch
%% arm32: constant
%%   {badmatch,{literal,{a,[1]}}}
%%     mov r0, #0x20000002
%%     str lr, [sp, #-4]!
%%     bl Badmatch

{module, badmatch}.  % version = 0

{exports, [{f,1},{memory,1},{stack,1},{constant,0}]}.

{attributes, []}.

{labels, 12}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"badmatch.erl",1}]}.
    {func_info,{atom,badmatch},{atom,f},1}.
  {label,2}.
    {test,is_ne_exact,{f,3},[{x,0},{atom,ok}]}.
    {line,[{location,"badmatch.erl",2}]}.
    {badmatch,{x,0}}.
  {label,3}.
    return.


{function, memory, 1, 5}.
  {label,4}.
    {func_info,{atom,badmatch},{atom,memory},1}.
  {label,5}.
    {move,{x,0},{x,7}}.
    {badmatch,{x,7}}.


{function, stack, 1, 7}.
  {label,6}.
    {line,[{location,"badmatch.erl",5}]}.
    {func_info,{atom,badmatch},{atom,stack},1}.
  {label,7}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {line,[{location,"badmatch.erl",6}]}.
    {call,1,{f,11}}.
    {line,[{location,"badmatch.erl",7}]}.
    {badmatch,{y,0}}.


{function, constant, 0, 9}.
  {label,8}.
    {line,[{location,"badmatch.erl",9}]}.
    {func_info,{atom,badmatch},{atom,constant},0}.
  {label,9}.
    {badmatch,{literal,{a,[1]}}}.


{function, f2, 1, 11}.
  {label,10}.
    {func_info,{atom,badmatch},{atom,f2},1}.
  {label,11}.
    return.
