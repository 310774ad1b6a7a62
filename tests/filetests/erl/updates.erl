%% Updates of records: what compilers from OTP 26 on make an op of their own, which may write in place.
-module(updates).
-export([calls/0, one/1, many/1, same/1, chain/1, shared/1, loop/1, counts/1, wide/1, nested/1, fails/1]).

-record(r, {a, b = [], c}).
-record(s, {a, b, c, d, e, f, g, h, i, j, k, l}).
-record(t, {count = 0 :: integer(), sum = 0.0 :: float(), seen = [] :: list(), inner = #r{} :: #r{}}).

values() -> [0, -1, 1 bsl 40, 2.5, a, [], [x], {y}, <<"z">>, #{k => 1}].

calls() ->
    [{F, [V]} || F <- [one, many, same, chain, shared, wide, nested, fails], V <- values()]
    ++ [{F, [N]} || F <- [loop, counts], N <- [0, 1, 7, 300]].

one(X) -> R = id(#r{a = 1}), R#r{b = X}.
many(X) -> R = id(#r{a = 1}), R#r{a = X, b = {X}, c = [X]}.
same(X) -> R = id(#r{a = X, b = X}), {R, R#r{a = X}, R#r{a = X, b = other}}.
chain(X) -> R = id(#r{a = 1}), R1 = R#r{a = X}, R2 = R1#r{b = X}, R2#r{c = {R2#r.a, R1#r.b}}.
shared(X) -> R = id(#r{a = 1}), New = R#r{a = {X, R}}, {R, New, New#r{c = R}}.
wide(X) -> S = id(#s{a = 0}), S#s{a = X, c = [X], l = S, h = {X}}.
fails(X) -> try X#r{a = 1} catch error:E -> E end.

nested(X) ->
    T = id(#t{}),
    U = T#t{inner = (T#t.inner)#r{a = X}},
    {U#t.inner, (U#t{seen = [X | U#t.seen]})#t{count = 1}}.

%% One record after another, of which only the last is seen.
loop(N) -> loop(N, #t{}).

loop(0, T) -> T;
loop(N, #t{sum = Sum} = T) -> loop(N - 1, step(N, T#t{sum = Sum + N})).

step(N, #t{count = C} = T) when N rem 3 =:= 0 -> T#t{count = C + 1, seen = [N | T#t.seen]};
step(N, #t{count = C} = T) -> T#t{count = C + N * 1000000}.

counts(N) -> lists:foldl(fun(I, #s{a = A, b = B} = S) -> S#s{a = I + A, b = [A | B]} end, #s{a = 0, b = []}, lists:seq(1, N)).

id(X) -> X.
