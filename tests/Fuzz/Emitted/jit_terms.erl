%% Type tests, lists, tuples, selections.
-module(jit_terms).
-export([cases/0]).
-export([kinds/1, values/1, tagged/1, arity/1, lists/1, build/2, wide/1, access/2, update/2]).
-export([few/1, atoms/1, dense/1, sparse/1, mixed/1, negative/1, typed/1, funs/1, record/1]).

-record(r, {a, b = 2, c, d, e, f, g}).

terms() ->
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, -1, -2, -3, 11, 50, 100, 1000, 134217727, 134217728,
     1 bsl 64, -(1 bsl 64), 1.0, 0.5, a, b, c, d, e, f, g, zz, true, false, [], [1], [1, 2],
     [1 | 2], {}, {1}, {a}, {a, 1}, {b, 1}, {a, 1, 2}, {a, 1, 2, 3}, {1, 2, 3, 4, 5},
     {r, 1, 2, 3, 4, 5, 6, 7}, <<>>, <<1>>, <<1:3>>, #{}, #{a => 1}, fun erlang:abs/1,
     fun lists:map/2, [[1, 2], [3]]].

cases() ->
    Singles = [[A] || A <- terms()],
    [{F, Singles} || F <- [kinds, values, tagged, arity, lists, wide, few, atoms, dense, sparse,
                           mixed, negative, typed, funs, record]]
        ++ [{build, [[A, B] || A <- [1, a, [], {x}], B <- [2, b, [1]]]},
            {access, [[I, T] || I <- [0, 1, 2, 3, a, -1, 1.0], T <- terms()]},
            {update, [[1, 2], [a, [b]]]}].

kinds(X) ->
    [if is_integer(X) -> 1; true -> 0 end, if is_float(X) -> 1; true -> 0 end,
     if is_number(X) -> 1; true -> 0 end, if is_atom(X) -> 1; true -> 0 end,
     if is_boolean(X) -> 1; true -> 0 end, if is_pid(X) -> 1; true -> 0 end,
     if is_port(X) -> 1; true -> 0 end, if is_reference(X) -> 1; true -> 0 end,
     if is_list(X) -> 1; true -> 0 end, if is_tuple(X) -> 1; true -> 0 end,
     if is_map(X) -> 1; true -> 0 end, if is_function(X) -> 1; true -> 0 end,
     if is_function(X, 1) -> 1; true -> 0 end, if is_function(X, 2) -> 1; true -> 0 end,
     if is_binary(X) -> 1; true -> 0 end, if is_bitstring(X) -> 1; true -> 0 end].

values(X) ->
    {is_integer(X), is_float(X), is_number(X), is_atom(X), is_boolean(X), is_pid(X), is_list(X),
     is_tuple(X), is_map(X), is_function(X), is_binary(X), is_bitstring(X), is_reference(X)}.

tagged({a}) -> one;
tagged({a, X}) -> {two, X};
tagged({b, X}) -> {b, X};
tagged({a, X, Y}) -> {three, X, Y};
tagged(T) when is_tuple(T) -> {tuple, tuple_size(T)};
tagged(_) -> other.

arity({}) -> 0;
arity({_}) -> 1;
arity({_, _}) -> 2;
arity({_, _, _}) -> 3;
arity({_, _, _, _, A}) -> {5, A};
arity(_) -> none.

lists([]) -> nil;
lists([X, Y | T]) -> {X, Y, T};
lists([X | T]) -> {X, T};
lists(X) -> {hd(X), tl(X)}.

build(A, B) ->
    L = [B, A | B],
    {[A | B], [B | A], {A, B, A}, {B, A, [], x, 1, 1.0}, L, {L, L, {A}, {}}, [L | A]}.

wide(X) -> f(X, {X}, [X], 4, 5, 6, 7, 8, 9, [X, X]).
f(A, B, C, D, E, F, G, H, I, J) -> {J, I, H, G, F, E, D, C, B, A, [J, F | I], {G, A, J, B}}.

access(I, T) ->
    {try element(I, T) catch _:R1 -> R1 end, try hd(T) catch _:R2 -> R2 end,
     try tl(T) catch _:R3 -> R3 end, try tuple_size(T) catch _:R4 -> R4 end,
     try element(2, T) catch _:R5 -> R5 end, try setelement(1, T, I) catch _:R6 -> R6 end,
     if element(1, T) =:= a -> yes; true -> no end, if hd(T) =:= 1 -> yes; true -> no end,
     if tuple_size(T) > 1 -> yes; true -> no end, try length(T) catch _:R7 -> R7 end}.

update(A, B) ->
    R = #r{a = A, b = B, c = [A]},
    S = R#r{b = x, g = B},
    T = S#r{a = S#r.g, f = R, e = 5, d = 4},
    {R, S, T, T#r{a = 0}, setelement(3, setelement(2, T, B), A)}.

record(X) ->
    try X#r{a = 9, g = X#r.b} catch C:E -> {C, E} end.

few(1) -> one; few(2) -> two; few(X) -> {other, X}.

atoms(a) -> 1; atoms(b) -> 2; atoms(c) -> 3; atoms(d) -> 4; atoms(e) -> 5; atoms(f) -> 6;
atoms(g) -> 7; atoms(zz) -> 8; atoms(true) -> 9; atoms(X) -> {no, X}.

dense(0) -> z; dense(1) -> a; dense(2) -> b; dense(3) -> c; dense(4) -> d; dense(6) -> f;
dense(7) -> g; dense(8) -> h; dense(9) -> i; dense(_) -> no.

sparse(1) -> a; sparse(10) -> b; sparse(100) -> c; sparse(1000) -> d; sparse(134217727) -> e;
sparse(134217728) -> f; sparse(-1) -> g; sparse(-3) -> h; sparse(_) -> no.

mixed(1) -> one; mixed(a) -> a; mixed([]) -> nil; mixed(1.0) -> float; mixed(b) -> b;
mixed(2) -> two; mixed(true) -> yes; mixed(_) -> no.

negative(-3) -> a; negative(-2) -> b; negative(-1) -> c; negative(0) -> d; negative(1) -> e;
negative(2) -> f; negative(_) -> no.

typed(X) when is_atom(X); is_integer(X) ->
    {case X of a -> 1; b -> 2; 3 -> 3; _ -> 4 end, is_atom(X), is_integer(X), [X]};
typed(X) when is_tuple(X) ->
    {tuple_size(X), is_tuple(X), case X of {_, Y} -> Y; {_} -> one; _ -> X end};
typed(X) when is_list(X) -> {is_list(X), case X of [] -> nil; [H | _] -> H end};
typed(X) -> X.

funs(X) ->
    F = fun(Y) -> {X, Y} end,
    G = fun(Y, Z) -> [X, Y, Z, F(Y)] end,
    {F(1), G(2, 3), is_function(F), is_function(F, 1), is_function(G, 1), is_function(G, 2),
     (fun(Q) -> Q end)(X)}.
