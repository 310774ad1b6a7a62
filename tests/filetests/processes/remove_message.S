%% Takes the current message off the mailbox; stops the receive timer.
%% run: f([a,b]) = {a,b,[]}
%% run: f([1,a,2,b]) = {a,1,[2,b]}
%% run: f([1,2,3,a,b,4]) = {a,1,[2,3,b,4]}
%% arm32: f
%%   remove_message
%%     bl RemoveMessage
%%   remove_message
%%     bl RemoveMessage

{module, remove_message}.  % version = 0

{exports, [{f,1}]}.

{attributes, []}.

{labels, 18}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"remove_message.erl",3}]}.
    {func_info,{atom,remove_message},{atom,f},1}.
  {label,2}.
    {allocate,2,1}.
    {init_yregs,{list,[{y,0},{y,1}]}}.
    {call,1,{f,9}}.
  {label,3}.
    {loop_rec,{f,7},{x,0}}.
    {test,is_atom,{f,6},[{x,0}]}.
    {move,{x,0},{y,1}}.
    remove_message.
  {label,4}.
    {loop_rec,{f,5},{x,0}}.
    {move,{x,0},{y,0}}.
    remove_message.
    {call,0,{f,12}}.
    {test_heap,4,1}.
    {put_tuple2,{x,0},{list,[{y,1},{y,0},{x,0}]}}.
    {deallocate,2}.
    return.
  {label,5}.
    {wait,{f,4}}.
  {label,6}.
    {loop_rec_end,{f,3}}.
  {label,7}.
    {wait,{f,3}}.


{function, send, 1, 9}.
  {label,8}.
    {line,[{location,"remove_message.erl",4}]}.
    {func_info,{atom,remove_message},{atom,send},1}.
  {label,9}.
    {test,is_nonempty_list,{f,10},[{x,0}]}.
    {allocate,1,1}.
    {get_list,{x,0},{x,1},{y,0}}.
    {bif,self,{f,0},[],{x,0}}.
    {line,[{location,"remove_message.erl",5}]}.
    send.
    {move,{y,0},{x,0}}.
    {call_last,1,{f,9},1}.
  {label,10}.
    {test,is_nil,{f,8},[{x,0}]}.
    {move,{atom,ok},{x,0}}.
    return.


{function, rest, 0, 12}.
  {label,11}.
    {line,[{location,"remove_message.erl",7}]}.
    {func_info,{atom,remove_message},{atom,rest},0}.
  {label,12}.
    {allocate,1,0}.
    {init_yregs,{list,[{y,0}]}}.
    {loop_rec,{f,13},{x,0}}.
    {move,{x,0},{y,0}}.
    remove_message.
    {call,0,{f,12}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,13}.
    timeout.
    {move,nil,{x,0}}.
    {deallocate,1}.
    return.
