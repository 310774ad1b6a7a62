%% Dst = Bif(); cannot fail, allocates nothing.
%% run: node() = nonode@nohost
%% run: self() = yes
%% run: stack() = nonode@nohost
%% arm32: node
%%   {bif,node,{f,0},[],{x,0}}
%%     str lr, [sp, #-4]!
%%     bl GuardBif
%%     pop {lr}
%%     mov r6, r0
%% arm32: self
%%   {bif,self,{f,0},[],{x,0}}
%%     str lr, [sp, #-4]!
%%     bl GuardBif
%%     pop {lr}
%%     mov r6, r0
%% arm32: stack
%%   {bif,node,{f,0},[],{y,0}}
%%     bl GuardBif
%%     str r0, [sp, #4]

{module, bif0}.  % version = 0

{exports, [{node,0},{self,0},{stack,0}]}.

{attributes, []}.

{labels, 8}.


{function, node, 0, 2}.
  {label,1}.
    {func_info,{atom,bif0},{atom,node},0}.
  {label,2}.
    {bif,node,{f,0},[],{x,0}}.
    return.


{function, self, 0, 4}.
  {label,3}.
    {func_info,{atom,bif0},{atom,self},0}.
  {label,4}.
    {bif,self,{f,0},[],{x,0}}.
    {test,is_pid,{f,5},[{x,0}]}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,5}.
    {move,{atom,no},{x,0}}.
    return.


{function, stack, 0, 7}.
  {label,6}.
    {func_info,{atom,bif0},{atom,stack},0}.
  {label,7}.
    {allocate,1,0}.
    {bif,node,{f,0},[],{y,0}}.
    {move,{y,0},{x,0}}.
    {deallocate,1}.
    return.
