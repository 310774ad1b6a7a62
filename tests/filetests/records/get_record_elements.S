%% Dst = field, for each pair, or jump to Fail.
%% judge: otp29
%% run: f(#get_record_elements:p{x = 1,y = 2,tag = 3}) = {1,2,3}
%% run: f(#get_record_elements:p{y = 2,x = 1,tag = 3}) = {1,2,3}
%% run: f(#get_record_elements:p{x = 1,y = 2}) = no
%% run: f(#m:p{x = 1,y = 2,tag = 3}) = no
%% run: f(1) = no
%% run: made([1]) = {0,[1],{default,[1,2]}}
%% run: any(#m:r{q = 0,y = 1,x = 2}) = {1,2}
%% run: any(#m:r{y = 1}) = no
%% run: any(#m:r{}) = no
%% run: missing(#get_record_elements:p{x = 1,y = 2,tag = 3}) = no
%% run: far(#get_record_elements:p{x = 1,y = 2,tag = 3}) = {1,2}
%% arm32: f
%%   {get_record_elements,{f,3},{x,0},{list,[{atom,x},{x,0},{atom,y},{x,1},{atom,tag},{x,2}]}}
%%     ldr r1, [r6, #2]
%%     cmp r1, #0x20000002
%%     bne .1
%%     ldr r7, [r6, #0xa]
%%     ldr r8, [r6, #0xe]
%%     ldr r6, [r6, #6]
%%     .1:
%%     mov r0, r6
%%     movw r1, #0x14b
%%     str lr, [sp, #-4]!
%%     bl FindField
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,3}
%%     mov r7, r0
%%     mov r0, r6
%%     movw r1, #0x18b
%%     str lr, [sp, #-4]!
%%     bl FindField
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,3}
%%     mov r8, r0
%%     mov r0, r6
%%     movw r1, #0x10b
%%     str lr, [sp, #-4]!
%%     bl FindField
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,3}
%%     mov r6, r0
%%     b next
%% arm32: any
%%   {get_record_elements,{f,6},{x,0},{list,[{atom,x},{x,1},{atom,y},{x,0}]}}
%%     mov r0, r6
%%     movw r1, #0x10b
%%     str lr, [sp, #-4]!
%%     bl FindField
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,6}
%%     mov r7, r0
%%     mov r0, r6
%%     movw r1, #0x14b
%%     str lr, [sp, #-4]!
%%     bl FindField
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,6}
%%     mov r6, r0
%% arm32: missing
%%   {get_record_elements,{f,9},{x,0},{list,[{atom,nope},{x,0}]}}
%%     mov r0, r6
%%     movw r1, #0x20b
%%     str lr, [sp, #-4]!
%%     bl FindField
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,9}
%%     mov r6, r0
%% arm32: far
%%   {get_record_elements,{f,14},{x,1020},{list,[{atom,x},{x,1019},{atom,y},{x,1020}]}}
%%     ldr r1, [r0, #2]
%%     cmp r1, #0x20000002
%%     bne .1
%%     ldr r1, [r0, #6]
%%     add ip, fp, #0x1000
%%     str r1, [ip, #4]
%%     ldr r1, [r0, #0xa]
%%     add ip, fp, #0x1000
%%     str r1, [ip, #8]
%%     .1:
%%     add ip, fp, #0x1000
%%     ldr r0, [ip, #8]
%%     movw r1, #0x10b
%%     str lr, [sp, #-4]!
%%     bl FindField
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,14}
%%     add ip, fp, #0x1000
%%     str r0, [ip, #4]
%%     add ip, fp, #0x1000
%%     ldr r0, [ip, #8]
%%     movw r1, #0x14b
%%     str lr, [sp, #-4]!
%%     bl FindField
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,14}
%%     add ip, fp, #0x1000
%%     str r0, [ip, #8]
%%     b next

{module, get_record_elements}.  % version = 0

{exports, [{f,1},{any,1},{missing,1},{made,1},{far,1}]}.

{attributes, []}.

{records, [{p,true,[{x,0},y,{tag,{default,[1,2]}}]},{q,false,[{zz,1},{aa,2}]},{e,false,[]}]}.

{labels, 15}.



{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,get_record_elements},{atom,f},1}.
  {label,2}.
    {test,is_any_native_record,{f,3},[{x,0}]}.
    {test,is_native_record,{f,3},[{x,0},{atom,get_record_elements},{atom,p}]}.
    {get_record_elements,{f,3},{x,0},{list,[{atom,x},{x,0},{atom,y},{x,1},{atom,tag},{x,2}]}}.
    {test_heap,4,3}.
    {put_tuple2,{x,0},{list,[{x,0},{x,1},{x,2}]}}.
    return.
  {label,3}.
    {move,{atom,no},{x,0}}.
    return.

{function, any, 1, 5}.
  {label,4}.
    {func_info,{atom,get_record_elements},{atom,any},1}.
  {label,5}.
    {test,is_any_native_record,{f,6},[{x,0}]}.
    {get_record_elements,{f,6},{x,0},{list,[{atom,x},{x,1},{atom,y},{x,0}]}}.
    {test_heap,3,2}.
    {put_tuple2,{x,0},{list,[{x,0},{x,1}]}}.
    return.
  {label,6}.
    {move,{atom,no},{x,0}}.
    return.

{function, missing, 1, 8}.
  {label,7}.
    {func_info,{atom,get_record_elements},{atom,missing},1}.
  {label,8}.
    {test,is_any_native_record,{f,9},[{x,0}]}.
    {test,is_native_record,{f,9},[{x,0},{atom,get_record_elements},{atom,p}]}.
    {get_record_elements,{f,9},{x,0},{list,[{atom,nope},{x,0}]}}.
    return.
  {label,9}.
    {move,{atom,no},{x,0}}.
    return.

{function, made, 1, 11}.
  {label,10}.
    {func_info,{atom,get_record_elements},{atom,made},1}.
  {label,11}.
    {put_record,{f,0},{atom,p},nil,{x,0},1,{list,[{atom,y},{x,0}]}}.
    {call_only,1,{f,2}}.

{function, far, 1, 13}.
  {label,12}.
    {func_info,{atom,get_record_elements},{atom,far},1}.
  {label,13}.
    {test,is_any_native_record,{f,14},[{x,0}]}.
    {test,is_native_record,{f,14},[{x,0},{atom,get_record_elements},{atom,p}]}.
    {move,{x,0},{x,1020}}.
    {test,is_native_record,{f,14},[{x,1020},{atom,get_record_elements},{atom,p}]}.
    {get_record_elements,{f,14},{x,1020},{list,[{atom,x},{x,1019},{atom,y},{x,1020}]}}.
    {move,{x,1019},{x,0}}.
    {move,{x,1020},{x,1}}.
    {test_heap,3,2}.
    {put_tuple2,{x,0},{list,[{x,0},{x,1}]}}.
    return.
  {label,14}.
    {move,{atom,no},{x,0}}.
    return.
