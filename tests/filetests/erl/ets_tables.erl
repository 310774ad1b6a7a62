%% Tables of ets: each function makes its own, and shows what calls make of it. Results of hash
%% tables are sorted where they have no order.
-module(ets_tables).
-export([calls/0]).
-compile(export_all).

calls() ->
    [{F, []} || F <- [ordered, walks, sets, bags, duplicates, counters, elements, handles, infos, chunks, deleting, replacing,
                      compiled, from_library, fixed, options, owners]]
    ++ [{made, [O]} || O <- options_of_new()]
    ++ [{wrong, [F, A]} || {F, A} <- wrong()]
    ++ [{pattern, [T, P]} || {T, P} <- patterns()]
    ++ [{guard, [G]} || G <- guards()]
    ++ [{body, [B]} || B <- bodies()]
    ++ [{ets, test_ms, [{1, 2}, S]} || S <- specs()]
    ++ [{function, [F, A]} || {F, A} <- functions()].

%% What a call gives: its value, or the exception with the top of its trace.
attempt(F, A) -> try apply(ets, F, A) catch C:R:S -> {C, R, hd(S)} end.

new(Type) -> new(Type, []).
new(Type, Objects) ->
    [catch ets:delete(N) || N <- [t, o, named, other]],
    T = ets:new(t, [Type, named_table]),
    ets:insert(T, Objects),
    T.

ordered() ->
    new(ordered_set, [{2, b}, {1, a}, {3.0, c}, {a, d}, {{1}, e}, {[], f}, {"x", g}]),
    [ets:tab2list(t), ets:lookup(t, 1.0), ets:insert(t, {1.0, z}), ets:lookup(t, 1), ets:member(t, 3), ets:take(t, 2), ets:take(t, 2),
     ets:delete(t, nosuch), ets:insert_new(t, {1, q}), ets:insert_new(t, [{7, x}, {8, x}]), ets:tab2list(t), ets:lookup_element(t, a, 2),
     [attempt(slot, [t, I]) || I <- [-1, 0, 1, 8, 9, x]]].

walks() ->
    new(ordered_set, [{K} || K <- [1, 2, 3, a]]),
    [ets:first(t), ets:last(t), [ets:next(t, K) || K <- [0, 1, 1.5, 3.0, a, b]], [ets:prev(t, K) || K <- [0, 1, 1.5, 3.0, a, b]],
     ets:foldl(fun({K}, A) -> [K | A] end, [], t), ets:foldr(fun({K}, A) -> [K | A] end, [], t), ets:delete_all_objects(t), ets:first(t), ets:last(t)].

sets() ->
    new(set, [{a, 1}, {b, 2}, {a, 3}, {1, i}, {1.0, f}]),
    [lists:sort(ets:tab2list(t)), ets:lookup(t, 1), ets:lookup(t, 1.0), ets:member(t, 2), ets:delete_object(t, {a, 1}), ets:delete_object(t, {a, 3}),
     ets:lookup(t, a), ets:insert_new(t, [{b, x}, {c, y}]), ets:lookup(t, c), ets:insert(t, []), lists:sort(walk(ets:first(t))), attempt(next, [t, zz]),
     ets:info(t, size), lists:sort(ets:select(t, [{'_', [], ['$_']}])), ets:delete(t), ets:info(t)].

walk('$end_of_table') -> [];
walk(K) -> [K | walk(ets:next(t, K))].

bags() ->
    new(bag), [ets:insert(t, O) || O <- [{1, a}, {1, b}, {1, a}, {2, c}, {1, 1.0}, {1, 1}]],
    A = [ets:lookup(t, 1), ets:lookup_element(t, 1, 2), ets:info(t, size), ets:insert_new(t, {1, zz}), ets:insert_new(t, [{5, z}, {5, z}]),
         ets:insert_new(t, [{6, z}, {1, y}]), ets:lookup(t, 5), ets:delete_object(t, {1, b}), ets:lookup(t, 1), ets:take(t, 1), ets:take(t, 1)],
    ets:insert(t, [{9, a}, {9, b}, {9, c}]),
    [A, ets:lookup(t, 9), attempt(update_counter, [t, 9, 1]), attempt(update_element, [t, 9, {2, x}]), attempt(select_replace, [t, []])].

