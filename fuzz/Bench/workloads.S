{module, workloads}.  %% version = 0

{exports, [{append,2},
           {call_fun,2},
           {fib,1},
           {float,3},
           {fold,1},
           {fold,3},
           {make_fun,2},
           {map_update,2},
           {module_info,0},
           {module_info,1},
           {naive_reverse,1},
           {odd_throws,1},
           {reverse,1},
           {select,2},
           {throw_catch,2},
           {tlv,1},
           {tuple,2}]}.

{attributes, []}.

{labels, 77}.


{function, fib, 1, 2}.
  {label,1}.
    {line,[{location,"workloads.erl",7}]}.
    {func_info,{atom,workloads},{atom,fib},1}.
  {label,2}.
    {test,is_lt,{f,3},[{x,0},{integer,2}]}.
    return.
  {label,3}.
    {line,[{location,"workloads.erl",8}]}.
    {gc_bif,'-',{f,0},1,[{x,0},{integer,1}],{x,1}}.
    {allocate,1,2}.
    {move,{x,0},{y,0}}.
    {move,{x,1},{x,0}}.
    {call,1,{f,2}}. % fib/1
    {gc_bif,'-',{f,0},1,[{tr,{y,0},number},{integer,2}],{x,1}}.
    {move,{x,0},{y,0}}.
    {move,{x,1},{x,0}}.
    {call,1,{f,2}}. % fib/1
    {gc_bif,'+',{f,0},1,[{y,0},{x,0}],{x,0}}.
    {deallocate,1}.
    return.


{function, reverse, 1, 5}.
  {label,4}.
    {line,[{location,"workloads.erl",10}]}.
    {func_info,{atom,workloads},{atom,reverse},1}.
  {label,5}.
    {move,nil,{x,1}}.
    {call_only,2,{f,7}}. % reverse/2


{function, reverse, 2, 7}.
  {label,6}.
    {line,[{location,"workloads.erl",12}]}.
    {func_info,{atom,workloads},{atom,reverse},2}.
  {label,7}.
    {'%',{var_info,{x,1},[{type,{t_list,any,nil}}]}}.
    {test,is_nonempty_list,{f,8},[{x,0}]}.
    {test_heap,2,2}.
    {get_list,{x,0},{x,2},{x,0}}.
    {put_list,{x,2},{x,1},{x,1}}.
    {call_only,2,{f,7}}. % reverse/2
  {label,8}.
    {test,is_nil,{f,6},[{x,0}]}.
    {move,{x,1},{x,0}}.
    return.


{function, naive_reverse, 1, 10}.
  {label,9}.
    {line,[{location,"workloads.erl",15}]}.
    {func_info,{atom,workloads},{atom,naive_reverse},1}.
  {label,10}.
    {test,is_nonempty_list,{f,11},[{x,0}]}.
    {allocate,1,1}.
    {get_list,{x,0},{y,0},{x,0}}.
    {call,1,{f,10}}. % naive_reverse/1
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},nil,{x,1}}.
    {call_last,2,{f,13},1}. % concat/2
  {label,11}.
    {test,is_nil,{f,9},[{x,0}]}.
    return.


{function, concat, 2, 13}.
  {label,12}.
    {line,[{location,"workloads.erl",18}]}.
    {func_info,{atom,workloads},{atom,concat},2}.
  {label,13}.
    {'%',{var_info,{x,0},[{type,{t_list,any,nil}}]}}.
    {'%',{var_info,{x,1},[{type,{t_cons,any,nil}}]}}.
    {test,is_nonempty_list,{f,14},[{x,0}]}.
    {allocate,1,2}.
    {get_list,{x,0},{y,0},{x,0}}.
    {call,2,{f,13}}. % concat/2
    {'%',{var_info,{x,0},[{type,{t_cons,any,nil}}]}}.
    {test_heap,2,1}.
    {put_list,{y,0},{x,0},{x,0}}.
    {deallocate,1}.
    return.
  {label,14}.
    {move,{x,1},{x,0}}.
    return.


