%% Dst = size in bytes of Src as UTF-8.
%% run: f(0) = 1
%% run: f(127) = 1
%% run: f(128) = 2
%% run: f(2047) = 2
%% run: f(2048) = 3
%% run: f(65535) = 3
%% run: f(65536) = 4
%% run: f(1114111) = 4
%% run: y(65536) = 4
%% arm32: f
%%   {bs_utf8_size,{f,0},{x,0},{x,0}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     mov r6, r0
%% arm32: y
%%   {bs_utf8_size,{f,0},{y,0},{x,1}}
%%     bl BsBuild
%%     mov r7, r0

{module, bs_utf8_size}.  % version = 0

{exports, [{f,1},{y,1}]}.

{attributes, []}.

{labels, 5}.



{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,bs_utf8_size},{atom,f},1}.
  {label,2}.
    {bs_utf8_size,{f,0},{x,0},{x,0}}.
    return.

{function, y, 1, 4}.
  {label,3}.
    {func_info,{atom,bs_utf8_size},{atom,y},1}.
  {label,4}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {bs_utf8_size,{f,0},{y,0},{x,1}}.
    {move,{x,1},{x,0}}.
    {deallocate,1}.
    return.
