%% Continue if the record's fields are visible here, else jump to Fail.
%% judge: otp29
%% run: own(#m:r{a = 1}) = yes
%% run: other(#m:r{a = 1}) = yes
%% run: own(#is_record_accessible:q{}) = yes
%% run: made() = yes
%% run: made_other() = no
%% run: foreign([{a,1}],own) = no
%% run: foreign([],other) = no
%% run: own(1) = no
%% arm32: own
%%   {test,is_record_accessible,{f,3},[{x,0},{atom,auto_local}]}
%%     ldr r1, [r6, #2]
%%     ldr r2, [r1, #0x12]
%%     cmp r2, #0x4b
%%     ldrne r2, [r1, #0xa]
%%     cmpne r2, #0x8b
%%     bne {f,3}
%% arm32: other
%%   {test,is_record_accessible,{f,6},[{x,0},{atom,external}]}
%%     ldr r1, [r6, #2]
%%     ldr r2, [r1, #0x12]
%%     cmp r2, #0x4b
%%     bne {f,6}

{module, is_record_accessible}.  % version = 0

{exports, [{own,1},{other,1},{made,0},{made_other,0},{foreign,2}]}.

{attributes, []}.

{records, [{p,true,[{x,0},y,{tag,{default,[1,2]}}]},{q,false,[{zz,1},{aa,2}]},{e,false,[]}]}.

{labels, 14}.



{function, own, 1, 2}.
  {label,1}.
    {func_info,{atom,is_record_accessible},{atom,own},1}.
  {label,2}.
    {test,is_any_native_record,{f,3},[{x,0}]}.
    {test,is_record_accessible,{f,3},[{x,0},{atom,auto_local}]}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,3}.
    {move,{atom,no},{x,0}}.
    return.

{function, other, 1, 5}.
  {label,4}.
    {func_info,{atom,is_record_accessible},{atom,other},1}.
  {label,5}.
    {test,is_any_native_record,{f,6},[{x,0}]}.
    {test,is_record_accessible,{f,6},[{x,0},{atom,external}]}.
    {move,{atom,yes},{x,0}}.
    return.
  {label,6}.
    {move,{atom,no},{x,0}}.
    return.

{function, made, 0, 8}.
  {label,7}.
    {func_info,{atom,is_record_accessible},{atom,made},0}.
  {label,8}.
    {put_record,{f,0},{atom,q},nil,{x,0},0,{list,[]}}.
    {call_only,1,{f,2}}.

{function, made_other, 0, 10}.
  {label,9}.
    {func_info,{atom,is_record_accessible},{atom,made_other},0}.
  {label,10}.
    {put_record,{f,0},{atom,q},nil,{x,0},0,{list,[]}}.
    {call_only,1,{f,5}}.

{function, foreign, 2, 12}.
  {label,11}.
    {func_info,{atom,is_record_accessible},{atom,foreign},2}.
  {label,12}.
    {allocate,1,2}.
    {move,{x,1},{y,0}}.
    {move,{x,0},{x,2}}.
    {move,{atom,m},{x,0}}.
    {move,{atom,r},{x,1}}.
    {move,{literal,#{is_exported=>false}},{x,3}}.
    {call_ext,4,{extfunc,records,create,4}}.
    {test,is_eq_exact,{f,13},[{y,0},{atom,own}]}.
    {call_last,1,{f,2},1}.
  {label,13}.
    {call_last,1,{f,5},1}.
