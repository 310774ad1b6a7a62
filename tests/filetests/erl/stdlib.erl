%% Calls of Debian's own modules.
-module(stdlib).
-export([lists/0, keyed_lists/0, ordered/0, trees/0, queues/0, tables/0, errors/0, texts/0, calls/0]).

calls() -> [].

all(M, Calls) -> [{M, F, A} || {F, A} <- Calls].

lists() ->
    L = [3, 1, 2, a, {b}, 1.0, 3, [], "s"], S = lists:seq(1, 40),
    Even = fun(X) -> X rem 2 =:= 0 end, Plus = fun erlang:'+'/2,
    all(lists,
        [{sort, [L]}, {sort, [[]]}, {sort, [[b, a]]}, {sort, [lists:reverse(S)]}, {usort, [L]}, {usort, [[a]]},
         {sort, [fun erlang:'>='/2, S]}, {usort, [fun erlang:'=<'/2, L]}, {msort, [L]}, {merge, [[1, 3], [2, 4]]},
         {merge, [[[1, 4], [2], [], [3]]]}, {umerge, [[1, 3], [1, 2]]}, {merge3, [[1], [0], [2]]}, {umerge3, [[1], [1], [1]]},
         {seq, [1, 5]}, {seq, [5, 1]}, {seq, [1, 0]}, {seq, [1, 10, 3]}, {seq, [10, 1, -3]}, {seq, [1, 1, 0]}, {sum, [S]},
         {nth, [1, L]}, {nth, [3, L]}, {nthtail, [3, L]}, {nthtail, [0, L]}, {last, [L]}, {droplast, [L]}, {max, [L]}, {min, [L]},
         {reverse, [L]}, {append, [[[1], [2, 3], []]]}, {append, [[1], [2]]}, {concat, [[a, 1, "x", 2.5]]}, {flatten, [[1, [2, [3, []], "ab"]]]},
         {flatten, [[[1]], tail]}, {flatlength, [[1, [2, [3]]]]}, {duplicate, [3, x]}, {delete, [3, L]}, {delete, [zz, L]}, {subtract, [L, [3, a]]},
         {sublist, [S, 5]}, {sublist, [S, 38, 10]}, {sublist, [S, 0]}, {split, [3, S]}, {splitwith, [Even, [2, 4, 5, 6]]},
         {takewhile, [Even, [2, 4, 5, 6]]}, {dropwhile, [Even, [2, 4, 5, 6]]}, {partition, [Even, S]}, {filter, [Even, S]},
         {filtermap, [fun(X) -> X > 3 andalso {true, X * 2} end, [1, 4, 5]]}, {map, [fun(X) -> {X} end, L]},
         {flatmap, [fun(X) -> [X, X] end, [1, 2]]}, {foldl, [Plus, 0, S]}, {foldr, [fun(X, A) -> [X | A] end, [], S]},
         {mapfoldl, [fun(X, A) -> {X * A, A + 1} end, 1, [1, 2, 3]]}, {mapfoldr, [fun(X, A) -> {X * A, A + 1} end, 1, [1, 2, 3]]},
         {foreach, [Even, S]}, {all, [Even, S]}, {any, [Even, S]}, {search, [Even, S]}, {zip, [[1, 2], [a, b]]}, {zip3, [[1], [2], [3]]},
         {zipwith, [Plus, [1, 2], [3, 4]]}, {unzip, [[{1, a}, {2, b}]]}, {unzip3, [[{1, 2, 3}]]}, {prefix, [[1], [1, 2]]},
         {suffix, [[2], [1, 2]]}, {join, [x, [1, 2, 3]]}, {uniq, [[1, 2, 1, 1.0]]}, {uniq, [fun({X, _}) -> X end, [{a, 1}, {a, 2}]]},
         {enumerate, [[a, b]]}, {enumerate, [5, [a, b]]}, {member, [a, L]}, {rmerge, [[3, 1], [4, 2]]}, {zf, [Even, S]}]).

