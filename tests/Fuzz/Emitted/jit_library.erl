%% The standard library's own code, as Debian compiled it.
-module(jit_library).
-export([cases/0]).
-export([lists_/2, sets_/1, dicts/1, strings/1, sort/1]).

cases() ->
    Lists = [[], [a], [3, 1, 2], [b, 1, 1.0, {x}, "s", [], a, 1 bsl 70, -5, 3.5, {a, b}],
             lists:seq(1, 40), lists:reverse(lists:seq(1, 40)),
             [N * 7919 rem 101 || N <- lists:seq(1, 100)]],
    [{lists_, [[L, M] || L <- Lists, M <- [[], [1, x], lists:seq(5, 20)]]},
     {sort, [[L] || L <- Lists]}, {sets_, [[L] || L <- Lists]}, {dicts, [[L] || L <- Lists]},
     {strings, [["abc def ghi"], [""], ["a,b,,c"]]}].

try_(F) -> try F() catch C:R -> {C, R} end.

sort(L) ->
    {lists:sort(L), lists:usort(L), lists:reverse(lists:sort(L)), lists:keysort(1, [{X} || X <- L]),
     lists:sort(fun(A, B) -> A >= B end, L), lists:merge(lists:sort(L), [1, 2, z])}.

lists_(L, M) ->
    [try_(F) || F <- [
        fun() -> lists:append(L, M) end, fun() -> lists:zip(L, M) end,
        fun() -> lists:nth(3, L) end, fun() -> lists:nthtail(2, M) end,
        fun() -> lists:split(2, L) end, fun() -> lists:partition(fun is_integer/1, L) end,
        fun() -> lists:sum(M) end, fun() -> lists:max(L) end, fun() -> lists:min(L) end,
        fun() -> lists:last(L) end, fun() -> lists:sublist(L, 2, 3) end,
        fun() -> lists:foldr(fun(X, A) -> [X | A] end, M, L) end,
        fun() -> lists:flatten([L, [M, [L]]]) end, fun() -> lists:delete(1, L) end,
        fun() -> lists:subtract(L, M) end, fun() -> lists:filter(fun is_atom/1, L) end,
        fun() -> lists:mapfoldl(fun(X, A) -> {{X, A}, A + 1} end, 0, L) end,
        fun() -> lists:duplicate(3, L) end, fun() -> lists:any(fun(X) -> X == 1 end, L) end,
        fun() -> lists:takewhile(fun is_number/1, L) end, fun() -> lists:seq(1, 9, 3) end,
        fun() -> lists:concat([a, 1, "x"]) end, fun() -> lists:unzip([{X, X} || X <- M]) end]].

sets_(L) ->
    S = gb_sets:from_list(L),
    O = ordsets:from_list(L),
    {gb_sets:to_list(S), gb_sets:size(S), gb_sets:is_member(1, S), O,
     gb_sets:to_list(gb_sets:union(S, gb_sets:from_list([q, 1]))), ordsets:union(O, [1, 2]),
     ordsets:subtract(O, [1]), gb_sets:to_list(gb_sets:delete_any(1, S))}.

dicts(L) ->
    T = lists:foldl(fun(X, D) -> gb_trees:enter(X, {X}, D) end, gb_trees:empty(), L),
    O = lists:foldl(fun(X, D) -> orddict:append(X, 1, D) end, orddict:new(), L),
    {gb_trees:to_list(T), gb_trees:lookup(1, T), try_(fun() -> gb_trees:get(nope, T) end),
     orddict:to_list(O), orddict:find(1, O), proplists:get_value(a, [{X, 1} || X <- L]),
     queue:to_list(queue:in(x, queue:from_list(L)))}.

strings(S) ->
    {string:tokens(S, " ,"), string:to_upper(S), string:str(S, "b"), lists:reverse(S),
     string:chr(S, $b), string:strip(S), try_(fun() -> list_to_integer(S) end)}.
