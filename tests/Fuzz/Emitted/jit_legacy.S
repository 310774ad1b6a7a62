%% The ops that compilers before OTP 25 make binaries with, raising and as guards.
{module, jit_legacy}.
{exports, [{cases,0},{fixed,1},{sized,1},{bits,1},{utf8,1},{utf16,1},{add,2},{append,1},{append_by,2},{writable,1},{fields,2},{whole,1},{fixed_guard,1},{sized_guard,1},{bits_guard,1},{utf8_guard,1},{utf16_guard,1},{add_guard,2},{append_guard,1},{append_by_guard,2},{writable_guard,1},{fields_guard,2},{whole_guard,1}]}.
{attributes, []}.
{labels, 69}.

{function, fixed, 1, 2}.
  {label,1}.
    {func_info,{atom,jit_legacy},{atom,fixed},1}.
  {label,2}.
    {bs_init2,{f,0},10,0,1,{field_flags,[]},{x,1}}.
    {bs_put_integer,{f,0},{integer,8},1,{field_flags,[unsigned,big]},{x,0}}.
    {bs_put_integer,{f,0},{integer,16},1,{field_flags,[little]},{x,0}}.
    {bs_put_string,3,{string,"abc"}}.
    {bs_put_integer,{f,0},{integer,32},1,{field_flags,[signed,little]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.

{function, sized, 1, 5}.
  {label,4}.
    {func_info,{atom,jit_legacy},{atom,sized},1}.
  {label,5}.
    {bs_init2,{f,0},{x,0},0,1,{field_flags,[]},{x,1}}.
    {bs_put_integer,{f,0},{x,0},8,{field_flags,[unsigned,big]},{integer,-7}}.
    {move,{x,1},{x,0}}.
    return.

{function, bits, 1, 8}.
  {label,7}.
    {func_info,{atom,jit_legacy},{atom,bits},1}.
  {label,8}.
    {bs_init_bits,{f,0},{x,0},0,1,{field_flags,[]},{x,1}}.
    {bs_put_integer,{f,0},{x,0},1,{field_flags,[unsigned,big]},{integer,-7}}.
    {move,{x,1},{x,0}}.
    return.

{function, utf8, 1, 11}.
  {label,10}.
    {func_info,{atom,jit_legacy},{atom,utf8},1}.
  {label,11}.
    {bs_utf8_size,{f,0},{x,0},{x,1}}.
    {bs_add,{f,0},[{x,1},{integer,1},2],{x,1}}.
    {bs_init2,{f,0},{x,1},0,2,{field_flags,[]},{x,1}}.
    {bs_put_utf8,{f,0},{field_flags,[unsigned,big]},{x,0}}.
    {bs_put_integer,{f,0},{integer,16},1,{field_flags,[unsigned,big]},{integer,513}}.
    {move,{x,1},{x,0}}.
    return.

{function, utf16, 1, 14}.
  {label,13}.
    {func_info,{atom,jit_legacy},{atom,utf16},1}.
  {label,14}.
    {bs_utf16_size,{f,0},{x,0},{x,1}}.
    {bs_add,{f,0},[{x,1},{integer,4},1],{x,1}}.
    {bs_init2,{f,0},{x,1},0,2,{field_flags,[]},{x,1}}.
    {bs_put_utf16,{f,0},{field_flags,[little]},{x,0}}.
    {bs_put_utf32,{f,0},{field_flags,[unsigned,big]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.

{function, add, 2, 17}.
  {label,16}.
    {func_info,{atom,jit_legacy},{atom,add},2}.
  {label,17}.
    {bs_add,{f,0},[{x,0},{x,1},3],{x,1}}.
    {move,{x,1},{x,0}}.
    return.

{function, append, 1, 20}.
  {label,19}.
    {func_info,{atom,jit_legacy},{atom,append},1}.
  {label,20}.
    {bs_append,{f,0},{integer,16},0,1,8,{x,0},{field_flags,[]},{x,1}}.
    {bs_put_integer,{f,0},{integer,16},1,{field_flags,[unsigned,big]},{integer,772}}.
    {move,{x,1},{x,0}}.
    return.

{function, append_by, 2, 23}.
  {label,22}.
    {func_info,{atom,jit_legacy},{atom,append_by},2}.
  {label,23}.
    {bs_append,{f,0},{x,1},0,2,1,{x,0},{field_flags,[]},{x,2}}.
    {bs_put_integer,{f,0},{x,1},1,{field_flags,[unsigned,big]},{integer,-1}}.
    {move,{x,2},{x,0}}.
    return.

{function, writable, 1, 26}.
  {label,25}.
    {func_info,{atom,jit_legacy},{atom,writable},1}.
  {label,26}.
    {allocate,0,1}.
    bs_init_writable.
    {bs_private_append,{f,0},{integer,24},1,{x,0},{field_flags,[]},{x,0}}.
    {bs_put_integer,{f,0},{integer,24},1,{field_flags,[unsigned,big]},{integer,66051}}.
    {bs_private_append,{f,0},{integer,3},1,{x,0},{field_flags,[]},{x,0}}.
    {bs_put_integer,{f,0},{integer,3},1,{field_flags,[unsigned,big]},{integer,5}}.
    {deallocate,0}.
    return.

{function, fields, 2, 29}.
  {label,28}.
    {func_info,{atom,jit_legacy},{atom,fields},2}.
  {label,29}.
    {bs_init_bits,{f,0},80,0,2,{field_flags,[]},{x,2}}.
    {bs_put_float,{f,0},{integer,64},1,{field_flags,[unsigned,big]},{x,0}}.
    {bs_put_binary,{f,0},{integer,1},16,{field_flags,[unsigned,big]},{x,1}}.
    {move,{x,2},{x,0}}.
    return.

{function, whole, 1, 32}.
  {label,31}.
    {func_info,{atom,jit_legacy},{atom,whole},1}.
  {label,32}.
    {bs_init_bits,{f,0},19,0,1,{field_flags,[]},{x,1}}.
    {bs_put_integer,{f,0},{integer,3},1,{field_flags,[unsigned,big]},{integer,5}}.
    {bs_put_binary,{f,0},{atom,all},8,{field_flags,[unsigned,big]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.

{function, fixed_guard, 1, 35}.
  {label,34}.
    {func_info,{atom,jit_legacy},{atom,fixed_guard},1}.
  {label,35}.
    {bs_init2,{f,36},10,0,1,{field_flags,[]},{x,1}}.
    {bs_put_integer,{f,36},{integer,8},1,{field_flags,[unsigned,big]},{x,0}}.
    {bs_put_integer,{f,36},{integer,16},1,{field_flags,[little]},{x,0}}.
    {bs_put_string,3,{string,"abc"}}.
    {bs_put_integer,{f,36},{integer,32},1,{field_flags,[signed,little]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.
  {label,36}.
    {move,{atom,failed},{x,0}}.
    return.

{function, sized_guard, 1, 38}.
  {label,37}.
    {func_info,{atom,jit_legacy},{atom,sized_guard},1}.
  {label,38}.
    {bs_init2,{f,39},{x,0},0,1,{field_flags,[]},{x,1}}.
    {bs_put_integer,{f,39},{x,0},8,{field_flags,[unsigned,big]},{integer,-7}}.
    {move,{x,1},{x,0}}.
    return.
  {label,39}.
    {move,{atom,failed},{x,0}}.
    return.

{function, bits_guard, 1, 41}.
  {label,40}.
    {func_info,{atom,jit_legacy},{atom,bits_guard},1}.
  {label,41}.
    {bs_init_bits,{f,42},{x,0},0,1,{field_flags,[]},{x,1}}.
    {bs_put_integer,{f,42},{x,0},1,{field_flags,[unsigned,big]},{integer,-7}}.
    {move,{x,1},{x,0}}.
    return.
  {label,42}.
    {move,{atom,failed},{x,0}}.
    return.

{function, utf8_guard, 1, 44}.
  {label,43}.
    {func_info,{atom,jit_legacy},{atom,utf8_guard},1}.
  {label,44}.
    {bs_utf8_size,{f,45},{x,0},{x,1}}.
    {bs_add,{f,45},[{x,1},{integer,1},2],{x,1}}.
    {bs_init2,{f,45},{x,1},0,2,{field_flags,[]},{x,1}}.
    {bs_put_utf8,{f,45},{field_flags,[unsigned,big]},{x,0}}.
    {bs_put_integer,{f,45},{integer,16},1,{field_flags,[unsigned,big]},{integer,513}}.
    {move,{x,1},{x,0}}.
    return.
  {label,45}.
    {move,{atom,failed},{x,0}}.
    return.

{function, utf16_guard, 1, 47}.
  {label,46}.
    {func_info,{atom,jit_legacy},{atom,utf16_guard},1}.
  {label,47}.
    {bs_utf16_size,{f,48},{x,0},{x,1}}.
    {bs_add,{f,48},[{x,1},{integer,4},1],{x,1}}.
    {bs_init2,{f,48},{x,1},0,2,{field_flags,[]},{x,1}}.
    {bs_put_utf16,{f,48},{field_flags,[little]},{x,0}}.
    {bs_put_utf32,{f,48},{field_flags,[unsigned,big]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.
  {label,48}.
    {move,{atom,failed},{x,0}}.
    return.

{function, add_guard, 2, 50}.
  {label,49}.
    {func_info,{atom,jit_legacy},{atom,add_guard},2}.
  {label,50}.
    {bs_add,{f,51},[{x,0},{x,1},3],{x,1}}.
    {move,{x,1},{x,0}}.
    return.
  {label,51}.
    {move,{atom,failed},{x,0}}.
    return.

{function, append_guard, 1, 53}.
  {label,52}.
    {func_info,{atom,jit_legacy},{atom,append_guard},1}.
  {label,53}.
    {bs_append,{f,54},{integer,16},0,1,8,{x,0},{field_flags,[]},{x,1}}.
    {bs_put_integer,{f,54},{integer,16},1,{field_flags,[unsigned,big]},{integer,772}}.
    {move,{x,1},{x,0}}.
    return.
  {label,54}.
    {move,{atom,failed},{x,0}}.
    return.

{function, append_by_guard, 2, 56}.
  {label,55}.
    {func_info,{atom,jit_legacy},{atom,append_by_guard},2}.
  {label,56}.
    {bs_append,{f,57},{x,1},0,2,1,{x,0},{field_flags,[]},{x,2}}.
    {bs_put_integer,{f,57},{x,1},1,{field_flags,[unsigned,big]},{integer,-1}}.
    {move,{x,2},{x,0}}.
    return.
  {label,57}.
    {move,{atom,failed},{x,0}}.
    return.

{function, writable_guard, 1, 59}.
  {label,58}.
    {func_info,{atom,jit_legacy},{atom,writable_guard},1}.
  {label,59}.
    {allocate,0,1}.
    bs_init_writable.
    {bs_private_append,{f,60},{integer,24},1,{x,0},{field_flags,[]},{x,0}}.
    {bs_put_integer,{f,60},{integer,24},1,{field_flags,[unsigned,big]},{integer,66051}}.
    {bs_private_append,{f,60},{integer,3},1,{x,0},{field_flags,[]},{x,0}}.
    {bs_put_integer,{f,60},{integer,3},1,{field_flags,[unsigned,big]},{integer,5}}.
    {deallocate,0}.
    return.
  {label,60}.
    {move,{atom,failed},{x,0}}.
    {deallocate,0}.
    return.

{function, fields_guard, 2, 62}.
  {label,61}.
    {func_info,{atom,jit_legacy},{atom,fields_guard},2}.
  {label,62}.
    {bs_init_bits,{f,63},80,0,2,{field_flags,[]},{x,2}}.
    {bs_put_float,{f,63},{integer,64},1,{field_flags,[unsigned,big]},{x,0}}.
    {bs_put_binary,{f,63},{integer,1},16,{field_flags,[unsigned,big]},{x,1}}.
    {move,{x,2},{x,0}}.
    return.
  {label,63}.
    {move,{atom,failed},{x,0}}.
    return.

{function, whole_guard, 1, 65}.
  {label,64}.
    {func_info,{atom,jit_legacy},{atom,whole_guard},1}.
  {label,65}.
    {bs_init_bits,{f,66},19,0,1,{field_flags,[]},{x,1}}.
    {bs_put_integer,{f,66},{integer,3},1,{field_flags,[unsigned,big]},{integer,5}}.
    {bs_put_binary,{f,66},{atom,all},8,{field_flags,[unsigned,big]},{x,0}}.
    {move,{x,1},{x,0}}.
    return.
  {label,66}.
    {move,{atom,failed},{x,0}}.
    return.

{function, cases, 0, 68}.
  {label,67}.
    {func_info,{atom,jit_legacy},{atom,cases},0}.
  {label,68}.
    {move,{literal,[
      {fixed,[[0],[1],[-1],[97],[255],[2048],[65536],[1114111],[55296],[1180591620717411303424],[-1180591620717411303424],[a],[1.5],[<<1,2>>],[<<1:3>>]]},
      {sized,[[0],[1],[7],[64],[65],[300],[-1],[a],[1180591620717411303424],[1.0]]},
      {bits,[[0],[1],[7],[64],[65],[300],[-1],[a],[1180591620717411303424],[1.0]]},
      {utf8,[[0],[1],[-1],[97],[255],[2048],[65536],[1114111],[55296],[1180591620717411303424],[-1180591620717411303424],[a],[1.5],[<<1,2>>],[<<1:3>>]]},
      {utf16,[[0],[1],[-1],[97],[255],[2048],[65536],[1114111],[55296],[1180591620717411303424],[-1180591620717411303424],[a],[1.5],[<<1,2>>],[<<1:3>>]]},
      {add,[[1,2],[0,0],[17,40],[-1,2],[1,-2]]},
      {append,[[0],[1],[-1],[97],[255],[2048],[65536],[1114111],[55296],[1180591620717411303424],[-1180591620717411303424],[a],[1.5],[<<1,2>>],[<<1:3>>]]},
      {append_by,[[<<>>,3],[<<1:3>>,300],[<<1>>,-1],[<<1>>,a],[a,1],[<<1>>,1180591620717411303424],[<<1,2>>,0]]},
      {writable,[[0],[1],[5],[1000],[-1],[a]]},
      {fields,[[1.5,<<1,2,3>>],[3,<<1,2>>],[a,<<1,2>>],[1.5,<<1>>],[1.5,a]]},
      {whole,[[<<1,2>>],[<<254,1:8>>]]},
      {fixed_guard,[[0],[1],[-1],[97],[255],[2048],[65536],[1114111],[55296],[1180591620717411303424],[-1180591620717411303424],[a],[1.5],[<<1,2>>],[<<1:3>>]]},
      {sized_guard,[[0],[1],[7],[64],[65],[300],[-1],[a],[1180591620717411303424],[1.0]]},
      {bits_guard,[[0],[1],[7],[64],[65],[300],[-1],[a],[1180591620717411303424],[1.0]]},
      {utf8_guard,[[0],[1],[-1],[97],[255],[2048],[65536],[1114111],[55296],[1180591620717411303424],[-1180591620717411303424],[a],[1.5],[<<1,2>>],[<<1:3>>]]},
      {utf16_guard,[[0],[1],[-1],[97],[255],[2048],[65536],[1114111],[55296],[1180591620717411303424],[-1180591620717411303424],[a],[1.5],[<<1,2>>],[<<1:3>>]]},
      {add_guard,[[1,2],[0,0],[17,40],[-1,2],[1,-2]]},
      {append_guard,[[0],[1],[-1],[97],[255],[2048],[65536],[1114111],[55296],[1180591620717411303424],[-1180591620717411303424],[a],[1.5],[<<1,2>>],[<<1:3>>]]},
      {append_by_guard,[[<<>>,3],[<<1:3>>,300],[<<1>>,-1],[<<1>>,a],[a,1],[<<1>>,1180591620717411303424],[<<1,2>>,0]]},
      {writable_guard,[[0],[1],[5],[1000],[-1],[a]]},
      {fields_guard,[[1.5,<<1,2,3>>],[3,<<1,2>>],[a,<<1,2>>],[1.5,<<1>>],[1.5,a]]},
      {whole_guard,[[<<1,2>>],[<<254,1:8>>]]}]},{x,0}}.
    return.
