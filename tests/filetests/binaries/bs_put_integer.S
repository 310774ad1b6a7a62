%% Appends Src as an integer of Size * Unit bits to the binary being built.
%% run: b16(0) = <<0,0>>
%% run: b16(1) = <<0,1>>
%% run: b16(-1) = <<255,255>>
%% run: b16(255) = <<0,255>>
%% run: b16(256) = <<1,0>>
%% run: b16(32767) = <<127,255>>
%% run: b16(-32768) = <<128,0>>
%% run: b16(134217727) = <<255,255>>
%% run: b16(134217728) = <<0,0>>
%% run: b16(-134217729) = <<255,255>>
%% run: b16(4294967295) = <<255,255>>
%% run: b16(18446744073709551615) = <<255,255>>
%% run: b16(-9223372036854775809) = <<255,255>>
%% run: b16(1180591620717411303424) = <<0,0>>
%% run: l16(0) = <<0,0>>
%% run: l16(1) = <<1,0>>
%% run: l16(-1) = <<255,255>>
%% run: l16(255) = <<255,0>>
%% run: l16(256) = <<0,1>>
%% run: l16(32767) = <<255,127>>
%% run: l16(-32768) = <<0,128>>
%% run: l16(134217727) = <<255,255>>
%% run: l16(134217728) = <<0,0>>
%% run: l16(-134217729) = <<255,255>>
%% run: l16(4294967295) = <<255,255>>
%% run: l16(18446744073709551615) = <<255,255>>
%% run: l16(-9223372036854775809) = <<255,255>>
%% run: l16(1180591620717411303424) = <<0,0>>
%% run: b64(0) = <<0,0,0,0,0,0,0,0>>
%% run: b64(1) = <<0,0,0,0,0,0,0,1>>
%% run: b64(-1) = <<255,255,255,255,255,255,255,255>>
%% run: b64(255) = <<0,0,0,0,0,0,0,255>>
%% run: b64(256) = <<0,0,0,0,0,0,1,0>>
%% run: b64(32767) = <<0,0,0,0,0,0,127,255>>
%% run: b64(-32768) = <<255,255,255,255,255,255,128,0>>
%% run: b64(134217727) = <<0,0,0,0,7,255,255,255>>
%% run: b64(134217728) = <<0,0,0,0,8,0,0,0>>
%% run: b64(-134217729) = <<255,255,255,255,247,255,255,255>>
%% run: b64(4294967295) = <<0,0,0,0,255,255,255,255>>
%% run: b64(18446744073709551615) = <<255,255,255,255,255,255,255,255>>
%% run: b64(-9223372036854775809) = <<127,255,255,255,255,255,255,255>>
%% run: b64(1180591620717411303424) = <<0,0,0,0,0,0,0,0>>
%% run: l64(0) = <<0,0,0,0,0,0,0,0>>
%% run: l64(1) = <<1,0,0,0,0,0,0,0>>
%% run: l64(-1) = <<255,255,255,255,255,255,255,255>>
%% run: l64(255) = <<255,0,0,0,0,0,0,0>>
%% run: l64(256) = <<0,1,0,0,0,0,0,0>>
%% run: l64(32767) = <<255,127,0,0,0,0,0,0>>
%% run: l64(-32768) = <<0,128,255,255,255,255,255,255>>
%% run: l64(134217727) = <<255,255,255,7,0,0,0,0>>
%% run: l64(134217728) = <<0,0,0,8,0,0,0,0>>
%% run: l64(-134217729) = <<255,255,255,247,255,255,255,255>>
%% run: l64(4294967295) = <<255,255,255,255,0,0,0,0>>
%% run: l64(18446744073709551615) = <<255,255,255,255,255,255,255,255>>
%% run: l64(-9223372036854775809) = <<255,255,255,255,255,255,255,127>>
%% run: l64(1180591620717411303424) = <<0,0,0,0,0,0,0,0>>
%% run: b80(0) = <<0,0,0,0,0,0,0,0,0,0>>
%% run: b80(1) = <<0,0,0,0,0,0,0,0,0,1>>
%% run: b80(-1) = <<255,255,255,255,255,255,255,255,255,255>>
%% run: b80(255) = <<0,0,0,0,0,0,0,0,0,255>>
%% run: b80(256) = <<0,0,0,0,0,0,0,0,1,0>>
%% run: b80(32767) = <<0,0,0,0,0,0,0,0,127,255>>
%% run: b80(-32768) = <<255,255,255,255,255,255,255,255,128,0>>
%% run: b80(134217727) = <<0,0,0,0,0,0,7,255,255,255>>
%% run: b80(134217728) = <<0,0,0,0,0,0,8,0,0,0>>
%% run: b80(-134217729) = <<255,255,255,255,255,255,247,255,255,255>>
%% run: b80(4294967295) = <<0,0,0,0,0,0,255,255,255,255>>
%% run: b80(18446744073709551615) = <<0,0,255,255,255,255,255,255,255,255>>
%% run: b80(-9223372036854775809) = <<255,255,127,255,255,255,255,255,255,255>>
%% run: b80(1180591620717411303424) = <<0,64,0,0,0,0,0,0,0,0>>
%% run: odd(0) = <<160,0,0,0:5>>
%% run: odd(1) = <<160,1,1,0:5>>
%% run: odd(-1) = <<191,255,255,31:5>>
%% run: odd(255) = <<160,255,255,0:5>>
%% run: odd(256) = <<161,0,0,1:5>>
%% run: odd(32767) = <<191,255,255,31:5>>
%% run: odd(-32768) = <<160,0,0,0:5>>
%% run: odd(134217727) = <<191,255,255,31:5>>
%% run: odd(134217728) = <<160,0,0,0:5>>
%% run: odd(-134217729) = <<191,255,255,31:5>>
%% run: odd(4294967295) = <<191,255,255,31:5>>
%% run: odd(18446744073709551615) = <<191,255,255,31:5>>
%% run: odd(-9223372036854775809) = <<191,255,255,31:5>>
%% run: odd(1180591620717411303424) = <<160,0,0,0:5>>
%% run: b16(a) raises error:badarg
%% run: b16(1.0) raises error:badarg
%% run: b16([1]) raises error:badarg
%% run: b16(<<1>>) raises error:badarg
%% run: sized(1,0) = <<>>
%% run: sized(-2,1) = <<255,254>>
%% run: sized(305419896,3) = <<0,0,18,52,86,120>>
%% run: sized(a,1) raises error:badarg
%% run: sized(1,-1) raises error:badarg
%% run: sized(1,a) raises error:badarg
%% run: none(7) = <<254>>
%% run: none(a) raises error:badarg
%% run: no(7) = <<7>>
%% run: no(a) = no
%% arm32: b16
%%   {bs_put_integer,{f,0},{integer,16},1,{field_flags,[unsigned,big]},{x,0}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%% arm32: l16
%%   {bs_put_integer,{f,0},{integer,16},1,{field_flags,[unsigned,little]},{x,0}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%% arm32: odd
%%   {bs_put_integer,{f,0},{integer,3},1,{field_flags,[unsigned,big]},{integer,5}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%   {bs_put_integer,{f,0},{integer,13},1,{field_flags,[unsigned,big]},{x,0}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%   {bs_put_integer,{f,0},{integer,13},1,{field_flags,[unsigned,little]},{x,0}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%% arm32: sized
%%   {bs_put_integer,{f,0},{x,1},16,{field_flags,[unsigned,big]},{x,0}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%% arm32: no
%%   {bs_put_integer,{f,19},{integer,8},1,{field_flags,[unsigned,big]},{x,0}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,19}

{module, bs_put_integer}.  % version = 0

{exports, [{b16,1},{l16,1},{b64,1},{l64,1},{b80,1},{odd,1},{sized,2},{none,1},{no,1}]}.

{attributes, []}.

{labels, 20}.



{function, b16, 1, 2}.
  {label,1}.
    {func_info,{atom,bs_put_integer},{atom,b16},1}.
  {label,2}.
    {bs_init2,{f,0},2,0,1,{field_flags,[]},{x,1}}.
    {bs_put_integer,{f,0},{integer,16},1,{field_flags,[]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.

{function, l16, 1, 4}.
  {label,3}.
    {func_info,{atom,bs_put_integer},{atom,l16},1}.
  {label,4}.
    {bs_init2,{f,0},2,0,1,{field_flags,[]},{x,1}}.
    {bs_put_integer,{f,0},{integer,16},1,{field_flags,[little]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.

{function, b64, 1, 6}.
  {label,5}.
    {func_info,{atom,bs_put_integer},{atom,b64},1}.
  {label,6}.
    {bs_init2,{f,0},8,0,1,{field_flags,[]},{x,1}}.
    {bs_put_integer,{f,0},{integer,64},1,{field_flags,[]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.

{function, l64, 1, 8}.
  {label,7}.
    {func_info,{atom,bs_put_integer},{atom,l64},1}.
  {label,8}.
    {bs_init2,{f,0},8,0,1,{field_flags,[]},{x,1}}.
    {bs_put_integer,{f,0},{integer,8},8,{field_flags,[signed,little]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.

{function, b80, 1, 10}.
  {label,9}.
    {func_info,{atom,bs_put_integer},{atom,b80},1}.
  {label,10}.
    {bs_init2,{f,0},10,0,1,{field_flags,[]},{x,1}}.
    {bs_put_integer,{f,0},{integer,80},1,{field_flags,[]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.

{function, odd, 1, 12}.
  {label,11}.
    {func_info,{atom,bs_put_integer},{atom,odd},1}.
  {label,12}.
    {bs_init_bits,{f,0},29,0,1,{field_flags,[]},{x,1}}.
    {bs_put_integer,{f,0},{integer,3},1,{field_flags,[]},{integer,5}}.
    {bs_put_integer,{f,0},{integer,13},1,{field_flags,[]},{x,0}}.
    {bs_put_integer,{f,0},{integer,13},1,{field_flags,[little]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.

{function, sized, 2, 14}.
  {label,13}.
    {func_info,{atom,bs_put_integer},{atom,sized},2}.
  {label,14}.
    {bs_add,{f,0},[{integer,0},{x,1},2],{x,2}}.
    {bs_init2,{f,0},{x,2},0,2,{field_flags,[]},{x,2}}.
    {bs_put_integer,{f,0},{x,1},16,{field_flags,[]},{x,0}}.
    {move,{x,2},{x,0}}.
    return.

{function, none, 1, 16}.
  {label,15}.
    {func_info,{atom,bs_put_integer},{atom,none},1}.
  {label,16}.
    {bs_init2,{f,0},1,0,1,{field_flags,[]},{x,1}}.
    {bs_put_integer,{f,0},{integer,0},1,{field_flags,[]},{x,0}}.
    {bs_put_integer,{f,0},{integer,8},1,{field_flags,[]},{integer,-2}}.
    {move,{x,1},{x,0}}.
    return.

{function, no, 1, 18}.
  {label,17}.
    {func_info,{atom,bs_put_integer},{atom,no},1}.
  {label,18}.
    {bs_init2,{f,0},1,0,1,{field_flags,[]},{x,1}}.
    {bs_put_integer,{f,19},{integer,8},1,{field_flags,[]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.
  {label,19}.
    {move,{atom,no},{x,0}}.
    return.
