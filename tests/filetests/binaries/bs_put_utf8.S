%% Appends Src as UTF-8 to the binary being built.
%% run: f(0) = <<0>>
%% run: f(127) = <<127>>
%% run: f(128) = <<194,128>>
%% run: f(2047) = <<223,191>>
%% run: f(2048) = <<224,160,128>>
%% run: f(55295) = <<237,159,191>>
%% run: f(57344) = <<238,128,128>>
%% run: f(65535) = <<239,191,191>>
%% run: f(65536) = <<240,144,128,128>>
%% run: f(1114111) = <<244,143,191,191>>
%% run: f(55296) raises error:badarg
%% run: f(57343) raises error:badarg
%% run: f(1114112) raises error:badarg
%% run: f(-1) raises error:badarg
%% run: f(a) raises error:badarg
%% run: odd(300) = <<184,149,4:3>>
%% run: no(300) = <<196,172>>
%% run: no(a) = no
%% run: no(55296) = no
%% arm32: f
%%   {bs_put_utf8,{f,0},{field_flags,[unsigned,big]},{x,0}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%% arm32: no
%%   {bs_put_utf8,{f,7},{field_flags,[unsigned,big]},{x,0}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,7}

{module, bs_put_utf8}.  % version = 0

{exports, [{f,1},{odd,1},{no,1}]}.

{attributes, []}.

{labels, 8}.



{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,bs_put_utf8},{atom,f},1}.
  {label,2}.
    {bs_utf8_size,{f,0},{x,0},{x,1}}.
    {bs_init2,{f,0},{x,1},0,1,{field_flags,[]},{x,1}}.
    {bs_put_utf8,{f,0},{field_flags,[]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.

{function, odd, 1, 4}.
  {label,3}.
    {func_info,{atom,bs_put_utf8},{atom,odd},1}.
  {label,4}.
    {bs_init_bits,{f,0},19,0,1,{field_flags,[]},{x,1}}.
    {bs_put_integer,{f,0},{integer,3},1,{field_flags,[]},{integer,5}}.
    {bs_put_utf8,{f,0},{field_flags,[]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.

{function, no, 1, 6}.
  {label,5}.
    {func_info,{atom,bs_put_utf8},{atom,no},1}.
  {label,6}.
    {bs_init2,{f,0},2,0,1,{field_flags,[]},{x,1}}.
    {bs_put_utf8,{f,7},{field_flags,[]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.
  {label,7}.
    {move,{atom,no},{x,0}}.
    return.
