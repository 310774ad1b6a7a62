%% Dst = marker at the end of the mailbox.
%% run: f([]) = {1,[other]}
%% run: f([1,2,3]) = {1,[1,2,3,other]}
%% run: g([]) = []
%% run: g([1,2]) = [1,2]
%% arm32: f
%%   {recv_marker_reserve,{y,1}}
%%     bl MarkerReserve
%%     str r0, [sp, #8]

{module, recv_marker_reserve}.  % version = 0

{exports, [{f,1},{g,1}]}.

{attributes, []}.

{labels, 21}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"recv_marker_reserve.erl",3}]}.
    {func_info,{atom,recv_marker_reserve},{atom,f},1}.
  {label,2}.
    {allocate,2,1}.
    {init_yregs,{list,[{y,0},{y,1}]}}.
    {call,1,{f,12}}.
    {recv_marker_reserve,{y,1}}.
    {call_ext,0,{extfunc,erlang,make_ref,0}}.
    {test_heap,3,1}.
    {bif,self,{f,0},[],{x,1}}.
    {put_tuple2,{x,2},{list,[{x,0},{integer,1}]}}.
    {recv_marker_bind,{y,1},{x,0}}.
    {move,{x,0},{y,1}}.
    {move,{x,1},{x,0}}.
    {move,{x,2},{x,1}}.
    send.
    {bif,self,{f,0},[],{x,0}}.
    {move,{atom,other},{x,1}}.
    send.
    {recv_marker_use,{y,1}}.
  {label,3}.
    {loop_rec,{f,5},{x,0}}.
    {test,is_tuple,{f,4},[{x,0}]}.
    {test,test_arity,{f,4},[{x,0},2]}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {test,is_eq_exact,{f,4},[{x,1},{tr,{y,1},reference}]}.
    {move,{x,0},{y,0}}.
    {recv_marker_clear,{y,1}}.
    remove_message.
    {move,{y,0},{y,1}}.
    {trim,1,1}.
    {call,0,{f,15}}.
    {test_heap,3,1}.
    {get_tuple_element,{y,0},1,{x,1}}.
    {put_tuple2,{x,0},{list,[{x,1},{x,0}]}}.
    {deallocate,1}.
    return.
  {label,4}.
    {loop_rec_end,{f,3}}.
  {label,5}.
    {wait,{f,3}}.


{function, g, 1, 7}.
  {label,6}.
    {line,[{location,"recv_marker_reserve.erl",4}]}.
    {func_info,{atom,recv_marker_reserve},{atom,g},1}.
  {label,7}.
    {allocate,2,1}.
    {move,{x,0},{y,1}}.
    {recv_marker_reserve,{y,0}}.
    {call_ext,0,{extfunc,erlang,make_ref,0}}.
    {recv_marker_bind,{y,0},{x,0}}.
    {swap,{y,1},{x,0}}.
    {init_yregs,{list,[{y,0}]}}.
    {call,1,{f,12}}.
    {recv_marker_use,{y,1}}.
  {label,8}.
    {loop_rec,{f,10},{x,0}}.
    {test,is_tuple,{f,9},[{x,0}]}.
    {test,test_arity,{f,9},[{x,0},2]}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {test,is_eq_exact,{f,9},[{x,1},{tr,{y,1},reference}]}.
    {recv_marker_clear,{y,1}}.
    {get_tuple_element,{x,0},1,{x,0}}.
    remove_message.
    {deallocate,2}.
    return.
  {label,9}.
    {loop_rec_end,{f,8}}.
  {label,10}.
    timeout.
    {recv_marker_clear,{y,1}}.
    {call_last,0,{f,15},2}.


{function, send, 1, 12}.
  {label,11}.
    {line,[{location,"recv_marker_reserve.erl",6}]}.
    {func_info,{atom,recv_marker_reserve},{atom,send},1}.
  {label,12}.
    {test,is_nonempty_list,{f,13},[{x,0}]}.
    {allocate,1,1}.
    {get_list,{x,0},{x,1},{y,0}}.
    {bif,self,{f,0},[],{x,0}}.
    {line,[{location,"recv_marker_reserve.erl",7}]}.
    send.
    {move,{y,0},{x,0}}.
    {call_last,1,{f,12},1}.
  {label,13}.
    {test,is_nil,{f,11},[{x,0}]}.
    {move,{atom,ok},{x,0}}.
    return.


{function, rest, 0, 15}.
  {label,14}.
    {line,[{location,"recv_marker_reserve.erl",9}]}.
    {func_info,{atom,recv_marker_reserve},{atom,rest},0}.
  {label,15}.
    {allocate,1,0}.
    {init_yregs,{list,[{y,0}]}}.
    {loop_rec,{f,16},{x,0}}.
    {move,{x,0},{y,0}}.
    remove_message.
    {call,0,{f,15}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,16}.
    timeout.
    {move,nil,{x,0}}.
    {deallocate,1}.
    return.
