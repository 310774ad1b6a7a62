%% Float arithmetic: float registers, conversions, what is not finite.
-module(jit_floats).
-export([cases/0]).
-export([ops/2, poly/1, mixed/2, many/2, loop/2, negate/1, kept/2]).

values() ->
    [0.0, -0.0, 1.0, -1.5, 0.1, 3.0e10, 1.0e308, -1.7e308, 5.0e-324, 2.2250738585072014e-308,
     0, 1, -7, 134217727, -134217728, 134217728, 1 bsl 62, (1 bsl 100) + 1, 1 bsl 1023,
     1 bsl 1024, -(1 bsl 2000), a, [], {1.0}].

cases() ->
    Pairs = [[A, B] || A <- values(), B <- values()],
    Singles = [[A] || A <- values()],
    [{ops, Pairs}, {mixed, Pairs}, {many, Pairs}, {kept, Pairs}, {poly, Singles},
     %% fnegate of 0.0 is 0.0 in OTP 25's JIT alone.
     {negate, [S || [X] = S <- Singles, X =/= 0.0]}, {loop, [[N, X] || N <- [0, 1, 50], X <- [0.5, 2, 1.0e300, a]]}].

ops(A, B) ->
    [try F(A, B) catch C:R -> {C, R} end
     || F <- [fun(X, Y) -> X + Y + 0.5 end, fun(X, Y) -> X * 1.0 - Y end,
              fun(X, Y) -> (X + 0.0) * (Y + 0.0) end, fun(X, Y) -> X / Y end,
              fun(X, Y) -> X / 2 + Y / 4 end, fun(X, Y) -> float(X) < float(Y) end]].

poly(X) -> ((X * 2.5 + 1.25) * X - 3.5) * X / 7.0 - X * X * 0.125.

mixed(A, B) when is_float(A), is_float(B) -> {A + B, A - B, A * B, A > B, A == B};
mixed(A, B) when is_integer(A), is_float(B) -> {A + B, A - B * 2, A * B, A > B, A == B};
mixed(A, B) when A + B > 0.5 -> more;
mixed(_, _) -> none.

%% More float registers than the machine has.
many(A, B) when is_number(A), is_number(B) ->
    X1 = A + 1.0, X2 = B + 2.0, X3 = A * 3.0, X4 = B * 4.0, X5 = A - 5.0, X6 = B - 6.0,
    X7 = A + 7.0, X8 = B + 8.0, X9 = A * 9.0, X10 = B * 10.0, X11 = A - 11.0, X12 = B - 12.0,
    X13 = A + 13.0, X14 = B + 14.0, X15 = A * 0.15, X16 = B * 0.16, X17 = A - 17.0,
    Sum = X1 - X2 + X3 - X4 + X5 - X6 + X7 - X8 + X9 - X10 + X11 - X12 + X13 - X14 + X15 - X16,
    {Sum * X17 + X1 * X16 - X2 * X15, X17};
many(_, _) -> none.

loop(0, Acc) -> Acc;
loop(N, Acc) -> loop(N - 1, Acc * 1.01 + N / 3.0).

negate(X) when is_float(X) -> {-X, -(X + 1.0), 0.0 - X};
negate(X) -> {X, -X}.

kept(A, B) ->
    try
        C = A * 2.0,
        T = {A, C, B},
        D = C / B,
        {T, C, D, C - D}
    catch error:R -> {R, A, B}
    end.
