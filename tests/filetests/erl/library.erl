%% Counters, atomics, dates, identifiers, sizes: BIFs that stand in no module of their own.
-module(library).
-export([calls/0]).
-compile(export_all).

calls() ->
    [{F, []} || F <- [atomics, counters, identifiers, sizes, texts]] ++ [{attempt, [erlang, F, A]} || {F, A} <- dates()]
    ++ [{phash, [T]} || T <- [#{}, #{a => 1}, [#{a => 1}, 2], {#{b => []}, 1}]].

%% What a call gives; of exceptions without the arguments, among which are references.
attempt(M, F, A) -> try apply(M, F, A) catch C:R:S -> {C, R, element(1, hd(S)), element(2, hd(S))} end.

atomics() ->
    A = atomics:new(3, []), U = atomics:new(2, [{signed, false}]),
    [[attempt(atomics, F, [A | Args]) || {F, Args} <- [{put, [1, 5]}, {get, [1]}, {add, [1, 3]}, {add_get, [1, -10]}, {sub, [1, 1]}, {sub_get, [1, 1]}, {exchange, [1, 77]},
        {compare_exchange, [1, 77, 78]}, {compare_exchange, [1, 77, 78]}, {put, [1, (1 bsl 63) - 1]}, {add_get, [1, 1]}, {put, [4, 1]}, {put, [0, 1]}, {put, [1, 1 bsl 63]},
        {put, [1, x]}, {add, [1, 1 bsl 63]}, {get, [1]}, {add, [1, 1 bsl 64]}, {add, [1, a]}, {get, [x]}, {compare_exchange, [1, a, 1]}, {info, []}]],
     [attempt(atomics, F, [U | Args]) || {F, Args} <- [{add_get, [1, -1]}, {put, [1, -1]}, {put, [1, (1 bsl 64) - 1]}, {get, [1]}, {exchange, [1, 0]}, {info, []}]],
     [attempt(atomics, new, Args) || Args <- [[0, []], [a, []], [-1, []], [1, [x]], [1, [{signed, x}]], [1, x]]],
     [attempt(atomics, get, [R, 1]) || R <- [x, make_ref()]]].

counters() ->
    [[[attempt(counters, F, [C | Args]) || {F, Args} <- [{add, [1, 5]}, {sub, [1, 7]}, {get, [1]}, {put, [2, 9]}, {get, [2]}, {get, [3]}, {add, [1, a]}, {add, [1, 1 bsl 64]},
        {put, [1, 1 bsl 63]}, {get, [1]}]] || C <- [counters:new(2, []), counters:new(2, [write_concurrency]), x]],
     [attempt(counters, new, Args) || Args <- [[0, []], [2, [x]]]]].

identifiers() ->
    [pid_to_list(list_to_pid("<0.1.2>")), port_to_list(list_to_port("#Port<0.4>")), ref_to_list(list_to_ref("#Ref<0.1.2.3>")),
     [attempt(erlang, list_to_pid, [T]) || T <- ["<0.1>", "<1.2.3>", "0.1.2", "<0.99999999999.0>", x, "<0.1.2> ", "", "<0.1.2", [16#3bb]]],
     [attempt(erlang, list_to_port, [T]) || T <- ["#Port<0.4.1>", "#Port<1.4>", x]], [attempt(erlang, list_to_ref, [T]) || T <- ["#Ref<0.4>", "#Ref<1.1.2.3>", x]],
     list_to_pid(pid_to_list(self())) =:= self()].

sizes() ->
    X = [1, 2],
    [[erts_debug:flat_size(T) || T <- [a, 1, 1 bsl 59, -(1 bsl 59), 1 bsl 64, 1.0, [], X, [X | X], {}, {X, X}, <<>>, <<1>>, <<0:(64 * 8)>>, #{}, #{a => 1}, #{a => X, b => X}, fun() -> X end]],
     erts_debug:same(X, X), erts_debug:same(a, a), erts_debug:same(1.0, 2.0), erts_debug:same({1}, {2})].

texts() -> [attempt(unicode, F, [T]) || F <- [characters_to_list, characters_to_binary], T <- [[1 bsl 70, {}], [{}, 1 bsl 70], [-1, {}], [[97, 1 bsl 70], a], [1 bsl 70 | a]]] ++ [{unicode:characters_to_binary(T), unicode:characters_to_list(T)} || T <- [[8364, <<245, 54>>], [<<245>>], [[97] | <<245, 54>>], [<<245, 54>>, 98], [<<245, 54>> | <<97>>],
    [<<240, 54>>], [<<195, 54>>], [[97], <<97, 195, 54>>], [98, <<97, 248, 54, 54, 54>>], [98, <<97, 240, 54, 54, 54>>], [98, <<195>>], [98, <<240, 159, 152>>], [98, <<240, 159>>, <<152, 128>>], <<255>>, [<<255>>], [[<<255>>]], [<<255>>, 98], [<<97, 255, 98>>], [<<97>>]]].

phash(T) -> erlang:phash(T, 1 bsl 32).

dates() ->
    D = [x, {{2000, 2, 30}, {1, 1, 1}}, {{2000, 2, 29}, {1, 1, 1}}, {{1900, 2, 29}, {0, 0, 0}}, {{2000, 1, 1}, {24, 0, 0}}, {{2000, 1, 1}, {23, 60, 0}}, {{2000, 1, 1}, {23, 59, 60}},
         {{2000, 12, 31}, {23, 59, 59}}, {{2000, 0, 1}, {0, 0, 0}}, {{2000, 1, 0}, {0, 0, 0}}, {{2000, 1.0, 1}, {0, 0, 0}}, {{2000, 1, 1}, {-1, 0, 0}}]
        ++ [{{Y, M, 28}, {12, 30, 15}} || Y <- [0, 1, 1599, 1600, 1900, 1902, 1969, 1970, 2023, 2024, 2100, 9999, 100000], M <- [1, 2, 3, 12]],
    [{F, [T]} || F <- [universaltime_to_posixtime, universaltime_to_localtime], T <- D]
    ++ [{localtime_to_universaltime, [T, S]} || T <- D, S <- [true, false, undefined, x]]
    ++ [{posixtime_to_universaltime, [T]} || T <- [0, -1, 951782400, 1 bsl 31, 1 bsl 40, 253402300799, 253402300800, -11676096000, a, 1 bsl 64]].
