%% x0 = x0 ! x1.
%% run: f(a) = {a,a}
%% run: f([1,2]) = {[1,2],[1,2]}
%% run: to(nosuch) raises error:badarg from [{erlang,send,[nosuch,x],[{error_info,#{module => erl_erts_errors}}]},{send,to,1,[{file,[115,101,110,100,46,101,114,108]},{line,4}]}]
%% run: to(1) raises error:badarg from [{erlang,send,[1,x],[{error_info,#{module => erl_erts_errors}}]},{send,to,1,[{file,[115,101,110,100,46,101,114,108]},{line,4}]}]
%% run: to({nosuch,nonode@nohost}) = [x]
%% run: to({nosuch,other@host}) = [x]
%% run: to({1,2}) raises error:badarg
%% run: to([]) raises error:badarg
%% arm32: f
%%   send
%%     bl Send

{module, send}.  % version = 0

{exports, [{f,1},{to,1}]}.

{attributes, []}.

{labels, 11}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"send.erl",3}]}.
    {func_info,{atom,send},{atom,f},1}.
  {label,2}.
    {allocate,1,1}.
    {init_yregs,{list,[{y,0}]}}.
    {bif,self,{f,0},[],{x,1}}.
    {swap,{x,0},{x,1}}.
    send.
    {move,{x,0},{y,0}}.
  {label,3}.
    {loop_rec,{f,4},{x,0}}.
    {test_heap,3,1}.
    remove_message.
    {put_tuple2,{x,0},{list,[{y,0},{x,0}]}}.
    {deallocate,1}.
    return.
  {label,4}.
    {wait,{f,3}}.


{function, to, 1, 6}.
  {label,5}.
    {line,[{location,"send.erl",4}]}.
    {func_info,{atom,send},{atom,to},1}.
  {label,6}.
    {allocate,0,1}.
    {move,{atom,x},{x,1}}.
    send.
    {test_heap,2,1}.
    {put_list,{x,0},nil,{x,0}}.
    {deallocate,0}.
    return.
