%% What the JIT does without services while all goes well, and what makes it ask for them.
-module(jit_inline).
-export([cases/0]).
-export([get/1, has/1, put/2, set/2, both/3, own/1, made/2, float/2, guard/2, create/4, little/4,
         text/1, append/2, shared/2, grow/2, field/2, units/2, rest/1, sizes/1, call/2, free/2,
         tail/2, caught/1, arity/2, mixed/2,
         word/1, order/2, at/2, by_key/2]).

%% A fun, so that several in one function have variables of their own.
-define(TRY(Expression),
        (fun() -> try Expression catch Class:Reason -> {Class, Reason} end end)()).

cases() ->
    [{get, [[M] || M <- maps()]},
     {has, [[M] || M <- maps()]},
     {put, [[M, V] || M <- maps(), V <- [x, 1.5, {M}]]},
     {set, [[M, V] || M <- maps(), V <- [x, 1.5, {M}]]},
     {both, [[M, 1, {2}] || M <- maps()]},
     {own, [[M] || M <- maps()]},
     {made, [[a, 1.5], [[], {}]]},
     {mixed, [[M, 'ab'] || M <- maps()] ++ [[M, 7] || M <- maps()]},
     {float, [[A, B] || A <- numbers(), B <- numbers()]},
     {guard, [[A, B] || A <- numbers(), B <- numbers()]},
     {create, [[A, B, 3, 4] || A <- values(), B <- values()]},
     {little, [[1, 2, C, D] || C <- values(), D <- values()]},
     {text, [[A] || A <- values()]},
     {append, [[B, A] || B <- bits(), A <- values()]},
     {shared, [[B, A] || B <- bits(), A <- values()]},
     {grow, [[B, N] || B <- [<<>>, <<1:3>>, <<0:800>>], N <- [0, 1, 30, 600]]},
     {field, [[B, N] || B <- bits(), N <- lengths()]},
     {units, [[B, N] || B <- bits(), N <- lengths()]},
     {rest, [[B] || B <- [a, 1.5 | bits()]]},
     {sizes, [[B] || B <- [a, 1.5, {}, [] | bits()]]},
     {call, [[F, A] || F <- funs(), A <- [[], [1], [1, 2], [1, 2, 3]]]},
     {free, [[A, B] || A <- [1, 1.5], B <- [2, a]]},
     {tail, [[F, A] || F <- funs(), A <- [1, [3, 4], a]]},
     {arity, [[F, N] || F <- [a, {} | funs()], N <- [0, 1, 2, 255, -1, a]]},
     {word, [[B] || B <- [<<>>, <<1:31>>, <<134217727:32>>, <<134217728:32, 0:32>>, <<1:32, -1:32>>,
                          <<7:3, 99:32, 1:5>>, <<0:8, 16#ffffffff:32, "abc">>]]},
     {order, [[A, B] || A <- numbers(), B <- numbers()]},
     {at, [[N, T] || N <- [1, 2, 3, 0, -1, 134217727, 1 bsl 40, a, 1.0],
                     T <- [{}, {a}, {a, "b", 1.5}, a, [1], <<1>>]]},
     {by_key, [[K, M] || K <- [5, ab, [], {}, 1.5, "ab", none, 1 bsl 40], M <- maps()]},
     {caught, [[A] || A <- [throw, error, exit, none]]}].

%% Maps: the keys of several kinds are 5, ab, abc, [], in that order.

maps() ->
    Full = #{5 => five, ab => "ab", abc => "abc", [] => nil},
    [Full, Full#{-1 => minus, b => b, {} => {}, 1.5 => 1}, maps:remove(5, Full),
     maps:remove(ab, Full), maps:remove(abc, Full), maps:remove([], Full), #{}, #{5 => 1},
     #{1 bsl 40 => 1, 5 => 2, ab => 3, abc => 4, [] => 5, "ab" => 6},
     #{'Ω' => 1, 'z' => 2, 'é' => 3, 5 => 4, ab => 5, abc => 6, [] => 7},
     maps:merge(Full, maps:from_list([{I, -I} || I <- lists:seq(6, 33)])),
     maps:merge(Full, maps:from_list([{I, -I} || I <- lists:seq(6, 34)])),
     maps:merge(Full, maps:from_list([{I, -I} || I <- lists:seq(6, 60)]))].

get(#{5 := A, [] := B, abc := C, ab := D}) -> {A, B, C, D};
get(#{'é' := A, 'Ω' := B, z := C}) -> {A, B, C};
get(#{abc := A}) -> A;
get(M) -> map_size(M).

has(#{ab := _, [] := _, 5 := _}) -> all;
has(#{[] := _}) -> nil;
has(#{}) -> none.

put(M, V) -> M#{[] => V, 5 => {V}, abc => V}.

set(M, V) -> {?TRY(M#{ab := V}), ?TRY(M#{abc := V, 5 := [V], [] := V})}.

both(M, A, B) -> M#{ab => A, 5 => B, new => A}.

%% The registers of the map and of its values are the same ones.
own(M) ->
    #{5 := M1} = M2 = M#{5 => M},
    #{ab := M3, 5 := M4} = M2#{ab => M1},
    {M1, M3, M4}.

made(A, B) -> {#{z => A, 5 => B, a => A, [] => B, 'Ω' => A}, #{one => B}, #{A => B}}.

mixed(M, Key) ->
    case M of
        #{Key := V, 5 := W} -> {V, W};
        #{Key := V} -> V;
        #{} -> M#{Key => Key}
    end.

by_key(K, M) ->
    New = M#{K => new},
    case M of
        #{K := V} -> {V, is_map_key(K, M), map_get(K, M), M#{K := updated}, New};
        #{} -> {?TRY(map_get(K, M)), ?TRY(M#{K := updated}), New}
    end.

%% Floats.

order(A, B) -> {A < B, A =< B, A > B, A >= B, A == B, A /= B, min(A, B), max(A, B)}.

numbers() ->
    [0, 1, -7, 134217727, -134217728, 1 bsl 27, 1 bsl 70, 1 bsl 1023 * 3, 0.0, 1.5, -2.5e-3,
     1.0e308, -1.0e308, 5.0e-324, a].

float(A, B) -> [?TRY(A + B), ?TRY(A - B), ?TRY(A * B), ?TRY(A / B)].

guard(A, B) when A + B > 3, A * B < 100 -> sum;
guard(A, B) when A - B > 3 -> difference;
guard(A, B) when A / B > 0 -> quotient;
guard(_, _) -> none.

%% Binaries.

values() -> [0, 255, -1, 65_536, 134217727, 1 bsl 31, -(1 bsl 70), a, 1.5].

bits() ->
    [<<>>, <<1>>, <<1:3>>, <<"abcdefgh">>, <<5:13>>, << <<I>> || I <- lists:seq(1, 100) >>,
     binary:part(<<"0123456789">>, 2, 5), tail_of(<<7:5, "abc", 3:7>>)].

tail_of(<<_:5, Rest/bits>>) -> Rest.

lengths() -> [0, 1, 2, 8, 99, 134217727, -1, 1 bsl 40, a].

create(A, B, C, D) -> <<A:8, B:16, "xyz", C:24, D:32>>.

little(A, B, C, D) -> <<A:8/little, B:16/little, C:24/little, "hello world", D:32/little>>.

text(A) -> {<<A, "a">>, <<"ab", A>>, <<"abcdefg", A:16, "abcdef">>}.

append(B, A) -> <<B/binary, A:16, "+", A:24>>.

shared(B, A) ->
    One = <<B/bits, A>>,
    Two = <<One/bits, 2:16>>,
    Three = <<One/bits, 3:32/little>>,
    Four = <<Two/bits, 4>>,
    <<First:8, _/bits>> = Five = <<Four/bits, 5>>,
    Six = <<Five/bits, 6>>,
    {One, Two, Three, Four, Five, First, Six, <<Six/bits, 7>>, <<Six/bits, 8>>}.

grow(B, 0) -> B;
grow(B, N) -> grow(<<B/bits, N:16, $,>>, N - 1).

field(B, N) ->
    case B of
        <<V:N/binary, Rest/binary>> -> {bytes, V, Rest};
        <<V:N/bits, Rest/bits>> -> {bits, V, Rest};
        _ -> none
    end.

units(B, N) ->
    case B of
        <<V:N/binary-unit:4, Rest/bits>> -> {four, V, Rest};
        <<V:N/binary-unit:7, Rest/bits>> -> {seven, V, Rest};
        <<V:2/binary, Rest/bits>> -> {two, V, Rest};
        _ -> none
    end.

rest(<<A, Rest/binary>>) -> {whole, A, Rest};
rest(<<A:1, Rest/binary>>) -> {shifted, A, Rest};
rest(<<A:1, Rest/binary-unit:3>>) -> {threes, A, Rest};
rest(<<A:1, Rest/bits>>) -> {bits, A, Rest};
rest(Other) -> Other.

sizes(B) -> {?TRY(byte_size(B)), ?TRY(bit_size(B)), ?TRY(size(B))}.

word(<<A:32, B:32, Rest/bits>>) -> {A, B, Rest};
word(<<A:32/little, Rest/bits>>) -> {little, A, Rest};
word(<<A:8, B:32, C:32/signed>>) -> {A, B, C};
word(<<A:3, B:32, Rest/bits>>) -> {bits, A, B, Rest};
word(Other) -> Other.

at(N, T) -> {?TRY(element(N, T)), element_or_none(N, T)}.

element_or_none(N, T) when element(N, T) =:= "b" -> b;
element_or_none(N, T) when element(N, T) =/= a -> other;
element_or_none(_, _) -> none.

%% Funs.

funs() ->
    [fun() -> 0 end, fun(A) -> A end, fun(A, B) -> {A, B} end, fun erlang:abs/1, fun lists:append/2,
     fun ?MODULE:arity/2, fun no_module:f/1, a, {1}].

call(F, []) -> [F()];
call(F, [A]) -> [F(A)];
call(F, [A, B]) -> [F(A, B)];
call(F, [A, B, C]) -> [F(A, B, C)].

free(A, B) ->
    Few = fun(X) -> {X, A} end,
    Many = fun(X, Y, Z) -> {A, B, X, [Y | Z], few(Few), A, {B}} end,
    Nested = fun(X) -> Many(X, A, B) end,
    {apply(Nested, [1]), run(Few), run(Nested), run(fun(_) -> B end)}.

few(F) -> [F(few)].

run(F) -> [F(run)].

tail(F, A) -> F(A).

arity(F, N) -> {is_function(F, 0), is_function(F, 1), is_function(F, 2), ?TRY(is_function(F, N))}.

%% Exceptions.

caught(A) -> [exit_or(catch raise(A)), try raise(A) catch C:R -> {C, R} end].

%% Without the stack, which is the caller's, too.
exit_or({'EXIT', {Reason, [_ | _]}}) -> {'EXIT', Reason};
exit_or(Other) -> Other.

raise(throw) -> throw({thrown});
raise(error) -> hd(a_list());
raise(exit) -> exit(left);
raise(A) -> A.

a_list() -> lists:nth(1, [[]]).
