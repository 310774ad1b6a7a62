%% Integer arithmetic on boundary values: inline, out of line, and in guards.
-module(jit_arith).
-export([cases/0]).
-export([add/2, sub/2, mul/2, idiv/2, irem/2, divide/2, iand/2, ior/2, ixor/2, shl/2, shr/2]).
-export([inot/1, neg/1, plus/1, consts/1, left_consts/1, masks/1, shifts/1, quotients/1]).
-export([chain/2, same/1, in_guard/2, ranged/2, spread/2]).

integers() ->
    Small = 1 bsl 27,
    [0, 1, -1, 2, -2, 7, -7, 15, 16, 255, -255, 65535, 16#123456,
     Small - 1, Small - 2, Small, Small + 1, -Small, -Small + 1, -Small - 1, -Small - 2,
     1 bsl 13, 1 bsl 14, -(1 bsl 14), 11585, 11586, 1 bsl 31, -(1 bsl 31), 1 bsl 32,
     1 bsl 59, 1 bsl 64, -(1 bsl 64), (1 bsl 100) + 12345].

others() -> [1.5, -0.0, 1.0e300, a, [], [1], {1}, "x"].

shift_amounts() ->
    [0, 1, -1, 3, 4, 12, 26, 27, 28, 31, 32, 33, -4, -27, -28, -31, -32, -40, 64, 100, -200, a, 1.0].

cases() ->
    Values = integers() ++ others(),
    Pairs = [[A, B] || A <- Values, B <- Values],
    Singles = [[A] || A <- Values],
    [{F, Pairs} || F <- [add, sub, mul, idiv, irem, divide, iand, ior, ixor, chain, in_guard]]
        ++ [{F, [[A, B] || A <- Values, B <- shift_amounts()]} || F <- [shl, shr]]
        ++ [{F, Singles} || F <- [inot, neg, plus, consts, left_consts, masks, shifts,
                                  quotients, same]]
        ++ [{F, Pairs} || F <- [ranged, spread]].

add(A, B) -> A + B.
sub(A, B) -> A - B.
mul(A, B) -> A * B.
idiv(A, B) -> A div B.
irem(A, B) -> A rem B.
divide(A, B) -> A / B.
iand(A, B) -> A band B.
ior(A, B) -> A bor B.
ixor(A, B) -> A bxor B.
shl(A, B) -> A bsl B.
shr(A, B) -> A bsr B.
inot(A) -> bnot A.
neg(A) -> -A.
plus(A) -> +A.

each(Funs, A) -> [try F(A) catch C:R -> {C, R} end || F <- Funs].

consts(A) ->
    each([fun(X) -> X + 1 end, fun(X) -> X - 1 end, fun(X) -> X + 300 end,
          fun(X) -> X - 300 end, fun(X) -> X + 134217727 end, fun(X) -> X - 134217728 end,
          fun(X) -> X + -134217728 end, fun(X) -> X + 134217728 end, fun(X) -> X * 10 end,
          fun(X) -> X * -1 end, fun(X) -> X * 0 end, fun(X) -> X * 1234567 end,
          fun(X) -> X * 134217728 end, fun(X) -> X - 1.5 end], A).

left_consts(A) ->
    each([fun(X) -> 1 + X end, fun(X) -> 1 - X end, fun(X) -> 134217727 - X end,
          fun(X) -> -134217728 - X end, fun(X) -> 134217728 - X end, fun(X) -> 3 * X end,
          fun(X) -> 1000 div X end, fun(X) -> -134217728 div X end, fun(X) -> 1000 rem X end,
          fun(X) -> 6 band X end, fun(X) -> 1 bsl X end, fun(X) -> 99 bsr X end], A).

masks(A) ->
    each([fun(X) -> X band 1 end, fun(X) -> X band 16#FF end, fun(X) -> X band 16#7FFFFFF end,
          fun(X) -> X band 16#5555 end, fun(X) -> X band -1 end, fun(X) -> X band -256 end,
          fun(X) -> X band 16#FFFFFFFF end, fun(X) -> X bor 1 end, fun(X) -> X bor 16#12345 end,
          fun(X) -> X bor -134217728 end, fun(X) -> X bxor 5 end, fun(X) -> X bxor -1 end,
          fun(X) -> X bxor 16#1234567 end, fun(X) -> X bor (1 bsl 40) end], A).

shifts(A) ->
    each([fun(X) -> X bsl 0 end, fun(X) -> X bsl 1 end, fun(X) -> X bsl 4 end,
          fun(X) -> X bsl 27 end, fun(X) -> X bsl 28 end, fun(X) -> X bsl 70 end,
          fun(X) -> X bsl -3 end, fun(X) -> X bsr 0 end, fun(X) -> X bsr 1 end,
          fun(X) -> X bsr 27 end, fun(X) -> X bsr 28 end, fun(X) -> X bsr 70 end,
          fun(X) -> X bsr -3 end, fun(X) -> X bsr -30 end], A).

quotients(A) ->
    each([fun(X) -> X div 1 end, fun(X) -> X div 2 end, fun(X) -> X div 10 end,
          fun(X) -> X div -10 end, fun(X) -> X div -1 end, fun(X) -> X div 0 end,
          fun(X) -> X rem 1 end, fun(X) -> X rem 2 end, fun(X) -> X rem 10 end,
          fun(X) -> X rem -10 end, fun(X) -> X rem -1 end, fun(X) -> X rem 0 end,
          fun(X) -> X div 134217728 end, fun(X) -> X rem 134217728 end], A).

%% Many values live across slow paths.
chain(A, B) ->
    C = A + B,
    D = C - A,
    E = A * 3 - D,
    F = (E bxor C) band D,
    {A, B, C, D, E, F, F - C - E - D}.

same(A) -> {A + A, A - A, A * A, A band A, A bxor A}.

in_guard(A, B) when A + B > 0, A - B =< 100 -> one;
in_guard(A, B) when A * B =:= 0 -> two;
in_guard(A, B) when A div B > 3 -> three;
in_guard(A, B) when -A < B, bnot A > B -> four;
in_guard(A, B) when A bsl 3 == B bsr 2 -> five;
in_guard(_, _) -> none.

%% Ranges that the compiler knows: tests and overflow checks are left out.
ranged(A, B) when is_integer(A), is_integer(B) ->
    X = A band 16#FFFF,
    Y = B band 16#FF,
    {X + Y, X - Y, X * Y, X bor Y, X bxor Y, X div (Y + 1), X rem (Y + 1), Y bsl 3, X bsr 2,
     X * 2047, X * 2048, X * 65535, X + 134217727 - Y};
ranged(_, _) -> no.

%% More registers than the machine has.
spread(A, B) ->
    T = {A, B, 1, 2, 3, 4, 5, 6},
    six(A, B, T, element(3, T), element(4, T), element(5, T), element(6, T), 7).

six(A, B, T, C, D, E, F, G) ->
    try {A + G, G + B, B - F, F - A, (A + B) - (C + D), E, F, G, T}
    catch error:R -> {R, C, D, E, F, G}
    end.