duplicates() ->
    new(duplicate_bag), ets:insert(t, [{1, a}, {1, b}, {1, a}, {2, c}, {1, 1.0}]),
    [ets:lookup(t, 1), ets:info(t, size), ets:delete_object(t, {1, a}), ets:lookup(t, 1), ets:insert_new(t, [{7, a}, {7, a}]), ets:lookup(t, 7)].

counters() ->
    new(set, {k, 1, 2, a}),
    [attempt(update_counter, [t, k, O]) || O <- [1, {2, 1}, {3, -5}, {3, -5, -10, 99}, {3, -5, -10, 99}, {3, 5, 10, 0}, [{2, 1}, {3, 1}, {2, 1}],
        [{2, 1}, {4, 1}], [], {1, 1}, {9, 1}, {0, 1}, {2, a}, a, {2, 1 bsl 70}, {2, 1, 2}, [x], [{2, 1} | x]]]
    ++ [attempt(update_counter, [t, K, O, D]) || {K, O, D} <- [{n, 1, {x, 5}}, {n, 1, {x, 5}}, {m, 1, x}, {m, [{2, 1}, {2, 2}], {m, 0}}]]
    ++ [attempt(update_counter, [t, nosuch, 1]), lists:sort(ets:tab2list(t))].

elements() ->
    new(ordered_set, {1, a, b}),
    [attempt(update_element, [t, K, O]) || {K, O} <- [{1, {2, x}}, {1.0, {2, y}}, {1, [{2, p}, {3, q}]}, {1, {1, x}}, {1, {9, x}}, {1, {0, x}}, {2, {2, x}},
        {2, {1, x}}, {1, []}, {1, x}, {1, [{3, z}, {1, x}]}, {1, {2}}]]
    ++ [attempt(lookup_element, [t, K, P]) || {K, P} <- [{1, 1}, {1.0, 1}, {1, 4}, {1, 0}, {1, a}, {zz, 1}]] ++ [ets:tab2list(t)].

handles() ->
    new(set),
    T = ets:new(plain, []),
    N = ets:new(named, [named_table]),
    [N, is_reference(T), ets:whereis(plain), is_reference(ets:whereis(named)), ets:info(ets:whereis(named), name), ets:rename(named, other), ets:whereis(named),
     ets:insert(T, {x}), ets:rename(T, named) =:= T, ets:info(T, name), attempt(new, [other, [named_table]]), attempt(rename, [other, "x"]),
     attempt(give_away, [other, self(), x]) =:= ok, element(2, attempt(give_away, [other, x, x])), ets:delete(other), attempt(lookup, [other, 1])].

infos() ->
    T = new(ordered_set, [{1}, {2}]),
    [[ets:info(T, I) || I <- [size, type, keypos, name, named_table, protection, heir, node, compressed, fixed, safe_fixed, stats, decentralized_counters,
        read_concurrency, write_concurrency, binary]], [K || {K, _} <- ets:info(T)], ets:info(T, owner) =:= self(), ets:info(nosuch, size),
     attempt(info, [T, foo]), attempt(info, [nosuch, foo]), attempt(info, [[]]), attempt(info, [[], size])].

chunks() ->
    new(ordered_set, [{K, K * K} || K <- lists:seq(1, 5)]),
    All = [{'$1', [], ['$1']}], One = [{{3, '_'}, [], ['$_']}],
    [rest(ets:select(t, All, N)) || N <- [1, 2, 5, 6]] ++ [rest(ets:select_reverse(t, All, 2)), rest(ets:match(t, {'$1', '_'}, 2)),
     rest(ets:match_object(t, {'_', '_'}, 4)), ets:select(t, One, 1), ets:select(t, [{{9, '_'}, [], [x]}], 1), ets:select('$end_of_table')]
    ++ [attempt(F, A) || {F, A} <- [{select, [t, All, 0]}, {select, [t, All, a]}, {match, [t, x, -1]}, {select, [x]}, {select, [{nosuch, b}]}, {match, ['$end_of_table']}]].

