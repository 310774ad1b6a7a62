%% Dst = native record made, or updated from Src, with the fields listed.
%% judge: otp29
%% run: new(1,[2]) = #put_record:p{x = 1,y = [2],tag = {default,[1,2]}}
%% run: new({},1.5) = #put_record:p{x = {},y = 1.5,tag = {default,[1,2]}}
%% run: defaults(a) = #put_record:p{x = 0,y = a,tag = {default,[1,2]}}
%% run: none() = #put_record:e{}
%% run: private() = #put_record:q{zz = 1,aa = 134217728}
%% run: novalue() raises error:{novalue,{{put_record,p},y}}
%% run: badfield(1) raises error:{badfield,{{put_record,p},nope}}
%% run: external(1) = #put_record:p{x = 0,y = 1,tag = {default,[1,2]}}
%% run: hidden(1) raises error:{badrecord,{put_record,q}}
%% run: nowhere(1) raises error:{badrecord,{no_such_module,q}}
%% run: update(#put_record:p{x = 1,y = 2,tag = 3},[4]) = #put_record:p{x = 1,y = [4],tag = 3}
%% run: update(#put_record:p{x = 1},2) raises error:{badfield,{{put_record,p},y}}
%% run: update(#m:p{y = 1},2) = no
%% run: update(1,2) = no
%% run: update_any(#m:r{z = 1,y = 2},[3]) = #m:r{z = 1,y = [3]}
%% run: update_any(#m:r{z = 1},[3]) raises error:{badfield,{{m,r},y}}
%% run: update_any({y},1) = no
%% run: old([1]) = #put_record:p{x = [[1]],y = [1],tag = {default,[1,2]}}
%% run: far(7) = #put_record:p{x = 0,y = 7,tag = {default,[1,2]}}
%% arm32: new
%%   {put_record,{f,0},{atom,p},nil,{x,0},2,{list,[{atom,x},{x,0},{atom,y},{x,1}]}}
%%     sub r0, sp, r4
%%     cmp r0, #0x34
%%     blo .2
%%     .1:
%%     mov r0, #0x12c
%%     mov r1, #0x20000002
%%     movw ip, #0x12
%%     movt ip, #0x2000
%%     stm r4!, {r0, r1, r6, r7, ip}
%%     sub r6, r4, #0x12
%%     .2:
%%     str lr, [sp, #-4]!
%%     bl Collect
%%     pop {lr}
%%     b .1
%% arm32: defaults
%%   {put_record,{f,0},{atom,p},nil,{x,0},1,{list,[{atom,y},{x,0}]}}
%%     sub r0, sp, r4
%%     cmp r0, #0x34
%%     blo .2
%%     .1:
%%     mov r0, #0x12c
%%     mov r1, #0x20000002
%%     mov r2, #0xf
%%     movw ip, #0x12
%%     movt ip, #0x2000
%%     stm r4!, {r0, r1, r2, r6, ip}
%%     sub r6, r4, #0x12
%%     .2:
%%     str lr, [sp, #-4]!
%%     bl Collect
%%     pop {lr}
%%     b .1
%% arm32: none
%%   {put_record,{f,0},{atom,e},nil,{x,0},0,{list,[]}}
%%     sub r0, sp, r4
%%     cmp r0, #0x28
%%     blo .2
%%     .1:
%%     mov r0, #0x6c
%%     movw r1, #0x22
%%     movt r1, #0x2000
%%     stm r4!, {r0, r1}
%%     sub r6, r4, #6
%%     .2:
%%     str lr, [sp, #-4]!
%%     bl Collect
%%     pop {lr}
%%     b .1
%% arm32: private
%%   {put_record,{f,0},{atom,q},nil,{x,0},0,{list,[{atom,aa},{integer,134217728}]}}
%%     sub r0, sp, r4
%%     cmp r0, #0x30
%%     blo .2
%%     .1:
%%     mov r0, #0xec
%%     movw r1, #0x32
%%     movt r1, #0x2000
%%     mov r2, #0x1f
%%     movw r3, #0x42
%%     movt r3, #0x2000
%%     stm r4!, {r0, r1, r2, r3}
%%     sub r6, r4, #0xe
%%     .2:
%%     str lr, [sp, #-4]!
%%     bl Collect
%%     pop {lr}
%%     b .1
%% arm32: novalue
%%   {put_record,{f,0},{atom,p},nil,{x,0},0,{list,[]}}
%%     str lr, [sp, #-4]!
%%     bl PutRecord
%%     pop {lr}
%%     mov r6, r0
%% arm32: badfield
%%   {put_record,{f,0},{atom,p},nil,{x,0},1,{list,[{atom,nope},{x,0}]}}
%%     str lr, [sp, #-4]!
%%     bl PutRecord
%%     pop {lr}
%%     mov r6, r0
%% arm32: external
%%   {put_record,{f,0},{literal,{put_record,p}},nil,{x,0},1,{list,[{atom,y},{x,0}]}}
%%     str lr, [sp, #-4]!
%%     bl PutRecord
%%     pop {lr}
%%     mov r6, r0
%% arm32: update
%%   {put_record,{f,0},{atom,p},{x,0},{x,0},2,{list,[{atom,y},{x,1}]}}
%%     str lr, [sp, #-4]!
%%     bl PutRecord
%%     pop {lr}
%%     mov r6, r0
%% arm32: update_any
%%   {put_record,{f,0},{atom,'_'},{x,0},{x,0},2,{list,[{atom,y},{x,1}]}}
%%     str lr, [sp, #-4]!
%%     bl PutRecord
%%     pop {lr}
%%     mov r6, r0
%% arm32: far
%%   {put_record,{f,0},{atom,p},nil,{x,1022},1,{list,[{atom,y},{x,0}]}}
%%     sub r0, sp, r4
%%     cmp r0, #0x34
%%     blo .2
%%     .1:
%%     mov r0, #0x12c
%%     mov r1, #0x20000002
%%     mov r2, #0xf
%%     movw ip, #0x12
%%     movt ip, #0x2000
%%     stm r4!, {r0, r1, r2, r6, ip}
%%     sub r0, r4, #0x12
%%     add ip, fp, #0x1000
%%     str r0, [ip, #0x10]
%%     .2:
%%     str lr, [sp, #-4]!
%%     bl Collect
%%     pop {lr}
%%     b .1

{module, put_record}.  % version = 0

{exports, [{new,2},{defaults,1},{none,0},{private,0},{novalue,0},{badfield,1},{external,1},{hidden,1},{nowhere,1},{update,2},{update_any,2},{far,1},{old,1}]}.

{attributes, []}.

{records, [{p,true,[{x,0},y,{tag,{default,[1,2]}}]},{q,false,[{zz,1},{aa,2}]},{e,false,[]}]}.

{labels, 29}.



{function, new, 2, 2}.
  {label,1}.
    {func_info,{atom,put_record},{atom,new},2}.
  {label,2}.
    {put_record,{f,0},{atom,p},nil,{x,0},2,{list,[{atom,x},{x,0},{atom,y},{x,1}]}}.
    return.

{function, defaults, 1, 4}.
  {label,3}.
    {func_info,{atom,put_record},{atom,defaults},1}.
  {label,4}.
    {put_record,{f,0},{atom,p},nil,{x,0},1,{list,[{atom,y},{x,0}]}}.
    return.

{function, none, 0, 6}.
  {label,5}.
    {func_info,{atom,put_record},{atom,none},0}.
  {label,6}.
    {put_record,{f,0},{atom,e},nil,{x,0},0,{list,[]}}.
    return.

{function, private, 0, 8}.
  {label,7}.
    {func_info,{atom,put_record},{atom,private},0}.
  {label,8}.
    {put_record,{f,0},{atom,q},nil,{x,0},0,{list,[{atom,aa},{integer,134217728}]}}.
    return.

{function, novalue, 0, 10}.
  {label,9}.
    {func_info,{atom,put_record},{atom,novalue},0}.
  {label,10}.
    {put_record,{f,0},{atom,p},nil,{x,0},0,{list,[]}}.
    return.

{function, badfield, 1, 12}.
  {label,11}.
    {func_info,{atom,put_record},{atom,badfield},1}.
  {label,12}.
    {put_record,{f,0},{atom,p},nil,{x,0},1,{list,[{atom,nope},{x,0}]}}.
    return.

{function, external, 1, 14}.
  {label,13}.
    {func_info,{atom,put_record},{atom,external},1}.
  {label,14}.
    {put_record,{f,0},{literal,{put_record,p}},nil,{x,0},1,{list,[{atom,y},{x,0}]}}.
    return.

{function, hidden, 1, 16}.
  {label,15}.
    {func_info,{atom,put_record},{atom,hidden},1}.
  {label,16}.
    {put_record,{f,0},{literal,{put_record,q}},nil,{x,0},1,{list,[]}}.
    return.

{function, nowhere, 1, 18}.
  {label,17}.
    {func_info,{atom,put_record},{atom,nowhere},1}.
  {label,18}.
    {put_record,{f,0},{literal,{no_such_module,q}},nil,{x,0},1,{list,[]}}.
    return.

{function, update, 2, 20}.
  {label,19}.
    {func_info,{atom,put_record},{atom,update},2}.
  {label,20}.
    {test,is_any_native_record,{f,21},[{x,0}]}.
    {test,is_native_record,{f,21},[{x,0},{atom,put_record},{atom,p}]}.
    {put_record,{f,0},{atom,p},{x,0},{x,0},2,{list,[{atom,y},{x,1}]}}.
    return.
  {label,21}.
    {move,{atom,no},{x,0}}.
    return.

{function, update_any, 2, 23}.
  {label,22}.
    {func_info,{atom,put_record},{atom,update_any},2}.
  {label,23}.
    {test,is_any_native_record,{f,24},[{x,0}]}.
    {test,is_record_accessible,{f,24},[{x,0},{atom,auto_local}]}.
    {put_record,{f,0},{atom,'_'},{x,0},{x,0},2,{list,[{atom,y},{x,1}]}}.
    return.
  {label,24}.
    {move,{atom,no},{x,0}}.
    return.

{function, far, 1, 26}.
  {label,25}.
    {func_info,{atom,put_record},{atom,far},1}.
  {label,26}.
    {put_record,{f,0},{atom,p},nil,{x,1022},1,{list,[{atom,y},{x,0}]}}.
    {move,{x,1022},{x,0}}.
    return.

{function, old, 1, 28}.
  {label,27}.
    {func_info,{atom,put_record},{atom,old},1}.
  {label,28}.
    {test_heap,2,1}.
    {put_list,{x,0},nil,{x,1}}.
    {put_record,{f,0},{atom,p},nil,{x,0},2,{list,[{atom,x},{x,1},{atom,y},{x,0}]}}.
    return.
