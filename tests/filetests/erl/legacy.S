%% Ops of construction that OTP 25 loads still and no compiler from 25 on emits; called by legacy_calls.
{module, legacy}.
{exports, [{ints,3},{bins,2},{append,2},{private,2},{utf8,1},{utf16,1},{utf32,1},{bits,2},{floats,2},{add,2},{guarded,2},{sized,1}]}.
{attributes, []}.
{labels, 30}.

{function, ints, 3, 2}.
  {label,1}.
    {line,[{location,"legacy.erl",1}]}.
    {func_info,{atom,legacy},{atom,ints},3}.
  {label,2}.
    {line,[{location,"legacy.erl",2}]}.
    {bs_init2,{f,0},27,0,3,{field_flags,[]},{x,3}}.
    {bs_put_integer,{f,0},{integer,16},1,{field_flags,[signed,little]},{x,0}}.
    {bs_put_integer,{f,0},{x,2},8,{field_flags,[unsigned,big]},{x,1}}.
    {bs_put_string,3,{string,"abc"}}.
    {bs_put_integer,{f,0},{x,2},8,{field_flags,[unsigned,little]},{x,1}}.
    {bs_put_binary,{f,0},{atom,all},8,{field_flags,[]},{literal,<<1,2>>}}.
    {bs_put_integer,{f,0},{integer,64},1,{field_flags,[]},{x,1}}.
    {bs_put_float,{f,0},{integer,64},1,{field_flags,[]},{integer,3}}.
    {move,{x,3},{x,0}}.
    return.

{function, bins, 2, 4}.
  {label,3}.
    {line,[{location,"legacy.erl",11}]}.
    {func_info,{atom,legacy},{atom,bins},2}.
  {label,4}.
    {line,[{location,"legacy.erl",12}]}.
    {bs_add,{f,0},[{integer,4},{x,1},1],{x,2}}.
    {bs_init2,{f,0},{x,2},0,3,{field_flags,[]},{x,2}}.
    {bs_put_integer,{f,0},{integer,16},1,{field_flags,[]},{integer,7}}.
    {bs_put_binary,{f,0},{x,1},8,{field_flags,[]},{x,0}}.
    {bs_put_binary,{f,0},{atom,all},8,{field_flags,[]},{literal,<<1,2>>}}.
    {move,{x,2},{x,0}}.
    return.

{function, append, 2, 6}.
  {label,5}.
    {line,[{location,"legacy.erl",21}]}.
    {func_info,{atom,legacy},{atom,append},2}.
  {label,6}.
    {line,[{location,"legacy.erl",22}]}.
    {bs_append,{f,0},{integer,24},0,2,8,{x,0},{field_flags,[]},{x,2}}.
    {bs_put_integer,{f,0},{integer,16},1,{field_flags,[]},{x,1}}.
    {bs_put_string,1,{string,"z"}}.
    {line,[{location,"legacy.erl",23}]}.
    {bs_append,{f,0},{integer,3},0,3,1,{x,2},{field_flags,[]},{x,1}}.
    {bs_put_integer,{f,0},{integer,3},1,{field_flags,[]},{integer,5}}.
    {test_heap,4,3}.
    {put_tuple2,{x,0},{list,[{x,0},{x,1},{x,2}]}}.
    return.

{function, private, 2, 8}.
  {label,7}.
    {line,[{location,"legacy.erl",31}]}.
    {func_info,{atom,legacy},{atom,private},2}.
  {label,8}.
    {line,[{location,"legacy.erl",32}]}.
    {allocate,1,2}.
    {move,{x,1},{y,0}}.
    bs_init_writable.
    {bs_private_append,{f,0},{integer,11},1,{x,0},{field_flags,[]},{x,0}}.
    {bs_put_integer,{f,0},{integer,11},1,{field_flags,[]},{y,0}}.
    {bs_private_append,{f,0},{integer,16},1,{x,0},{field_flags,[]},{x,0}}.
    {bs_put_integer,{f,0},{integer,16},1,{field_flags,[little]},{y,0}}.
    {deallocate,1}.
    return.

{function, utf8, 1, 10}.
  {label,9}.
    {line,[{location,"legacy.erl",41}]}.
    {func_info,{atom,legacy},{atom,utf8},1}.
  {label,10}.
    {line,[{location,"legacy.erl",42}]}.
    {bs_utf8_size,{f,0},{x,0},{x,1}}.
    {bs_init2,{f,0},{x,1},0,2,{field_flags,[]},{x,2}}.
    {bs_put_utf8,{f,0},{field_flags,[]},{x,0}}.
    {test_heap,3,3}.
    {put_tuple2,{x,0},{list,[{x,1},{x,2}]}}.
    return.