{function, map_update, 2, 16}.
  {label,15}.
    {line,[{location,"workloads.erl",21}]}.
    {func_info,{atom,workloads},{atom,map_update},2}.
  {label,16}.
    {test,is_eq_exact,{f,17},[{x,0},{integer,0}]}.
    {move,{x,1},{x,0}}.
    return.
  {label,17}.
    {test,is_map,{f,15},[{x,1}]}.
    {get_map_elements,{f,15},
                      {tr,{x,1},{t_map,any,any}},
                      {list,[{atom,b},{x,3},{atom,a},{x,2}]}}.
    {line,[{location,"workloads.erl",23}]}.
    {gc_bif,'-',{f,0},4,[{x,0},{integer,1}],{x,4}}.
    {gc_bif,'+',{f,0},5,[{x,2},{integer,1}],{x,2}}.
    {gc_bif,'+',{f,0},5,[{x,3},{tr,{x,0},number}],{x,0}}.
    {put_map_exact,{f,0},{x,1},{x,1},5,{list,[{atom,a},{x,2},{atom,b},{x,0}]}}.
    {move,{x,4},{x,0}}.
    {call_only,2,{f,16}}. % map_update/2


{function, tuple, 2, 19}.
  {label,18}.
    {line,[{location,"workloads.erl",25}]}.
    {func_info,{atom,workloads},{atom,tuple},2}.
  {label,19}.
    {test,is_eq_exact,{f,20},[{x,0},{integer,0}]}.
    {move,{x,1},{x,0}}.
    return.
  {label,20}.
    {test,is_tuple,{f,18},[{x,1}]}.
    {test,test_arity,{f,18},[{x,1},4]}.
    {line,[{location,"workloads.erl",26}]}.
    {gc_bif,'-',{f,0},2,[{x,0},{integer,1}],{x,0}}.
    {get_tuple_element,{x,1},0,{x,2}}.
    {gc_bif,'+',{f,0},3,[{x,2},{integer,1}],{x,2}}.
    {test_heap,5,3}.
    {get_tuple_element,{x,1},1,{x,3}}.
    {get_tuple_element,{x,1},2,{x,4}}.
    {get_tuple_element,{x,1},3,{x,1}}.
    {put_tuple2,{x,1},{list,[{x,1},{x,2},{x,3},{x,4}]}}.
    {call_only,2,{f,19}}. % tuple/2


{function, float, 3, 22}.
  {label,21}.
    {line,[{location,"workloads.erl",29}]}.
    {func_info,{atom,workloads},{atom,float},3}.
  {label,22}.
    {test,is_eq_exact,{f,23},[{x,0},{integer,0}]}.
    {move,{x,1},{x,0}}.
    return.
  {label,23}.
    {line,[{location,"workloads.erl",30}]}.
    {gc_bif,'-',{f,0},3,[{x,0},{integer,1}],{x,0}}.
    {gc_bif,'*',{f,0},3,[{x,1},{x,2}],{x,1}}.
    {gc_bif,'+',{f,0},3,[{tr,{x,1},number},{tr,{x,2},number}],{x,1}}.
    {call_only,3,{f,22}}. % float/3


{function, select, 2, 25}.
  {label,24}.
    {line,[{location,"workloads.erl",32}]}.
    {func_info,{atom,workloads},{atom,select},2}.
  {label,25}.
    {test,is_eq_exact,{f,26},[{x,0},{integer,0}]}.
    {move,{x,1},{x,0}}.
    return.
  {label,26}.
    {line,[{location,"workloads.erl",35}]}.
    {gc_bif,'rem',{f,0},2,[{x,0},{integer,8}],{x,2}}.
    {select_val,{x,2},
                {f,33},
                {list,[{integer,0},
                       {f,31},
                       {integer,1},
                       {f,32},
                       {integer,2},
                       {f,30},
                       {integer,3},
                       {f,29},
                       {integer,4},
                       {f,28},
                       {integer,5},
                       {f,27},
                       {integer,6},
                       {f,32},
                       {integer,7},
                       {f,32}]}}.
  {label,27}.
    {move,{integer,2},{x,2}}.
    {jump,{f,32}}.
  {label,28}.
    {move,{integer,9},{x,2}}.
    {jump,{f,32}}.
  {label,29}.
    {move,{integer,5},{x,2}}.
    {jump,{f,32}}.
  {label,30}.
    {move,{integer,4},{x,2}}.
    {jump,{f,32}}.
  {label,31}.
    {move,{integer,3},{x,2}}.
  {label,32}.
    {line,[{location,"workloads.erl",45}]}.
    {gc_bif,'-',{f,0},3,[{tr,{x,0},{t_integer,any}},{integer,1}],{x,0}}.
    {gc_bif,'+',{f,0},3,[{x,1},{tr,{x,2},{t_integer,{1,9}}}],{x,1}}.
    {call_only,2,{f,25}}. % select/2
  {label,33}.
    {line,[{location,"workloads.erl",35}]}.
    {case_end,{x,2}}.