rest('$end_of_table') -> [];
rest({L, '$end_of_table'}) -> [L, last];
rest({L, C}) -> [L | rest(ets:select(C))].

deleting() ->
    new(ordered_set, [{K, K rem 3} || K <- lists:seq(1, 20)]),
    [ets:select_delete(t, [{{'$1', '_'}, [{'>', '$1', 17}], [true]}]), ets:select_delete(t, [{{'$1', '_'}, [], [{'>', '$1', 15}]}, {'_', [], [yes]}]),
     ets:match_delete(t, {'_', 1}), ets:tab2list(t), ets:select_count(t, [{{'_', 2}, [], [true]}]), ets:select_delete(t, [{'_', [], [true]}]), ets:tab2list(t)].

replacing() ->
    new(ordered_set, [{1, a}, {2, b}, {3, c}]),
    [attempt(select_replace, [t, S]) || S <- [[{{'$1', '_'}, [], [{{'$1', z}}]}], [{{'$1', '_'}, [], [{{1, z}}]}], [{{'$1', '$2'}, [], [{{'$1', {const, 2}}}]}],
        [{{'$1', '$2'}, [], [{{{'+', '$1', 0}, x}}]}], [{{1, '$2'}, [], [{{1, {const, 2}}}]}], [{{1, '$2'}, [], ['$_']}], [{{2, '_'}, [], [{{{const, 2}, y}}]}],
        [{{'$1', '_'}, [{'>', '$1', 2}], [{{{element, 1, '$_'}, {{'$1', w}}}}]}], [{'$1', [], ['$1']}], [{{'_', '_'}, [], [{{'_', x}}]}], []]]
    ++ [ets:tab2list(t)].

compiled() ->
    C = ets:match_spec_compile([{{'$1'}, [{'<', '$1', 3}], ['$1']}, {{'_'}, [], [more]}]),
    [ets:is_compiled_ms(C), ets:is_compiled_ms(x), ets:match_spec_run([{1}, a, {2}, {5}, {1, 2}], C), element(2, attempt(match_spec_run, [[{1} | a], C])),
     attempt(match_spec_run, [[{1}], x]), attempt(match_spec_compile, [x]), attempt(match_spec_compile, [[]])].

from_library() ->
    new(set, [{K, {K}} || K <- lists:seq(1, 50)]),
    O = ets:new(o, [ordered_set, named_table]),
    ets:foldl(fun({K, V}, _) -> ets:insert(O, {K, V, old}) end, none, t),
    G = digraph:new(), [digraph:add_vertex(G, V) || V <- [a, b, c, d]], [digraph:add_edge(G, A, B) || {A, B} <- [{a, b}, {b, c}, {c, a}, {c, d}]],
    [ets:match(o, {7, '$1', '_'}), ets:tab2list(o), ets:foldl(fun({K, _}, S) -> K + S end, 0, t), lists:sort(ets:match(t, {'$1', {3}})), ets:match_object(t, {'_', {4}}),
     digraph:get_path(G, a, d), digraph:get_cycle(G, a), lists:sort(digraph:vertices(G)), lists:sort(digraph_utils:reachable([b], G)),
     lists:sort([lists:sort(C) || C <- digraph_utils:strong_components(G)]), digraph:no_edges(G)].

fixed() ->
    new(set, [{a}, {b}]),
    ets:safe_fixtable(t, true),
    F = ets:first(t), N = ets:next(t, F), ets:delete(t, F),
    [ets:info(t, fixed), ets:next(t, F) =:= N, ets:safe_fixtable(t, true), ets:safe_fixtable(t, false), ets:info(t, fixed), ets:safe_fixtable(t, false), ets:info(t, fixed),
     ets:info(t, safe_fixed), attempt(safe_fixtable, [t, x])].

options() ->
    new(set),
    [attempt(setopts, [t, O]) || O <- [{heir, none}, x, [{heir, self(), x}], {protection, public}, {protection, x}, [], [{protection, private}, {heir, none}], [x]]]
    ++ [ets:info(t, protection), ets:info(t, heir)].

