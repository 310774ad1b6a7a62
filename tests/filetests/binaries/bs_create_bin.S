%% Dst = bitstring made of the segments listed.
%% run: ints(1,2,3) = <<1,2,0,3:3>>
%% run: ints(-1,-2,-3) = <<255,254,255,5:3>>
%% run: ints(134217728,18446744073709551615,7) = <<0,255,255,7:3>>
%% run: ints(a,1,1) raises error:badarg
%% run: ints(1,1.0,1) raises error:badarg
%% run: ints(1,1,<<>>) raises error:badarg
%% run: sized(1,0) = <<>>
%% run: sized(-2,1) = <<254>>
%% run: sized(305419896,9) = <<0,0,0,0,0,18,52,86,120>>
%% run: sized(1,-1) raises error:badarg
%% run: sized(1,a) raises error:badarg
%% run: sized(a,-1) raises error:badarg
%% run: float(1.5,64) = <<63,248,0,0,0,0,0,0,0,0,192,63>>
%% run: float(1.5,32) = <<63,192,0,0,0,0,192,63>>
%% run: float(1.5,16) = <<62,0,0,0,192,63>>
%% run: float(3,64) = <<64,8,0,0,0,0,0,0,0,0,64,64>>
%% run: float(1.5,65) raises error:badarg
%% run: float(a,64) raises error:badarg
%% run: float(-0.0,16) = <<128,0,0,0,0,128>>
%% run: binary(<<1,2>>,0) = <<1,2,120,121,122>>
%% run: binary(<<1,2>>,9) = <<1,2,1,60,60,189,0:1>>
%% run: binary(<<1,2>>,17) raises error:badarg
%% run: binary(<<1,2:4>>,3) raises error:badarg
%% run: binary(a,1) raises error:badarg
%% run: binary(<<1>>,-1) raises error:badarg
%% run: utf(97) = <<97,0,97,97,0,0,0,0,97>>
%% run: utf(1114111) = <<244,143,191,191,219,255,223,255,255,219,255,223,0,16,255,255>>
%% run: utf(55296) raises error:badarg
%% run: utf(-1) raises error:badarg
%% run: utf(a) raises error:badarg
%% run: append(<<>>,1) = <<1>>
%% run: append(<<1,2>>,-1) = <<1,2,255>>
%% run: append(<<1:1>>,1) raises error:badarg
%% run: append(a,1) raises error:badarg
%% run: append(<<1>>,a) raises error:badarg
%% run: twice(<<1>>,2) = [<<1,2>>,<<1,2,254>>,<<1,2,255>>]
%% run: private(1) = <<0,1:1>>
%% run: private(-1) = <<255,1:1>>
%% run: private(a) raises error:badarg
%% run: no(1,8) = <<1>>
%% run: no(a,8) = no
%% run: no(1,a) = no
%% run: empty() = <<>>
%% run: large(-2) = <<255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,254>>
%% run: large(a) raises error:badarg
%% run: far(1) = <<1>>
%% run: stack(1) = <<0,0,1>>
%% arm32: ints
%%   {bs_create_bin,{f,0},0,3,1,{x,0},{list,[{atom,integer},1,1,nil,{x,0},{integer,8},{atom,integer},2,1,{literal,[little]},{x,1},{integer,16},{atom,integer},3,1,nil,{x,2},{integer,3}]}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     mov r6, r0
%% arm32: sized
%%   {bs_create_bin,{f,0},0,2,1,{x,0},{list,[{atom,integer},1,8,nil,{x,0},{x,1}]}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     mov r6, r0
%% arm32: float
%%   {bs_create_bin,{f,0},0,2,1,{x,0},{list,[{atom,float},1,1,nil,{x,0},{x,1},{atom,float},2,1,{literal,[little]},{x,0},{integer,32}]}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     mov r6, r0
%% arm32: binary
%%   {bs_create_bin,{f,0},0,2,1,{x,0},{list,[{atom,binary},1,8,nil,{x,0},{atom,all},{atom,binary},2,1,nil,{x,0},{x,1},{atom,string},0,8,nil,{string,<<120,121,122>>},{integer,3}]}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     mov r6, r0
%% arm32: utf
%%   {bs_create_bin,{f,0},0,1,8,{x,0},{list,[{atom,utf8},1,0,nil,{x,0},{atom,undefined},{atom,utf16},2,0,nil,{x,0},{atom,undefined},{atom,utf16},3,0,{literal,[little]},{x,0},{atom,undefined},{atom,utf32},4,0,nil,{x,0},{atom,undefined}]}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     mov r6, r0
%% arm32: append
%%   {bs_create_bin,{f,0},0,2,8,{x,0},{list,[{atom,append},1,8,nil,{x,0},{atom,all},{atom,integer},2,1,nil,{x,1},{integer,8}]}}
%%     cmp fp, r7, lsl #28
%%     bne .1
%%     mov r0, r6
%%     mov r2, #8
%%     mov r3, #0x34
%%     str lr, [sp, #-4]!
%%     bl AppendBytes
%%     pop {lr}
%%     cmp r0, #0
%%     beq .1
%%     asr r2, r7, #4
%%     strb r2, [r1]
%%     mov r6, r0
%%     .1:
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     mov r6, r0
%%     b next
%% arm32: private
%%   {bs_create_bin,{f,0},0,1,1,{x,0},{list,[{atom,private_append},1,1,nil,{x,0},{atom,all},{atom,integer},2,1,nil,{y,0},{integer,9}]}}
%%     bl BsBuild
%%     mov r6, r0
%% arm32: no
%%   {bs_create_bin,{f,19},0,2,1,{x,0},{list,[{atom,integer},1,1,nil,{x,0},{x,1}]}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,19}
%%     mov r6, r0
%% arm32: empty
%%   {bs_create_bin,{f,0},0,0,1,{x,0},{list,[{atom,integer},1,1,nil,{integer,7},{integer,0}]}}
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     mov r6, r0
%% arm32: far
%%   {bs_create_bin,{f,0},0,1,1,{x,1022},{list,[{atom,integer},1,1,nil,{x,0},{integer,8}]}}
%%     cmp fp, r6, lsl #28
%%     bne .2
%%     sub r0, sp, r4
%%     cmp r0, #0x2c
%%     blo .3
%%     .1:
%%     mov r0, #0xa4
%%     mov r1, #1
%%     stm r4!, {r0, r1}
%%     mov r0, #0
%%     str r0, [r4]
%%     asr r2, r6, #4
%%     strb r2, [r4]
%%     add r4, r4, #4
%%     sub r0, r4, #0xa
%%     add ip, fp, #0x1000
%%     str r0, [ip, #0x10]
%%     .2:
%%     str lr, [sp, #-4]!
%%     bl BsBuild
%%     pop {lr}
%%     add ip, fp, #0x1000
%%     str r0, [ip, #0x10]
%%     b next
%%     .3:
%%     str lr, [sp, #-4]!
%%     bl Collect
%%     pop {lr}
%%     b .1
%% arm32: stack
%%   {bs_create_bin,{f,0},0,0,1,{y,0},{list,[{atom,integer},1,1,nil,{y,0},{integer,24}]}}
%%     ldr r0, [sp, #4]
%%     cmp fp, r0, lsl #28
%%     bne .2
%%     sub r0, sp, r4
%%     cmp r0, #0x2c
%%     blo .3
%%     .1:
%%     mov r0, #0xa4
%%     mov r1, #3
%%     stm r4!, {r0, r1}
%%     mov r0, #0
%%     str r0, [r4]
%%     ldr r2, [sp, #4]
%%     asr r2, r2, #4
%%     rev r2, r2
%%     lsr r2, r2, #8
%%     strh r2, [r4]
%%     lsr r2, r2, #0x10
%%     strb r2, [r4, #2]
%%     add r4, r4, #4
%%     sub r0, r4, #0xa
%%     str r0, [sp, #4]
%%     .2:
%%     bl BsBuild
%%     str r0, [sp, #4]
%%     b next
%%     .3:
%%     bl Collect
%%     b .1

{module, bs_create_bin}.  % version = 0

{exports, [{ints,3},{sized,2},{float,2},{binary,2},{utf,1},{append,2},{twice,2},{private,1},{no,2},{empty,0},{large,1},{far,1},{stack,1}]}.

{attributes, []}.

{labels, 28}.



{function, ints, 3, 2}.
  {label,1}.
    {func_info,{atom,bs_create_bin},{atom,ints},3}.
  {label,2}.
    {bs_create_bin,{f,0},0,3,1,{x,0},{list,[{atom,integer},1,1,nil,{x,0},{integer,8},{atom,integer},2,1,{literal,[little]},{x,1},{integer,16},{atom,integer},3,1,nil,{x,2},{integer,3}]}}.
    return.

{function, sized, 2, 4}.
  {label,3}.
    {func_info,{atom,bs_create_bin},{atom,sized},2}.
  {label,4}.
    {bs_create_bin,{f,0},0,2,1,{x,0},{list,[{atom,integer},1,8,nil,{x,0},{x,1}]}}.
    return.

{function, float, 2, 6}.
  {label,5}.
    {func_info,{atom,bs_create_bin},{atom,float},2}.
  {label,6}.
    {bs_create_bin,{f,0},0,2,1,{x,0},{list,[{atom,float},1,1,nil,{x,0},{x,1},{atom,float},2,1,{literal,[little]},{x,0},{integer,32}]}}.
    return.

{function, binary, 2, 8}.
  {label,7}.
    {func_info,{atom,bs_create_bin},{atom,binary},2}.
  {label,8}.
    {bs_create_bin,{f,0},0,2,1,{x,0},{list,[{atom,binary},1,8,nil,{x,0},{atom,all},{atom,binary},2,1,nil,{x,0},{x,1},{atom,string},0,8,nil,{string,<<"xyz">>},{integer,3}]}}.
    return.

{function, utf, 1, 10}.
  {label,9}.
    {func_info,{atom,bs_create_bin},{atom,utf},1}.
  {label,10}.
    {bs_create_bin,{f,0},0,1,8,{x,0},{list,[{atom,utf8},1,0,nil,{x,0},{atom,undefined},{atom,utf16},2,0,nil,{x,0},{atom,undefined},{atom,utf16},3,0,{literal,[little]},{x,0},{atom,undefined},{atom,utf32},4,0,nil,{x,0},{atom,undefined}]}}.
    return.

{function, append, 2, 12}.
  {label,11}.
    {func_info,{atom,bs_create_bin},{atom,append},2}.
  {label,12}.
    {bs_create_bin,{f,0},0,2,8,{x,0},{list,[{atom,append},1,8,nil,{x,0},{atom,all},{atom,integer},2,1,nil,{x,1},{integer,8}]}}.
    return.

{function, twice, 2, 14}.
  {label,13}.
    {func_info,{atom,bs_create_bin},{atom,twice},2}.
  {label,14}.
    {bs_create_bin,{f,0},0,2,8,{x,2},{list,[{atom,append},1,8,nil,{x,0},{atom,all},{atom,integer},2,1,nil,{x,1},{integer,8}]}}.
    {bs_create_bin,{f,0},0,3,8,{x,3},{list,[{atom,append},1,8,nil,{x,2},{atom,all},{atom,integer},2,1,nil,{integer,254},{integer,8}]}}.
    {bs_create_bin,{f,0},6,4,8,{x,4},{list,[{atom,append},1,8,nil,{x,2},{atom,all},{atom,integer},2,1,nil,{integer,255},{integer,8}]}}.
    {put_list,{x,4},nil,{x,0}}.
    {put_list,{x,3},{x,0},{x,0}}.
    {put_list,{x,2},{x,0},{x,0}}.
    return.

{function, private, 1, 16}.
  {label,15}.
    {func_info,{atom,bs_create_bin},{atom,private},1}.
  {label,16}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {move,{integer,0},{x,0}}.
    bs_init_writable.
    {bs_create_bin,{f,0},0,1,1,{x,0},{list,[{atom,private_append},1,1,nil,{x,0},{atom,all},{atom,integer},2,1,nil,{y,0},{integer,9}]}}.
    {deallocate,1}.
    return.

{function, no, 2, 18}.
  {label,17}.
    {func_info,{atom,bs_create_bin},{atom,no},2}.
  {label,18}.
    {bs_create_bin,{f,19},0,2,1,{x,0},{list,[{atom,integer},1,1,nil,{x,0},{x,1}]}}.
    return.
  {label,19}.
    {move,{atom,no},{x,0}}.
    return.

{function, empty, 0, 21}.
  {label,20}.
    {func_info,{atom,bs_create_bin},{atom,empty},0}.
  {label,21}.
    {bs_create_bin,{f,0},0,0,1,{x,0},{list,[{atom,integer},1,1,nil,{integer,7},{integer,0}]}}.
    return.

{function, large, 1, 23}.
  {label,22}.
    {func_info,{atom,bs_create_bin},{atom,large},1}.
  {label,23}.
    {bs_create_bin,{f,0},0,1,1,{x,0},{list,[{atom,integer},1,1,nil,{x,0},{integer,520}]}}.
    return.

{function, far, 1, 25}.
  {label,24}.
    {func_info,{atom,bs_create_bin},{atom,far},1}.
  {label,25}.
    {bs_create_bin,{f,0},0,1,1,{x,1022},{list,[{atom,integer},1,1,nil,{x,0},{integer,8}]}}.
    {move,{x,1022},{x,0}}.
    return.

{function, stack, 1, 27}.
  {label,26}.
    {func_info,{atom,bs_create_bin},{atom,stack},1}.
  {label,27}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {bs_create_bin,{f,0},0,0,1,{y,0},{list,[{atom,integer},1,1,nil,{y,0},{integer,24}]}}.
    {move,{y,0},{x,0}}.
    {deallocate,1}.
    return.
