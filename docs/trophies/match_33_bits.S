{module, match_33_bits}.
{exports, [{f,1}]}.
{attributes, []}.
{labels, 4}.

{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,match_33_bits},{atom,f},1}.
  {label,2}.
    {test,bs_start_match3,{f,3},1,[{x,0}],{x,1}}.
    {bs_match,{f,3},{x,1},{commands,[{ensure_at_least,33,1},{'=:=',nil,33,0}]}}.
    {move,{atom,all_zero},{x,0}}.
    return.
  {label,3}.
    {move,{atom,other},{x,0}}.
    return.
