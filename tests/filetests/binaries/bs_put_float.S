%% Appends Src as a float of Size * Unit bits to the binary being built.
%% run: f64(0.0) = <<0,0,0,0,0,0,0,0>>
%% run: f64(-0.0) = <<128,0,0,0,0,0,0,0>>
%% run: f64(1.5) = <<63,248,0,0,0,0,0,0>>
%% run: f64(-3.0e300) = <<254,81,235,45,102,0,88,53>>
%% run: f64(5.0e-324) = <<0,0,0,0,0,0,0,1>>
%% run: f64(1.0e38) = <<71,210,206,211,42,22,161,177>>
%% run: f64(65504.0) = <<64,239,252,0,0,0,0,0>>
%% run: f64(3) = <<64,8,0,0,0,0,0,0>>
%% run: f64(-134217729) = <<193,160,0,0,2,0,0,0>>
%% run: f64(18446744073709551617) = <<67,240,0,0,0,0,0,0>>
%% run: l64(0.0) = <<0,0,0,0,0,0,0,0>>
%% run: l64(-0.0) = <<0,0,0,0,0,0,0,128>>
%% run: l64(1.5) = <<0,0,0,0,0,0,248,63>>
%% run: l64(-3.0e300) = <<53,88,0,102,45,235,81,254>>
%% run: l64(5.0e-324) = <<1,0,0,0,0,0,0,0>>
%% run: l64(1.0e38) = <<177,161,22,42,211,206,210,71>>
%% run: l64(65504.0) = <<0,0,0,0,0,252,239,64>>
%% run: l64(3) = <<0,0,0,0,0,0,8,64>>
%% run: l64(-134217729) = <<0,0,0,2,0,0,160,193>>
%% run: l64(18446744073709551617) = <<0,0,0,0,0,0,240,67>>
%% run: f32(0.0) = <<0,0,0,0>>
%% run: f32(-0.0) = <<128,0,0,0>>
%% run: f32(1.5) = <<63,192,0,0>>
%% run: f32(1.0e-46) = <<0,0,0,0>>
%% run: f32(3) = <<64,64,0,0>>
%% run: f32(65504.0) = <<71,127,224,0>>
%% run: f32(-0.1) = <<189,204,204,205>>
%% run: f16(0.0) = <<0,0>>
%% run: f16(-0.0) = <<128,0>>
%% run: f16(1.5) = <<62,0>>
%% run: f16(1.0e-46) = <<0,0>>
%% run: f16(3) = <<66,0>>
%% run: f16(65504.0) = <<123,255>>
%% run: f16(-0.1) = <<174,102>>
%% run: odd(0.0) = <<160,0,0,0,0,0,0,0,0:3>>
%% run: odd(-0.0) = <<176,0,0,0,0,0,0,0,0:3>>
%% run: odd(1.5) = <<167,255,0,0,0,0,0,0,0:3>>
%% run: odd(-3.0e300) = <<191,202,61,101,172,192,11,6,5:3>>
%% run: odd(5.0e-324) = <<160,0,0,0,0,0,0,0,1:3>>
%% run: odd(1.0e38) = <<168,250,89,218,101,66,212,54,1:3>>
%% run: odd(65504.0) = <<168,29,255,128,0,0,0,0,0:3>>
%% run: odd(3) = <<168,1,0,0,0,0,0,0,0:3>>
%% run: odd(-134217729) = <<184,52,0,0,0,64,0,0,0:3>>
%% run: odd(18446744073709551617) = <<168,126,0,0,0,0,0,0,0:3>>
%% run: l32(1.5) = <<0,0,192,63>>
%% run: f64(a) raises error:badarg
%% run: f64(<<>>) raises error:badarg
%% run: sized(1.5,64) = <<63,248,0,0,0,0,0,0>>
%% run: sized(1.5,65) raises error:badarg
%% run: sized(1.5,a) raises error:badarg
%% run: no(1.5) = <<63,248,0,0,0,0,0,0>>
%% run: no(a) = no
%% arm32: f64
%%   {bs_put_float,{f,0},{integer,64},1,{field_flags,[unsigned,big]},{x,0}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%% arm32: l32
%%   {bs_put_float,{f,0},{integer,4},8,{field_flags,[unsigned,little]},{x,0}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%% arm32: sized
%%   {bs_put_float,{f,0},{x,1},1,{field_flags,[unsigned,big]},{x,0}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%% arm32: no
%%   {bs_put_float,{f,17},{integer,64},1,{field_flags,[unsigned,big]},{x,0}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,17}

{module, bs_put_float}.  % version = 0

{exports, [{f64,1},{l64,1},{f32,1},{l32,1},{f16,1},{odd,1},{sized,2},{no,1}]}.

{attributes, []}.

{labels, 18}.



{function, f64, 1, 2}.
  {label,1}.
    {func_info,{atom,bs_put_float},{atom,f64},1}.
  {label,2}.
    {bs_init2,{f,0},8,0,1,{field_flags,[]},{x,1}}.
    {bs_put_float,{f,0},{integer,64},1,{field_flags,[]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.

{function, l64, 1, 4}.
  {label,3}.
    {func_info,{atom,bs_put_float},{atom,l64},1}.
  {label,4}.
    {bs_init2,{f,0},8,0,1,{field_flags,[]},{x,1}}.
    {bs_put_float,{f,0},{integer,64},1,{field_flags,[little]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.

{function, f32, 1, 6}.
  {label,5}.
    {func_info,{atom,bs_put_float},{atom,f32},1}.
  {label,6}.
    {bs_init2,{f,0},4,0,1,{field_flags,[]},{x,1}}.
    {bs_put_float,{f,0},{integer,32},1,{field_flags,[]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.

{function, l32, 1, 8}.
  {label,7}.
    {func_info,{atom,bs_put_float},{atom,l32},1}.
  {label,8}.
    {bs_init2,{f,0},4,0,1,{field_flags,[]},{x,1}}.
    {bs_put_float,{f,0},{integer,4},8,{field_flags,[little]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.

{function, f16, 1, 10}.
  {label,9}.
    {func_info,{atom,bs_put_float},{atom,f16},1}.
  {label,10}.
    {bs_init2,{f,0},2,0,1,{field_flags,[]},{x,1}}.
    {bs_put_float,{f,0},{integer,16},1,{field_flags,[]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.

{function, odd, 1, 12}.
  {label,11}.
    {func_info,{atom,bs_put_float},{atom,odd},1}.
  {label,12}.
    {bs_init_bits,{f,0},67,0,1,{field_flags,[]},{x,1}}.
    {bs_put_integer,{f,0},{integer,3},1,{field_flags,[]},{integer,5}}.
    {bs_put_float,{f,0},{integer,64},1,{field_flags,[]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.

{function, sized, 2, 14}.
  {label,13}.
    {func_info,{atom,bs_put_float},{atom,sized},2}.
  {label,14}.
    {bs_init2,{f,0},8,0,2,{field_flags,[]},{x,2}}.
    {bs_put_float,{f,0},{x,1},1,{field_flags,[]},{x,0}}.
    {move,{x,2},{x,0}}.
    return.

{function, no, 1, 16}.
  {label,15}.
    {func_info,{atom,bs_put_float},{atom,no},1}.
  {label,16}.
    {bs_init2,{f,0},8,0,1,{field_flags,[]},{x,1}}.
    {bs_put_float,{f,17},{integer,64},1,{field_flags,[]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.
  {label,17}.
    {move,{atom,no},{x,0}}.
    return.
