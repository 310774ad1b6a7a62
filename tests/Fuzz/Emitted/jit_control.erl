%% Calls, funs, apply, exceptions.
-module(jit_control).
-export([cases/0]).
-export([protect/2, nested/2, caught/2, again/2, after_/2, clauses/1, calls/2, funs/2, deep/1]).
-export([applies/3, tail/2, traces/1, local/1, local/2, thrower/2, id/1, raw/3]).

whats() -> [throw, error, exit, badmatch, case_clause, if_clause, badarith, badarg, undef,
            function_clause, badfun, badarity, try_clause, none].

cases() ->
    Kinds = [[W, V] || W <- whats(), V <- [1, {a, [b]}, 1 bsl 70]],
    [{F, Kinds} || F <- [protect, nested, caught, again, after_]]
        ++ [{clauses, [[X] || X <- [1, a, [], {1}]]},
            {calls, [[A, B] || A <- [1, 134217727, a], B <- [2, b]]},
            {funs, [[A, B] || A <- [1, [x]], B <- [2, {y}]]},
            {deep, [[0], [1], [10], [1000]]},
            {applies, [[?MODULE, id, [1]], [?MODULE, local, [2]], [?MODULE, local, [1, 2]],
                       [erlang, abs, [-3]], [nope, nope, []], [1, 2, []], [?MODULE, id, 1]]},
            {tail, [[0, 0], [100, 1], [1000, a]]},
            {traces, [[W] || W <- [throw, error, badmatch, badarith, function_clause, deep]]},
            {raw, [[C, R, []] || C <- [error, exit, throw, nope], R <- [r, {r, 1}]]}].

id(X) -> X.

thrower(throw, V) -> throw(V);
thrower(error, V) -> error(V);
thrower(exit, V) -> exit(V);
thrower(badmatch, V) -> {x, _} = id(V), ok;
thrower(case_clause, V) -> case id(V) of nope -> ok end;
thrower(if_clause, V) -> if V =:= nope -> ok end;
thrower(badarith, V) -> a + id(V);
thrower(badarg, V) -> element(id(V), {});
thrower(undef, V) -> jit_nowhere:nothing(V);
thrower(function_clause, V) -> only({x, V});
thrower(badfun, V) -> V(1);
thrower(badarity, V) -> F = id(fun(X) -> {X, V} end), F(1, 2);
thrower(try_clause, V) -> try id(V) of nope -> ok catch throw:never -> ok end;
thrower(none, V) -> V.

only(a) -> a.

protect(W, V) ->
    A = {W, V},
    B = [V],
    try thrower(W, V) of
        X -> {value, X, A, B}
    catch
        throw:T -> {thrown, T, A, B};
        error:E -> {error, E, A, B};
        exit:E -> {exit, E, A, B}
    end.

nested(W, V) ->
    try
        try thrower(W, V) catch throw:T -> {inner, T}; error:badarith -> throw({from, W}) end
    catch
        throw:X -> {outer, X};
        C:R -> {C, R}
    end.

caught(W, V) ->
    case catch thrower(W, V) of
        {'EXIT', {R, S}} when is_list(S) -> {exit, R};
        {'EXIT', R} -> {bare, R};
        X -> {value, X}
    end.

again(W, V) ->
    try
        try thrower(W, V) catch C:R:S -> erlang:raise(C, {again, R}, S) end
    catch C2:R2 -> {C2, R2}
    end.

after_(W, V) ->
    put(after_ran, no),
    R = try
            try thrower(W, V) after put(after_ran, {yes, V}) end
        catch C:E -> {C, E}
        end,
    {R, get(after_ran)}.

clauses(X) -> {try only(X) catch error:function_clause -> none end, id(X)}.

calls(A, B) ->
    X = local(A),
    Y = local(A, B),
    Z = ?MODULE:local(Y),
    {X, Y, Z, lists:reverse([A, B]), ?MODULE:id({X, Z})}.

local(A) -> {A}.
local(A, B) -> [local(A), local(B)].

funs(A, B) ->
    F = fun(X) -> {A, B, X} end,
    G = fun Rec([]) -> [A]; Rec([H | T]) -> [{H, B} | Rec(T)] end,
    H = fun id/1,
    I = fun ?MODULE:local/2,
    {F(1), G([1, 2, 3]), H(A), I(A, B), lists:map(F, [1, 2]), [F(X) || X <- [A, B]],
     lists:foldl(fun(X, Acc) -> [X, A | Acc] end, [], [1, 2, 3]), apply(F, [B]),
     apply(I, [1, 2])}.

deep(N) -> {sum(N), length(build(N)), odd(N)}.
sum(0) -> 0;
sum(N) -> N + sum(N - 1).
build(0) -> [];
build(N) -> [{N, [N]} | build(N - 1)].
odd(0) -> false;
odd(N) -> even(N - 1).
even(0) -> true;
even(N) -> odd(N - 1).

applies(M, F, A) ->
    {try apply(M, F, A) catch C:R -> {C, R} end,
     try M:F(7) catch C2:R2 -> {C2, R2} end,
     try tail_apply(M, F) catch C3:R3 -> {C3, R3} end,
     try tail_apply3(M, F, A) catch C4:R4 -> {C4, R4} end}.

tail_apply(M, F) -> id(M), M:F(8).
tail_apply3(M, F, A) -> id(M), apply(M, F, A).

tail(0, Acc) -> Acc;
tail(N, Acc) -> tail(N - 1, [N | [Acc]]).

traces(W) ->
    try trace(W, 1), ok catch C:R:S -> {C, R, own(S)} end.

%% The frames down to the one that was called: what is below it, the tests do not have.
own([{M, F, A, _} | S]) when F =/= traces -> [{M, F, A} | own(S)];
own(_) -> [].

trace(deep, N) when N < 5 -> [trace(deep, N + 1)];
trace(deep, _) -> [thrower(error, deep)];
trace(W, _) -> {thrower(W, w)}.

raw(C, R, S) ->
    try erlang:raise(C, R, S) catch C2:R2 -> {C2, R2} end.
