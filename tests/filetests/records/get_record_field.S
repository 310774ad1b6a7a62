%% Dst = one field of a native record, or jump to Fail (0: raise).
%% judge: otp29
%% run: f(#get_record_field:p{x = 1,y = 2,tag = 3}) = 2
%% run: f(#get_record_field:p{y = 2}) = 2
%% run: f(#other:p{y = 5}) = 5
%% run: f(#m:r{x = 1,y = 7}) raises error:{badrecord,#m:r{x = 1,y = 7}}
%% run: f(#m:r{}) raises error:{badrecord,#m:r{}}
%% run: f({p,1}) raises error:{badrecord,{p,1}}
%% run: f(1) raises error:{badrecord,1}
%% run: any(#get_record_field:p{x = 1,y = 2,tag = 3}) = 2
%% run: any(#get_record_field:p{y = 2}) = 2
%% run: any(#other:p{y = 5}) = 5
%% run: any(#m:r{x = 1,y = 7}) = 7
%% run: any(#m:r{}) raises error:{badfield,{{m,r},y}}
%% run: any({p,1}) raises error:{badrecord,{p,1}}
%% run: any(1) raises error:{badrecord,1}
%% run: other(#get_record_field:p{x = 1,y = 2,tag = 3}) raises error:{badrecord,#get_record_field:p{x = 1,y = 2,tag = 3}}
%% run: other(#get_record_field:p{y = 2}) raises error:{badrecord,#get_record_field:p{y = 2}}
%% run: other(#other:p{y = 5}) raises error:{badrecord,#other:p{y = 5}}
%% run: other(#m:r{x = 1,y = 7}) = 7
%% run: other(#m:r{}) raises error:{badfield,{{m,r},y}}
%% run: other({p,1}) raises error:{badrecord,{p,1}}
%% run: other(1) raises error:{badrecord,1}
%% run: guard(#get_record_field:p{x = 1,y = 2,tag = 3}) = 2
%% run: guard(#get_record_field:p{y = 2}) = 2
%% run: guard(#other:p{y = 5}) = 5
%% run: guard(#m:r{x = 1,y = 7}) = no
%% run: guard(#m:r{}) = no
%% run: guard({p,1}) = no
%% run: guard(1) = no
%% run: bad(#get_record_field:p{x = 1,y = 2,tag = 3}) raises error:{badfield,{{get_record_field,p},nope}}
%% run: bad(#other:p{y = 5}) raises error:{badfield,{{other,p},nope}}
%% run: made({a}) = {a}
%% run: y(#get_record_field:p{x = 1,y = 2,tag = 3}) = 2
%% run: y([]) raises error:{badrecord,[]}
%% run: hidden([{y,1}],1) raises error:{badrecord,#m:r{y = 1}}
%% arm32: f
%%   {bif,get_record_field,{f,0},[{x,0},{atom,p},{atom,y}],{x,0}}
%%     tst r6, #1
%%     ldreq r1, [r6, #-2]
%%     cmpeq r1, #0x12c
%%     ldreq r1, [r6, #2]
%%     cmpeq r1, #0x20000002
%%     bne .1
%%     ldr r6, [r6, #0xa]
%%     .1:
%%     mov r0, r6
%%     movw r1, #0x14b
%%     mov r2, #0xcb
%%     str lr, [sp, #-4]!
%%     bl GetRecordField
%%     pop {lr}
%%     mov r6, r0
%%     b next
%% arm32: bad
%%   {bif,get_record_field,{f,0},[{x,0},{atom,p},{atom,nope}],{x,0}}
%%     mov r0, r6
%%     movw r1, #0x14b
%%     movw r2, #0x18b
%%     str lr, [sp, #-4]!
%%     bl GetRecordField
%%     pop {lr}
%%     mov r6, r0
%% arm32: any
%%   {bif,get_record_field,{f,0},[{x,0},{atom,'_'},{atom,y}],{x,0}}
%%     mov r0, r6
%%     movw r1, #0x1cb
%%     mov r2, #0xcb
%%     str lr, [sp, #-4]!
%%     bl GetRecordField
%%     pop {lr}
%%     mov r6, r0
%% arm32: other
%%   {bif,get_record_field,{f,0},[{x,0},{literal,{m,r}},{atom,y}],{x,0}}
%%     mov r0, r6
%%     movw r1, #0x12
%%     movt r1, #0x2000
%%     mov r2, #0xcb
%%     str lr, [sp, #-4]!
%%     bl GetRecordField
%%     pop {lr}
%%     mov r6, r0
%% arm32: guard
%%   {bif,get_record_field,{f,11},[{x,0},{atom,p},{atom,y}],{x,0}}
%%     tst r6, #1
%%     ldreq r1, [r6, #-2]
%%     cmpeq r1, #0x12c
%%     ldreq r1, [r6, #2]
%%     cmpeq r1, #0x20000002
%%     bne .1
%%     ldr r6, [r6, #0xa]
%%     .1:
%%     mov r0, r6
%%     movw r1, #0x14b
%%     mov r2, #0xcb
%%     str lr, [sp, #-4]!
%%     bl GetRecordField
%%     pop {lr}
%%     cmp r0, #0
%%     beq {f,11}
%%     mov r6, r0
%%     b next
%% arm32: y
%%   {bif,get_record_field,{f,0},[{y,0},{atom,p},{atom,y}],{y,0}}
%%     ldr r0, [sp, #4]
%%     tst r0, #1
%%     ldreq r1, [r0, #-2]
%%     cmpeq r1, #0x12c
%%     ldreq r1, [r0, #2]
%%     cmpeq r1, #0x20000002
%%     bne .2
%%     ldr r1, [r0, #0xa]
%%     .1:
%%     str r1, [sp, #4]
%%     .2:
%%     ldr r0, [sp, #4]
%%     movw r1, #0x14b
%%     mov r2, #0xcb
%%     bl GetRecordField
%%     mov r1, r0
%%     b .1

{module, get_record_field}.  % version = 0

{exports, [{f,1},{bad,1},{any,1},{other,1},{guard,1},{made,1},{y,1},{hidden,2}]}.

{attributes, []}.

{records, [{p,true,[{x,0},y,{tag,{default,[1,2]}}]},{q,false,[{zz,1},{aa,2}]},{e,false,[]}]}.

{labels, 18}.



{function, f, 1, 2}.
  {label,1}.
    {func_info,{atom,get_record_field},{atom,f},1}.
  {label,2}.
    {bif,get_record_field,{f,0},[{x,0},{atom,p},{atom,y}],{x,0}}.
    return.

{function, bad, 1, 4}.
  {label,3}.
    {func_info,{atom,get_record_field},{atom,bad},1}.
  {label,4}.
    {bif,get_record_field,{f,0},[{x,0},{atom,p},{atom,nope}],{x,0}}.
    return.

{function, any, 1, 6}.
  {label,5}.
    {func_info,{atom,get_record_field},{atom,any},1}.
  {label,6}.
    {bif,get_record_field,{f,0},[{x,0},{atom,'_'},{atom,y}],{x,0}}.
    return.

{function, other, 1, 8}.
  {label,7}.
    {func_info,{atom,get_record_field},{atom,other},1}.
  {label,8}.
    {bif,get_record_field,{f,0},[{x,0},{literal,{m,r}},{atom,y}],{x,0}}.
    return.

{function, guard, 1, 10}.
  {label,9}.
    {func_info,{atom,get_record_field},{atom,guard},1}.
  {label,10}.
    {bif,get_record_field,{f,11},[{x,0},{atom,p},{atom,y}],{x,0}}.
    return.
  {label,11}.
    {move,{atom,no},{x,0}}.
    return.

{function, made, 1, 13}.
  {label,12}.
    {func_info,{atom,get_record_field},{atom,made},1}.
  {label,13}.
    {put_record,{f,0},{atom,p},nil,{x,0},1,{list,[{atom,y},{x,0}]}}.
    {call_only,1,{f,2}}.

{function, y, 1, 15}.
  {label,14}.
    {func_info,{atom,get_record_field},{atom,y},1}.
  {label,15}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {bif,get_record_field,{f,0},[{y,0},{atom,p},{atom,y}],{y,0}}.
    {move,{y,0},{x,0}}.
    {deallocate,1}.
    return.

{function, hidden, 2, 17}.
  {label,16}.
    {func_info,{atom,get_record_field},{atom,hidden},2}.
  {label,17}.
    {allocate,0,2}.
    {move,{x,0},{x,2}}.
    {move,{atom,m},{x,0}}.
    {move,{atom,r},{x,1}}.
    {move,{literal,#{is_exported=>false}},{x,3}}.
    {call_ext,4,{extfunc,records,create,4}}.
    {call_last,1,{f,8},0}.