%% Tables end with their owners, unless there is an heir; or they are given away.
owners() ->
    new(set, {mine, 1}),
    Me = self(),
    Run = fun(F) -> {P, R} = spawn_monitor(F), receive {'DOWN', R, process, P, Reason} -> Reason end end,
    Gone = Run(fun() -> ets:new(o, [named_table]), exit({made, ets:info(o, size)}) end),
    Heir = Run(fun() -> T = ets:new(o, [named_table, {heir, Me, data}]), ets:insert(T, {a, 1}), exit(ok) end),
    Told = receive {'ETS-TRANSFER', o, _, Data} -> Data after 1000 -> none end,
    Seen = Run(fun() -> exit({attempt(lookup, [t, mine]), attempt(insert, [t, {a}]), attempt(delete, [t]), attempt(rename, [t, x]), attempt(setopts, [t, []])}) end),
    P = spawn(fun() -> receive {'ETS-TRANSFER', t, Me, Gift} -> Me ! {given, Gift, ets:info(t, owner) =:= self()}, receive stop -> ok end end end),
    true = ets:give_away(t, P, gift),
    Given = receive {given, G, IsOwner} -> {G, IsOwner} end,
    All = [Gone, Heir, Told, ets:lookup(o, a), ets:info(o, owner) =:= Me, Seen, Given, ets:info(t, owner) =:= P, attempt(insert, [t, {b}]), lists:member(o, ets:all()),
     element(2, attempt(lookup_element, [o, a, 3]))],
    Watch = monitor(process, P),
    P ! stop,
    receive {'DOWN', Watch, process, P, normal} -> All ++ [ets:info(t)] end.

options_of_new() ->
    [[], [set], [ordered_set, public], [x], [{keypos, 2}], [{keypos, 0}], [{keypos, a}], [a | b], x, [{heir, none}], [{heir, x}], [compressed],
     [{write_concurrency, true}, {read_concurrency, true}], [{write_concurrency, auto}], [{decentralized_counters, true}], [{read_concurrency, x}], [bag, private, set], [ordered_set, set], [ordered_set, bag]].

made(O) ->
    case attempt(new, [made, O]) of
        T when is_reference(T) -> [ets:info(T, I) || I <- [type, keypos, protection, compressed, read_concurrency]] ++ [attempt(insert, [T, X]) =:= true || X <- [{}, {a}, {a, b}, x]];
        E -> E
    end.

