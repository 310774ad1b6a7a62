{module, classics}.  %% version = 0

{exports, [{fib,1},
           {fields,1},
           {floats,1},
           {funs,1},
           {maps,1},
           {module_info,0},
           {module_info,1},
           {nrev,1},
           {queens,1},
           {tak,1}]}.

{attributes, []}.

{labels, 64}.


{function, fib, 1, 2}.
  {label,1}.
    {line,[{location,"classics.erl",6}]}.
    {func_info,{atom,classics},{atom,fib},1}.
  {label,2}.
    {call_only,1,{f,4}}. % fib_of/1


{function, fib_of, 1, 4}.
  {label,3}.
    {line,[{location,"classics.erl",8}]}.
    {func_info,{atom,classics},{atom,fib_of},1}.
  {label,4}.
    {test,is_lt,{f,5},[{x,0},{integer,2}]}.
    return.
  {label,5}.
    {line,[{location,"classics.erl",9}]}.
    {gc_bif,'-',{f,0},1,[{x,0},{integer,1}],{x,1}}.
    {allocate,1,2}.
    {move,{x,0},{y,0}}.
    {move,{x,1},{x,0}}.
    {call,1,{f,4}}. % fib_of/1
    {gc_bif,'-',{f,0},1,[{tr,{y,0},number},{integer,2}],{x,1}}.
    {move,{x,0},{y,0}}.
    {move,{x,1},{x,0}}.
    {call,1,{f,4}}. % fib_of/1
    {gc_bif,'+',{f,0},1,[{y,0},{x,0}],{x,0}}.
    {deallocate,1}.
    return.


{function, nrev, 1, 7}.
  {label,6}.
    {line,[{location,"classics.erl",11}]}.
    {func_info,{atom,classics},{atom,nrev},1}.
  {label,7}.
    {test,is_eq_exact,{f,8},[{x,0},{integer,0}]}.
    {move,{atom,done},{x,0}}.
    return.
  {label,8}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {move,{literal,[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]},
          {x,0}}.
    {line,[{location,"classics.erl",13}]}.
    {call,1,{f,10}}. % reverse/1
    {'%',{var_info,{x,0},[{type,{t_cons,{t_integer,{1,20}},nil}}]}}.
    {line,[{location,"classics.erl",14}]}.
    {gc_bif,'-',{f,0},0,[{y,0},{integer,1}],{x,0}}.
    {call_last,1,{f,7},1}. % nrev/1


