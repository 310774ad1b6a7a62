%% Remembers the end of the mailbox for a receive at Label.
%% run: f([]) = {1,[other]}
%% run: f([1,2,3]) = {1,[1,2,3,other]}
%% run: g([]) = []
%% run: g([1,2]) = [1,2]
%% run: again() = {3,1,2}
%% run: taken() = {1,2,3}
%% arm32: f
%%   {recv_mark,{f,3}}
%%     bl Mark

{module, recv_mark}.  % version = 0

{exports, [{f,1},{g,1},{again,0},{taken,0}]}.

{attributes, []}.

{labels, 43}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"recv_mark.erl",3}]}.
    {func_info,{atom,recv_mark},{atom,f},1}.
  {label,2}.
    {allocate,2,1}.
    {init_yregs,{list,[{y,0},{y,1}]}}.
    {call,1,{f,12}}.
    {recv_mark,{f,3}}.
    {call_ext,0,{extfunc,erlang,make_ref,0}}.
    {test_heap,3,1}.
    {bif,self,{f,0},[],{x,1}}.
    {put_tuple2,{x,2},{list,[{x,0},{integer,1}]}}.
    {move,{x,0},{y,1}}.
    {move,{x,1},{x,0}}.
    {move,{x,2},{x,1}}.
    send.
    {bif,self,{f,0},[],{x,0}}.
    {move,{atom,other},{x,1}}.
    send.
    {recv_set,{f,3}}.
  {label,3}.
    {loop_rec,{f,5},{x,0}}.
    {test,is_tuple,{f,4},[{x,0}]}.
    {test,test_arity,{f,4},[{x,0},2]}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {test,is_eq_exact,{f,4},[{x,1},{tr,{y,1},reference}]}.
    {move,{x,0},{y,0}}.
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
    {line,[{location,"recv_mark.erl",4}]}.
    {func_info,{atom,recv_mark},{atom,g},1}.
  {label,7}.
    {allocate,2,1}.
    {move,{x,0},{y,1}}.
    {init_yregs,{list,[{y,0}]}}.
    {recv_mark,{f,8}}.
    {call_ext,0,{extfunc,erlang,make_ref,0}}.
    {swap,{y,1},{x,0}}.
    {call,1,{f,12}}.
    {recv_set,{f,8}}.
  {label,8}.
    {loop_rec,{f,10},{x,0}}.
    {test,is_tuple,{f,9},[{x,0}]}.
    {test,test_arity,{f,9},[{x,0},2]}.
    {get_tuple_element,{x,0},0,{x,1}}.
    {test,is_eq_exact,{f,9},[{x,1},{tr,{y,1},reference}]}.
    {get_tuple_element,{x,0},1,{x,0}}.
    remove_message.
    {deallocate,2}.
    return.
  {label,9}.
    {loop_rec_end,{f,8}}.
  {label,10}.
    timeout.
    {call_last,0,{f,15},2}.


{function, send, 1, 12}.
  {label,11}.
    {line,[{location,"recv_mark.erl",6}]}.
    {func_info,{atom,recv_mark},{atom,send},1}.
  {label,12}.
    {test,is_nonempty_list,{f,13},[{x,0}]}.
    {allocate,1,1}.
    {get_list,{x,0},{x,1},{y,0}}.
    {bif,self,{f,0},[],{x,0}}.
    {line,[{location,"recv_mark.erl",7}]}.
    send.
    {move,{y,0},{x,0}}.
    {call_last,1,{f,12},1}.
  {label,13}.
    {test,is_nil,{f,11},[{x,0}]}.
    {move,{atom,ok},{x,0}}.
    return.


{function, rest, 0, 15}.
  {label,14}.
    {line,[{location,"recv_mark.erl",9}]}.
    {func_info,{atom,recv_mark},{atom,rest},0}.
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


{function, again, 0, 22}.
  {label,21}.
    {func_info,{atom,recv_mark},{atom,again},0}.
  {label,22}.
    {allocate,3,0}.
    {init_yregs,{list,[{y,0},{y,1},{y,2}]}}.
    {move,{integer,1},{x,1}}.
    {bif,self,{f,0},[],{x,0}}.
    send.
    {recv_mark,{f,23}}.
    {move,{integer,2},{x,1}}.
    {bif,self,{f,0},[],{x,0}}.
    send.
    {recv_mark,{f,23}}.
    {move,{integer,3},{x,1}}.
    {bif,self,{f,0},[],{x,0}}.
    send.
    {recv_set,{f,23}}.
  {label,23}.
    {loop_rec,{f,24},{x,0}}.
    remove_message.
    {move,{x,0},{y,0}}.
    {jump,{f,25}}.
  {label,24}.
    timeout.
    {move,{atom,none},{y,0}}.
  {label,25}.
  {label,26}.
    {loop_rec,{f,27},{x,0}}.
    remove_message.
    {move,{x,0},{y,1}}.
    {jump,{f,28}}.
  {label,27}.
    timeout.
    {move,{atom,none},{y,1}}.
  {label,28}.
  {label,29}.
    {loop_rec,{f,30},{x,0}}.
    remove_message.
    {move,{x,0},{y,2}}.
    {jump,{f,31}}.
  {label,30}.
    timeout.
    {move,{atom,none},{y,2}}.
  {label,31}.
    {test_heap,4,0}.
    {put_tuple2,{x,0},{list,[{y,0},{y,1},{y,2}]}}.
    {deallocate,3}.
    return.


{function, taken, 0, 33}.
  {label,32}.
    {func_info,{atom,recv_mark},{atom,taken},0}.
  {label,33}.
    {allocate,3,0}.
    {init_yregs,{list,[{y,0},{y,1},{y,2}]}}.
    {move,{integer,1},{x,1}}.
    {bif,self,{f,0},[],{x,0}}.
    send.
    {move,{integer,2},{x,1}}.
    {bif,self,{f,0},[],{x,0}}.
    send.
    {recv_mark,{f,34}}.
    {move,{integer,3},{x,1}}.
    {bif,self,{f,0},[],{x,0}}.
    send.
  {label,34}.
    {loop_rec,{f,35},{x,0}}.
    remove_message.
    {move,{x,0},{y,0}}.
    {jump,{f,36}}.
  {label,35}.
    timeout.
    {move,{atom,none},{y,0}}.
  {label,36}.
    {recv_set,{f,37}}.
  {label,37}.
    {loop_rec,{f,38},{x,0}}.
    remove_message.
    {move,{x,0},{y,1}}.
    {jump,{f,39}}.
  {label,38}.
    timeout.
    {move,{atom,none},{y,1}}.
  {label,39}.
  {label,40}.
    {loop_rec,{f,41},{x,0}}.
    remove_message.
    {move,{x,0},{y,2}}.
    {jump,{f,42}}.
  {label,41}.
    timeout.
    {move,{atom,none},{y,2}}.
  {label,42}.
    {test_heap,4,0}.
    {put_tuple2,{x,0},{list,[{y,0},{y,1},{y,2}]}}.
    {deallocate,3}.
    return.
