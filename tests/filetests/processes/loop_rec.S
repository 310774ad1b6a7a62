%% Dst = current message, or jump to Label when the mailbox is exhausted.
%% run: f([]) = none
%% run: f([{a,1}]) = 1
%% run: f([x,{a,2}]) = 2
%% run: f([b,{a,3}]) = b
%% run: f([x,y]) = none
%% arm32: f
%%   {loop_rec,{f,6},{x,0}}
%%     bl LoopRec
%%     cmp r0, #0
%%     beq {f,6}
%%     mov r6, r0

{module, loop_rec}.  % version = 0

{exports, [{f,1}]}.

{attributes, []}.

{labels, 14}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"loop_rec.erl",3}]}.
    {func_info,{atom,loop_rec},{atom,f},1}.
  {label,2}.
    {allocate,0,1}.
    {call,1,{f,8}}.
  {label,3}.
    {loop_rec,{f,6},{x,0}}.
    {test,is_tuple,{f,4},[{x,0}]}.
    {test,is_tagged_tuple,{f,5},[{tr,{x,0},{t_tuple,0,false,#{}}},2,{atom,a}]}.
    {get_tuple_element,{x,0},1,{x,0}}.
    remove_message.
    {deallocate,0}.
    return.
  {label,4}.
    {test,is_eq_exact,{f,5},[{x,0},{atom,b}]}.
    remove_message.
    {move,{atom,b},{x,0}}.
    {deallocate,0}.
    return.
  {label,5}.
    {loop_rec_end,{f,3}}.
  {label,6}.
    timeout.
    {move,{atom,none},{x,0}}.
    {deallocate,0}.
    return.


{function, send, 1, 8}.
  {label,7}.
    {line,[{location,"loop_rec.erl",4}]}.
    {func_info,{atom,loop_rec},{atom,send},1}.
  {label,8}.
    {test,is_nonempty_list,{f,9},[{x,0}]}.
    {allocate,1,1}.
    {get_list,{x,0},{x,1},{y,0}}.
    {bif,self,{f,0},[],{x,0}}.
    {line,[{location,"loop_rec.erl",5}]}.
    send.
    {move,{y,0},{x,0}}.
    {call_last,1,{f,8},1}.
  {label,9}.
    {test,is_nil,{f,7},[{x,0}]}.
    {move,{atom,ok},{x,0}}.
    return.
