%% Native records, OTP 29: what is not an op's own. Compiled by OTP 29 to otp29/native_records.beam; each
%% function is called as it is, in the oracle, in the JIT's code and in real OTP 29.
-module(native_records).
-export([order/0, keys/0, hashes/0, external/0, decoding/0, bifs/0, tests/0, errors/0, least/0,
         program/0]).

-record #point{x = 0, y = 0, tag = {default, [1, 2]}}.
-record #private{zz = 1, aa, mm = []}.
-record #empty{}.
-export_record([point]).

make(M, N, Fields, IsExported) -> records:create(M, N, Fields, #{is_exported => IsExported}).

some() ->
    [#point{}, #point{x = 1}, #point{x = 1.0}, #private{aa = 2}, #empty{},
     make(m, a, [], true), make(m, a, [], false), make(m, b, [{x, 1}], true),
     make(m, a, [{x, 1}, {y, 2}], true), make(m, a, [{y, 1}, {x, 2}], true),
     make(m, a, [{zz, 1}, {aa, 9}], true), make(m, a, [{zz, 2}, {aa, 1}], true),
     make(m, a, [{zz, 2}, {aa, 1}], false), make(m, a, [{x, 9}], false), make(n, a, [{x, 9}], true),
     make(m, a, [{x, -1 bsl 70}], true), make(m, a, [{x, make(m, a, [{x, 1.5}], true)}], true)].

order() ->
    All = some() ++ [1, a, {1, 2, 3}, {}, #{}, [], [a], <<>>],
    {lists:sort(All), [[{A < B, A == B, A =:= B} || B <- All] || A <- All]}.

keys() ->
    M = #{R => N || {N, R} <- lists:enumerate(some() ++ lists:seq(1, 40))},
    {map_size(M), [maps:get(R, M) || R <- some()], M =:= maps:from_list(maps:to_list(M))}.

%% The values of several fields are hashed in the order of the VM's table of atoms: no two VMs need agree.
hashes() ->
    [{erlang:phash2(R), erlang:phash2({R, [R]}, 1 bsl 32)}
     || R <- some(), length(records:get_field_names(R)) < 2].

external() ->
    [R =:= binary_to_term(term_to_binary(R)) || R <- some()].

decoding() ->
    [try binary_to_term(B) catch error:R -> R end || B <- [
        <<131,67,0,0,0,0,1,119,1,"m",119,1,"a">>,
        <<131,67,0,0,0,2,0,119,1,"m",119,1,"a",119,1,"x",119,1,"w",97,1,106>>,
        <<131,67,0,0,0,1,2,119,1,"m",119,1,"a",119,1,"x",97,1>>,
        <<131,67,0,0,0,2,1,119,1,"m",119,1,"a",119,1,"x",119,1,"x",97,1,97,2>>,
        <<131,67,0,0,0,1,1,119,1,"m",97,1,119,1,"x",97,1>>,
        <<131,67,0,0,0,1,1,119,1,"m",119,1,"a",119,1,"x">>,
        <<131,67,255,255,255,255,1,119,1,"m",119,1,"a",119,1,"x",97,1>>]].

outcome(F) -> try F() catch C:R -> {C, R} end.

bifs() ->
    P = #point{x = 1},
    [outcome(F) || F <- [
        fun() -> records:get(x, P) end, fun() -> records:get(nope, P) end,
        fun() -> records:get("x", P) end, fun() -> records:get(x, {}) end,
        fun() -> records:get_module(P) end, fun() -> records:get_module(p) end,
        fun() -> records:get_name(P) end, fun() -> records:get_name([]) end,
        fun() -> records:get_field_names(#private{aa = 1}) end,
        fun() -> records:get_field_names(1) end,
        fun() -> [records:is_exported(R) || R <- some()] end, fun() -> records:is_exported(1) end,
        fun() -> records:create(1, n, [], #{is_exported => true}) end,
        fun() -> records:create(m, 1, [], #{is_exported => true}) end,
        fun() -> records:create(m, n, [], 1) end, fun() -> records:create(m, n, [], #{}) end,
        fun() -> records:create(m, n, [], #{x => true}) end,
        fun() -> records:create(m, n, [], #{is_exported => 1}) end,
        fun() -> records:create(m, n, [], #{is_exported => true, x => 1}) end,
        fun() -> records:create(m, n, [{1, 2}], #{is_exported => true}) end,
        fun() -> records:create(m, n, [{a, 2}, {a, 3}], #{is_exported => true}) end,
        fun() -> records:create(m, n, [a], #{is_exported => true}) end,
        fun() -> records:create(m, n, [{a, 1} | b], #{is_exported => true}) end,
        fun() -> [records:get_definition(native_records, N) || N <- [point, private, empty]] end,
        fun() -> records:get_definition(native_records, nope) end,
        fun() -> records:get_definition(no_such_module, point) end,
        fun() -> records:get_definition(lists, point) end,
        fun() -> records:get_definition(native_records, 1) end,
        fun() -> records:get_definition("x", point) end,
        fun() -> records:update(P, native_records, point, #{y => [2]}) end,
        fun() -> records:update(P, m, '_', #{y => [2], x => 3}) end,
        fun() -> records:update(P, native_records, point, #{}) end,
        fun() -> records:update(P, native_records, other, #{}) end,
        fun() -> records:update(P, other, point, #{}) end,
        fun() -> records:update(P, 1, point, #{}) end,
        fun() -> records:update(1, native_records, point, #{}) end,
        fun() -> records:update(P, native_records, point, 1) end,
        fun() -> records:update(P, native_records, point, #{nope => 1, x => 2}) end,
        fun() -> records:update(P, native_records, point, #{1 => 1, nope => 2}) end,
        fun() -> element(1, P) end, fun() -> tuple_size(P) end, fun() -> map_size(P) end,
        fun() -> P + 1 end]].

tests() ->
    Args = [point, native_records, 3, m],
    [{is_record(R), is_tuple(R), is_map(R), [outcome(fun() -> is_record(R, A) end) || A <- Args],
      [outcome(fun() -> is_record(R, A, B) end) || A <- Args, B <- Args]}
     || R <- [{point, 1, 2} | some()]].

errors() ->
    [try F() catch error:R:S -> {R, hd(S)} end || F <- [
        fun() -> (hd(some()))#point.x end, fun() -> (hd([1]))#point.x end,
        fun() -> (hd(some()))#private.aa end, fun() -> (hd(some()))#_.nope end,
        fun() -> (hd([1]))#point{x = 2} end, fun() -> (hd(some()))#_{nope = 2} end]].

%% Of several fields that are wrong, one is told; which one hangs on the VM's table of atoms.
least() ->
    try records:update(#point{}, m, '_', #{bad1 => 1, bad2 => 2}) catch
        error:{badfield, {{M, N}, _}} -> {M, N}
    end.

program() ->
    Moves = [{N rem 3, N} || N <- lists:seq(1, 200)],
    lists:foldl(fun({0, N}, #point{x = X} = P) -> P#point{x = X + N};
                   ({1, N}, P) -> P#_{y = [N | [P#point.x]]};
                   ({2, N}, P) -> P#point{tag = {N, P#point.tag =:= N, #private{aa = N}}} end,
                #point{}, Moves).
