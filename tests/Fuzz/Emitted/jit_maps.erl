%% Maps, flat and hashed, of keys of any type.
-module(jit_maps).
-export([cases/0]).
-export([grow/1, shrink/1, exact/2, missing/2, find/2, atoms/1, fields/1, forty/1, huge/1, pairs/2,
         order/1, bifs/3, guards/2, literals/1, source/1, library/1, inside/1]).

%% Keys of one kind each, in an order of no order.
kinds() ->
    [fun(I) -> (I * 37) rem 1009 end,
     fun(I) -> list_to_atom("key_" ++ integer_to_list((I * 7) rem 211)) end,
     fun(I) -> (1 bsl 70) + (I * 13) rem 401 end,
     fun(I) -> -I / 7 end,
     fun(I) -> {I rem 5, [I]} end,
     fun(I) -> integer_to_list(I * 1000) end,
     fun(I) -> <<(I * 11):40, I:3>> end,
     fun(I) -> #{I => a, b => #{}} end,
     fun(I) -> maps:from_list([{J + I rem 3, J} || J <- lists:seq(1, 33)]) end,
     fun mixed/1].

mixed(I) ->
    case I rem 8 of
        0 -> I; 1 -> I + 0.0; 2 -> {I}; 3 -> [I, I]; 4 -> <<I>>; 5 -> I bsl 60; 6 -> #{I => I};
        7 -> element(1 + I rem 4, {a, [], {}, #{}})
    end.

sizes() -> [0, 2, 31, 32, 33, 34, 50].

keys(N, Kind) -> lists:usort([Kind(I) || I <- lists:seq(1, N)]).

shuffled(L) -> [K || {_, K} <- lists:sort([{erlang:phash2(K), K} || K <- L])].

terms() ->
    [1, 1.0, a, b, [], {}, {1}, [1], "key", <<>>, <<1>>, <<1:3>>, 1 bsl 64, -(1 bsl 64), 0.5, #{},
     #{a => 1}, #{1 => a, 1.0 => b}, fun erlang:abs/1].

some() ->
    [#{}, #{a => 1}, #{a => 1, b => 2}, #{a => b, c => d}, #{1 => x, 1.0 => y}, #{[] => {}},
     #{{1} => 1}, maps:from_list([{K, K} || K <- terms()]),
     maps:from_list([{I, -I} || I <- lists:seq(1, 32)]),
     maps:from_list([{I, -I} || I <- lists:seq(1, 33)]),
     maps:from_list([{I, -I} || I <- lists:seq(2, 34)]),
     maps:from_list([{I, I * 1.0} || I <- lists:seq(1, 33)]),
     maps:from_list([{I, I} || I <- lists:seq(1, 33)]),
     maps:from_list([{K, 1} || K <- [a, b, c | lists:seq(1, 60)]])].

cases() ->
    Keys = [shuffled(keys(N, Kind)) || Kind <- kinds(), N <- sizes()]
        ++ [shuffled(keys(200, hd(kinds())))],
    Few = [Ks || Ks <- Keys, length(Ks) < 40],
    [{grow, [[Ks] || Ks <- Keys]},
     {shrink, [[Ks] || Ks <- Keys]},
     {exact, [[maps:from_list([{K, 0} || K <- Ks]), Ks] || Ks <- Few]},
     {missing, [[M, K] || M <- some(), K <- terms()]},
     {find, [[M, K] || M <- [none | some()], K <- terms()]},
     {atoms, [[M] || M <- [[] | some()]]},
     {fields, [[M] || M <- [x | some()]]},
     {forty, [[a], [{1}]]},
     {huge, [[a], [[]]]},
     {pairs, [[A, B] || A <- some(), B <- some()]},
     {order, [[some()]]},
     {bifs, [[M, K, V] || M <- [none | some()], K <- terms(), V <- [new]]},
     {guards, [[M, K] || M <- [none | some()], K <- [a, 1, 1.0, zz]]},
     {literals, [[M] || M <- some()]},
     {source, [[M] || M <- some()]},
     {library, [[M] || M <- some()]},
     {inside, [[M] || M <- some()]}].

put_all([K | Ks], I, M) -> put_all(Ks, I + 1, M#{K => [I | K]});
put_all([], _, M) -> M.

get_all([K | Ks], M) -> #{K := V} = M, [V | get_all(Ks, M)];
get_all([], _) -> [].

grow(Ks) ->
    M = put_all(Ks, 0, #{}),
    N = put_all(Ks, 1, M),
    {map_size(M), get_all(Ks, M), M, N, M == N, M =:= put_all(Ks, 0, N), M#{x => y, {z} => M}}.

%% The map at each size about that at which it becomes flat, and by which way it came there.
shrink(Ks) ->
    M = put_all(Ks, 0, #{}),
    {A, As} = remove_all(Ks, M, []),
    {B, Bs} = remove_all(reverse(Ks, []), M, []),
    {A, B, As, Bs, map_size(M)}.

remove_all([K | Ks], M, Acc) ->
    N = maps:remove(K, M),
    none = get(K, N),
    Size = map_size(N) + 1,
    Size = map_size(M),
    remove_all(Ks, N, if Size < 36, Size > 30 -> [N | Acc]; true -> Acc end);
remove_all([], M, Acc) -> {M, Acc}.

reverse([H | T], A) -> reverse(T, [H | A]);
reverse([], A) -> A.

get(K, M) -> case M of #{K := V} -> {ok, V}; _ -> none end.

exact(M, Ks) -> {M, exact_all(Ks, M)}.
exact_all([K | Ks], M) -> exact_all(Ks, M#{K := {K}});
exact_all([], M) -> M.

missing(M, K) ->
    {try M#{K := 1} catch C:R -> {C, R} end,
     try M#{a := 1, b := 2} catch C1:R1 -> {C1, R1} end,
     try M#{zz := 1, aa := 2, <<"x">> := 3} catch C2:R2 -> {C2, R2} end}.

find(M, K) ->
    {case M of #{K := V} -> {ok, V}; #{} -> none; _ -> no_map end,
     case M of #{a := A, K := B} -> {A, B}; #{a := A} -> A; _ -> none end,
     try M#{K => new} catch C:R -> {C, R} end}.

atoms(M) ->
    try {M#{a => x}, M#{b => y, a => M}, M#{c => 1, aa => 2, zz => 3, m => 4}, M#{1 => 2, a => []}}
    catch C:R -> {C, R} end.

fields(#{a := A, b := B}) -> {A, B};
fields(#{a := _, {1} := _, 1.0 := _}) -> three;
fields(#{1 := A, 1.0 := B}) -> {one, A, B};
fields(#{{1} := A}) -> {tuple, A};
fields(#{1 := A, 33 := B}) -> {hashed, A, B};
fields(#{[] := A}) -> A;
fields(#{}) -> map;
fields(_) -> none.

forty(X) ->
    M = #{
      k1 => X, k2 => {X}, k3 => X, k4 => {X}, k5 => X, k6 => {X}, k7 => X, k8 => {X}, k9
      => X, k10 => {X}, k11 => X, k12 => {X}, k13 => X, k14 => {X}, k15 => X, k16 => {X},
      k17 => X, k18 => {X}, k19 => X, k20 => {X}, k21 => X, k22 => {X}, k23 => X, k24 =>
      {X}, k25 => X, k26 => {X}, k27 => X, k28 => {X}, k29 => X, k30 => {X}, k31 => X, k32
      => {X}, k33 => X, k34 => {X}, k35 => X, k36 => {X}, k37 => X, k38 => {X}, k39 => X,
      k40 => {X}},
    {M, map_size(M), M#{k1 := 1, k40 := 2, k20 := 3}, M#{k1 => 1, new => 2}}.

huge(X) ->
    #{
      1 => X, 2 => X, 3 => [X], 4 => X, 5 => X, 6 => [X], 7 => X, 8 => X,
      9 => [X], 10 => X, 11 => X, 12 => [X], 13 => X, 14 => X, 15 => [X], 16 => X,
      17 => X, 18 => [X], 19 => X, 20 => X, 21 => [X], 22 => X, 23 => X, 24 => [X],
      25 => X, 26 => X, 27 => [X], 28 => X, 29 => X, 30 => [X], 31 => X, 32 => X,
      33 => [X], 34 => X, 35 => X, 36 => [X], 37 => X, 38 => X, 39 => [X], 40 => X,
      41 => X, 42 => [X], 43 => X, 44 => X, 45 => [X], 46 => X, 47 => X, 48 => [X],
      49 => X, 50 => X, 51 => [X], 52 => X, 53 => X, 54 => [X], 55 => X, 56 => X,
      57 => [X], 58 => X, 59 => X, 60 => [X], 61 => X, 62 => X, 63 => [X], 64 => X,
      65 => X, 66 => [X], 67 => X, 68 => X, 69 => [X], 70 => X, 71 => X, 72 => [X],
      73 => X, 74 => X, 75 => [X], 76 => X, 77 => X, 78 => [X], 79 => X, 80 => X,
      81 => [X], 82 => X, 83 => X, 84 => [X], 85 => X, 86 => X, 87 => [X], 88 => X,
      89 => X, 90 => [X], 91 => X, 92 => X, 93 => [X], 94 => X, 95 => X, 96 => [X],
      97 => X, 98 => X, 99 => [X], 100 => X, 101 => X, 102 => [X], 103 => X, 104 => X,
      105 => [X], 106 => X, 107 => X, 108 => [X], 109 => X, 110 => X, 111 => [X], 112 => X,
      113 => X, 114 => [X], 115 => X, 116 => X, 117 => [X], 118 => X, 119 => X, 120 => [X],
      121 => X, 122 => X, 123 => [X], 124 => X, 125 => X, 126 => [X], 127 => X, 128 => X,
      129 => [X], 130 => X, 131 => X, 132 => [X], 133 => X, 134 => X, 135 => [X], 136 => X,
      137 => X, 138 => [X], 139 => X, 140 => X, 141 => [X], 142 => X, 143 => X, 144 => [X],
      145 => X, 146 => X, 147 => [X], 148 => X, 149 => X, 150 => [X], 151 => X, 152 => X,
      153 => [X], 154 => X, 155 => X, 156 => [X], 157 => X, 158 => X, 159 => [X], 160 => X,
      161 => X, 162 => [X], 163 => X, 164 => X, 165 => [X], 166 => X, 167 => X, 168 => [X],
      169 => X, 170 => X, 171 => [X], 172 => X, 173 => X, 174 => [X], 175 => X, 176 => X,
      177 => [X], 178 => X, 179 => X, 180 => [X], 181 => X, 182 => X, 183 => [X], 184 => X,
      185 => X, 186 => [X], 187 => X, 188 => X, 189 => [X], 190 => X, 191 => X, 192 => [X],
      193 => X, 194 => X, 195 => [X], 196 => X, 197 => X, 198 => [X], 199 => X, 200 => X,
      201 => [X], 202 => X, 203 => X, 204 => [X], 205 => X, 206 => X, 207 => [X], 208 => X,
      209 => X, 210 => [X], 211 => X, 212 => X, 213 => [X], 214 => X, 215 => X, 216 => [X],
      217 => X, 218 => X, 219 => [X], 220 => X, 221 => X, 222 => [X], 223 => X, 224 => X,
      225 => [X], 226 => X, 227 => X, 228 => [X], 229 => X, 230 => X, 231 => [X], 232 => X,
      233 => X, 234 => [X], 235 => X, 236 => X, 237 => [X], 238 => X, 239 => X, 240 => [X],
      241 => X, 242 => X, 243 => [X], 244 => X, 245 => X, 246 => [X], 247 => X, 248 => X,
      249 => [X], 250 => X, 251 => X, 252 => [X], 253 => X, 254 => X, 255 => [X], 256 => X,
      257 => X, 258 => [X], 259 => X, 260 => X, 261 => [X], 262 => X, 263 => X, 264 => [X],
      265 => X, 266 => X, 267 => [X], 268 => X, 269 => X, 270 => [X], 271 => X, 272 => X,
      273 => [X], 274 => X, 275 => X, 276 => [X], 277 => X, 278 => X, 279 => [X], 280 => X,
      281 => X, 282 => [X], 283 => X, 284 => X, 285 => [X], 286 => X, 287 => X, 288 => [X],
      289 => X, 290 => X, 291 => [X], 292 => X, 293 => X, 294 => [X], 295 => X, 296 => X,
      297 => [X], 298 => X, 299 => X, 300 => [X]}.

pairs(A, B) ->
    {A < B, A > B, A =< B, A >= B, A == B, A /= B, A =:= B, A =/= B, {A, 1} < {B, 0},
     #{A => 1} == #{B => 1}, #{A => 1} =:= #{B => 1}, #{A => 1, B => 2}}.

order(L) -> sort(L, []).
sort([H | T], S) -> sort(T, insert(H, S));
sort([], S) -> S.
insert(X, [H | T]) when X > H -> [H | insert(X, T)];
insert(X, S) -> [X | S].

bifs(M, K, V) ->
    {try map_size(M) catch _:R1 -> R1 end, try is_map_key(K, M) catch _:R2 -> R2 end,
     try map_get(K, M) catch _:R3 -> R3 end, try maps:get(K, M) catch _:R4 -> R4 end,
     try maps:find(K, M) catch _:R5 -> R5 end, try maps:put(K, V, M) catch _:R6 -> R6 end,
     try maps:update(K, V, M) catch _:R7 -> R7 end, try maps:remove(K, M) catch _:R8 -> R8 end,
     try maps:take(K, M) catch _:R9 -> R9 end, try maps:is_key(K, M) catch _:R10 -> R10 end,
     try maps:get(K, M, V) catch _:R11 -> R11 end}.

guards(M, K) ->
    [if map_size(M) > 3 -> large; true -> no end, if is_map_key(K, M) -> there; true -> no end,
     if map_get(K, M) =:= 1 -> one; true -> no end, if is_map_key(a, M) -> a; true -> no end,
     if is_map(M), map_get(a, M) =:= 1 -> one; true -> no end,
     if is_map(M), is_map_key(b, M) -> b; true -> no end,
     if is_map(M), M#{a := x} =:= M#{a => x} -> same; true -> no end,
     try is_map_key(a, M) catch _:R -> R end].

literals(M) ->
    Small = #{a => 1, "b" => 2, 3.0 => {4}},
    {Small#{c => M}, Small#{a := M}, M == Small, M =:= #{a => 1}, M == #{1 => x, 1.0 => y},
     case Small of #{"b" := X} -> X end}.

%% The map's register is one of those that are written.
source(M) ->
    case M of
        #{a := A, b := B} -> M1 = A, {M1, B};
        #{1 := X} -> X;
        Y -> Y
    end.

library(M) ->
    {sort(maps:keys(M), []), sort(maps:values(M), []), sort(maps:to_list(M), []),
     maps:from_list(maps:to_list(M)), maps:merge(M, #{a => x, 5 => y}),
     maps:merge(#{a => x, 5 => y}, M)}.

inside(M) ->
    N = #{M => #{M => M}, [M] => M, b => #{c => M}},
    #{M := #{M := M}, [M] := M2} = N,
    {N, M2, maps:remove(M, N), N#{[M] := 1}}.
