%% Jump to the label paired with the value =:= Arg, else to Fail.
%% run: atoms(a) = 1
%% run: atoms(b) = 2
%% run: atoms(c) = 3
%% run: atoms(d) = none
%% run: atoms(1) = none
%% run: atoms([]) = none
%% run: integers(0) = a
%% run: integers(1) = b
%% run: integers(2) = c
%% run: integers(3) = a
%% run: integers(4) = none
%% run: integers(-1) = none
%% run: integers(1.0) = none
%% run: integers(a) = none
%% run: integers(134217728) = none
%% run: sparse(-134217728) = a
%% run: sparse(134217727) = b
%% run: sparse(1000000) = c
%% run: sparse(7) = a
%% run: sparse(8) = none
%% run: bignums(134217728) = a
%% run: bignums(-134217729) = b
%% run: bignums(1180591620717411303424) = c
%% run: bignums(1180591620717411303425) = none
%% run: bignums(1) = none
%% run: two(true) = 1
%% run: two(false) = 0
%% run: two(other) = none
%% run: stack(a) = 1
%% run: stack(b) = 2
%% run: stack(c) = none
%% run: fails(a) = 1
%% run: fails(z) raises error:function_clause from [{select_val,fails,[z],[{file,[115,101,108,101,99,116,95,118,97,108,46,101,114,108]},{line,9}]}]
%% arm32: atoms
%%   {select_val,{x,0},{f,6},{list,[{atom,a},{f,3},{atom,b},{f,4},{atom,c},{f,5}]}}
%%     cmp r6, #0x8b
%%     beq next
%%     cmp r6, #0xcb
%%     beq {f,4}
%%     movw ip, #0x10b
%%     cmp r6, ip
%%     beq {f,5}
%%     b {f,6}
%% arm32: integers
%%   {select_val,{x,0},{f,12},{list,[{integer,0},{f,9},{integer,1},{f,10},{integer,2},{f,11},{integer,3},{f,9}]}}
%%     cmp r6, #0x2f
%%     blo .1
%%     beq {f,11}
%%     cmp r6, #0x3f
%%     beq next
%%     b {f,12}
%%     .1:
%%     cmp r6, #0xf
%%     beq next
%%     cmp r6, #0x1f
%%     beq {f,10}
%%     b {f,12}
%% arm32: sparse
%%   {select_val,{x,0},{f,18},{list,[{integer,-134217728},{f,15},{integer,134217727},{f,16},{integer,1000000},{f,17},{integer,7},{f,15}]}}
%%     cmn r6, #0x80000001
%%     blo .1
%%     beq {f,16}
%%     cmp r6, #0x8000000f
%%     beq next
%%     b {f,18}
%%     .1:
%%     cmp r6, #0x7f
%%     beq next
%%     movw ip, #0x240f
%%     movt ip, #0xf4
%%     cmp r6, ip
%%     beq {f,17}
%%     b {f,18}
%% arm32: bignums
%%   {select_val,{x,0},{f,24},{list,[{integer,134217728},{f,21},{integer,-134217729},{f,22},{integer,1180591620717411303424},{f,23}]}}
%%     cmp r6, #0x20000002
%%     bne .7
%%     .1:
%%     b next
%%     .2:
%%     movw ip, #0x12
%%     movt ip, #0x2000
%%     cmp r6, ip
%%     bne .8
%%     .3:
%%     b {f,22}
%%     .4:
%%     movw ip, #0x22
%%     movt ip, #0x2000
%%     cmp r6, ip
%%     bne .9
%%     .5:
%%     b {f,23}
%%     .6:
%%     b {f,24}
%%     .7:
%%     mov r1, #0x20000002
%%     orr r2, r6, r1
%%     and r2, r2, #3
%%     cmp r2, #3
%%     beq .2
%%     mov r0, r6
%%     mov r1, #0x20000002
%%     str lr, [sp, #-4]!
%%     bl Identical
%%     pop {lr}
%%     cmp r0, #0
%%     beq .2
%%     b .1
%%     .8:
%%     movw r1, #0x12
%%     movt r1, #0x2000
%%     orr r2, r6, r1
%%     and r2, r2, #3
%%     cmp r2, #3
%%     beq .4
%%     mov r0, r6
%%     movw r1, #0x12
%%     movt r1, #0x2000
%%     str lr, [sp, #-4]!
%%     bl Identical
%%     pop {lr}
%%     cmp r0, #0
%%     beq .4
%%     b .3
%%     .9:
%%     movw r1, #0x22
%%     movt r1, #0x2000
%%     orr r2, r6, r1
%%     and r2, r2, #3
%%     cmp r2, #3
%%     beq .6
%%     mov r0, r6
%%     movw r1, #0x22
%%     movt r1, #0x2000
%%     str lr, [sp, #-4]!
%%     bl Identical
%%     pop {lr}
%%     cmp r0, #0
%%     beq .6
%%     b .5
%% arm32: two
%%   {select_val,{x,0},{f,29},{list,[{atom,true},{f,27},{atom,false},{f,28}]}}
%%     cmp r6, #0xb
%%     beq {f,28}
%%     cmp r6, #0x4b
%%     bne {f,29}
%% arm32: stack
%%   {select_val,{y,0},{f,34},{list,[{atom,a},{f,32},{atom,b},{f,33}]}}
%%     ldr r0, [sp, #4]
%%     cmp r0, #0x8b
%%     beq next
%%     cmp r0, #0xcb
%%     beq {f,33}
%%     b {f,34}
%% arm32: fails
%%   {select_val,{x,0},{f,35},{list,[{atom,a},{f,37},{atom,b},{f,37}]}}
%%     cmp r6, #0x8b
%%     cmpne r6, #0xcb
%%     bne {f,35}

{module, select_val}.  % version = 0

{exports, [{atoms,1},{integers,1},{sparse,1},{bignums,1},{two,1},{stack,1},{fails,1}]}.

{attributes, []}.

{labels, 38}.


{function, atoms, 1, 2}.
  {label,1}.
    {func_info,{atom,select_val},{atom,atoms},1}.
  {label,2}.
    {select_val,{x,0},{f,6},{list,[{atom,a},{f,3},{atom,b},{f,4},{atom,c},{f,5}]}}.
  {label,3}.
    {move,{integer,1},{x,0}}.
    return.
  {label,4}.
    {move,{integer,2},{x,0}}.
    return.
  {label,5}.
    {move,{integer,3},{x,0}}.
    return.
  {label,6}.
    {move,{atom,none},{x,0}}.
    return.


{function, integers, 1, 8}.
  {label,7}.
    {func_info,{atom,select_val},{atom,integers},1}.
  {label,8}.
    {select_val,{x,0},{f,12},{list,[{integer,0},{f,9},{integer,1},{f,10},{integer,2},{f,11},{integer,3},{f,9}]}}.
  {label,9}.
    {move,{atom,a},{x,0}}.
    return.
  {label,10}.
    {move,{atom,b},{x,0}}.
    return.
  {label,11}.
    {move,{atom,c},{x,0}}.
    return.
  {label,12}.
    {move,{atom,none},{x,0}}.
    return.


{function, sparse, 1, 14}.
  {label,13}.
    {func_info,{atom,select_val},{atom,sparse},1}.
  {label,14}.
    {select_val,{x,0},{f,18},{list,[{integer,-134217728},{f,15},{integer,134217727},{f,16},{integer,1000000},{f,17},{integer,7},{f,15}]}}.
  {label,15}.
    {move,{atom,a},{x,0}}.
    return.
  {label,16}.
    {move,{atom,b},{x,0}}.
    return.
  {label,17}.
    {move,{atom,c},{x,0}}.
    return.
  {label,18}.
    {move,{atom,none},{x,0}}.
    return.


{function, bignums, 1, 20}.
  {label,19}.
    {func_info,{atom,select_val},{atom,bignums},1}.
  {label,20}.
    {select_val,{x,0},{f,24},{list,[{integer,134217728},{f,21},{integer,-134217729},{f,22},{integer,1180591620717411303424},{f,23}]}}.
  {label,21}.
    {move,{atom,a},{x,0}}.
    return.
  {label,22}.
    {move,{atom,b},{x,0}}.
    return.
  {label,23}.
    {move,{atom,c},{x,0}}.
    return.
  {label,24}.
    {move,{atom,none},{x,0}}.
    return.


{function, two, 1, 26}.
  {label,25}.
    {func_info,{atom,select_val},{atom,two},1}.
  {label,26}.
    {select_val,{x,0},{f,29},{list,[{atom,true},{f,27},{atom,false},{f,28}]}}.
  {label,27}.
    {move,{integer,1},{x,0}}.
    return.
  {label,28}.
    {move,{integer,0},{x,0}}.
    return.
  {label,29}.
    {move,{atom,none},{x,0}}.
    return.


{function, stack, 1, 31}.
  {label,30}.
    {func_info,{atom,select_val},{atom,stack},1}.
  {label,31}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {select_val,{y,0},{f,34},{list,[{atom,a},{f,32},{atom,b},{f,33}]}}.
  {label,32}.
    {move,{integer,1},{x,0}}.
    {deallocate,1}.
    return.
  {label,33}.
    {move,{integer,2},{x,0}}.
    {deallocate,1}.
    return.
  {label,34}.
    {move,{atom,none},{x,0}}.
    {deallocate,1}.
    return.


{function, fails, 1, 36}.
  {label,35}.
    {line,[{location,"select_val.erl",9}]}.
    {func_info,{atom,select_val},{atom,fails},1}.
  {label,36}.
    {select_val,{x,0},{f,35},{list,[{atom,a},{f,37},{atom,b},{f,37}]}}.
  {label,37}.
    {move,{integer,1},{x,0}}.
    return.
