%% Library BIFs, each with arguments that it takes and that it refuses.
-module(bifs).
-export([calls/0]).
-compile(export_all).

calls() ->
    [{bif, [erlang, F, A]} || {F, A} <- erlang()] ++ [{bif, [lists, F, A]} || {F, A} <- lists()]
    ++ [{bif, [maps, F, A]} || {F, A} <- maps()] ++ [{bif, [math, F, A]} || {F, A} <- math()]
    ++ [{phash, [T]} || T <- terms:terms(), not is_function(T), not is_map(T)] ++ [{phash, ["abc" ++ [a, 300 | x]]}, {phash, ['Åλ']}]
    ++ [{bif, [erlang, phash, [a, R]]} || R <- [0, 1, 16, -1, 1 bsl 32, (1 bsl 32) + 1, x]]
    ++ [{dictionary, []}, {operators, []}].

bif(M, F, A) -> apply(M, F, A).

erlang() ->
    L = [a, 1, 2.0, a, {}, 1],
    [{'++', [[], x]}, {'++', [[1], x]}, {'++', [[1, 2], [3]]}, {'++', [[1 | 2], []]}, {'++', [x, []]}, {append, [[1], []]},
     {'--', [L, [a]]}, {'--', [L, [a, a, a]]}, {'--', [L, [2]]}, {'--', [L, [1, {}]]}, {'--', [L, x]}, {'--', [x, L]},
     {'--', [L, []]}, {'--', [[1 | 2], [1]]}, {'--', [lists:seq(1, 50), lists:seq(10, 60)]}, {subtract, [L, [2.0]]},
     {length, [[]]}, {length, [[1, 2]]}, {length, [x]}, {hd, [[1 | x]]}, {hd, [[]]}, {tl, [[1 | x]]}, {tl, [{}]},
     {element, [1, {a}]}, {element, [2, {a}]}, {element, [1.0, {a}]}, {element, [1, [a]]},
     {setelement, [1, {a, b}, c]}, {setelement, [2, {a, b}, c]}, {setelement, [3, {a, b}, c]}, {setelement, [0, {a}, b]},
     {tuple_size, [{a, b}]}, {tuple_size, [[]]}, {tuple_to_list, [{a, b}]}, {tuple_to_list, [{}]}, {tuple_to_list, [a]},
     {list_to_tuple, [[]]}, {list_to_tuple, [[a, b]]}, {list_to_tuple, [[a | b]]}, {list_to_tuple, [x]},
     {make_tuple, [3, x]}, {make_tuple, [0, x]}, {make_tuple, [-1, x]}, {make_tuple, [a, x]},
     {make_tuple, [3, x, [{1, a}, {3, b}, {1, c}]]}, {make_tuple, [3, x, [{4, a}]]}, {make_tuple, [3, x, [a]]},
     {append_element, [{a}, b]}, {append_element, [a, b]}, {insert_element, [1, {a, b}, x]},
     {insert_element, [3, {a, b}, x]}, {insert_element, [4, {a, b}, x]}, {insert_element, [0, {}, x]},
     {delete_element, [1, {a, b}]}, {delete_element, [3, {a, b}]}, {delete_element, [1, {}]},
     {atom_to_list, [abc]}, {atom_to_list, ['']}, {atom_to_list, ['Åb']}, {atom_to_list, ["a"]},
     {list_to_atom, ["abc"]}, {list_to_atom, [""]}, {list_to_atom, [[229, 955]]}, {list_to_atom, [[-1]]},
     {list_to_atom, [[16#D800]]}, {list_to_atom, [[16#110000]]}, {list_to_atom, [x]}, {list_to_atom, [[$a | $b]]},
     {list_to_atom, [lists:duplicate(255, $x)]}, {list_to_atom, [lists:duplicate(256, $x)]},
     {list_to_existing_atom, ["abc"]}, {atom_to_binary, ['Åb', utf8]}, {atom_to_binary, ['Åb', latin1]},
     {atom_to_binary, ['λ', latin1]}, {atom_to_binary, [a, x]}, {atom_to_binary, ["a", utf8]},
     {binary_to_atom, [<<"ab">>, utf8]}, {binary_to_atom, [<<255>>, utf8]}, {binary_to_atom, [<<255>>, latin1]},
     {binary_to_atom, [<<"a">>, x]}, {binary_to_atom, [a, utf8]}, {binary_to_atom, [<<1:3>>, utf8]},
     {integer_to_list, [0]}, {integer_to_list, [-12]}, {integer_to_list, [1 bsl 100]}, {integer_to_list, [1.0]},
     {integer_to_list, [255, 16]}, {integer_to_list, [-255, 2]}, {integer_to_list, [35, 36]}, {integer_to_list, [1, 1]},
     {integer_to_list, [1, 37]}, {integer_to_list, [1, a]}, {integer_to_list, [1 bsl 100, 7]}, {integer_to_list, [0, 2]},
     {integer_to_binary, [-5]}, {integer_to_binary, [a]}, {integer_to_binary, [254, 16]}, {integer_to_binary, [1, 40]},
     {list_to_integer, ["12"]}, {list_to_integer, ["+12"]}, {list_to_integer, ["-12"]}, {list_to_integer, [""]},
     {list_to_integer, ["-"]}, {list_to_integer, ["1_0"]}, {list_to_integer, [" 1"]}, {list_to_integer, ["12a"]},
     {list_to_integer, [x]}, {list_to_integer, ["123456789012345678901234567890"]}, {list_to_integer, [[$1 | $2]]},
     {list_to_integer, ["fF", 16]}, {list_to_integer, ["12", 2]}, {list_to_integer, ["zz", 36]},
     {list_to_integer, ["1", 37]}, {binary_to_integer, [<<"-77">>]}, {binary_to_integer, [<<>>]},
     {binary_to_integer, [<<"z">>, 36]}, {binary_to_integer, [77]},
     {float_to_list, [1.0]}, {float_to_list, [-0.0]}, {float_to_list, [1.0e100]}, {float_to_list, [1.5e-7]},
     {float_to_list, [123456.789]}, {float_to_list, [1]}, {float_to_binary, [0.1]},
     {list_to_float, ["1.5"]}, {list_to_float, ["-1.5e3"]}, {list_to_float, ["+1.5E-3"]}, {list_to_float, ["1"]},
     {list_to_float, ["1."]}, {list_to_float, [".5"]}, {list_to_float, ["1.0e400"]}, {list_to_float, ["1.0e-400"]},
     {list_to_float, ["1.0 "]}, {list_to_float, [x]}, {binary_to_float, [<<"2.5">>]}, {binary_to_float, [2.5]},
     {abs, [-3]}, {abs, [-3.5]}, {abs, [a]}, {float, [3]}, {float, [1 bsl 1024]}, {float, [a]},
     {round, [2.5]}, {round, [-2.5]}, {round, [0.49999999999999994]}, {round, [1.0e20]}, {round, [a]}, {trunc, [-2.7]},
     {floor, [-2.5]}, {floor, [-0.0]}, {ceil, [-2.5]}, {ceil, [2.5]}, {ceil, [a]}, {trunc, [1.0e300]},
     {size, [{a}]}, {size, [<<1, 2>>]}, {size, [<<1:9>>]}, {size, [a]}, {byte_size, [<<1:9>>]}, {byte_size, [a]},
     {bit_size, [<<1:9>>]}, {bit_size, [x]}, {min, [1, 1.0]}, {max, [1, 1.0]}, {max, [a, 1]}, {min, [1.0, 1]},
     {node, []}, {node, [a]}, {is_function, [a, -1]}, {is_function, [a, 1]}, {is_function, [a, b]}, {is_record, [{a}, a]},
     {is_record, [{a}, a, 1]}, {is_record, [{a}, a, 2]}, {is_record, [{a}, 1]}, {is_record, [x, a, -1]},
     {'and', [true, true]}, {'and', [false, x]}, {'or', [true, false]}, {'or', [true, x]}, {'xor', [true, true]}, {'not', [true]},
     {'not', [x]}, {binary_to_list, [<<1, 2>>]}, {binary_to_list, [<<>>]}, {binary_to_list, [<<1:3>>]}, {binary_to_list, [a]},
     {binary_to_list, [<<1, 2, 3>>, 2, 3]}, {binary_to_list, [<<1, 2, 3>>, 3, 2]}, {binary_to_list, [<<1>>, 0, 1]},
     {binary_to_list, [<<1>>, 1, 2]}, {binary_part, [<<1, 2, 3>>, 1, 2]}, {binary_part, [<<1, 2, 3>>, 3, -2]},
     {binary_part, [<<1, 2, 3>>, 1, 3]}, {binary_part, [<<1, 2, 3>>, {0, 2}]}, {binary_part, [<<1>>, {0, a}]},
     {binary_part, [<<1, 2, 3>>, 1, -2]}, {list_to_binary, [[1, [2, <<3>>] | <<4>>]]}, {list_to_binary, [<<1>>]},
     {list_to_binary, [[256]]}, {list_to_binary, [[a]]}, {list_to_binary, [[1 | 2]]}, {iolist_to_binary, [<<1>>]},
     {iolist_to_binary, [[[[]], "ab" | <<"c">>]]}, {iolist_to_binary, [[<<1:1>>]]}, {iolist_to_binary, [a]},
     {iolist_size, ["abc"]}, {iolist_size, [<<1, 2>>]}, {iolist_size, [[a]]}, {map_size, [#{a => 1}]}, {map_size, [a]},
     {map_get, [a, #{a => 1}]}, {map_get, [b, #{a => 1}]}, {map_get, [a, b]}, {is_map_key, [a, #{a => 1}]},
     {is_map_key, [1.0, #{1 => a}]}, {is_map_key, [a, b]}, {make_fun, [lists, map, 2]}, {make_fun, [a, b, c]},
     {make_fun, [a, b, -1]}, {make_fun, [a, b, 255]}, {make_fun, [a, b, 256]}, {nif_error, [x]}, {nif_error, [x, [y]]}, {yield, []},
     {'+', [1, 2]}, {'-', [a]}, {'bsl', [1, -1]}, {'/', [1, 2]}, {'/', [1 bsl 2000, 2]}, {'/', [3, 0.0]}, {'=:=', [1, 1.0]}].

lists() ->
    P = [{a, 1}, x, {b}, {c, 2.0, 3}, {d, 2}],
    [{reverse, [[1, 2], [3]]}, {reverse, [[1, 2], x]}, {reverse, [[], x]}, {reverse, [[1 | 2], []]}, {reverse, [x, []]},
     {member, [a, [a]]}, {member, [1, [1.0]]}, {member, [a, []]}, {member, [a, [b | c]]}, {member, [a, [a | c]]}, {member, [a, x]},
     {keyfind, [a, 1, P]}, {keyfind, [2, 2, P]}, {keyfind, [3, 3, P]}, {keyfind, [z, 1, P]}, {keyfind, [a, 0, P]},
     {keyfind, [a, x, P]}, {keyfind, [a, 1, x]}, {keyfind, [z, 1, [{a} | x]]}, {keyfind, [a, 1 bsl 70, P]}, {keyfind, [a, -1, P]},
     {keymember, [2, 2, P]}, {keymember, [9, 2, P]}, {keymember, [a, 1, [x | y]]}, {keysearch, [2, 2, P]}, {keysearch, [9, 2, P]},
     {keysearch, [2, a, P]}].

maps() ->
    M = #{a => 1, 2 => b, 2.0 => c, [x] => "y"},
    [{get, [a, M]}, {get, [2, M]}, {get, [3, M]}, {get, [a, x]}, {find, [2.0, M]}, {find, [3, M]}, {find, [a, x]},
     {is_key, [[x], M]}, {is_key, [3, M]}, {is_key, [a, x]}, {keys, [M]}, {keys, [x]}, {values, [M]}, {values, [x]},
     {put, [a, 9, M]}, {put, [z, 9, M]}, {put, [z, 9, x]}, {update, [a, 9, M]}, {update, [z, 9, M]}, {update, [a, 9, x]},
     {remove, [a, M]}, {remove, [z, M]}, {remove, [a, x]}, {take, [a, M]}, {take, [z, M]}, {take, [a, x]},
     {merge, [M, #{a => 2, q => 3}]}, {merge, [x, M]}, {merge, [M, x]}, {merge, [x, y]},
     {from_list, [[{a, 1}, {b, 2}, {a, 3}]]}, {from_list, [[a]]}, {from_list, [[{a, 1} | b]]}, {from_list, [x]},
     {from_keys, [[a, b], 1]}, {from_keys, [[a | b], 1]}, {to_list, [M]}, {to_list, [x]},
     {fold, [fun(K, V, A) -> [{K, V} | A] end, [], M]}, {map, [fun(_, V) -> {V} end, M]}, {filter, [fun(K, _) -> K =:= a end, M]},
     {size, [M]}, {with, [[a, q], M]}, {without, [[a, q], M]}, {iterator, [x]}, {foreach, [fun(_, _) -> ok end, M]}].

math() ->
    [{F, [X]} || F <- [sqrt, sin, cos, tan, exp, log, log2, log10, ceil, floor, atan, acos, asinh, tanh],
                 X <- [0, 1, -1, 0.5, 2, 100, a, 1 bsl 2000]]
    ++ [{F, [X, Y]} || F <- [pow, atan2, fmod], X <- [0, 1, -2, 2.5, a], Y <- [0, 3, -1, 0.5, b, 1 bsl 2000]] ++ [{pi, []}].

dictionary() ->
    [put(a, 1), put(b, 2), get(a), get(c), put(a, 3), erase(b), erase(b), put(1, i), put(1.0, f), get(1),
     lists:sort(get()), length(get_keys()), get_keys(3)].

phash(T) -> [erlang:phash(T, R) || R <- [1 bsl 32, 16, 1000003]].

operators() ->
    A = hd([1]), B = hd([2.0]),
    [A + B, A - B, A * B, A / B, A < B, A == B, -A, -B, +A, A =< B, A =/= B].
