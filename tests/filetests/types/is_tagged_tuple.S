%% Continue if Arg is a tuple of Arity elements that starts with Atom.
%% run: f({rec,1}) = yes
%% run: f({rec,1,2}) = no
%% run: f({other,1}) = no
%% run: f({rec}) = no
%% run: f({}) = no
%% run: f(rec) = no
%% run: f([rec|1]) = no
%% run: f(<<>>) = no
%% run: memory({rec,1}) = yes
%% run: memory({1,rec}) = no
%% run: stack({rec,a}) = yes
%% run: stack(134217728) = no
%% run: typed({rec,1}) = yes
%% run: typed({rec,1,2}) = no
%% arm32: f
%%   {test,is_tagged_tuple,{f,3},[{x,0},2,{atom,rec}]}
%%     tst r6, #1
%%     ldreq r1, [r6, #-2]
%%     cmpeq r1, #0x80
%%     ldreq r1, [r6, #2]
%%     cmpeq r1, #0x8b
%%     bne {f,3}
%% arm32: memory
%%   {test,is_tagged_tuple,{f,6},[{x,7},2,{atom,rec}]}
%%     ldr r0, [fp, #0x34]
%%     tst r0, #1
%%     ldreq r1, [r0, #-2]
%%     cmpeq r1, #0x80
%%     ldreq r1, [r0, #2]
%%     cmpeq r1, #0x8b
%%     bne {f,6}
%% arm32: stack
%%   {test,is_tagged_tuple,{f,9},[{y,0},2,{atom,rec}]}
%%     ldr r0, [sp, #4]
%%     tst r0, #1
%%     ldreq r1, [r0, #-2]
%%     cmpeq r1, #0x80
%%     ldreq r1, [r0, #2]
%%     cmpeq r1, #0x8b
%%     bne {f,9}
%% arm32: typed
%%   {test,is_tagged_tuple,{f,12},[{tr,{x,0},{t_tuple,0,false,#{}}},2,{atom,rec}]}
%%     ; skipped boxed test because x0 is a tuple
%%     ldr r1, [r6, #-2]
%%     cmp r1, #0x80
%%     ldreq r1, [r6, #2]
%%     cmpeq r1, #0x8b
%%     bne {f,12}

{module, is_tagged_tuple}.  % version = 0

{exports, [{f,1},{memory,1},{stack,1},{typed,1}]}.

{attributes, []}.

{labels, 13}.


{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,is_tagged_tuple},{atom,f},1}.
  {label,2}.
    {test,is_tagged_tuple,{f,3},[{x,0},2,{atom,rec}]}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,3}.
    {move,{atom,no},{x,0}}.
    return.


{function, memory, 1, 5}.
  {label,4}.
    {func_info,{atom,is_tagged_tuple},{atom,memory},1}.
  {label,5}.
    {move,{x,0},{x,7}}.
    {test,is_tagged_tuple,{f,6},[{x,7},2,{atom,rec}]}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,6}.
    {move,{atom,no},{x,0}}.
    return.


{function, stack, 1, 8}.
  {label,7}.
    {func_info,{atom,is_tagged_tuple},{atom,stack},1}.
  {label,8}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {test,is_tagged_tuple,{f,9},[{y,0},2,{atom,rec}]}.
    {move,{atom,yes},{x,0}}.
    {deallocate,1}.
    return.
  {label,9}.
    {move,{atom,no},{x,0}}.
    {deallocate,1}.
    return.


{function, typed, 1, 11}.
  {label,10}.
    {func_info,{atom,is_tagged_tuple},{atom,typed},1}.
  {label,11}.
    {test,is_tagged_tuple,{f,12},[{tr,{x,0},{t_tuple,2,false,#{1=>{t_atom,[rec]}}}},2,{atom,rec}]}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,12}.
    {move,{atom,no},{x,0}}.
    return.
