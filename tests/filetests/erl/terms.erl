%% Comparisons, type tests, selections and arithmetic over tables of terms.
-module(terms).
-export([calls/0]).
-compile(export_all).

calls() ->
    Ts = terms(),
    [{compare, [T, Ts]} || T <- Ts] ++ [{sort, [Ts]}, {sort, [lists:reverse(Ts)]}, {sort, [numbers()]}]
    ++ [{types, [T]} || T <- Ts] ++ [{select, [T]} || T <- Ts ++ selected()]
    ++ [{arith, [A, B]} || A <- numbers() ++ [a], B <- numbers() ++ [[]]]
    ++ [{unary, [A]} || A <- numbers() ++ [a, -0.0, 2.5, -2.5, 0.5, -0.5, 1.5, 1.0e300]]
    ++ [{shifts, [A, B]} || A <- [0, 1, -1, 5, -5, (1 bsl 27) - 1, -(1 bsl 27), 1 bsl 70, -(1 bsl 70)],
                            B <- [0, 1, -1, 27, 28, 31, 32, 33, 59, 60, 63, 64, 100, -27, -28, -32, -64, -100,
                                  1 bsl 40, -(1 bsl 40)]]
    ++ [{matches, [T]} || T <- Ts] ++ [{deep_compare, [100000]}, {funs, [5]}, {fun_table, [x]}]
    ++ [{records, [T]} || T <- [{rec, 1, 2}, {rec, 1}, {other, 1, 2}, rec, {}]]
    ++ [{set_many, [{rec, 1, 2}]}, {update, [{rec, 1, 2}]}, {update, [x]}, {swap, [1, 2]}].

terms() ->
    [0, 1, -1, 1.0, -1.0, 1.5, (1 bsl 27) - 1, 1 bsl 27, -(1 bsl 27), -(1 bsl 27) - 1, 1 bsl 53, (1 bsl 53) + 1,
     9007199254740992.0, 1 bsl 70, -(1 bsl 70), 1180591620717411303424.0, 1.0e300, -1.0e300, 1 bsl 1100,
     a, b, ab, '', true, false, undefined, 'Å', fun lists:map/2, fun lists:map/3, fun lists:foldl/3,
     {}, {a}, {1}, {1.0}, {a, b}, {1, 2}, {1, 2, 3}, {rec, 1, 2}, #{}, #{a => 1}, #{a => 1.0}, #{1 => a}, #{1.0 => a},
     #{b => 0}, #{a => 1, b => 2}, [], [a], [1], [1.0], [1 | 2], [1, 2], [a, b], [[]], "string", <<>>, <<1>>, <<1, 2>>,
     <<2>>, <<1:1>>, <<1:3>>, <<128>>, <<255, 1:7>>].

selected() -> [zero, one, two, three, 7, 8, 1000000, 1 bsl 64, (1 bsl 64) + 1, 2.5, {a, b, c}, {1, 2, 3, 4}, "abc"].

numbers() ->
    [0, 1, -1, 2, 3, -7, 1000, 0.0, 1.0, -1.5, 3.0e10, 1.0e308,
     (1 bsl 27) - 1, 1 bsl 27, -(1 bsl 27), -(1 bsl 27) - 1, (1 bsl 31) - 1, 1 bsl 31, (1 bsl 32) - 1, 1 bsl 32,
     -(1 bsl 32), (1 bsl 59) - 1, 1 bsl 59, -(1 bsl 59), -(1 bsl 59) - 1, 1 bsl 63, 1 bsl 64, -(1 bsl 64), 1 bsl 70].

compare(A, Bs) -> [compare2(A, B) || B <- Bs].
compare2(A, B) ->
    {if A < B -> lt; true -> no end, if A =< B -> le; true -> no end, A > B, A >= B, A == B, A /= B, A =:= B, A =/= B,
     if A == B -> eq; true -> ne end, if A =:= B -> same; true -> differ end, erlang:max(A, B), erlang:min(A, B)}.

sort(L) -> lists:sort(L).

types(T) ->
    [is_atom(T), is_binary(T), is_bitstring(T), is_boolean(T), is_float(T), is_function(T), is_function(T, 2),
     is_integer(T), is_list(T), is_map(T), is_number(T), is_pid(T), is_port(T), is_reference(T), is_tuple(T),
     is_record(T, rec, 3), tests(T)].