keyed_lists() ->
    K = [{b, 1}, {a, 2}, {c, 0}, {a, 3}],
    all(lists,
        [{keysort, [1, K]}, {keysort, [2, K]}, {ukeysort, [1, K]}, {keydelete, [a, 1, K]}, {keydelete, [z, 1, K]}, {keyfind, [a, 1, K]},
         {keymap, [fun(X) -> {X} end, 2, K]}, {keymember, [3, 2, K]}, {keymerge, [1, [{a, 1}], [{b, 2}]]}, {ukeymerge, [1, [{a, 1}], [{a, 2}]]},
         {keyreplace, [a, 1, K, {z, 9}]}, {keystore, [q, 1, K, {q, 9}]}, {keytake, [a, 1, K]}, {keytake, [z, 1, K]}, {keysearch, [c, 1, K]}])
    ++ all(proplists,
        [{get_value, [a, K]}, {get_value, [q, K, def]}, {get_all_values, [a, K]}, {get_keys, [[{a, 1}, b]]}, {delete, [a, K]},
         {is_defined, [a, K]}, {lookup, [a, K]}, {lookup_all, [a, K]}, {get_bool, [x, [x]]}, {compact, [[{a, true}, b]]},
         {unfold, [[a, {b, 1}]]}, {expand, [[{a, [b, c]}], [a, d]]}, {split, [K, [a]]}, {substitute_aliases, [[{a, z}], [a, {a, 1}]]},
         {normalize, [[a, {b, 1}], [{aliases, [{a, q}]}]]}, {append_values, [a, K]}, {property, [a, true]}, {get_value, [a, x]}]).

ordered() ->
    O = orddict:from_list([{b, 2}, {a, 1}, {c, 3}]), S = ordsets:from_list([c, a, b, a]), T = ordsets:from_list([b, d]),
    all(orddict,
        [{from_list, [[{b, 1}, {a, 2}, {b, 3}]]}, {fetch, [a, O]}, {fetch, [z, O]}, {find, [b, O]}, {find, [z, O]}, {store, [z, 1, O]},
         {append, [a, 1, [{a, [0]}]]}, {append_list, [a, [1, 2], [{a, [0]}]]}, {update, [a, fun(X) -> X + 1 end, O]},
         {update, [z, fun(X) -> X end, O]}, {update, [z, fun(X) -> X end, 0, O]}, {update_counter, [a, 5, O]}, {erase, [b, O]},
         {fold, [fun(_, V, A) -> V + A end, 0, O]}, {map, [fun(K, V) -> {K, V} end, O]}, {filter, [fun(_, V) -> V > 1 end, O]},
         {merge, [fun(_, A, B) -> A + B end, O, O]}, {take, [a, O]}, {size, [O]}, {is_key, [a, O]}, {fetch_keys, [O]}, {to_list, [O]}, {is_empty, [O]}])
    ++ all(ordsets,
        [{from_list, [[c, a, b, a]]}, {union, [S, T]}, {union, [[S, T, [zz]]]}, {intersection, [S, T]}, {intersection, [[S, T]]}, {subtract, [S, T]},
         {is_subset, [[a], S]}, {is_disjoint, [S, T]}, {add_element, [bb, S]}, {del_element, [b, S]}, {is_element, [b, S]},
         {fold, [fun(X, A) -> [X | A] end, [], S]}, {filter, [fun(X) -> X > a end, S]}, {is_set, [[b, a]]}, {is_set, [S]}, {size, [S]}, {new, []}]).

trees() ->
    G = gb_sets:from_list([c, a, b, 1, 2.0]), H = gb_sets:from_list([b, z]), T = gb_trees:from_orddict([{K, K * K} || K <- lists:seq(1, 20)]),
    all(gb_sets,
        [{from_list, [[c, a, b]]}, {from_list, [lists:seq(1, 30)]}, {to_list, [G]}, {union, [G, H]}, {intersection, [G, H]}, {difference, [G, H]},
         {add, [q, G]}, {insert, [q, G]}, {insert, [a, G]}, {delete, [a, G]}, {delete, [zz, G]}, {delete_any, [zz, G]}, {is_member, [a, G]},
         {smallest, [G]}, {largest, [G]}, {take_smallest, [G]}, {take_largest, [G]}, {balance, [G]}, {size, [G]}, {is_subset, [H, G]},
         {fold, [fun(X, A) -> [X | A] end, [], G]}, {filter, [fun is_atom/1, G]}, {next, [gb_sets:iterator(G)]}, {is_disjoint, [G, H]}, {smallest, [gb_sets:new()]}])
    ++ all(gb_trees,
        [{get, [3, T]}, {get, [99, T]}, {lookup, [3, T]}, {lookup, [99, T]}, {insert, [21, x, T]}, {insert, [3, x, T]}, {enter, [3, x, T]},
         {update, [3, x, T]}, {update, [99, x, T]}, {delete, [7, T]}, {delete, [99, T]}, {delete_any, [99, T]}, {keys, [T]}, {values, [T]}, {to_list, [T]},
         {smallest, [T]}, {largest, [T]}, {take_smallest, [T]}, {take_largest, [T]}, {take, [5, T]}, {take_any, [99, T]}, {balance, [T]}, {size, [T]},
         {map, [fun(_, V) -> V + 1 end, T]}, {is_defined, [4, T]}, {next, [gb_trees:iterator_from(5, T)]}, {from_orddict, [[{a, 1}, {b, 2}]]}]).

