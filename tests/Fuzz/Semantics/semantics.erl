-module(semantics).
-compile([export_all, nowarn_export_all, nowarn_unused_result]).

%% Each function of no arguments is a test: its value in real Erlang is what the JIT must give.

id(X) -> X.
caught(F) -> try F() of V -> {ok, V} catch C:R:S -> {C, R, S} end.
caught(M, F, A) -> try apply(M, F, A) of V -> {ok, V} catch C:R:S -> {C, R, S} end.

fact(0) -> 1;
fact(N) when N > 0 -> N * fact(N - 1).
fib(N) when N < 2 -> N;
fib(N) -> fib(N - 1) + fib(N - 2).
seq(N, N) -> [N];
seq(A, N) -> [A | seq(A + 1, N)].
rev([H | T], A) -> rev(T, [H | A]);
rev([], A) -> A.
deep(0) -> [error(deep)];
deep(N) -> [deep(N - 1)].
d1(F) -> [d2(F)].
d2(F) -> [d3(F)].
d3(F) -> [d4(F)].
d4(F) -> [d5(F)].
d5(F) -> [d6(F)].
d6(F) -> [d7(F)].
d7(F) -> [d8(F)].
d8(F) -> [F()].
plus(A, B) -> A + B.
only_a(a) -> ok.
error1(A) -> error(A).
error2(A, B) -> error(A, [A, B]).
error2_none(A) -> error(A, none).
error3(A, I) -> error(A, [A], [{error_info, I}]).
error3_none(A, I) -> error(A, none, [{error_info, I}]).
exit1(A) -> exit(A).
throw1(A) -> throw(A).
match(A) -> {ok, _} = A.
clause(A) -> case A of 1 -> ok end.
cond1(A) -> if A > 1 -> ok end.
try1(A) -> try id(A) of 1 -> ok catch throw:_ -> thrown end.
raise(C, R, S) -> erlang:raise(C, R, S).
callee(X) -> {called, X}.
call(F, A) -> F(A).
calln(F, A) -> [F(A)].
app(M, F, A) -> M:F(A).
appn(M, F, A) -> [M:F(A)].