tests(T) when is_atom(T), is_boolean(T) -> boolean;
tests(T) when is_atom(T) -> atom;
tests(T) when is_float(T) -> float;
tests(T) when is_integer(T) -> integer;
tests([_ | _]) -> list;
tests([]) -> nil;
tests(T) when is_function(T, 2) -> fun2;
tests(T) when is_function(T) -> function;
tests(T) when is_map(T), map_size(T) > 1 -> big_map;
tests(T) when is_map_key(a, T) -> map_with_a;
tests(T) when is_map(T) -> map;
tests(T) when is_binary(T) -> binary;
tests(T) when is_bitstring(T) -> bitstring;
tests({rec, _, _}) -> record;
tests(T) when is_tuple(T) -> tuple.

select(zero) -> 0; select(one) -> 1; select(two) -> 2; select(three) -> 3; select(true) -> t; select(false) -> f;
select(0) -> i0; select(1) -> i1; select(7) -> i7; select(8) -> i8; select(1000000) -> million;
select(1.0) -> f1; select(2.5) -> f25;
select(18446744073709551616) -> big; select(18446744073709551617) -> bigger;
select({}) -> t0; select({_}) -> t1; select({_, _}) -> t2; select({_, _, _}) -> t3; select({_, _, _, _}) -> t4;
select([]) -> nil; select([X]) -> {single, X}; select([_, X | _]) -> {second, X};
select("abc") -> never;
select(_) -> other.

arith(A, B) ->
    [try Op(A, B) catch C:R -> {C, R} end
     || Op <- [fun(X, Y) -> X + Y end, fun(X, Y) -> X - Y end, fun(X, Y) -> X * Y end, fun(X, Y) -> X / Y end,
               fun(X, Y) -> X div Y end, fun(X, Y) -> X rem Y end, fun(X, Y) -> X band Y end,
               fun(X, Y) -> X bor Y end, fun(X, Y) -> X bxor Y end]].

unary(A) ->
    [try Op(A) catch C:R -> {C, R} end
     || Op <- [fun(X) -> -X end, fun(X) -> +X end, fun(X) -> bnot X end,
               fun(X) -> abs(X) + 1 end, % abs(-0.0) is another in OTP 25.
               fun(X) -> float(X) end, fun(X) -> round(X) end, fun(X) -> trunc(X) end, fun(X) -> floor(X) end,
               fun(X) -> ceil(X) end, fun(X) -> X + 1 end, fun(X) -> X - 1 end, fun(X) -> X * X end,
               fun(X) -> 1 - X end]].

shifts(A, B) -> {catch shift(A, B), catch unshift(A, B)}.
shift(A, B) -> try A bsl B catch error:R -> R end.
unshift(A, B) -> try A bsr B catch error:R -> R end.

matches(X) ->
    [case X of {a, Y} -> {tagged, Y}; {Y} -> {one, Y}; _ -> none end,
     case X of [a | T] -> {tail, T}; [H | _] -> {head, H}; _ -> none end,
     case X of #{a := V} -> {value, V}; #{1 := V} -> {one, V}; #{} -> map; _ -> none end,
     case X of 1.0 -> float_one; 1 -> one; _ -> none end].

deep_compare(N) ->
    A = nest(N, {}), B = nest(N, {}), C = nest(N, []),
    {A =:= B, A == C, A < C, [A] == [B], A =/= C}.
nest(0, X) -> X;
nest(N, X) -> nest(N - 1, {X}).

funs(N) ->
    M = N * 2,
    F = fun(X) -> X + N + M end,
    G = fun Self(0) -> M; Self(K) -> 1 + Self(K - 1) end,
    H = fun(A) -> fun(B) -> {A, B, N} end end,
    {F(1), G(10), (H(1))(2), lists:foldl(fun(X, Acc) -> [F(X) | Acc] end, [], [1, 2, 3]), is_function(F, 1), F =:= F, F == G}.

fun_table(X) -> [F(X) || F <- [fun erlang:is_atom/1, fun terms:types/1, fun(Y) -> Y end, fun select/1]].

-record(rec, {a, b}).
records(T) ->
    [is_record(T, rec), try T#rec.b catch C:R -> {C, R} end, case T of #rec{a = A} -> A; _ -> none end].
set_many(T) -> T#rec{a = x, b = y}.
update(T) -> T#rec{b = {new, T#rec.a}}.
swap(A, B) -> swapped(B, A).
swapped(A, B) -> {A, B}.
