{module, wait_timeout_0}.
{exports, [{f,0}]}.
{attributes, []}.
{labels, 5}.

{function, f, 0, 2}.
  {label,1}.
    {func_info,{atom,wait_timeout_0},{atom,f},0}.
  {label,2}.
    {allocate,0,0}.
  {label,3}.
    {loop_rec,{f,4},{x,0}}.
    remove_message.
    {deallocate,0}.
    return.
  {label,4}.
    {wait_timeout,{f,3},{integer,0}}.
    timeout.
    {move,{atom,timed_out},{x,0}}.
    {deallocate,0}.
    return.