queues() ->
    Q = queue:from_list(lists:seq(1, 7)), A = array:from_list([a, b, c]),
    all(queue,
        [{in, [x, Q]}, {in_r, [x, Q]}, {out, [Q]}, {out_r, [Q]}, {out, [queue:new()]}, {to_list, [Q]}, {len, [Q]}, {reverse, [Q]}, {split, [3, Q]},
         {split, [9, Q]}, {join, [Q, Q]}, {filter, [fun(X) -> X > 3 end, Q]}, {head, [Q]}, {head, [queue:new()]}, {tail, [Q]}, {get, [Q]}, {get_r, [Q]},
         {peek, [Q]}, {peek_r, [Q]}, {drop, [Q]}, {drop_r, [Q]}, {drop, [queue:new()]}, {is_queue, [x]}, {member, [3, Q]}, {any, [fun(X) -> X > 6 end, Q]},
         {all, [fun(X) -> X > 6 end, Q]}, {fold, [fun(X, S) -> X + S end, 0, Q]}, {delete, [3, Q]}, {in, [x, y]}, {is_empty, [Q]}, {cons, [x, Q]}, {last, [Q]}])
    ++ all(array,
        [{from_list, [[a, b]]}, {get, [1, A]}, {get, [9, A]}, {set, [20, z, A]}, {set, [-1, z, A]}, {to_list, [A]}, {size, [A]}, {sparse_size, [A]},
         {new, [10]}, {new, [[{size, 3}, {default, 0}, {fixed, true}]]}, {reset, [1, A]}, {resize, [2, A]}, {foldl, [fun(I, V, S) -> [{I, V} | S] end, [], A]},
         {map, [fun(I, V) -> {I, V} end, A]}, {to_orddict, [A]}, {from_orddict, [[{1, a}, {3, b}]]}, {is_array, [x]}, {fix, [A]}]).

