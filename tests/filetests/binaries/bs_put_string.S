%% Appends Length bytes of literal text to the binary being built.
%% run: f() = <<97,98,99>>
%% run: two() = <<122,0,255>>
%% run: empty() = <<>>
%% run: odd() = <<172,44,2:3>>
%% arm32: f
%%   {bs_put_string,3,{string,<<97,98,99>>}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%% arm32: two
%%   {bs_put_string,1,{string,<<122>>}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%   {bs_put_string,2,{string,<<0,255>>}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}

{module, bs_put_string}.  % version = 0

{exports, [{f,0},{two,0},{empty,0},{odd,0}]}.

{attributes, []}.

{labels, 9}.



{function, f, 0, 2}.
  {label,1}.
    {func_info,{atom,bs_put_string},{atom,f},0}.
  {label,2}.
    {bs_init2,{f,0},3,0,0,{field_flags,[]},{x,0}}.
    {bs_put_string,3,{string,"abc"}}.
    return.

{function, two, 0, 4}.
  {label,3}.
    {func_info,{atom,bs_put_string},{atom,two},0}.
  {label,4}.
    {bs_init2,{f,0},3,0,0,{field_flags,[]},{x,0}}.
    {bs_put_string,1,{string,"z"}}.
    {bs_put_string,2,{string,[0,255]}}.
    return.

{function, empty, 0, 6}.
  {label,5}.
    {func_info,{atom,bs_put_string},{atom,empty},0}.
  {label,6}.
    {bs_init2,{f,0},0,0,0,{field_flags,[]},{x,0}}.
    {bs_put_string,0,{string,""}}.
    return.

{function, odd, 0, 8}.
  {label,7}.
    {func_info,{atom,bs_put_string},{atom,odd},0}.
  {label,8}.
    {bs_init_bits,{f,0},19,0,0,{field_flags,[]},{x,0}}.
    {bs_put_integer,{f,0},{integer,3},1,{field_flags,[]},{integer,5}}.
    {bs_put_string,2,{string,"ab"}}.
    return.