{function, utf16, 1, 12}.
  {label,11}.
    {line,[{location,"legacy.erl",51}]}.
    {func_info,{atom,legacy},{atom,utf16},1}.
  {label,12}.
    {line,[{location,"legacy.erl",52}]}.
    {bs_utf16_size,{f,0},{x,0},{x,1}}.
    {bs_add,{f,0},[{x,1},{x,1},1],{x,2}}.
    {bs_init2,{f,0},{x,2},0,2,{field_flags,[]},{x,2}}.
    {bs_put_utf16,{f,0},{field_flags,[little]},{x,0}}.
    {bs_put_utf16,{f,0},{field_flags,[]},{x,0}}.
    {test_heap,3,3}.
    {put_tuple2,{x,0},{list,[{x,1},{x,2}]}}.
    return.

{function, utf32, 1, 14}.
  {label,13}.
    {line,[{location,"legacy.erl",61}]}.
    {func_info,{atom,legacy},{atom,utf32},1}.
  {label,14}.
    {line,[{location,"legacy.erl",62}]}.
    {bs_init2,{f,0},8,0,1,{field_flags,[]},{x,2}}.
    {bs_put_utf32,{f,0},{field_flags,[little]},{x,0}}.
    {bs_put_utf32,{f,0},{field_flags,[]},{x,0}}.
    {move,{x,2},{x,0}}.
    return.

{function, bits, 2, 16}.
  {label,15}.
    {line,[{location,"legacy.erl",71}]}.
    {func_info,{atom,legacy},{atom,bits},2}.
  {label,16}.
    {line,[{location,"legacy.erl",72}]}.
    {bs_add,{f,0},[{integer,3},{x,1},1],{x,2}}.
    {bs_init_bits,{f,0},{x,2},0,3,{field_flags,[]},{x,2}}.
    {bs_put_integer,{f,0},{integer,3},1,{field_flags,[]},{integer,5}}.
    {bs_put_binary,{f,0},{x,1},1,{field_flags,[]},{x,0}}.
    {bs_init_bits,{f,0},9,0,3,{field_flags,[]},{x,1}}.
    {bs_put_integer,{f,0},{integer,9},1,{field_flags,[]},{integer,-5}}.
    {test_heap,3,3}.
    {put_tuple2,{x,0},{list,[{x,1},{x,2}]}}.
    return.

{function, floats, 2, 18}.
  {label,17}.
    {line,[{location,"legacy.erl",81}]}.
    {func_info,{atom,legacy},{atom,floats},2}.
  {label,18}.
    {line,[{location,"legacy.erl",82}]}.
    {bs_init_bits,{f,0},{x,1},0,2,{field_flags,[]},{x,2}}.
    {bs_put_float,{f,0},{x,1},1,{field_flags,[little]},{x,0}}.
    {move,{x,2},{x,0}}.
    return.

{function, add, 2, 20}.
  {label,19}.
    {line,[{location,"legacy.erl",91}]}.
    {func_info,{atom,legacy},{atom,add},2}.
  {label,20}.
    {line,[{location,"legacy.erl",92}]}.
    {bs_add,{f,0},[{x,0},{x,1},7],{x,0}}.
    return.

{function, guarded, 2, 22}.
  {label,21}.
    {line,[{location,"legacy.erl",101}]}.
    {func_info,{atom,legacy},{atom,guarded},2}.
  {label,22}.
    {bs_add,{f,23},[{integer,0},{x,1},1],{x,2}}.
    {bs_init2,{f,23},{x,2},0,3,{field_flags,[]},{x,3}}.
    {bs_put_integer,{f,23},{x,2},8,{field_flags,[]},{x,0}}.
    {bs_append,{f,23},{integer,0},0,4,16,{x,3},{field_flags,[]},{x,0}}.
    return.
  {label,23}.
    {move,{atom,failed},{x,0}}.
    return.

{function, sized, 1, 25}.
  {label,24}.
    {line,[{location,"legacy.erl",111}]}.
    {func_info,{atom,legacy},{atom,sized},1}.
  {label,25}.
    {line,[{location,"legacy.erl",112}]}.
    {bs_init2,{f,0},{x,0},0,1,{field_flags,[]},{x,0}}.
    {move,{atom,done},{x,0}}.
    return.
