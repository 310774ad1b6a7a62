%% Jumps to the function at Label; there is no frame.
%% run: f(10) = done
%% run: f(-1) raises error:function_clause from [{call_only,f,[-1],[{file,[99,97,108,108,95,111,110,108,121,46,101,114,108]},{line,1}]}]
%% run: flip(1,2) = {2,1}
%% arm32: f
%%   {call_only,1,{f,2}}
%%     b {f,2}
%% arm32: flip
%%   {call_only,2,{f,7}}
%%     b {f,7}

{module, call_only}.  % version = 0

{exports, [{f,1},{flip,2}]}.

{attributes, []}.

{labels, 8}.


{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"call_only.erl",1}]}.
    {func_info,{atom,call_only},{atom,f},1}.
  {label,2}.
    {test,is_integer,{f,1},[{x,0}]}.
    {test,is_ge,{f,1},[{x,0},{integer,0}]}.
    {test,is_ne_exact,{f,3},[{x,0},{integer,0}]}.
    {gc_bif,'-',{f,0},1,[{x,0},{integer,1}],{x,0}}.
    {call_only,1,{f,2}}.
  {label,3}.
    {move,{atom,done},{x,0}}.
    return.


{function, flip, 2, 5}.
  {label,4}.
    {func_info,{atom,call_only},{atom,flip},2}.
  {label,5}.
    {swap,{x,0},{x,1}}.
    {call_only,2,{f,7}}.


{function, pair, 2, 7}.
  {label,6}.
    {func_info,{atom,call_only},{atom,pair},2}.
  {label,7}.
    {test_heap,3,2}.
    {put_tuple2,{x,0},{list,[{x,0},{x,1}]}}.
    return.