{function, throw_catch, 2, 35}.
  {label,34}.
    {line,[{location,"workloads.erl",47}]}.
    {func_info,{atom,workloads},{atom,throw_catch},2}.
  {label,35}.
    {test,is_eq_exact,{f,36},[{x,0},{integer,0}]}.
    {move,{x,1},{x,0}}.
    return.
  {label,36}.
    {allocate,3,2}.
    {move,{x,1},{y,0}}.
    {move,{x,0},{y,1}}.
    {'catch',{y,2},{f,37}}.
    {line,[{scope,[2]},{location,"workloads.erl",49}]}.
    {call,1,{f,39}}. % odd_throws/1
  {label,37}.
    {catch_end,{y,2}}.
    {line,[{location,"workloads.erl",50}]}.
    {gc_bif,'-',{f,0},1,[{y,1},{integer,1}],{x,1}}.
    {gc_bif,'+',{f,0},2,[{y,0},{x,0}],{x,0}}.
    {swap,{x,0},{x,1}}.
    {call_last,2,{f,35},3}. % throw_catch/2


{function, odd_throws, 1, 39}.
  {label,38}.
    {line,[{location,"workloads.erl",53}]}.
    {func_info,{atom,workloads},{atom,odd_throws},1}.
  {label,39}.
    {gc_bif,'rem',{f,40},1,[{x,0},{integer,2}],{x,1}}.
    {test,is_eq_exact,{f,40},[{tr,{x,1},{t_integer,{-1,1}}},{integer,1}]}.
    {call_ext_only,1,{extfunc,erlang,throw,1}}.
  {label,40}.
    return.


{function, make_fun, 2, 42}.
  {label,41}.
    {line,[{location,"workloads.erl",57}]}.
    {func_info,{atom,workloads},{atom,make_fun},2}.
  {label,42}.
    {test,is_eq_exact,{f,43},[{x,0},{integer,0}]}.
    {move,{x,1},{x,0}}.
    return.
  {label,43}.
    {line,[{location,"workloads.erl",60}]}.
    {gc_bif,'-',{f,0},2,[{x,0},{integer,1}],{x,2}}.
    {allocate,1,3}.
    {move,{x,2},{y,0}}.
    {swap,{x,0},{x,1}}.
    {call,2,{f,76}}. % '-make_fun/2-fun-0-'/2
    {'%',{var_info,{x,0},[{type,number}]}}.
    {move,{x,0},{x,1}}.
    {move,{y,0},{x,0}}.
    {call_last,2,{f,42},1}. % make_fun/2


{function, call_fun, 2, 45}.
  {label,44}.
    {line,[{location,"workloads.erl",62}]}.
    {func_info,{atom,workloads},{atom,call_fun},2}.
  {label,45}.
    {test,is_eq_exact,{f,46},[{x,0},{integer,0}]}.
    {move,{x,1},{x,0}}.
    return.
  {label,46}.
    {allocate,2,2}.
    {move,{x,1},{y,0}}.
    {move,{x,0},{y,1}}.
    {line,[{location,"workloads.erl",64}]}.
    {call,1,{f,48}}. % adder/1
    {'%',{var_info,{x,0},[{type,{t_fun,1,any,number}}]}}.
    {line,[{location,"workloads.erl",65}]}.
    {gc_bif,'-',{f,0},1,[{y,1},{integer,1}],{y,1}}.
    {move,{x,0},{x,1}}.
    {move,{y,0},{x,0}}.
    {trim,1,1}.
    {call_fun2,{atom,safe},1,{tr,{x,1},{t_fun,1,any,number}}}.
    {'%',{var_info,{x,0},[{type,number}]}}.
    {move,{x,0},{x,1}}.
    {move,{y,0},{x,0}}.
    {call_last,2,{f,45},1}. % call_fun/2


