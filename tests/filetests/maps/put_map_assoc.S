%% Dst = Src#{K => V, …}.
%% run: f(#{},a,1) = #{a => 1}
%% run: f(#{a => 1},a,2) = #{a => 2}
%% run: f(#{a => 1},b,2) = #{a => 1,b => 2}
%% run: f(#{1 => a},1.0,b) = #{1 => a,1.0 => b}
%% run: f(#{0.0 => a},1,c) = #{1 => c,0.0 => a}
%% run: f(#{{1} => a},{1},b) = #{{1} => b}
%% run: f(#{[] => a},<<>>,b) = #{<<>> => b,[] => a}
%% run: f(#{1 => -1,2 => -2,3 => -3,4 => -4,5 => -5,6 => -6,7 => -7,8 => -8,9 => -9,10 => -10,11 => -11,12 => -12,13 => -13,14 => -14,15 => -15,16 => -16,17 => -17,18 => -18,19 => -19,20 => -20,21 => -21,22 => -22,23 => -23,24 => -24,25 => -25,26 => -26,27 => -27,28 => -28,29 => -29,30 => -30,31 => -31,32 => -32},33,x) = #{1 => -1,2 => -2,3 => -3,4 => -4,5 => -5,6 => -6,7 => -7,8 => -8,9 => -9,10 => -10,11 => -11,12 => -12,13 => -13,14 => -14,15 => -15,16 => -16,17 => -17,18 => -18,19 => -19,20 => -20,21 => -21,22 => -22,23 => -23,24 => -24,25 => -25,26 => -26,27 => -27,28 => -28,29 => -29,30 => -30,31 => -31,32 => -32,33 => x}
%% run: f(#{1 => -1,2 => -2,3 => -3,4 => -4,5 => -5,6 => -6,7 => -7,8 => -8,9 => -9,10 => -10,11 => -11,12 => -12,13 => -13,14 => -14,15 => -15,16 => -16,17 => -17,18 => -18,19 => -19,20 => -20,21 => -21,22 => -22,23 => -23,24 => -24,25 => -25,26 => -26,27 => -27,28 => -28,29 => -29,30 => -30,31 => -31,32 => -32},32,x) = #{1 => -1,2 => -2,3 => -3,4 => -4,5 => -5,6 => -6,7 => -7,8 => -8,9 => -9,10 => -10,11 => -11,12 => -12,13 => -13,14 => -14,15 => -15,16 => -16,17 => -17,18 => -18,19 => -19,20 => -20,21 => -21,22 => -22,23 => -23,24 => -24,25 => -25,26 => -26,27 => -27,28 => -28,29 => -29,30 => -30,31 => -31,32 => x}
%% run: f(#{1 => -1,2 => -2,3 => -3,4 => -4,5 => -5,6 => -6,7 => -7,8 => -8,9 => -9,10 => -10,11 => -11,12 => -12,13 => -13,14 => -14,15 => -15,16 => -16,17 => -17,18 => -18,19 => -19,20 => -20,21 => -21,22 => -22,23 => -23,24 => -24,25 => -25,26 => -26,27 => -27,28 => -28,29 => -29,30 => -30,31 => -31,32 => -32,33 => -33},1,x) = #{1 => x,2 => -2,3 => -3,4 => -4,5 => -5,6 => -6,7 => -7,8 => -8,9 => -9,10 => -10,11 => -11,12 => -12,13 => -13,14 => -14,15 => -15,16 => -16,17 => -17,18 => -18,19 => -19,20 => -20,21 => -21,22 => -22,23 => -23,24 => -24,25 => -25,26 => -26,27 => -27,28 => -28,29 => -29,30 => -30,31 => -31,32 => -32,33 => -33}
%% run: f(#{1 => -1,2 => -2,3 => -3,4 => -4,5 => -5,6 => -6,7 => -7,8 => -8,9 => -9,10 => -10,11 => -11,12 => -12,13 => -13,14 => -14,15 => -15,16 => -16,17 => -17,18 => -18,19 => -19,20 => -20,21 => -21,22 => -22,23 => -23,24 => -24,25 => -25,26 => -26,27 => -27,28 => -28,29 => -29,30 => -30,31 => -31,32 => -32,33 => -33},34,x) = #{1 => -1,2 => -2,3 => -3,4 => -4,5 => -5,6 => -6,7 => -7,8 => -8,9 => -9,10 => -10,11 => -11,12 => -12,13 => -13,14 => -14,15 => -15,16 => -16,17 => -17,18 => -18,19 => -19,20 => -20,21 => -21,22 => -22,23 => -23,24 => -24,25 => -25,26 => -26,27 => -27,28 => -28,29 => -29,30 => -30,31 => -31,32 => -32,33 => -33,34 => x}
%% run: f(#{1 => -1,2 => -2,3 => -3,4 => -4,5 => -5,6 => -6,7 => -7,8 => -8,9 => -9,10 => -10,11 => -11,12 => -12,13 => -13,14 => -14,15 => -15,16 => -16,17 => -17,18 => -18,19 => -19,20 => -20,21 => -21,22 => -22,23 => -23,24 => -24,25 => -25,26 => -26,27 => -27,28 => -28,29 => -29,30 => -30,31 => -31,32 => -32},134217728,x) = #{1 => -1,2 => -2,3 => -3,4 => -4,5 => -5,6 => -6,7 => -7,8 => -8,9 => -9,10 => -10,11 => -11,12 => -12,13 => -13,14 => -14,15 => -15,16 => -16,17 => -17,18 => -18,19 => -19,20 => -20,21 => -21,22 => -22,23 => -23,24 => -24,25 => -25,26 => -26,27 => -27,28 => -28,29 => -29,30 => -30,31 => -31,32 => -32,134217728 => x}
%% run: f(a,b,c) = nomap
%% run: f([],1,2) = nomap
%% run: two(#{},1) = #{7 => [],a => 1}
%% run: two(#{7 => 1,a => 0},[1]) = #{7 => [],a => [1]}
%% run: two({},1) = nomap
%% run: empty(k,v) = #{k => v}
%% run: empty([k],#{}) = #{[k] => #{}}
%% run: literal(x) = #{a => 1,b => x,{c} => [99]}
%% run: stack(#{a => 1},b) = #{a => 1,b => #{a => 1}}
%% run: far(#{a => 1},b) = #{a => 1,b => #{a => 1}}
%% run: many(#{a => 1},b) = 301
%% run: many(#{5 => 1},b) = 300
%% arm32: f
%%   {put_map_assoc,{f,0},{x,0},{x,0},3,{list,[{x,1},{x,2}]}}
%%     and r2, r7, #3
%%     cmp r2, #3
%%     bne .3
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl CopyFlatMap
%%     pop {lr}
%%     cmp r0, #0
%%     beq .3
%%     ldr r3, [r0, #6]
%%     ldr r2, [r0, #2]
%%     add r3, r3, #2
%%     .1:
%%     subs r2, r2, #1
%%     bmi .3
%%     ldr ip, [r3, r2, lsl #2]
%%     cmp ip, r7
%%     bne .1
%%     add ip, r0, r2, lsl #2
%%     str r8, [ip, #0xa]
%%     .2:
%%     mov r6, r0
%%     .3:
%%     mov r0, r6
%%     add r3, fp, #0x3100
%%     str r7, [r3], #4
%%     str r8, [r3], #4
%%     mov r1, #1
%%     str lr, [sp, #-4]!
%%     bl PutMapAssoc
%%     pop {lr}
%%     b .2
%% arm32: two
%%   {put_map_assoc,{f,0},{x,0},{x,0},2,{list,[{atom,a},{x,1},{integer,7},nil]}}
%%     mov r0, r6
%%     str lr, [sp, #-4]!
%%     bl CopyFlatMap
%%     pop {lr}
%%     cmp r0, #0
%%     beq .4
%%     ldr r3, [r0, #6]
%%     ldr r2, [r0, #2]
%%     add r3, r3, #2
%%     .1:
%%     subs r2, r2, #1
%%     bmi .4
%%     ldr ip, [r3, r2, lsl #2]
%%     cmp ip, #0xcb
%%     bne .1
%%     add ip, r0, r2, lsl #2
%%     str r7, [ip, #0xa]
%%     .2:
%%     subs r2, r2, #1
%%     bmi .4
%%     ldr ip, [r3, r2, lsl #2]
%%     cmp ip, #0x7f
%%     bne .2
%%     mov r1, #0x3b
%%     add ip, r0, r2, lsl #2
%%     str r1, [ip, #0xa]
%%     .3:
%%     mov r6, r0
%%     .4:
%%     mov r0, r6
%%     add r3, fp, #0x3100
%%     mov r1, #0xcb
%%     str r1, [r3], #4
%%     str r7, [r3], #4
%%     mov r1, #0x7f
%%     str r1, [r3], #4
%%     mov r1, #0x3b
%%     str r1, [r3], #4
%%     mov r1, #2
%%     str lr, [sp, #-4]!
%%     bl PutMapAssoc
%%     pop {lr}
%%     b .3
%% arm32: empty
%%   {put_map_assoc,{f,0},{literal,#{}},{x,0},2,{list,[{x,0},{x,1}]}}
%%     mov r0, #0x20000002
%%     add r3, fp, #0x3100
%%     str r6, [r3], #4
%%     str r7, [r3], #4
%%     mov r1, #1
%%     str lr, [sp, #-4]!
%%     bl PutMapAssoc
%%     pop {lr}
%%     mov r6, r0
%% arm32: literal
%%   {put_map_assoc,{f,0},{literal,#{a => 1,b => 2}},{x,0},1,{list,[{atom,b},{x,0},{literal,{c}},{literal,[99]}]}}
%%     movw r0, #0x12
%%     movt r0, #0x2000
%%     add r3, fp, #0x3100
%%     movw r1, #0x10b
%%     str r1, [r3], #4
%%     str r6, [r3], #4
%%     movw r1, #0x22
%%     movt r1, #0x2000
%%     str r1, [r3], #4
%%     movw r1, #0x32
%%     movt r1, #0x2000
%%     str r1, [r3], #4
%%     mov r1, #2
%%     str lr, [sp, #-4]!
%%     bl PutMapAssoc
%%     pop {lr}
%%     mov r6, r0
%% arm32: stack
%%   {put_map_assoc,{f,0},{y,0},{y,0},0,{list,[{y,1},{y,0}]}}
%%     ldr r1, [sp, #8]
%%     and r2, r1, #3
%%     cmp r2, #3
%%     bne .3
%%     bl CopyFlatMap
%%     cmp r0, #0
%%     beq .3
%%     ldr r3, [r0, #6]
%%     ldr r2, [r0, #2]
%%     add r3, r3, #2
%%     ldr r1, [sp, #8]
%%     .1:
%%     subs r2, r2, #1
%%     bmi .3
%%     ldr ip, [r3, r2, lsl #2]
%%     cmp ip, r1
%%     bne .1
%%     ldr r1, [sp, #4]
%%     add ip, r0, r2, lsl #2
%%     str r1, [ip, #0xa]
%%     .2:
%%     str r0, [sp, #4]
%%     .3:
%%     ldr r0, [sp, #4]
%%     add r3, fp, #0x3100
%%     ldr r1, [sp, #8]
%%     str r1, [r3], #4
%%     mov r1, r0
%%     str r1, [r3], #4
%%     mov r1, #1
%%     bl PutMapAssoc
%%     b .2

{module, put_map_assoc}.  % version = 0

{exports, [{f,3},{two,2},{empty,2},{literal,1},{stack,2},{far,2},{many,2}]}.

{attributes, []}.

{labels, 20}.



{function, f, 3, 2}.
  {label,1}.
    {func_info,{atom,put_map_assoc},{atom,f},3}.
  {label,2}.
    {test,is_map,{f,3},[{x,0}]}.
    {put_map_assoc,{f,0},{x,0},{x,0},3,{list,[{x,1},{x,2}]}}.
    return.
  {label,3}.
    {move,{atom,nomap},{x,0}}.
    return.

{function, two, 2, 5}.
  {label,4}.
    {func_info,{atom,put_map_assoc},{atom,two},2}.
  {label,5}.
    {test,is_map,{f,6},[{x,0}]}.
    {put_map_assoc,{f,0},{x,0},{x,0},2,{list,[{atom,a},{x,1},{integer,7},nil]}}.
    return.
  {label,6}.
    {move,{atom,nomap},{x,0}}.
    return.

{function, empty, 2, 8}.
  {label,7}.
    {func_info,{atom,put_map_assoc},{atom,empty},2}.
  {label,8}.
    {put_map_assoc,{f,0},{literal,#{}},{x,0},2,{list,[{x,0},{x,1}]}}.
    return.

{function, literal, 1, 10}.
  {label,9}.
    {func_info,{atom,put_map_assoc},{atom,literal},1}.
  {label,10}.
    {put_map_assoc,{f,0},{literal,#{a=>1,b=>2}},{x,0},1,{list,[{atom,b},{x,0},{literal,{c}},{literal,"c"}]}}.
    return.

{function, stack, 2, 12}.
  {label,11}.
    {func_info,{atom,put_map_assoc},{atom,stack},2}.
  {label,12}.
    {allocate,2,2}.
    {move,{x,0},{y,0}}.
    {move,{x,1},{y,1}}.
    {test,is_map,{f,13},[{y,0}]}.
    {put_map_assoc,{f,0},{y,0},{y,0},0,{list,[{y,1},{y,0}]}}.
    {move,{y,0},{x,0}}.
    {deallocate,2}.
    return.
  {label,13}.
    {deallocate,2}.
    {move,{atom,nomap},{x,0}}.
    return.

{function, far, 2, 15}.
  {label,14}.
    {func_info,{atom,put_map_assoc},{atom,far},2}.
  {label,15}.
    {test,is_map,{f,16},[{x,0}]}.
    {put_map_assoc,{f,0},{x,0},{x,1022},2,{list,[{x,1},{x,0}]}}.
    {move,{x,1022},{x,0}}.
    return.
  {label,16}.
    {move,{atom,nomap},{x,0}}.
    return.

{function, many, 2, 18}.
  {label,17}.
    {func_info,{atom,put_map_assoc},{atom,many},2}.
  {label,18}.
    {test,is_map,{f,19},[{x,0}]}.
    {put_map_assoc,{f,0},{x,0},{x,0},2,{list,[{integer,1},{x,1},{integer,2},{x,1},{integer,3},{x,1},{integer,4},{x,1},{integer,5},{x,1},{integer,6},{x,1},{integer,7},{x,1},{integer,8},{x,1},{integer,9},{x,1},{integer,10},{x,1},{integer,11},{x,1},{integer,12},{x,1},{integer,13},{x,1},{integer,14},{x,1},{integer,15},{x,1},{integer,16},{x,1},{integer,17},{x,1},{integer,18},{x,1},{integer,19},{x,1},{integer,20},{x,1},{integer,21},{x,1},{integer,22},{x,1},{integer,23},{x,1},{integer,24},{x,1},{integer,25},{x,1},{integer,26},{x,1},{integer,27},{x,1},{integer,28},{x,1},{integer,29},{x,1},{integer,30},{x,1},{integer,31},{x,1},{integer,32},{x,1},{integer,33},{x,1},{integer,34},{x,1},{integer,35},{x,1},{integer,36},{x,1},{integer,37},{x,1},{integer,38},{x,1},{integer,39},{x,1},{integer,40},{x,1},{integer,41},{x,1},{integer,42},{x,1},{integer,43},{x,1},{integer,44},{x,1},{integer,45},{x,1},{integer,46},{x,1},{integer,47},{x,1},{integer,48},{x,1},{integer,49},{x,1},{integer,50},{x,1},{integer,51},{x,1},{integer,52},{x,1},{integer,53},{x,1},{integer,54},{x,1},{integer,55},{x,1},{integer,56},{x,1},{integer,57},{x,1},{integer,58},{x,1},{integer,59},{x,1},{integer,60},{x,1},{integer,61},{x,1},{integer,62},{x,1},{integer,63},{x,1},{integer,64},{x,1},{integer,65},{x,1},{integer,66},{x,1},{integer,67},{x,1},{integer,68},{x,1},{integer,69},{x,1},{integer,70},{x,1},{integer,71},{x,1},{integer,72},{x,1},{integer,73},{x,1},{integer,74},{x,1},{integer,75},{x,1},{integer,76},{x,1},{integer,77},{x,1},{integer,78},{x,1},{integer,79},{x,1},{integer,80},{x,1},{integer,81},{x,1},{integer,82},{x,1},{integer,83},{x,1},{integer,84},{x,1},{integer,85},{x,1},{integer,86},{x,1},{integer,87},{x,1},{integer,88},{x,1},{integer,89},{x,1},{integer,90},{x,1},{integer,91},{x,1},{integer,92},{x,1},{integer,93},{x,1},{integer,94},{x,1},{integer,95},{x,1},{integer,96},{x,1},{integer,97},{x,1},{integer,98},{x,1},{integer,99},{x,1},{integer,100},{x,1},{integer,101},{x,1},{integer,102},{x,1},{integer,103},{x,1},{integer,104},{x,1},{integer,105},{x,1},{integer,106},{x,1},{integer,107},{x,1},{integer,108},{x,1},{integer,109},{x,1},{integer,110},{x,1},{integer,111},{x,1},{integer,112},{x,1},{integer,113},{x,1},{integer,114},{x,1},{integer,115},{x,1},{integer,116},{x,1},{integer,117},{x,1},{integer,118},{x,1},{integer,119},{x,1},{integer,120},{x,1},{integer,121},{x,1},{integer,122},{x,1},{integer,123},{x,1},{integer,124},{x,1},{integer,125},{x,1},{integer,126},{x,1},{integer,127},{x,1},{integer,128},{x,1},{integer,129},{x,1},{integer,130},{x,1},{integer,131},{x,1},{integer,132},{x,1},{integer,133},{x,1},{integer,134},{x,1},{integer,135},{x,1},{integer,136},{x,1},{integer,137},{x,1},{integer,138},{x,1},{integer,139},{x,1},{integer,140},{x,1},{integer,141},{x,1},{integer,142},{x,1},{integer,143},{x,1},{integer,144},{x,1},{integer,145},{x,1},{integer,146},{x,1},{integer,147},{x,1},{integer,148},{x,1},{integer,149},{x,1},{integer,150},{x,1},{integer,151},{x,1},{integer,152},{x,1},{integer,153},{x,1},{integer,154},{x,1},{integer,155},{x,1},{integer,156},{x,1},{integer,157},{x,1},{integer,158},{x,1},{integer,159},{x,1},{integer,160},{x,1},{integer,161},{x,1},{integer,162},{x,1},{integer,163},{x,1},{integer,164},{x,1},{integer,165},{x,1},{integer,166},{x,1},{integer,167},{x,1},{integer,168},{x,1},{integer,169},{x,1},{integer,170},{x,1},{integer,171},{x,1},{integer,172},{x,1},{integer,173},{x,1},{integer,174},{x,1},{integer,175},{x,1},{integer,176},{x,1},{integer,177},{x,1},{integer,178},{x,1},{integer,179},{x,1},{integer,180},{x,1},{integer,181},{x,1},{integer,182},{x,1},{integer,183},{x,1},{integer,184},{x,1},{integer,185},{x,1},{integer,186},{x,1},{integer,187},{x,1},{integer,188},{x,1},{integer,189},{x,1},{integer,190},{x,1},{integer,191},{x,1},{integer,192},{x,1},{integer,193},{x,1},{integer,194},{x,1},{integer,195},{x,1},{integer,196},{x,1},{integer,197},{x,1},{integer,198},{x,1},{integer,199},{x,1},{integer,200},{x,1},{integer,201},{x,1},{integer,202},{x,1},{integer,203},{x,1},{integer,204},{x,1},{integer,205},{x,1},{integer,206},{x,1},{integer,207},{x,1},{integer,208},{x,1},{integer,209},{x,1},{integer,210},{x,1},{integer,211},{x,1},{integer,212},{x,1},{integer,213},{x,1},{integer,214},{x,1},{integer,215},{x,1},{integer,216},{x,1},{integer,217},{x,1},{integer,218},{x,1},{integer,219},{x,1},{integer,220},{x,1},{integer,221},{x,1},{integer,222},{x,1},{integer,223},{x,1},{integer,224},{x,1},{integer,225},{x,1},{integer,226},{x,1},{integer,227},{x,1},{integer,228},{x,1},{integer,229},{x,1},{integer,230},{x,1},{integer,231},{x,1},{integer,232},{x,1},{integer,233},{x,1},{integer,234},{x,1},{integer,235},{x,1},{integer,236},{x,1},{integer,237},{x,1},{integer,238},{x,1},{integer,239},{x,1},{integer,240},{x,1},{integer,241},{x,1},{integer,242},{x,1},{integer,243},{x,1},{integer,244},{x,1},{integer,245},{x,1},{integer,246},{x,1},{integer,247},{x,1},{integer,248},{x,1},{integer,249},{x,1},{integer,250},{x,1},{integer,251},{x,1},{integer,252},{x,1},{integer,253},{x,1},{integer,254},{x,1},{integer,255},{x,1},{integer,256},{x,1},{integer,257},{x,1},{integer,258},{x,1},{integer,259},{x,1},{integer,260},{x,1},{integer,261},{x,1},{integer,262},{x,1},{integer,263},{x,1},{integer,264},{x,1},{integer,265},{x,1},{integer,266},{x,1},{integer,267},{x,1},{integer,268},{x,1},{integer,269},{x,1},{integer,270},{x,1},{integer,271},{x,1},{integer,272},{x,1},{integer,273},{x,1},{integer,274},{x,1},{integer,275},{x,1},{integer,276},{x,1},{integer,277},{x,1},{integer,278},{x,1},{integer,279},{x,1},{integer,280},{x,1},{integer,281},{x,1},{integer,282},{x,1},{integer,283},{x,1},{integer,284},{x,1},{integer,285},{x,1},{integer,286},{x,1},{integer,287},{x,1},{integer,288},{x,1},{integer,289},{x,1},{integer,290},{x,1},{integer,291},{x,1},{integer,292},{x,1},{integer,293},{x,1},{integer,294},{x,1},{integer,295},{x,1},{integer,296},{x,1},{integer,297},{x,1},{integer,298},{x,1},{integer,299},{x,1},{integer,300},{x,1}]}}.
    {gc_bif,map_size,{f,0},1,[{x,0}],{x,0}}.
    return.
  {label,19}.
    {move,{atom,nomap},{x,0}}.
    return.