{function, reverse, 1, 10}.
  {label,9}.
    {line,[{location,"classics.erl",16}]}.
    {func_info,{atom,classics},{atom,reverse},1}.
  {label,10}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_integer,{1,20}},nil}}]}}.
    {test,is_nonempty_list,{f,11},[{x,0}]}.
    {allocate,1,1}.
    {get_list,{x,0},{y,0},{x,0}}.
    {call,1,{f,10}}. % reverse/1
    {'%',{var_info,{x,0},[{type,{t_list,{t_integer,{1,20}},nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},nil,{x,1}}.
    {call_last,2,{f,13},1}. % append/2
  {label,11}.
    return.


{function, append, 2, 13}.
  {label,12}.
    {line,[{location,"classics.erl",19}]}.
    {func_info,{atom,classics},{atom,append},2}.
  {label,13}.
    {'%',{var_info,{x,0},[{type,{t_list,{t_integer,{1,20}},nil}}]}}.
    {'%',{var_info,{x,1},[{type,{t_cons,{t_integer,{1,20}},nil}}]}}.
    {test,is_nonempty_list,{f,14},[{x,0}]}.
    {allocate,1,2}.
    {get_list,{x,0},{y,0},{x,0}}.
    {call,2,{f,13}}. % append/2
    {'%',{var_info,{x,0},[{type,{t_cons,{t_integer,{1,20}},nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,14}.
    {move,{x,1},{x,0}}.
    return.


{function, tak, 1, 16}.
  {label,15}.
    {line,[{location,"classics.erl",22}]}.
    {func_info,{atom,classics},{atom,tak},1}.
  {label,16}.
    {test,is_eq_exact,{f,17},[{x,0},{integer,0}]}.
    {move,{atom,done},{x,0}}.
    return.
  {label,17}.
    {allocate,1,1}.
    {move,{x,0},{y,0}}.
    {move,{integer,8},{x,1}}.
    {move,{integer,4},{x,2}}.
    {move,{integer,12},{x,0}}.
    {line,[{location,"classics.erl",23}]}.
    {call,3,{f,19}}. % tak/3
    {'%',{var_info,{x,0},[{type,{t_integer,any}}]}}.
    {gc_bif,'-',{f,0},0,[{y,0},{integer,1}],{x,0}}.
    {call_last,1,{f,16},1}. % tak/1


{function, tak, 3, 19}.
  {label,18}.
    {line,[{location,"classics.erl",25}]}.
    {func_info,{atom,classics},{atom,tak},3}.
  {label,19}.
    {'%',{var_info,{x,0},[{type,{t_integer,any}}]}}.
    {'%',{var_info,{x,1},[{type,{t_integer,any}}]}}.
    {'%',{var_info,{x,2},[{type,{t_integer,any}}]}}.
    {test,is_ge,
          {f,20},
          [{tr,{x,1},{t_integer,any}},{tr,{x,0},{t_integer,any}}]}.
    {move,{x,2},{x,0}}.
    return.
  {label,20}.
    {line,[{location,"classics.erl",26}]}.
    {gc_bif,'-',{f,0},3,[{tr,{x,0},{t_integer,any}},{integer,1}],{x,3}}.
    {allocate,4,4}.
    {init_yregs,{list,[{y,0}]}}.
    {move,{x,2},{y,1}}.
    {move,{x,1},{y,2}}.
    {move,{x,0},{y,3}}.
    {move,{x,3},{x,0}}.
    {call,3,{f,19}}. % tak/3
    {'%',{var_info,{x,0},[{type,{t_integer,any}}]}}.
    {gc_bif,'-',{f,0},1,[{tr,{y,2},{t_integer,any}},{integer,1}],{x,1}}.
    {move,{y,1},{x,3}}.
    {move,{x,0},{y,0}}.
    {move,{y,3},{x,2}}.
    {move,{x,1},{x,0}}.
    {move,{x,3},{x,1}}.
    {call,3,{f,19}}. % tak/3
    {'%',{var_info,{x,0},[{type,{t_integer,any}}]}}.
    {gc_bif,'-',{f,0},1,[{tr,{y,1},{t_integer,any}},{integer,1}],{x,1}}.
    {move,{y,3},{x,3}}.
    {move,{x,0},{y,3}}.
    {move,{y,2},{x,2}}.
    {move,{x,1},{x,0}}.
    {move,{x,3},{x,1}}.
    {move,{y,0},{y,2}}.
    {trim,2,2}.
    {call,3,{f,19}}. % tak/3
    {'%',{var_info,{x,0},[{type,{t_integer,any}}]}}.
    {move,{y,1},{x,1}}.
    {move,{x,0},{x,2}}.
    {move,{y,0},{x,0}}.
    {call_last,3,{f,19},2}. % tak/3


{function, fields, 1, 22}.
  {label,21}.
    {line,[{location,"classics.erl",28}]}.
    {func_info,{atom,classics},{atom,fields},1}.
  {label,22}.
    {move,{integer,0},{x,2}}.
    {move,{literal,<<1,2,97,98,2,0,3,5,97,98,99,100,101,1,1,120,2,7,49,50,51,
                     52,53,54,55>>},
          {x,1}}.
    {call_only,3,{f,24}}. % fields/3


{function, fields, 3, 24}.
  {label,23}.
    {line,[{location,"classics.erl",30}]}.
    {func_info,{atom,classics},{atom,fields},3}.
  {label,24}.
    {'%',{var_info,{x,1},[{type,{t_bitstring,200}}]}}.
    {'%',{var_info,{x,2},[{type,{t_integer,any}}]}}.
    {test,is_eq_exact,{f,25},[{x,0},{integer,0}]}.
    {move,{x,2},{x,0}}.
    return.
  {label,25}.
    {line,[{location,"classics.erl",31}]}.
    {gc_bif,'-',{f,0},2,[{x,0},{integer,1}],{x,0}}.
    {allocate,2,2}.
    {move,{x,0},{y,0}}.
    {move,{x,1},{y,1}}.
    {move,{x,1},{x,0}}.
    {move,{integer,0},{x,1}}.
    {call,2,{f,27}}. % parse/2
    {'%',{var_info,{x,0},[{type,{t_integer,any}}]}}.
    {move,{y,1},{x,1}}.
    {move,{x,0},{x,2}}.
    {move,{y,0},{x,0}}.
    {call_last,3,{f,24},2}. % fields/3


{function, parse, 2, 27}.
  {label,26}.
    {line,[{location,"classics.erl",33}]}.
    {func_info,{atom,classics},{atom,parse},2}.
  {label,27}.
    {'%',{var_info,{x,0},[{type,{t_bs_matchable,8}},accepts_match_context]}}.
    {'%',{var_info,{x,1},[{type,{t_integer,any}}]}}.
    {bs_start_match4,{atom,no_fail},2,{x,0},{x,0}}.
    {bs_get_position,{x,0},{x,2},2}.
    {test,bs_get_integer2,
          {f,28},
          3,
          [{x,0},
           {integer,8},
           1,
           {field_flags,[{anno,[33,{file,"classics.erl"}]},unsigned,big]}],
          {x,3}}.
    {test,bs_get_integer2,
          {f,28},
          4,
          [{x,0},
           {integer,8},
           1,
           {field_flags,[{anno,[33,{file,"classics.erl"}]},unsigned,big]}],
          {x,4}}.
    {test,bs_get_binary2,
          {f,28},
          5,
          [{x,0},
           {x,4},
           8,
           {field_flags,[{anno,[33,{file,"classics.erl"}]},unsigned,big]}],
          {x,4}}.
    {line,[{location,"classics.erl",34}]}.
    {gc_bif,'+',
            {f,0},
            5,
            [{tr,{x,1},{t_integer,any}},{tr,{x,3},{t_integer,{0,255}}}],
            {x,1}}.
    {gc_bif,byte_size,{f,0},5,[{tr,{x,4},{t_bitstring,8}}],{x,2}}.
    {gc_bif,'+',
            {f,0},
            3,
            [{tr,{x,1},{t_integer,any}},
             {tr,{x,2},{t_integer,{0,288230376151711743}}}],
            {x,1}}.
    {call_only,2,{f,27}}. % parse/2
  {label,28}.
    {bs_set_position,{x,0},{x,2}}.
    {bs_get_tail,{x,0},{x,0},2}.
    {test,is_eq_exact,{f,26},[{tr,{x,0},{t_bitstring,8}},{literal,<<>>}]}.
    {move,{x,1},{x,0}}.
    return.


{function, maps, 1, 30}.
  {label,29}.
    {line,[{location,"classics.erl",37}]}.
    {func_info,{atom,classics},{atom,maps},1}.
  {label,30}.
    {move,{literal,#{a => 0,b => 0,c => 0}},{x,1}}.
    {call_only,2,{f,32}}. % maps/2


{function, maps, 2, 32}.
  {label,31}.
    {line,[{location,"classics.erl",39}]}.
    {func_info,{atom,classics},{atom,maps},2}.
  {label,32}.
    {'%',{var_info,{x,1},[{type,{t_map,{t_atom,[a,b,c]},number}}]}}.
    {test,is_eq_exact,{f,33},[{x,0},{integer,0}]}.
    {get_map_elements,{f,33},
                      {tr,{x,1},{t_map,{t_atom,[a,b,c]},number}},
                      {list,[{atom,b},{x,3},{atom,a},{x,2}]}}.
    {gc_bif,'+',{f,0},4,[{tr,{x,2},number},{tr,{x,3},number}],{x,0}}.
    return.
  {label,33}.
    {get_map_elements,{f,31},
                      {tr,{x,1},{t_map,{t_atom,[a,b,c]},number}},
                      {list,[{atom,b},{x,3},{atom,a},{x,2}]}}.
    {line,[{location,"classics.erl",40}]}.
    {gc_bif,'-',{f,0},4,[{x,0},{integer,1}],{x,4}}.
    {gc_bif,'+',{f,0},5,[{tr,{x,2},number},{integer,1}],{x,2}}.
    {gc_bif,'+',{f,0},5,[{tr,{x,3},number},{tr,{x,0},number}],{x,0}}.
    {put_map_exact,{f,0},{x,1},{x,1},5,{list,[{atom,a},{x,2},{atom,b},{x,0}]}}.
    {move,{x,4},{x,0}}.
    {call_only,2,{f,32}}. % maps/2


{function, funs, 1, 35}.
  {label,34}.
    {line,[{location,"classics.erl",42}]}.
    {func_info,{atom,classics},{atom,funs},1}.
  {label,35}.
    {test_heap,{alloc,[{words,0},{floats,0},{funs,1}]},1}.
    {make_fun3,{f,63},0,0,{x,1},{list,[]}}.
    {'%',{var_info,{x,1},[{fun_type,number}]}}.
    {move,{integer,0},{x,2}}.
    {call_only,3,{f,37}}. % funs/3


{function, funs, 3, 37}.
  {label,36}.
    {line,[{location,"classics.erl",44}]}.
    {func_info,{atom,classics},{atom,funs},3}.
  {label,37}.
    {'%',{var_info,{x,1},[{type,{t_fun,1,{'-funs/1-fun-0-',1},number}}]}}.
    {'%',{var_info,{x,2},[{type,number}]}}.
    {test,is_eq_exact,{f,38},[{x,0},{integer,0}]}.
    {move,{x,2},{x,0}}.
    return.
  {label,38}.
    {line,[{location,"classics.erl",45}]}.
    {gc_bif,'-',{f,0},3,[{x,0},{integer,1}],{x,0}}.
    {allocate,2,3}.
    {move,{x,0},{y,0}}.
    {move,{x,1},{y,1}}.
    {move,{x,2},{x,0}}.
    {call,1,{f,63}}. % '-funs/1-fun-0-'/1
    {'%',{var_info,{x,0},[{type,number}]}}.
    {move,{y,1},{x,1}}.
    {move,{x,0},{x,2}}.
    {move,{y,0},{x,0}}.
    {call_last,3,{f,37},2}. % funs/3


{function, floats, 1, 40}.
  {label,39}.
    {line,[{location,"classics.erl",47}]}.
    {func_info,{atom,classics},{atom,floats},1}.
  {label,40}.
    {move,{float,0.5},{x,2}}.
    {move,{float,1.0},{x,1}}.
    {call_only,3,{f,42}}. % floats/3


{function, floats, 3, 42}.
  {label,41}.
    {line,[{location,"classics.erl",49}]}.
    {func_info,{atom,classics},{atom,floats},3}.
  {label,42}.
    {'%',{var_info,{x,1},[{type,{t_float,any}}]}}.
    {'%',{var_info,{x,2},[{type,{t_float,any}}]}}.
    {test,is_eq_exact,{f,43},[{x,0},{integer,0}]}.
    {fmove,{x,1},{fr,0}}.
    {fmove,{x,2},{fr,1}}.
    {bif,fmul,{f,0},[{fr,0},{fr,1}],{fr,0}}.
    {test_heap,{alloc,[{words,0},{floats,1},{funs,0}]},0}.
    {fmove,{fr,0},{x,0}}.
    {gc_bif,trunc,{f,0},1,[{tr,{x,0},{t_float,any}}],{x,0}}.
    {gc_bif,'band',{f,0},1,[{tr,{x,0},{t_integer,any}},{integer,1}],{x,0}}.
    return.
  {label,43}.
    {line,[{location,"classics.erl",50}]}.
    {gc_bif,'-',{f,0},3,[{x,0},{integer,1}],{x,0}}.
    {fmove,{x,1},{fr,0}}.
    {fmove,{float,0.999},{fr,1}}.
    {bif,fmul,{f,0},[{fr,0},{fr,1}],{fr,1}}.
    {fmove,{x,2},{fr,2}}.
    {fmove,{float,0.001},{fr,3}}.
    {bif,fmul,{f,0},[{fr,2},{fr,3}],{fr,3}}.
    {bif,fadd,{f,0},[{fr,1},{fr,3}],{fr,1}}.
    {fmove,{float,1.0001},{fr,3}}.
    {bif,fmul,{f,0},[{fr,2},{fr,3}],{fr,2}}.
    {fmove,{float,0.0001},{fr,3}}.
    {bif,fmul,{f,0},[{fr,0},{fr,3}],{fr,0}}.
    {bif,fsub,{f,0},[{fr,2},{fr,0}],{fr,0}}.
    {test_heap,{alloc,[{words,0},{floats,2},{funs,0}]},1}.
    {fmove,{fr,1},{x,1}}.
    {fmove,{fr,0},{x,2}}.
    {call_only,3,{f,42}}. % floats/3


{function, queens, 1, 45}.
  {label,44}.
    {line,[{location,"classics.erl",53}]}.
    {func_info,{atom,classics},{atom,queens},1}.
  {label,45}.
    {move,nil,{x,2}}.
    {move,{x,0},{x,1}}.
    {call_only,3,{f,47}}. % queens/3


{function, queens, 3, 47}.
  {label,46}.
    {line,[{location,"classics.erl",55}]}.
    {func_info,{atom,classics},{atom,queens},3}.
  {label,47}.
    {'%',{var_info,{x,2},[{type,{t_list,any,nil}}]}}.
    {test,is_eq_exact,{f,48},[{x,0},{integer,0}]}.
    {move,{integer,1},{x,0}}.
    return.
  {label,48}.
    {move,{x,2},{x,3}}.
    {move,{x,1},{x,2}}.
    {swap,{x,0},{x,1}}.
    {call_only,4,{f,50}}. % columns/4


{function, columns, 4, 50}.
  {label,49}.
    {line,[{location,"classics.erl",58}]}.
    {func_info,{atom,classics},{atom,columns},4}.
  {label,50}.
    {'%',{var_info,{x,3},[{type,{t_list,any,nil}}]}}.
    {test,is_eq_exact,{f,51},[{x,0},{integer,0}]}.
    return.
  {label,51}.
    {allocate,5,4}.
    {init_yregs,{list,[{y,0}]}}.
    {move,{x,3},{y,1}}.
    {move,{x,2},{y,2}}.
    {move,{x,1},{y,3}}.
    {move,{x,0},{y,4}}.
    {move,{x,3},{x,2}}.
    {move,{integer,1},{x,1}}.
    {line,[{location,"classics.erl",60}]}.
    {call,3,{f,55}}. % is_safe/3
    {'%',{var_info,{x,0},[{type,{t_atom,[false,true]}}]}}.
    {test,is_eq_exact,{f,52},[{x,0},{atom,true}]}.
    {line,[{location,"classics.erl",61}]}.
    {gc_bif,'-',{f,0},0,[{y,3},{integer,1}],{x,0}}.
    {test_heap,2,1}.
    {put_list,{y,4},{y,1},{x,2}}.
    {move,{y,2},{x,1}}.
    {call,3,{f,47}}. % queens/3
    {'%',{var_info,{x,0},[{type,{t_integer,any}}]}}.
    {move,{x,0},{y,0}}.
    {jump,{f,53}}.
  {label,52}.
    {move,{integer,0},{y,0}}.
  {label,53}.
    {line,[{location,"classics.erl",64}]}.
    {gc_bif,'-',{f,0},0,[{y,4},{integer,1}],{x,0}}.
    {move,{y,1},{x,3}}.
    {move,{y,2},{x,2}}.
    {move,{y,3},{x,1}}.
    {move,{y,0},{y,4}}.
    {trim,4,1}.
    {call,4,{f,50}}. % columns/4
    {'%',{var_info,{x,0},[{type,{t_integer,any}}]}}.
    {gc_bif,'+',
            {f,0},
            1,
            [{tr,{y,0},{t_integer,any}},{tr,{x,0},{t_integer,any}}],
            {x,0}}.
    {deallocate,1}.
    return.


{function, is_safe, 3, 55}.
  {label,54}.
    {line,[{location,"classics.erl",66}]}.
    {func_info,{atom,classics},{atom,is_safe},3}.
  {label,55}.
    {'%',{var_info,{x,1},[{type,{t_integer,any}}]}}.
    {'%',{var_info,{x,2},[{type,{t_list,any,nil}}]}}.
    {test,is_nonempty_list,{f,57},[{x,2}]}.
    {get_list,{x,2},{x,3},{x,2}}.
    {test,is_ne_exact,{f,56},[{x,0},{x,3}]}.
    {gc_bif,'+',{f,56},4,[{x,3},{tr,{x,1},{t_integer,any}}],{x,4}}.
    {test,is_ne_exact,{f,56},[{x,0},{tr,{x,4},number}]}.
    {gc_bif,'-',{f,56},4,[{tr,{x,3},number},{tr,{x,1},{t_integer,any}}],{x,3}}.
    {test,is_ne_exact,{f,56},[{x,0},{tr,{x,3},number}]}.
    {line,[{location,"classics.erl",67}]}.
    {gc_bif,'+',{f,0},3,[{tr,{x,1},{t_integer,any}},{integer,1}],{x,1}}.
    {call_only,3,{f,55}}. % is_safe/3
  {label,56}.
    {move,{atom,false},{x,0}}.
    return.
  {label,57}.
    {move,{atom,true},{x,0}}.
    return.


{function, module_info, 0, 59}.
  {label,58}.
    {line,[]}.
    {func_info,{atom,classics},{atom,module_info},0}.
  {label,59}.
    {move,{atom,classics},{x,0}}.
    {call_ext_only,1,{extfunc,erlang,get_module_info,1}}.


{function, module_info, 1, 61}.
  {label,60}.
    {line,[]}.
    {func_info,{atom,classics},{atom,module_info},1}.
  {label,61}.
    {move,{x,0},{x,1}}.
    {move,{atom,classics},{x,0}}.
    {call_ext_only,2,{extfunc,erlang,get_module_info,2}}.


{function, '-funs/1-fun-0-', 1, 63}.
  {label,62}.
    {line,[{location,"classics.erl",42}]}.
    {func_info,{atom,classics},{atom,'-funs/1-fun-0-'},1}.
  {label,63}.
    {gc_bif,'+',{f,0},1,[{x,0},{integer,1}],{x,0}}.
    return.
