%% Exceptions of every kind, and every way to see them.
-module(errors).
-export([calls/0]).
-compile(export_all).

calls() ->
    %% Error BIFs and operators.
    [{badmatch, [a]}, {badmatch, [{ok, 1}]}, {case_clause, [x]}, {if_clause, [x]}, {function_clause, [b]},
     {try_clause, [x]}, {badrecord, [{r, 1}]}, {badrecord, [x]}, {nested_clause, [1]},
     {plus, [a, 1]}, {plus, [1, []]}, {minus, [x]}, {divide, [1, 0]}, {divide, [1.0, 0.0]}, {idiv, [1, 0]},
     {irem, [a, 1]}, {shift, [1, a]}, {shift, [1, 1 bsl 80]}, {shift, [0, 1 bsl 80]}, {bits, [1.0, 2]},
     {bits, [1, 2]}, {logic, [true, 1]}, {logic, [true, false]}, {negate, [1]}, {unary_plus, [a]}, {unary_plus_body, [a]},
     {hd_of, [[]]}, {hd_of, [[1]]}, {length_of, [[a | b]]}, {element_of, [3, {a, b}]}, {element_of, [0, {a}]},
     {element_of, [a, {a}]}, {element_of, [1 bsl 70, {a}]}, {two_bifs, [a]}, {bif_tail, [[a | b]]},
     {bif_body, [[a | b]]}, {maps_get, [a, #{}]}, {maps_get, [a, b]}, {map_update, [#{}]},
     {map_update, [#{a => 1}]}, {map_update, [x]}, {map_assoc, [x]}, {float_add, [1]}, {float_add, [1 bsl 2000]},
     {float_add, [x]}, {float_mul, [1.0e200]}, {float_mul, [0.5]}, {guarded, [a]}, {guarded, [[1]]},
     {guarded, [{1, 2}]}] ++
    %% Calls of what is not there.
    [{undef_tail, [1]}, {undef_body, [1]}, {undef_here, [1]}, {call_fun, [1]}, {call_fun, [fun() -> 1 end]},
     {call_fun, [fun errors:error1/1]}, {call_fun, [fun nosuch:fn/1]}, {call_fun, [fun erlang:hd/1]},
     {call_fun, [fun erlang:error/1]}, {call_fun, [fun erlang:length/1]}, {call_fun_tail, [1]},
     {call_fun_tail, [fun() -> 1 end]}, {call_fun_tail, [fun nosuch:fn/1]}, {call_fun_tail, [fun erlang:hd/1]},
     {call_fun_tail, [fun erlang:error/1]}, {call_fun_tail, [fun erlang:length/1]},
     {call_fun_tail, [fun errors:error1/1]},
     {apply_mf, [1, a]}, {apply_mf, [a, 1]}, {apply_mf, [erlang, hd]}, {apply_mf, [erlang, error]},
     {apply_mf, [nosuch, fn]}, {apply_mf, [erlang, throw]}, {apply_mf, [errors, badmatch]},
     {apply_mf_body, [1, a]}, {apply_mf_body, [erlang, hd]}, {apply_mf_body, [erlang, error]},
     {apply_mf_body, [nosuch, fn]}, {apply_mf_body, [errors, badmatch]},
     {apply2, [a, b]}, {apply2, [a, []]}, {apply2, [fun erlang:hd/1, [a]]}, {apply2, [fun erlang:hd/1, []]},
     {apply2, [fun erlang:hd/1, [a | b]]}, {apply2, [fun errors:badmatch/1, [q]]}, {apply2, [fun nosuch:fn/1, [q]]},
     {apply2_body, [a, b]}, {apply2_body, [a, []]}, {apply2_body, [fun erlang:hd/1, [a]]},
     {apply2_body, [fun erlang:hd/1, []]}, {apply2_body, [fun errors:badmatch/1, [q]]},
     {apply2, [fun erlang:hd/1, lists:seq(1, 1100)]}, {apply3, [lists, foo, lists:seq(1, 1100)]},
     {apply3, [a, b, c]}, {apply3, [1, b, []]}, {apply3, [a, 1, []]}, {apply3, [erlang, hd, [a]]},
     {apply3, [a, b, []]}, {apply3, [erlang, apply, [erlang, hd, [a]]]}, {apply3, [erlang, error, [a]]},
     {apply3, [erlang, error, [a, [b, c]]]}, {apply3, [lists, nth, [0, [a]]]},
     {apply3_body, [a, b, c]}, {apply3_body, [1, b, []]}, {apply3_body, [erlang, hd, [a]]},
     {apply3_body, [a, b, []]}, {apply3_body, [erlang, apply, [erlang, hd, [a]]]},
     {apply3_body, [erlang, apply, [fun errors:badmatch/1, [z]]]}, {apply3_body, [erlang, error, [a]]},
     {apply3_body, [lists, nth, [0, [a]]]}] ++
    %% Raising.
    [{error1, [r]}, {error1_body, [r]}, {error2, [r, [a, b]]}, {error2, [r, none]}, {error2, [r, x]},
     {error2, [r, [a | b]]}, {error3, [r, [a], [{error_info, #{cause => c}}]]}, {error3, [r, none, [{error_info, #{}}]]},
     {exit1, [r]}, {throw1, [r]}, {throw_body, [r]},
     {raise3, [error, r, []]}, {raise3, [exit, r, [{m, f, 1}]]}, {raise3, [throw, r, [{m, f, [1], [{line, 1}]}]]},
     {raise3, [foo, r, []]}, {raise3, [error, r, x]}, {raise3, [error, r, [x]]}, {raise3, [error, r, [{m, f, 1} | x]]},
     {raise3, [error, r, [{fun lists:map/2, [a]}, {fun lists:map/2, [a], []}]]},
     {raise3, [error, r, lists:duplicate(12, {m, f, 1})]}, {raise3, [error, r, [{m, f, 1, x}]]},
     {raise3, [error, r, [{m, f}]]}, {raise3, [error, r, [{1, f, 1}]]}] ++
    %% Catching.
    [{F, [K]} || F <- [catch_it, try_it, try_of, try_after, reraise, rethrow_other, nested_catch, class_only,
                       catch_in_frame, trace_in_catch, twice],
                 K <- [value, error, exit, throw, badmatch, undef, fc, bif, raise]] ++
    %% Depth, and neighbours that are the same.
    [{deep_same, [3]}, {deep_same, [30]}, {deep_two, [3]}, {deep_two, [30]}, {deep_lines, [12]}, {in_fun, [a]},
     {in_comprehension, [[1, 2, a]]}, {lists_map, [x]}, {lists_map, [[1, a]]}, {foldl, [[1, a]]},
     {nth0, [0, [a]]}, {tail_chain, [5]}, {deep_catch, [10]}, {unwind, [100]}].

badmatch(X) -> ok = X, X.
case_clause(X) -> case X of a -> 1; b -> 2 end.
if_clause(X) -> if X =:= a -> 1; X =:= b -> 2 end.
function_clause(a) -> 1.
nested_clause(X) -> {function_clause(X)}.
try_clause(X) -> try id(X) of a -> 1 catch throw:_ -> 2 end.
-record(r, {a, b}).
badrecord(X) -> X#r.b.
id(X) -> X.

plus(A, B) -> A + B.
minus(A) -> {-A}.
divide(A, B) -> A / B.
idiv(A, B) -> A div B.
irem(A, B) -> {A rem B}.
shift(A, B) -> A bsl B.
bits(A, B) -> {A band B, A bor B, A bxor B, bnot A}.
logic(A, B) -> A and B.
negate(A) -> not A.
unary_plus(A) -> +A.
unary_plus_body(A) -> {+A}.
hd_of(L) -> hd(L).
length_of(L) -> {length(L)}.
element_of(N, T) -> element(N, T).
two_bifs(X) -> tuple_size(id(X)) + length(X).
bif_tail(L) -> lists:reverse(L, []).
bif_body(L) -> {lists:reverse(L, [])}.
maps_get(K, M) -> maps:get(K, M).
map_update(M) -> M#{a := 2}.
map_assoc(M) -> M#{a => 2}.
float_add(X) -> X + 1.0.
float_mul(X) when is_float(X) -> X * X * X.
guarded(X) when length(X) > 0 -> list;
guarded(X) when tuple_size(X) > 0 -> tuple;
guarded(X) when hd(X) =:= 1 -> never;
guarded(_) -> other.

undef_tail(X) -> nosuch:fn(X).
undef_body(X) -> {nosuch:fn(X)}.
undef_here(X) -> {?MODULE:nosuch(X, 2)}.
call_fun(F) -> {F(1)}.
call_fun_tail(F) -> F(1).
apply_mf(M, F) -> M:F(1).
apply_mf_body(M, F) -> {M:F(1)}.
apply2(F, A) -> erlang:apply(F, A).
apply2_body(F, A) -> {erlang:apply(F, A)}.
apply3(M, F, A) -> erlang:apply(M, F, A).
apply3_body(M, F, A) -> {erlang:apply(M, F, A)}.

error1(R) -> erlang:error(R).
error1_body(R) -> {erlang:error(id(R))}.
error2(R, A) -> erlang:error(R, A).
error3(R, A, O) -> erlang:error(R, A, O).
exit1(R) -> erlang:exit(R).
throw1(R) -> erlang:throw(R).
throw_body(R) -> {erlang:throw(id(R))}.
raise3(C, R, S) -> erlang:raise(C, R, S).

make(value) -> {made, value};
make(error) -> erlang:error(made_error);
make(exit) -> erlang:exit(made_exit);
make(throw) -> erlang:throw(made_throw);
make(badmatch) -> badmatch(made);
make(undef) -> {undef_body(made)};
make(bif) -> {erlang:atom_to_list(id(1))};
make(raise) -> erlang:raise(error, made_raise, [{a, b, 3, []}]).

catch_it(K) -> {caught, catch make(K)}.
try_it(K) -> try make(K) catch C:R:S -> {C, R, S} end.
try_of(K) -> try make(K) of {made, X} -> {of_part, X} catch throw:X -> {thrown, X}; error:X -> {error, X} end.
try_after(K) -> try make(K) after erlang:put(after_ran, K) end.
reraise(K) -> try make(K) catch C:R:S -> erlang:raise(C, {again, R}, S) end.
rethrow_other(K) -> try make(K) catch error:_ -> make(throw); throw:_ -> make(exit) end.
nested_catch(K) -> catch {inner, catch make(K), make(K)}.
class_only(K) -> try make(K) catch error:undef -> undefined_function; exit:_ -> exited end.
catch_in_frame(K) -> A = id(1), X = (catch make(K)), B = id(2), {A, X, B}.
trace_in_catch(K) -> X = (catch {make(K)}), [X].
twice(K) ->
    A = try make(K) catch _:R1 -> R1 end,
    B = try make(K) catch C:R2:S -> {C, R2, S} end,
    {A, B}.

deep_same(0) -> erlang:error(deep);
deep_same(N) -> {deep_same(N - 1)}.
deep_two(0) -> erlang:error(deep);
deep_two(N) when N rem 2 =:= 0 -> {deep_two(N - 1)};
deep_two(N) -> [deep_two(N - 1)].
deep_lines(0) -> erlang:error(id(lines));
deep_lines(N) when N rem 3 =:= 0 ->
    {deep_lines(N - 1)};
deep_lines(N) when N rem 3 =:= 1 ->
    [deep_lines(N - 1)];
deep_lines(N) ->
    X = deep_lines(N - 1),
    {X,
     X}.
in_fun(X) -> F = fun(Y) -> {X + Y} end, {F(1)}.
in_comprehension(L) -> [X + 1 || X <- L].
lists_map(L) -> lists:map(fun(X) -> X * 2 end, L).
foldl(L) -> lists:foldl(fun(X, A) -> X + A end, 0, L).
nth0(N, L) -> lists:nth(N, L).
tail_chain(0) -> badmatch(end_of_chain);
tail_chain(N) -> tail_chain(N - 1).
deep_catch(0) -> catch erlang:error(bottom);
deep_catch(N) -> {N, catch deep_catch(N - 1)}.
unwind(0) -> erlang:throw(top);
unwind(N) when N =:= 100 -> catch {unwind(N - 1)};
unwind(N) -> [unwind(N - 1)].