t_fact() -> [fact(N) || N <- [0, 1, 10, 13, 30, 100]].
t_fib() -> fib(15).
t_lists() -> rev(seq(1, 500), []).
t_garbage() -> garbage(60, []).
garbage(0, Acc) -> rev(Acc, []);
garbage(N, Acc) -> _ = seq(1, 50), garbage(N - 1, [{N, fact(N rem 20), [N]} | Acc]).
t_badarith() -> caught(fun() -> plus(a, 1) end).
t_badarith_big() -> caught(fun() -> [plus(id(1 bsl 100), foo)] end).
t_deep_trace() -> caught(fun() -> d1(fun() -> error(x) end) end).
t_deep_badarg() -> caught(fun() -> d1(fun() -> hd(id([])) end) end).
t_deep_clause() -> caught(fun() -> d1(fun() -> only_a(b) end) end).
t_merged() -> caught(fun() -> deep(20) end).
t_function_clause() -> caught(fun() -> only_a(b) end).
t_fun_clause() -> F = fun(a, b) -> ok end, caught(fun() -> F(id(1), {2}) end).
t_badmatch() -> caught(fun() -> match({error, [1]}) end).
t_case_clause() -> caught(fun() -> clause({2, 3}) end).
t_if_clause() -> caught(fun() -> cond1(0) end).
t_try_clause() -> caught(fun() -> try1({5}) end).
t_error1() -> caught(fun() -> error1({r}) end).
t_error2() -> caught(fun() -> error2({r}, [x]) end).
t_error2_none() -> caught(fun() -> error2_none(r) end).
t_error3() -> caught(fun() -> error3(r, #{cause => foo}) end).
t_error3_none() -> caught(fun() -> error3_none(r, #{}) end).
t_exit() -> caught(fun() -> exit1({r}) end).
t_throw() -> caught(fun() -> throw1({r}) end).
t_undef() -> caught(fun() -> [nowhere:to_be_found(1, {2})] end).
t_undef_tail() -> caught(fun() -> nowhere:to_be_found(1, {2}) end).
t_undef_own() -> caught(fun() -> ?MODULE:not_here([]) end).
t_badfun() -> caught(fun() -> call({a, b}, 1) end).
t_badarity() -> {error, {badarity, {F, A}}, S} = caught(fun() -> call(fun() -> 1 end, 1) end),
    {is_function(F, 0), A, S}.
t_badarity_external() -> caught(fun() -> call(fun nowhere:f/2, 1) end).
t_apply_bad() -> [caught(fun() -> app(id(M), b, 1) end) || M <- [1, {a}, []]].
t_apply_bad_body() -> caught(fun() -> appn(id(1), b, 1) end).
t_apply_undef() -> caught(fun() -> appn(nowhere, b, 1) end).
t_apply() -> [app(?MODULE, callee, 1), appn(?MODULE, callee, 2), call(fun callee/1, 3),
    calln(fun ?MODULE:callee/1, 4), apply(?MODULE, callee, [5]), apply(fun callee/1, [6])].
t_apply_bif() -> [app(erlang, abs, -3), apply(erlang, '+', [1, 2]), calln(fun erlang:hd/1, [x])].
t_apply_bif_bad() -> [caught(erlang, hd, [[]]), caught(erlang, '+', [a, 1]),
    caught(fun() -> calln(fun erlang:hd/1, []) end), caught(fun() -> appn(erlang, hd, []) end)].
t_apply_improper() -> [caught(fun() -> apply(id(erlang), hd, [1 | 2]) end),
    caught(fun() -> apply(id(erlang), hd, x) end), caught(fun() -> apply(id(1), hd, [x]) end)].
t_bifs() -> [caught(fun() -> element(id(3), {a}) end), caught(fun() -> setelement(id(2), {a}, b) end),
    caught(fun() -> map_get(id(k), #{a => 1}) end), caught(fun() -> map_get(k, id(x)) end),
    caught(fun() -> length(id([a | b])) end), caught(fun() -> map_size(id(x)) end),
    caught(fun() -> tuple_size(id([])) end), caught(fun() -> id(a) and true end),
    caught(fun() -> not id(a) end), caught(fun() -> round(id(x)) end), caught(fun() -> abs(id(x)) end),
    caught(fun() -> bnot id(x) end), caught(fun() -> -id(x) end), caught(fun() -> +id(x) end),
    caught(fun() -> id(1) div id(0) end), caught(fun() -> id(1) rem id(0.0) end),
    caught(fun() -> is_function(id(a), id(b)) end), caught(fun() -> byte_size(id(a)) end)].
t_bif_tail() -> caught(fun() -> list_to_atom(id(a)) end).
t_bif_body() -> caught(fun() -> [list_to_atom(id(a))] end).
t_raise() -> [caught(fun() -> raise(C, r, S) end) || C <- [error, exit, throw, other],
    S <- [[], [{a, b, 1}], [{a, b, [x], [{file, "f"}, {line, 2}]}], foo, [foo], [{a, b}],
        [{a, b, c}], [{1, b, 1}], [{a, b, 1, []} | foo], [{a, b, 1, foo}], [{a, b, -1, [x | y]}],
        lists:duplicate(id(10), {a, b, 1, []})]].
t_catch() -> [catch throw1(a), catch exit1(b), catch id(c)].
t_catch_error() -> catch error1(e).
t_catch_function_clause() -> catch only_a({1, 2}).
t_nested() -> try try throw1(a) catch throw:a -> throw1(b) end catch throw:b -> c end.
t_after() -> caught(fun() -> try error1(a) after id(b) end end).
t_reraise() -> caught(fun() -> try error1(a) catch C:R:S -> erlang:raise(C, R, S) end end).
t_reraise_exit() -> caught(fun() -> try exit1(a) catch C:R:S -> erlang:raise(C, {R}, S) end end).
t_pass_on() -> caught(fun() -> try only_a(b) catch throw:_ -> x end end).
t_closure() -> X = id(3), Y = id([4]), F = fun(A, B) -> {A, B, X, Y} end, [F(1, 2), call2(F, 5, 6)].
call2(F, A, B) -> F(A, B).
t_bignum_loop() -> pow(3, 200, 1).
pow(_, 0, A) -> A;
pow(B, N, A) -> pow(B, N - 1, A * B).
t_floats() -> [plus(1.5, 2), plus(1 bsl 70, 0.5), plus(id(1.0e300), 2), abs(id(-2.5)), round(id(2.5))].
t_float_overflow() -> caught(fun() -> id(1.0e300) * id(1.0e300) end).
t_system_limit() -> caught(fun() -> id(1) bsl id(1 bsl 80) end).
t_map() -> M = id(#{b => 1, a => 2, 1 => 3, 1.0 => 4, {x} => 5}), [map_get(K, M) || K <- [a, b, 1, 1.0, {x}]].
t_setelement() -> [setelement(N, {a, b, c}, x) || N <- [1, 2, 3]].
t_apply_tail_bad() -> [caught(fun() -> apply(id(F), A) end) || F <- [x, fun nowhere:f/1],
    A <- [[], [1 | 2], x]].
t_sorting() -> sort([b, 1.5, {1, 2}, [], [a], a, 1, {1}, "x", <<1>>, -1 bsl 70, 1 bsl 70, 2.0e30, #{}, <<>>]).
sort(L) -> insert_all(L, []).
insert_all([], S) -> S;
insert_all([H | T], S) -> insert_all(T, insert(H, S)).
insert(X, []) -> [X];
insert(X, [H | T]) when X =< H -> [X, H | T];
insert(X, [H | T]) -> [H | insert(X, T)].
t_nif_error() -> caught(fun() -> [erlang:nif_error({a})] end).
t_apply_tail_raises() -> [caught(fun() -> app(id(erlang), id(F), z) end) || F <- [error, exit, throw, hd]].
t_fun_tail() -> [caught(fun() -> calltail(id(F), [1]) end) || F <- [fun erlang:error/1, fun erlang:exit/1,
    fun erlang:hd/1, fun erlang:tuple_size/1, fun(X) -> X end, fun nowhere:f/2, fun(X) -> error(X) end, x]].
calltail(F, A) -> X = id(A), F(X).
