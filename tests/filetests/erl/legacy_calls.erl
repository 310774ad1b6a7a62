%% Calls of legacy.S.
-module(legacy_calls).
-export([all/0]).

all() ->
    [{legacy, F, A} || {F, A} <- calls()].

calls() ->
    [{ints, [A, B, 2]} || A <- [0, 1, -2, 70000, 1 bsl 80, a], B <- [0, 513, -(1 bsl 64), b, 1.0]]
    ++ [{ints, [1, 2, S]} || S <- [a, -1, 1 bsl 70]]
    ++ [{bins, [B, S]} || B <- [<<>>, <<1, 2, 3>>, <<1:9>>, a], S <- [byte_size_or(B), 9, -1, a, 1 bsl 70]]
    ++ [{append, [B, X]} || B <- [<<>>, <<1, 2>>, <<1:3>>, a], X <- [0, -1, 70000, a]]
    ++ [{private, [100, X]} || X <- [0, -1, 70000, 1 bsl 100]]
    ++ [{F, [X]} || F <- [utf8, utf16, utf32], X <- [0, $a, 16#7FF, 16#800, 16#FFFF, 16#10000, 16#10FFFF]]
    ++ [{F, [X]} || F <- [utf8, utf16, utf32], X <- [16#D800, 16#110000, -1, a, 1 bsl 70, 1.0]]
    ++ [{bits, [B, S]} || B <- [<<-1:77>>, <<1, 2, 3:3>>, <<>>, x], S <- [0, 1, 13, 77, -1, a]]
    ++ [{floats, [F, S]} || F <- [1.5, -0.1, 3, 1 bsl 1024, a], S <- [16, 32, 64, 8, -1, a]]
    ++ [{add, [A, B]} || A <- [0, 5], B <- [0, 5, -1, a, [], -(1 bsl 70)]]
    ++ [{guarded, [A, S]} || A <- [7, a], S <- [0, 2, 3, -1, a]]
    ++ [{sized, [S]} || S <- [0, 100, -1, a, 1 bsl 70, -(1 bsl 70), 1.0]].

byte_size_or(B) when is_bitstring(B) -> byte_size(B);
byte_size_or(_) -> 0.
