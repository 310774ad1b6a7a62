%% Classic programs that show how fast an interpreter is: each takes a number of rounds, makes its own data and
%% gives a small term. classics.S is `erlc -S +deterministic` of this by OTP 25.
-module(classics).
-export([fib/1, nrev/1, tak/1, fields/1, maps/1, funs/1, floats/1, queens/1]).

fib(N) -> fib_of(N).

fib_of(N) when N < 2 -> N;
fib_of(N) -> fib_of(N - 1) + fib_of(N - 2).

nrev(0) -> done;
nrev(N) ->
    reverse([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]),
    nrev(N - 1).

reverse([H | T]) -> append(reverse(T), [H]);
reverse([]) -> [].

append([H | T], L) -> [H | append(T, L)];
append([], L) -> L.

tak(0) -> done;
tak(N) -> tak(12, 8, 4), tak(N - 1).

tak(X, Y, Z) when X =< Y -> Z;
tak(X, Y, Z) -> tak(tak(X - 1, Y, Z), tak(Y - 1, Z, X), tak(Z - 1, X, Y)).

fields(N) -> fields(N, <<1, 2, "ab", 2, 0, 3, 5, "abcde", 1, 1, "x", 2, 7, "1234567">>, 0).

fields(0, _, Sum) -> Sum;
fields(N, Bin, _) -> fields(N - 1, Bin, parse(Bin, 0)).

parse(<<Type, Size, Value:Size/binary, Rest/binary>>, Sum) ->
    parse(Rest, Sum + Type + byte_size(Value));
parse(<<>>, Sum) -> Sum.

maps(N) -> maps(N, #{a => 0, b => 0, c => 0}).

maps(0, #{a := A, b := B}) -> A + B;
maps(N, #{a := A, b := B} = M) -> maps(N - 1, M#{a := A + 1, b := B + N}).

funs(N) -> funs(N, fun(X) -> X + 1 end, 0).

funs(0, _, Sum) -> Sum;
funs(N, F, Sum) -> funs(N - 1, F, F(Sum)).

floats(N) -> floats(N, 1.0, 0.5).

floats(0, X, Y) -> trunc(X * Y) band 1;
floats(N, X, Y) -> floats(N - 1, X * 0.999 + Y * 0.001, Y * 1.0001 - X * 0.0001).

%% All ways to put N queens on a board.
queens(N) -> queens(N, N, []).

queens(0, _, _) -> 1;
queens(Row, N, Queens) -> columns(N, Row, N, Queens).

columns(0, _, _, _) -> 0;
columns(C, Row, N, Queens) ->
    Here = case is_safe(C, 1, Queens) of
               true -> queens(Row - 1, N, [C | Queens]);
               false -> 0
           end,
    Here + columns(C - 1, Row, N, Queens).

is_safe(_, _, []) -> true;
is_safe(C, D, [Q | Qs]) when C =/= Q, C =/= Q + D, C =/= Q - D -> is_safe(C, D + 1, Qs);
is_safe(_, _, _) -> false.
