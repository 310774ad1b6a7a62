%% case: 1
%% signature: stacktrace case_end x
%% function: h/1
%% arguments: [5]
%% options: reductions=100000
%% expected oracle: raised error {case_clause,5} [{case_end_with_and_without_frame,f,1,[{file,[103,101,110,46,101,114,108]},{line,12}]},{case_end_with_and_without_frame,h,1,[{file,[103,101,110,46,101,114,108]},{line,13}]}] after 2 reductions
%% actual arm32: raised error {case_clause,5} [{case_end_with_and_without_frame,f,1,[{file,[103,101,110,46,101,114,108]},{line,12}]}] after 2 reductions
{module, case_end_with_and_without_frame}.
{exports, [{h,1}]}.
{attributes, []}.
{labels, 8}.

{function, f, 1, 2}.
  {label,1}.
    {line,[{location,"gen.erl",10}]}.
    {func_info,{atom,case_end_with_and_without_frame},{atom,f},1}.
  {label,2}.
    {test,is_atom,{f,3},[{x,0}]}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {line,[{location,"gen.erl",11}]}.
    {call,1,{f,5}}. % g/1
    {test,is_integer,{f,3},[{x,0}]}.
    {deallocate,1}.
    return.
  {label,3}.
    {line,[{location,"gen.erl",12}]}.
    {case_end,{x,0}}.

{function, g, 1, 5}.
  {label,4}.
    {func_info,{atom,case_end_with_and_without_frame},{atom,g},1}.
  {label,5}.
    return.

{function, h, 1, 7}.
  {label,6}.
    {func_info,{atom,case_end_with_and_without_frame},{atom,h},1}.
  {label,7}.
    {allocate,0,1}.
    {line,[{location,"gen.erl",13}]}.
    {call,1,{f,2}}. % f/1
    {deallocate,0}.
    return.
