%% Small classics.
-module(jit_programs).
-export([cases/0]).
-export([fib/1, tak/3, nrev/1, qsort/1, ack/2, fact/2, hanoi/1, sieve/1, queens/1, collatz/1]).
-export([wide_frame/1, tree/1, merge/2, digits/1]).

cases() ->
    [{fib, [[N] || N <- [0, 1, 2, 10, 20]]},
     {tak, [[10, 6, 3], [3, 2, 1]]},
     {nrev, [[lists:seq(1, N)] || N <- [0, 1, 30]]},
     {qsort, [[[3, 1, 2]], [[5, 5, a, 1.0, 1, {x}, [], 4, 1 bsl 70, -3]],
              [lists:reverse(lists:seq(1, 50))]]},
     {ack, [[1, 1], [2, 3], [3, 3]]},
     {fact, [[N, 1] || N <- [0, 1, 10, 12, 13, 30, 100]]},
     {hanoi, [[5], [8]]},
     {sieve, [[100]]},
     {queens, [[5], [6]]},
     {collatz, [[27], [97]]},
     {wide_frame, [[1], [{a}]]},
     {tree, [[lists:seq(1, 60)]]},
     {merge, [[[1, 3, 5], [2, 4, 6]]]},
     {digits, [[1 bsl 100], [12345]]}].

fib(0) -> 0;
fib(1) -> 1;
fib(N) -> fib(N - 1) + fib(N - 2).

tak(X, Y, Z) when X =< Y -> Z;
tak(X, Y, Z) -> tak(tak(X - 1, Y, Z), tak(Y - 1, Z, X), tak(Z - 1, X, Y)).

nrev([]) -> [];
nrev([H | T]) -> append(nrev(T), [H]).
append([], L) -> L;
append([H | T], L) -> [H | append(T, L)].

qsort([]) -> [];
qsort([P | T]) -> qsort([X || X <- T, X < P]) ++ [P] ++ qsort([X || X <- T, X >= P]).

ack(0, N) -> N + 1;
ack(M, 0) -> ack(M - 1, 1);
ack(M, N) -> ack(M - 1, ack(M, N - 1)).

fact(0, Acc) -> Acc;
fact(N, Acc) -> fact(N - 1, N * Acc).

hanoi(N) -> hanoi(N, a, b, c, []).
hanoi(0, _, _, _, Acc) -> Acc;
hanoi(N, A, B, C, Acc) -> hanoi(N - 1, C, B, A, [{A, B} | hanoi(N - 1, A, C, B, Acc)]).

sieve(N) -> sieve2(lists:seq(2, N)).
sieve2([]) -> [];
sieve2([P | T]) -> [P | sieve2([X || X <- T, X rem P =/= 0])].

queens(N) -> length(place(N, N, [])).
place(0, _, Qs) -> [Qs];
place(K, N, Qs) -> [R || C <- lists:seq(1, N), safe(C, 1, Qs), R <- place(K - 1, N, [C | Qs])].
safe(_, _, []) -> true;
safe(C, D, [Q | Qs]) -> C =/= Q andalso abs(C - Q) =/= D andalso safe(C, D + 1, Qs).

collatz(1) -> 0;
collatz(N) when N rem 2 =:= 0 -> 1 + collatz(N div 2);
collatz(N) -> 1 + collatz(3 * N + 1).

wide_frame(X) ->
    A = w(X, 1), B = w(X, 2), C = w(X, 3), D = w(X, 4), E = w(X, 5), F = w(X, 6), G = w(X, 7),
    H = w(X, 8), I = w(X, 9), J = w(X, 10), K = w(X, 11), L = w(X, 12),
    {A, B, C, D, E, F, G, H, I, J, K, L, w({L, A}, [K | B])}.
w(A, B) -> [B, {A}].

tree(Xs) -> walk(lists:foldl(fun insert/2, nil, Xs), []).
insert(X, nil) -> {nil, X, nil};
insert(X, {L, Y, R}) when X * 7919 rem 61 < Y * 7919 rem 61 -> {insert(X, L), Y, R};
insert(X, {L, Y, R}) -> {L, Y, insert(X, R)}.
walk(nil, Acc) -> Acc;
walk({L, X, R}, Acc) -> walk(L, [X | walk(R, Acc)]).

merge([], B) -> B;
merge(A, []) -> A;
merge([A | As], [B | _] = Bs) when A =< B -> [A | merge(As, Bs)];
merge(As, [B | Bs]) -> [B | merge(As, Bs)].

digits(0) -> [];
digits(N) -> [N rem 10 | digits(N div 10)].
