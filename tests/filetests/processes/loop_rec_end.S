%% Advances to the next message and jumps to Label.
%% run: f([last]) = []
%% run: f([1,last]) = [1]
%% run: f([1,2,last,3,last]) = [1,2,3,last]
%% arm32: f
%%   {loop_rec_end,{f,3}}
%%     sub r5, r5, #1
%%     bl LoopRecEnd
%%     b {f,3}

{module, loop_rec_end}.  % version = 0

{exports, [{f,1}]}.

{attributes, []}.

{labels, 16}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"loop_rec_end.erl",3}]}.
    {func_info,{atom,loop_rec_end},{atom,f},1}.
  {label,2}.
    {allocate,0,1}.
    {call,1,{f,7}}.
  {label,3}.
    {loop_rec,{f,5},{x,0}}.
    {test,is_eq_exact,{f,4},[{x,0},{atom,last}]}.
    remove_message.
    {call_last,0,{f,10},0}.
  {label,4}.
    {loop_rec_end,{f,3}}.
  {label,5}.
    {wait,{f,3}}.


{function, send, 1, 7}.
  {label,6}.
    {line,[{location,"loop_rec_end.erl",4}]}.
    {func_info,{atom,loop_rec_end},{atom,send},1}.
  {label,7}.
    {test,is_nonempty_list,{f,8},[{x,0}]}.
    {allocate,1,1}.
    {get_list,{x,0},{x,1},{y,0}}.
    {bif,self,{f,0},[],{x,0}}.
    {line,[{location,"loop_rec_end.erl",5}]}.
    send.
    {move,{y,0},{x,0}}.
    {call_last,1,{f,7},1}.
  {label,8}.
    {test,is_nil,{f,6},[{x,0}]}.
    {move,{atom,ok},{x,0}}.
    return.


{function, rest, 0, 10}.
  {label,9}.
    {line,[{location,"loop_rec_end.erl",7}]}.
    {func_info,{atom,loop_rec_end},{atom,rest},0}.
  {label,10}.
    {allocate,1,0}.
    {init_yregs,{list,[{y,0}]}}.
    {loop_rec,{f,11},{x,0}}.
    {move,{x,0},{y,0}}.
    remove_message.
    {call,0,{f,10}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,11}.
    timeout.
    {move,nil,{x,0}}.
    {deallocate,1}.
    return.
