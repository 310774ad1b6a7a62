%% Comparisons of all kinds of terms, in guards and as values, with constants on either side.
-module(jit_compare).
-export([cases/0]).
-export([guards/2, values/2, const_guards/1, matches/1, ranges/1, typed/2]).

terms() ->
    Small = 1 bsl 27,
    [0, 1, -1, 5, 6, 15, 16, 99, 100, 101, 255, 256, Small - 1, -Small, Small, -Small - 1,
     1 bsl 64, -(1 bsl 64), 0.0, 1.0, -1.5, 5.0, 1.0e200, a, b, true, false, [], [1], [1.0],
     [1 | 2], [a, b], {}, {1}, {1.0}, {a, [b]}, "abc", <<>>, <<1, 2>>, #{}, #{a => 1},
     fun erlang:abs/1, 134217728.0, {1, {2, {3, 4.0}}}, {1, {2, {3, 4}}}].

cases() ->
    Pairs = [[A, B] || A <- terms(), B <- terms()],
    Singles = [[A] || A <- terms()],
    [{guards, Pairs}, {values, Pairs}, {typed, Pairs},
     {const_guards, Singles}, {matches, Singles}, {ranges, Singles}].

guards(A, B) ->
    {if A < B -> 1; true -> 0 end, if A =< B -> 1; true -> 0 end,
     if A > B -> 1; true -> 0 end, if A >= B -> 1; true -> 0 end,
     if A == B -> 1; true -> 0 end, if A /= B -> 1; true -> 0 end,
     if A =:= B -> 1; true -> 0 end, if A =/= B -> 1; true -> 0 end}.

values(A, B) -> {A < B, A =< B, A > B, A >= B, A == B, A /= B, A =:= B, A =/= B}.

const_guards(A) ->
    {if A < 5 -> 1; true -> 0 end, if A >= 5 -> 1; true -> 0 end, if A > 5 -> 1; true -> 0 end,
     if A =< 5 -> 1; true -> 0 end, if A < 100 -> 1; true -> 0 end,
     if A > 134217727 -> 1; true -> 0 end, if A >= -134217728 -> 1; true -> 0 end,
     if A < -134217728 -> 1; true -> 0 end, if A < 134217728 -> 1; true -> 0 end,
     if A > 123456 -> 1; true -> 0 end, if A > 5.0 -> 1; true -> 0 end,
     if A < a -> 1; true -> 0 end, if A >= [] -> 1; true -> 0 end,
     if A == 5 -> 1; true -> 0 end, if A /= 5 -> 1; true -> 0 end, if A == a -> 1; true -> 0 end,
     if A =:= 5.0 -> 1; true -> 0 end, if A =/= 5.0 -> 1; true -> 0 end,
     if A == 5.0 -> 1; true -> 0 end, if A =:= [1] -> 1; true -> 0 end,
     if A == {1} -> 1; true -> 0 end, if A =/= (1 bsl 64) -> 1; true -> 0 end,
     if 7 < A -> 1; true -> 0 end, if 134217727 < A -> 1; true -> 0 end}.

matches(0) -> zero;
matches(16) -> sixteen;
matches(134217727) -> most;
matches(134217728) -> above;
matches(5.0) -> float;
matches(a) -> a;
matches(true) -> true_;
matches([1]) -> list;
matches({1}) -> tuple;
matches(<<1, 2>>) -> binary;
matches([]) -> nil;
matches(_) -> other.

ranges(A) when is_integer(A), A >= 0, A < 16 -> {low, A};
ranges(A) when is_integer(A), A >= -10, A =< 1000 -> {middle, A};
ranges(A) when is_number(A), A > 1000 -> {high, A};
ranges(A) -> {else, A}.

typed(A, B) when is_atom(A), is_integer(B) -> {A =:= B, A == B, A < B, A =:= a, B == 5};
typed(A, B) when is_list(A), is_list(B) -> {A =:= B, A == B, A < B, A >= B};
typed(A, B) when is_integer(A), is_integer(B) -> {A =:= B, A == B, A /= B, A < B, A >= B};
typed(A, B) when is_float(A), is_integer(B) -> {A =:= B, A == B, A /= B, A < B, A >= B};
typed(A, B) when is_tuple(A), is_tuple(B) -> {A =:= B, A == B, A =/= B, A < B};
typed(_, _) -> none.