wrong() ->
    [{F, [X | A]} || {F, A} <- [{lookup, [1]}, {insert, [{1}]}, {delete, []}, {first, []}, {next, [1]}, {select, [[]]}, {match, ['_']}, {rename, [y]}, {update_counter, [1, 1]},
        {setopts, [[]]}, {info, []}, {tab2list, []}, {safe_fixtable, [true]}, {take, [1]}, {slot, [1]}, {select_delete, [[]]}, {select_count, [[]]}],
        X <- [nosuch, "x", 1]]
    ++ [{insert, [t, O]} || O <- [x, {}, [{1} | x], [{1}, x]]]
    ++ [{select, [t, S]} || S <- [x, [{a}], [{'_', [], ['$_']} | x], [{'_', [], ['$1']}], [{'_', [], []}], [{'_', [], [{}]}], [{{'_'}, [], [{1, 2}]}], [{#{'$1' => a}, [], [x]}]]]
    ++ [{whereis, [1]}, {new, ["s", []]}, {match, [t, {#{'$1' => x}}]}, {internal_delete_all, [t, undefined]}].

wrong(F, A) -> new(set), attempt(F, A).

patterns() ->
    [{{1, 1}, {'$1', '$1'}}, {{1, 1.0}, {'$1', '$1'}}, {{1, 1}, '$1'}, {{[a, b | c]}, {['$2', b | '$1']}}, {{[a, b]}, {['_' | '$1']}},
     {{#{a => 1, b => 2}}, {#{a => '$1'}}}, {{#{a => 1}}, {#{c => '$1'}}}, {{#{a => 1}}, {#{}}}, {{<<1>>}, {<<1>>}}, {{a, b}, {a, b, c}}, {{1, 2}, {'$10', '$2'}},
     {{1, 2}, {'$01', '$2'}}, {{1, 2}, {'$1a', '$2'}}, {{1, 2}, {'$100000000', '$2'}}, {{1, 2}, {'$100000001', '$2'}}, {{'$'}, {'$'}},
     {{#{a => #{b => 1}}}, {#{a => #{b => '$3'}}}}, {{1.0}, {1}}, {{"ab"}, {"ab"}}, {{"ab"}, {[$a, '$0']}}, {{a}, x}, {{a}, {}}].

pattern(T, P) -> ets:test_ms(T, [{P, [], ['$$']}]).

guards() ->
    [['$1'], [true], [false], [{const, true}], [{'==', '$1', 1}], [{'=:=', '$1', 1.0}], [{'==', '$1', 1.0}], [{'and', true, true, true}], [{'and', true, 1}], [{'and', true}], [{'or', false, true, x}],
     [{'andalso', true, true, true}], [{'orelse', false, x}], [{'orelse', false, false, true}], [{'andalso', false, {hd, 1}}], [{'orelse', true, {hd, 1}}], [{'orelse', {hd, 1}, true}],
     [{is_record, {{r, 1}}, r, 2}], [{is_record, '$_', r}], [{'not', '$_'}], [{'not', false}], ['$_'], [self], [{self}], [{'==', {self}, {self}}], [{'=:=', 1, {'-', 0, -1}}],
     [{is_list, ['$1', {hd, ['$1']}]}], [{'==', {{'$1'}}, {{1}}}], [{'==', #{a => '$1'}, #{a => 1}}], [{is_integer, '$1'}, {is_atom, '$1'}], [{'>', {'+', '$1', '$2'}, 2}], x, [{'xor', true, false}]].

guard(G) -> ets:test_ms({1, 2}, [{{'$1', '$2'}, G, [x]}]).

bodies() ->
    [['$1'], ['$_'], ['$$'], [{{'$2', '$1'}}], [{{}}], [{}], [{1, 2}], [[]], ["abc"], [['$1' | '$2']], [#{'$1' => '$2', {const, {a}} => {const, b}}], [{const, {a}}], [{const}], [{const, 1, 2}],
     [{hd, '$1'}], [a, {hd, 1}, c], [{'andalso', true, 1}], [{'andalso', true, '$1'}], [{'andalso', 1, true}], ['_'], ['$x'], [{{a, b}, c}], ['$3'], [{foo, 1}, '$3', {a}], x, [], [{self, 1}], [{node}], [{element, 3, '$_'}],
     [{get_tcw}], [{display, 1}], [{is_seq_trace}], [{'+', '$1', {'*', '$2', 10}}], [{'bsl', '$2', 3}], [{'div', '$1', 0}], [{map_get, a, #{a => '$1'}}], [{size, '$_'}], [{length, ['$1']}], [{abs, -1}]].

body(B) -> ets:test_ms({1, 2}, [{{'$1', '$2'}, [], B}]).

specs() ->
    [[{{'$1', '_'}, [], ['$1']}, {'_', [], [second]}], [{{2, '_'}, [], [first]}, {'_', [], [second]}], [{'_', [false], [second]}], [{'_', x, [x]}], [x], [], x, [{x, [], [1]}],
     [{'_', [{foo}], [{bar, 1}]}, {a}]].

functions() ->
    [{F, N} || F <- [is_atom, is_list, is_boolean, is_bitstring, is_function, is_record, is_map_key, map_size, abs, ceil, floor, float, round, hd, tl, length, size, tuple_size, byte_size,
        bit_size, binary_part, node, self, min, max, element, setelement, '+', '-', '*', '/', 'div', 'rem', 'band', 'bnot', 'bsr', '==', '=<', '>=', '=', '++', 'and', 'or', 'xor', 'not', 'andalso', 'orelse', const,
        return_trace, message, caller, trace, silent], N <- [0, 1, 2, 3], {F, N} =/= {self, 0}].

function(F, N) -> ets:test_ms({1, 2}, [{{'$1', '_'}, [], [list_to_tuple([F | lists:duplicate(N, '$1')])]}]).
