%% x0 = empty writable binary with room for x0 bytes.
%% run: f(0) = <<>>
%% run: f(256) = <<>>
%% run: f(100000) = <<>>
%% run: f(a) = <<>>
%% arm32: f
%%   bs_init_writable
%%     bl BsBuild
%%     mov r6, r0

{module, bs_init_writable}.  % version = 0

{exports, [{f,1}]}.

{attributes, []}.

{labels, 3}.



{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,bs_init_writable},{atom,f},1}.
  {label,2}.
    {allocate,0,1}.
    bs_init_writable.
    {deallocate,0}.
    return.