{function, adder, 1, 48}.
  {label,47}.
    {line,[{location,"workloads.erl",68}]}.
    {func_info,{atom,workloads},{atom,adder},1}.
  {label,48}.
    {test,is_ge,{f,49},[{x,0},{integer,0}]}.
    {test_heap,{alloc,[{words,1},{floats,0},{funs,1}]},1}.
    {make_fun3,{f,74},0,0,{x,0},{list,[{x,0}]}}.
    {'%',{var_info,{x,0},[{fun_type,number}]}}.
    return.
  {label,49}.
    {test_heap,{alloc,[{words,1},{floats,0},{funs,1}]},1}.
    {make_fun3,{f,72},0,0,{x,0},{list,[{x,0}]}}.
    {'%',{var_info,{x,0},[{fun_type,number}]}}.
    return.


{function, tlv, 1, 51}.
  {label,50}.
    {line,[{location,"workloads.erl",71}]}.
    {func_info,{atom,workloads},{atom,tlv},1}.
  {label,51}.
    {'%',{var_info,{x,0},[accepts_match_context]}}.
    {move,{integer,0},{x,1}}.
    {call_only,2,{f,53}}. % tlv/2


{function, tlv, 2, 53}.
  {label,52}.
    {line,[{location,"workloads.erl",73}]}.
    {func_info,{atom,workloads},{atom,tlv},2}.
  {label,53}.
    {'%',{var_info,{x,0},[accepts_match_context]}}.
    {'%',{var_info,{x,1},[{type,{t_integer,any}}]}}.
    {test,bs_start_match3,{f,55},2,[{x,0}],{x,2}}.
    {bs_get_position,{x,2},{x,0},3}.
    {test,bs_get_integer2,
          {f,54},
          3,
          [{x,2},
           {integer,8},
           1,
           {field_flags,[{anno,[73,{file,"workloads.erl"}]},unsigned,big]}],
          {x,3}}.
    {test,bs_get_integer2,
          {f,54},
          4,
          [{x,2},
           {integer,8},
           1,
           {field_flags,[{anno,[73,{file,"workloads.erl"}]},unsigned,big]}],
          {x,4}}.
    {test,bs_get_binary2,
          {f,54},
          5,
          [{x,2},
           {x,4},
           8,
           {field_flags,[{anno,[73,{file,"workloads.erl"}]},unsigned,big]}],
          {x,4}}.
    {test,bs_test_unit,{f,54},[{x,2},8]}.
    {line,[{location,"workloads.erl",74}]}.
    {gc_bif,'+',
            {f,0},
            5,
            [{tr,{x,1},{t_integer,any}},{tr,{x,3},{t_integer,{0,255}}}],
            {x,0}}.
    {gc_bif,byte_size,{f,0},5,[{tr,{x,4},{t_bitstring,8}}],{x,1}}.
    {gc_bif,'+',
            {f,0},
            3,
            [{tr,{x,0},{t_integer,any}},
             {tr,{x,1},{t_integer,{0,288230376151711743}}}],
            {x,1}}.
    {move,{x,2},{x,0}}.
    {call_only,2,{f,53}}. % tlv/2
  {label,54}.
    {bs_set_position,{x,2},{x,0}}.
    {bs_get_tail,{x,2},{x,0},3}.
    {test,is_eq_exact,{f,52},[{tr,{x,0},{t_bitstring,1}},{literal,<<>>}]}.
    {jump,{f,56}}.
  {label,55}.
    {test,is_eq_exact,{f,52},[{x,0},{literal,<<>>}]}.
  {label,56}.
    {move,{x,1},{x,0}}.
    return.


