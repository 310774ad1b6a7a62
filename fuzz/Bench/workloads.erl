%% What bench jit runs. The .S beside it is what OTP 25 makes of it: erlc -S +deterministic.
-module(workloads).
-export([fib/1, reverse/1, naive_reverse/1, map_update/2, tuple/2, float/3, select/2,
         throw_catch/2, odd_throws/1, make_fun/2, call_fun/2, tlv/1, fold/1, fold/3,
         append/2]).

fib(N) when N < 2 -> N;
fib(N) -> fib(N - 1) + fib(N - 2).

reverse(L) -> reverse(L, []).

reverse([H | T], Acc) -> reverse(T, [H | Acc]);
reverse([], Acc) -> Acc.

naive_reverse([H | T]) -> concat(naive_reverse(T), [H]);
naive_reverse([]) -> [].

concat([H | T], Tail) -> [H | concat(T, Tail)];
concat([], Tail) -> Tail.

map_update(0, Map) -> Map;
map_update(N, #{a := A, b := B} = Map) ->
    map_update(N - 1, Map#{a := A + 1, b := B + N}).

tuple(0, Tuple) -> Tuple;
tuple(N, {A, B, C, D}) -> tuple(N - 1, {D, A + 1, B, C}).

%% The types are not known when it is compiled.
float(0, X, _) -> X;
float(N, X, Y) -> float(N - 1, X * Y + Y, Y).

select(0, Sum) -> Sum;
select(N, Sum) ->
    Weight =
        case N rem 8 of
            0 -> 3;
            1 -> 1;
            2 -> 4;
            3 -> 5;
            4 -> 9;
            5 -> 2;
            6 -> 6;
            7 -> 7
        end,
    select(N - 1, Sum + Weight).

throw_catch(0, Sum) -> Sum;
throw_catch(N, Sum) ->
    Value = (catch odd_throws(N)),
    throw_catch(N - 1, Sum + Value).

%% Exported, since the compiler knows a throw whose trace nobody sees.
odd_throws(N) when N rem 2 =:= 1 -> throw(N);
odd_throws(N) -> N.

%% The compiler knows which fun it is.
make_fun(0, Sum) -> Sum;
make_fun(N, Sum) ->
    Add = fun(X) -> X + N end,
    make_fun(N - 1, Add(Sum)).

call_fun(0, Sum) -> Sum;
call_fun(N, Sum) ->
    Add = adder(N),
    call_fun(N - 1, Add(Sum)).

%% The compiler sees that it is a fun, not which.
adder(N) when N >= 0 -> fun(X) -> X + N end;
adder(N) -> fun(X) -> X - N end.

tlv(Bytes) -> tlv(Bytes, 0).

tlv(<<Type:8, Length:8, Value:Length/binary, Rest/binary>>, Sum) ->
    tlv(Rest, Sum + Type + byte_size(Value));
tlv(<<>>, Sum) -> Sum.

%% fold/3 may be called with anything.
fold(List) -> fold(fun(X, Sum) -> X + Sum end, 0, List).

fold(F, Acc, [H | T]) -> fold(F, F(H, Acc), T);
fold(_, Acc, []) -> Acc.

append(0, Bytes) -> Bytes;
append(N, Bytes) -> append(N - 1, <<Bytes/binary, N:16>>).
