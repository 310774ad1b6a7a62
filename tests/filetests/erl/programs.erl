%% Small programs of the kind everybody writes first.
-module(programs).
-export([calls/0, fib/1, tak/3, nrev/1, qsort/1, ack/2, fact/1, hanoi/1, sieve/1, collatz/1, primes/1,
         gcd/2, pow/2, power_set/1, perms/1, length_of/1, mutual/1, deep/1]).

calls() ->
    [{fib, [20]}, {tak, [12, 8, 4]}, {nrev, [lists:seq(1, 60)]}, {qsort, [[3, 1, 2, 9, 5, a, {}, 3, 7.5]]},
     {ack, [2, 5]}, {fact, [0]}, {fact, [12]}, {fact, [13]}, {fact, [25]}, {fact, [200]}, {hanoi, [6]},
     {sieve, [100]}, {collatz, [27]}, {primes, [60]}, {gcd, [1071, 462]}, {gcd, [1 bsl 90, 6 bsl 70]},
     {pow, [3, 200]}, {pow, [-7, 33]}, {power_set, [[a, b, c, d]]}, {perms, [[1, 2, 3, 4]]},
     {length_of, [lists:seq(1, 1000)]}, {length_of, [[a | b]]}, {mutual, [101]}, {deep, [10000]},
     {fib, [a]}, {fact, [-1]}, {qsort, [a]}, {nrev, [[1 | 2]]}].

fib(N) when N < 2 -> N;
fib(N) -> fib(N - 1) + fib(N - 2).

tak(X, Y, Z) when Y >= X -> Z;
tak(X, Y, Z) -> tak(tak(X - 1, Y, Z), tak(Y - 1, Z, X), tak(Z - 1, X, Y)).

nrev([]) -> [];
nrev([H | T]) -> nrev(T) ++ [H].

qsort([]) -> [];
qsort([P | T]) -> qsort([X || X <- T, X < P]) ++ [P] ++ qsort([X || X <- T, X >= P]).

ack(0, N) -> N + 1;
ack(M, 0) -> ack(M - 1, 1);
ack(M, N) -> ack(M - 1, ack(M, N - 1)).

fact(N) when N >= 0 -> fact(N, 1).
fact(0, A) -> A;
fact(N, A) -> fact(N - 1, N * A).

hanoi(N) -> hanoi(N, left, right, middle).
hanoi(0, _, _, _) -> [];
hanoi(N, From, To, Via) -> hanoi(N - 1, From, Via, To) ++ [{From, To}] ++ hanoi(N - 1, Via, To, From).

sieve(N) -> sieve(lists:seq(2, N), []).
sieve([], Acc) -> lists:reverse(Acc);
sieve([P | T], Acc) -> sieve([X || X <- T, X rem P =/= 0], [P | Acc]).

collatz(1) -> [1];
collatz(N) when N rem 2 =:= 0 -> [N | collatz(N div 2)];
collatz(N) -> [N | collatz(3 * N + 1)].

primes(N) -> [X || X <- lists:seq(2, N), lists:all(fun(Y) -> X rem Y /= 0 end, lists:seq(2, X - 1))].

gcd(A, 0) -> A;
gcd(A, B) -> gcd(B, A rem B).

pow(_, 0) -> 1;
pow(B, N) when N band 1 =:= 1 -> B * pow(B, N - 1);
pow(B, N) -> H = pow(B, N bsr 1), H * H.

power_set([]) -> [[]];
power_set([H | T]) -> S = power_set(T), S ++ [[H | X] || X <- S].

perms([]) -> [[]];
perms(L) -> [[H | T] || H <- L, T <- perms(L -- [H])].

length_of([]) -> 0;
length_of([_ | T]) -> 1 + length_of(T).

mutual(0) -> even;
mutual(N) -> mutual_odd(N - 1).
mutual_odd(0) -> odd;
mutual_odd(N) -> mutual(N - 1).

deep(0) -> [];
deep(N) -> {deep(N - 1)}.