{function, fold, 1, 58}.
  {label,57}.
    {line,[{location,"workloads.erl",78}]}.
    {func_info,{atom,workloads},{atom,fold},1}.
  {label,58}.
    {test_heap,{alloc,[{words,0},{floats,0},{funs,1}]},1}.
    {make_fun3,{f,70},0,0,{x,1},{list,[]}}.
    {'%',{var_info,{x,1},[{fun_type,number}]}}.
    {move,{x,0},{x,2}}.
    {move,{x,1},{x,0}}.
    {move,{integer,0},{x,1}}.
    {call_only,3,{f,60}}. % fold/3


{function, fold, 3, 60}.
  {label,59}.
    {line,[{location,"workloads.erl",80}]}.
    {func_info,{atom,workloads},{atom,fold},3}.
  {label,60}.
    {test,is_nonempty_list,{f,61},[{x,2}]}.
    {allocate,2,3}.
    {move,{x,0},{y,1}}.
    {get_list,{x,2},{x,0},{y,0}}.
    {move,{y,1},{x,2}}.
    {call_fun,2}.
    {move,{x,0},{x,1}}.
    {move,{y,0},{x,2}}.
    {move,{y,1},{x,0}}.
    {call_last,3,{f,60},2}. % fold/3
  {label,61}.
    {test,is_nil,{f,59},[{x,2}]}.
    {move,{x,1},{x,0}}.
    return.


{function, append, 2, 63}.
  {label,62}.
    {line,[{location,"workloads.erl",83}]}.
    {func_info,{atom,workloads},{atom,append},2}.
  {label,63}.
    {test,is_eq_exact,{f,64},[{x,0},{integer,0}]}.
    {move,{x,1},{x,0}}.
    return.
  {label,64}.
    {line,[{location,"workloads.erl",84}]}.
    {gc_bif,'-',{f,0},2,[{x,0},{integer,1}],{x,2}}.
    {bs_create_bin,{f,0},
                   0,3,8,
                   {x,1},
                   {list,[{atom,append},
                          1,8,nil,
                          {x,1},
                          {atom,all},
                          {atom,integer},
                          2,1,nil,
                          {tr,{x,0},number},
                          {integer,16}]}}.
    {move,{x,2},{x,0}}.
    {call_only,2,{f,63}}. % append/2


{function, module_info, 0, 66}.
  {label,65}.
    {line,[]}.
    {func_info,{atom,workloads},{atom,module_info},0}.
  {label,66}.
    {move,{atom,workloads},{x,0}}.
    {call_ext_only,1,{extfunc,erlang,get_module_info,1}}.


{function, module_info, 1, 68}.
  {label,67}.
    {line,[]}.
    {func_info,{atom,workloads},{atom,module_info},1}.
  {label,68}.
    {move,{x,0},{x,1}}.
    {move,{atom,workloads},{x,0}}.
    {call_ext_only,2,{extfunc,erlang,get_module_info,2}}.


{function, '-fold/1-fun-0-', 2, 70}.
  {label,69}.
    {line,[{location,"workloads.erl",78}]}.
    {func_info,{atom,workloads},{atom,'-fold/1-fun-0-'},2}.
  {label,70}.
    {gc_bif,'+',{f,0},2,[{x,0},{x,1}],{x,0}}.
    return.


{function, '-adder/1-fun-1-', 2, 72}.
  {label,71}.
    {line,[{location,"workloads.erl",69}]}.
    {func_info,{atom,workloads},{atom,'-adder/1-fun-1-'},2}.
  {label,72}.
    {gc_bif,'-',{f,0},2,[{x,0},{x,1}],{x,0}}.
    return.


{function, '-adder/1-fun-0-', 2, 74}.
  {label,73}.
    {line,[{location,"workloads.erl",68}]}.
    {func_info,{atom,workloads},{atom,'-adder/1-fun-0-'},2}.
  {label,74}.
    {gc_bif,'+',{f,0},2,[{x,0},{x,1}],{x,0}}.
    return.


{function, '-make_fun/2-fun-0-', 2, 76}.
  {label,75}.
    {line,[{location,"workloads.erl",59}]}.
    {func_info,{atom,workloads},{atom,'-make_fun/2-fun-0-'},2}.
  {label,76}.
    {gc_bif,'+',{f,0},2,[{x,0},{x,1}],{x,0}}.
    return.
