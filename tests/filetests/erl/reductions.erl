%% What calls and returns spend (docs/abi.md); each function's count stands beside it.
-module(reductions).
-export([counts/0]).
-compile(export_all).

counts() ->
    [{plain, [], 2}, {local, [], 4}, {local_tail, [], 3}, {bif, [[]], 3}, {bif_tail, [[]], 3}, {guard_bif, [{}], 2},
     {undef, [], 1}, {undef_caught, [], 2}, {apply_bif, [erlang], 3}, {apply_bif_tail, [erlang], 2}, {apply_local, [reductions], 4},
     {apply_tail, [reductions], 3}, {apply2, [fun reductions:plain/0], 3}, {apply2_body, [fun reductions:plain/0], 4},
     {apply3, [[]], 3}, {fun_body, [fun reductions:plain/0], 4}, {fun_tail, [fun reductions:plain/0], 3},
     {fun_bif, [fun erlang:node/0], 3}, {fun_bif_tail, [fun erlang:node/0], 2}, {loop, [100], 102}, {raised, [], 2}, {throw_far, [], 4}].

plain() -> ok.
local() -> {plain()}.
local_tail() -> plain().
bif(L) -> {lists:reverse(L, [])}.
bif_tail(L) -> lists:reverse(L, []).
guard_bif(T) -> {tuple_size(T), element(1, {T})}.
undef() -> nosuch:fn().
undef_caught() -> try nosuch:fn() catch _:_ -> no end.
apply_bif(M) -> {M:node()}.
apply_bif_tail(M) -> M:node().
apply_local(M) -> {M:plain()}.
apply_tail(M) -> M:plain().
apply2(F) -> erlang:apply(F, []).
apply2_body(F) -> {erlang:apply(F, [])}.
apply3(A) -> erlang:apply(reductions, plain, A).
fun_body(F) -> {F()}.
fun_tail(F) -> F().
fun_bif(F) -> {F()}.
fun_bif_tail(F) -> F().
loop(0) -> ok;
loop(N) -> loop(N - 1).
raised() -> erlang:error(x).
throw_far() -> catch {raised2()}.
raised2() -> erlang:throw(x).