tables() ->
    D = dict:from_list([{K, K * 2} || K <- lists:seq(1, 30)]), S1 = sets:from_list([a, b, "c", {d}, 5]), T1 = sets:from_list([{d}, e]),
    M = maps:from_list([{K, K * 2} || K <- lists:seq(1, 20)]), S = sets:from_list([a, b, c], [{version, 2}]), T = sets:from_list([c, d], [{version, 2}]),
    all(sets,
        [{from_list, [[a, b], [{version, 2}]]}, {is_element, [a, S]}, {add_element, [z, S]}, {del_element, [a, S]}, {union, [S, T]}, {intersection, [S, T]},
         {subtract, [S, T]}, {size, [S]}, {is_subset, [T, S]}, {is_disjoint, [S, T]}, {fold, [fun(X, A) -> [X | A] end, [], S]}, {filter, [fun(X) -> X > a end, S]},
         {to_list, [S]}, {is_set, [S]}, {is_set, [x]}, {new, [[{version, 2}]]}, {is_empty, [S]}])
    ++ all(sets,
        [{from_list, [[a, b]]}, {is_element, [a, S1]}, {add_element, [z, S1]}, {del_element, [a, S1]}, {union, [S1, T1]}, {intersection, [S1, T1]},
         {subtract, [S1, T1]}, {size, [S1]}, {fold, [fun(X, A) -> [X | A] end, [], S1]}, {to_list, [S1]}, {union, [S, S1]}])
    ++ all(dict,
        [{from_list, [[{a, 1}, {b, 2}, {a, 3}]]}, {fetch, [3, D]}, {fetch, [99, D]}, {find, [3, D]}, {find, [99, D]}, {store, [99, x, D]}, {erase, [3, D]},
         {append, [a, 1, dict:new()]}, {update, [3, fun(X) -> X + 1 end, D]}, {update_counter, [3, 5, D]}, {fold, [fun(_, V, A) -> V + A end, 0, D]},
         {map, [fun(K, V) -> {K, V} end, D]}, {filter, [fun(_, V) -> V > 10 end, D]}, {to_list, [D]}, {fetch_keys, [D]}, {size, [D]}, {take, [3, D]},
         {merge, [fun(_, A, B) -> {A, B} end, D, dict:from_list([{1, x}, {77, y}])]}])
    ++ all(maps,
        [{to_list, [M]}, {fold, [fun(K, V, A) -> K + V + A end, 0, M]}, {map, [fun(K, V) -> {K, V} end, M]}, {filter, [fun(K, _) -> K > 15 end, M]},
         {filtermap, [fun(K, V) -> K > 15 andalso {true, V} end, M]}, {update_with, [3, fun(V) -> {V} end, M]}, {update_with, [99, fun(V) -> {V} end, M]},
         {update_with, [99, fun(V) -> {V} end, init, M]}, {with, [[1, 2, 99], M]}, {without, [[1, 2], M]}, {merge_with, [fun(_, A, B) -> {A, B} end, #{a => 1}, #{a => 2, b => 3}]},
         {intersect, [M, #{1 => x}]}, {intersect_with, [fun(_, A, B) -> {A, B} end, M, #{1 => x}]}, {groups_from_list, [fun(X) -> X rem 3 end, [1, 2, 3, 4, 5]]},
         {next, [maps:iterator(#{a => 1, b => 2})]}, {get, [99, M, default]}, {foreach, [fun(_, _) -> ok end, M]}, {size, [M]}, {merge, [M, #{1 => z}]}]).

errors() ->
    [{lists, nth, [0, [a]]}, {lists, nth, [2, [a]]}, {lists, nth, [a, [a]]}, {lists, seq, [a, b]}, {lists, seq, [1, 5, -1]}, {lists, sum, [[a]]},
     {lists, map, [x, [1]]}, {lists, map, [fun(X) -> X end, [1 | 2]]}, {lists, map, [fun(_) -> erlang:error(inside) end, [1]]}, {lists, foldl, [x, 0, []]},
     {lists, foldl, [fun(_) -> x end, 0, [1]]}, {lists, last, [[]]}, {lists, zip, [[1], []]}, {lists, sort, [x]}, {lists, sort, [[b | a]]}, {lists, keysort, [3, [{a}, {b}]]},
     {lists, max, [[]]}, {lists, nthtail, [3, [a]]}, {lists, split, [5, [1]]}, {lists, sublist, [x, 1]}, {lists, flatten, [x]}, {lists, append, [[a]]},
     {lists, duplicate, [-1, x]}, {lists, nosuch, [1]}, {orddict, fetch, [a, x]}, {orddict, append, [a, 1, [{a, x}]]}, {gb_trees, get, [a, x]},
     {gb_sets, insert, [a, x]}, {queue, in, [x, y]}, {queue, head, [x]}, {array, get, [x, y]}, {maps, fold, [x, y, z]}, {maps, map, [fun(_) -> x end, #{a => 1}]},
     {maps, update_with, [a, b, c]}, {maps, filter, [fun(_, _) -> x end, #{a => 1}]}, {proplists, get_value, [a, [a | b]]}, {lists, delete, [a, x]},
     {lists, partition, [fun(_) -> x end, [1]]}, {lists, filter, [fun(_) -> x end, [1]]}, {lists, foreach, [y, [1]]}, {lists, concat, [[{a}]]},
     {lists, keyreplace, [a, 1, x, y]}, {lists, mapfoldl, [fun(_, _) -> x end, 0, [1]]}, {ordsets, union, [x, y]}, {ordsets, add_element, [a, x]}].

texts() ->
    Bs = [<<>>, <<"f">>, <<"foobar">>, <<0, 255, 128, 7>>, lists:seq(0, 255)],
    Ss = ["", "abc", "Hello, World", "åäö λ", [$e, 769, $x], <<"binary åλ"/utf8>>, ["deep", [<<"er">>], $!]],
    [{base64, F, [B]} || F <- [encode, encode_to_string], B <- Bs]
    ++ [{base64, F, [B]} || F <- [decode, mime_decode, decode_to_string], B <- ["", "Zg==", <<"Zm9v\nYmFy">>, "Z", "????", <<"AP+AB===">>]]
    ++ [{string, F, [S]} || F <- [length, to_graphemes, reverse, uppercase, lowercase, titlecase, casefold, trim, is_empty, next_codepoint, next_grapheme], S <- Ss]
    ++ [{string, F, [S, P]} || F <- [split, lexemes, find, prefix], S <- Ss, P <- ["l", "b", ", "]]
    ++ [{string, slice, [S, 1, 4]} || S <- Ss] ++ [{string, pad, [S, 8, D, $-]} || S <- Ss, D <- [leading, both]]
    ++ [{string, replace, [S, "l", "L", all]} || S <- Ss] ++ [{string, equal, [S, "ABC", true]} || S <- Ss]
    ++ [{unicode, F, [S]} || F <- [characters_to_list, characters_to_binary, characters_to_nfd_list, characters_to_nfc_binary, characters_to_nfkd_list], S <- Ss]
    ++ [{unicode, characters_to_binary, [S, utf8, E]} || S <- Ss, E <- [latin1, utf16, {utf16, little}, utf32]]
    ++ [{unicode, F, [D, E]} || F <- [characters_to_list, characters_to_binary], E <- [utf16, {utf16, little}, {utf32, big}, {utf32, little}, {utf16, x}],
            D <- [<<>>, <<0, 97, 3, 187>>, <<"ab", 0, 0>>, <<97, 0, 0, 0, 1>>, <<216, 60, 223, 69>>, <<216, 60, 0>>, <<220, 0>>, [<<0, 97>>, 955, [<<0>> | <<98>>]], [16#D800], [a], <<1:3>>, b]]
    ++ [{math, F, [X]} || F <- [erf, erfc], X <- [0, 0.0, -0.0, 0.1, -0.5, 0.84375, 1, 1.25, 2.857, 6, -6.5, 28.0, 1.0e-300, 1.0e300, 1 bsl 2000, a]]
    ++ [{erlang, phash, [T, 1 bsl 32]} || T <- [fun lists:reverse/2, {fun erlang:'+'/2, a}, [fun math:pi/0, 1]]]
    ++ [{binary, F, [B]} || F <- [bin_to_list, encode_hex], B <- [<<>>, <<1, 171>>]]
    ++ [{io_lib, format, [F, A]} || {F, A} <- [{"~p ~w ~s~n", [{a, "b", <<"c">>}, [1.5], "text"]}, {"~10.3.0f|~-8s|~8s|~c", [2.5, "ab", "cd", $x]},
            {"~.16B ~16.2.0#b ~+.10#", [255, 7, 99]}, {"~ts ~tp", ["λ", "λ"]}, {"~P", [lists:seq(1, 50), 10]}, {"~i~e~g", [x, 1.5, 1.0e10]}, {"~s", [a]},
            {"~p", [#{a => [#{b => c}], "k" => <<1:3>>}]}, {"~p", [lists:duplicate(30, {abc, "def", 12345})]}]]
    ++ [{io_lib, F, [T]} || F <- [print, write], T <- [a, 'A b', "x", [1, 2], {<<"b">>, 1.0}, <<255>>, #{1 => 2}, -0.0, 1 bsl 70]]
    ++ [{erl_scan, string, [S]} || S <- ["foo(X) -> <<X:8/little>>.", "\"ab\\x{3bb}\" $\\n 16#ff 1.5e3", "'unterminated", "% c\n1_000."]]
    ++ [{calendar, F, A} || {F, A} <- [{day_of_the_week, [2024, 2, 29]}, {gregorian_seconds_to_datetime, [63876543210]}, {iso_week_number, [{2021, 1, 3}]},
            {last_day_of_the_month, [2023, 2]}, {seconds_to_time, [86399]}, {valid_date, [2023, 2, 30]}, {rfc3339_to_system_time, ["2020-01-01T00:00:00Z"]}]]
    ++ [{rand, F, A} || {F, A} <- [{uniform_s, [rand:export_seed_s(rand:seed_s(exsplus, {1, 2, 3}))]}]]
    ++ [{proplists, F, A} || {F, A} <- [{get_value, [a, [b, {a, 1}]]}, {compact, [[{a, true}, b]]}, {unfold, [[a, {b, 1}]]}, {split, [[a, b, {c, 1}], [b]]}]]
    ++ [{filename, F, A} || {F, A} <- [{join, ["a", "b/c"]}, {split, ["/a/b.c"]}, {basename, [<<"x/y.erl">>, <<".erl">>]}, {extension, ["a.b.c"]}]].
