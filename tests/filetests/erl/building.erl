%% Construction of bitstrings: every type of segment, aligned and not, and what is wrong with which segment.
-module(building).
-export([calls/0]).
-compile(export_all).

calls() ->
    [{integers, [X, S]} || X <- [0, 1, -1, 5, 255, 256, -129, 16#123456789ABCDEF0, 1 bsl 100, -(1 bsl 100) - 3, a, 1.0], S <- sizes()]
    ++ [{floats, [X]} || X <- float_values()] ++ [{sized_floats, [X, S]} || X <- float_values(), S <- [0, 1, 2, 3, 4, 8, 9, -1, a, 1 bsl 64]]
    ++ [{binaries, [X, S]} || X <- binaries(), S <- sizes()] ++ [{wholes, [X]} || X <- binaries()]
    ++ [{utf, [X]} || X <- [0, $a, 127, 128, 16#7FF, 16#800, 16#D7FF, 16#D800, 16#DFFF, 16#E000, 16#FFFE, 16#FFFF, 16#10000,
                           16#10FFFF, 16#110000, -1, 1 bsl 70, a, 1.0, <<"a">>, []]]
    ++ [{appends, [A, B]} || A <- binaries(), B <- binaries()] ++ [{mixed, [X, Y, Z]} || X <- [1, a], Y <- [8, -1], Z <- [<<7>>, <<1:1>>, 7]]
    ++ [{wrong, [N]} || N <- lists:seq(1, 36)] ++ [{guards, [X, S]} || X <- [1, a, <<1>>, 1.0], S <- [8, -1, a, 64]]
    ++ [{loop, [N]} || N <- [0, 1, 100]] ++ [{strings, [A]} || A <- [1, 255]]
    ++ [{comprehensions, [L]} || L <- [[], [1, 2, 300], [a], [1, a]]] ++ [{shared, [<<1, 2, 3>>]}, {shared, [<<1:3>>]}].

sizes() -> [0, 1, 3, 7, 8, 9, 16, 33, 64, 77, 128, -1, a, 1.0, 1 bsl 70, -(1 bsl 70)].
float_values() -> [0.0, -0.0, 1.5, -0.1, 65504.0, 65520.0, 1.0e-7, 5.0e-8, 1.0e39, 3.4028235e38, 3.4028236e38, 1.0e300, 1.0e-45, 5.0e-324, 0, 1, -7,
                   (1 bsl 53) + 1, 1 bsl 70, 1 bsl 1023, 1 bsl 1024, a, <<1>>].
binaries() -> [<<>>, <<1>>, <<1, 2, 3>>, <<5:3>>, <<1, 2, 3:5>>, <<-1:77>>, a, 1].

t(F) -> try F() catch C:R:S -> {C, R, S} end.

integers(X, S) ->
    [t(fun() -> <<X:S>> end), t(fun() -> <<X:S/little>> end), t(fun() -> <<X:S/native-signed>> end), t(fun() -> <<X:S/unit:3>> end),
     t(fun() -> <<1:1, X:S, 1:1>> end), t(fun() -> <<1:3, X:S/little, 2:2>> end), t(fun() -> <<0:7, X:S/little-unit:5>> end),
     t(fun() -> <<X>> end), t(fun() -> <<X:13, X:3>> end), t(fun() -> <<X:24/little, X:64, X:70/little>> end)].

floats(X) ->
    [t(fun() -> <<X/float>> end), t(fun() -> <<X:32/float>> end), t(fun() -> <<X:16/float>> end), t(fun() -> <<X/float-little>> end),
     t(fun() -> <<1:1, X:32/float-little>> end), t(fun() -> <<1:3, X:16/float-native>> end), t(fun() -> <<1:3, X/float, 1>> end)].
sized_floats(X, S) -> [t(fun() -> <<X:S/float-unit:8>> end), t(fun() -> <<2:2, X:S/float-little-unit:8>> end), t(fun() -> <<X:S/float>> end)].

binaries(X, S) ->
    [t(fun() -> <<X:S/binary>> end), t(fun() -> <<X:S/bitstring>> end), t(fun() -> <<X:S/binary-unit:3>> end),
     t(fun() -> <<1:1, X:S/binary, 1:1>> end), t(fun() -> <<1:3, X:S/bitstring, X:S/binary>> end)].
wholes(X) ->
    [t(fun() -> <<X/binary>> end), t(fun() -> <<X/bitstring>> end), t(fun() -> <<X/binary-unit:3>> end), t(fun() -> <<X/binary-unit:77>> end),
     t(fun() -> <<1:1, X/binary>> end), t(fun() -> <<1:3, X/bitstring, 1:1>> end), t(fun() -> <<1, X/binary-unit:3, 1:1>> end)].

utf(X) ->
    [t(fun() -> <<X/utf8>> end), t(fun() -> <<X/utf16>> end), t(fun() -> <<X/utf32>> end), t(fun() -> <<X/utf16-little>> end),
     t(fun() -> <<X/utf32-little>> end), t(fun() -> <<1:3, X/utf8, X/utf16, X/utf32, 1:1>> end),
     t(fun() -> <<1:3, X/utf16-native, X/utf32-native>> end), t(fun() -> <<"aλ"/utf8, X/utf8, "b"/utf16>> end)].

appends(A, B) ->
    [t(fun() -> <<A/binary, B/binary>> end), t(fun() -> <<A/bitstring, B/bitstring>> end), t(fun() -> <<A/bitstring, 1:3, B/binary>> end),
     t(fun() -> <<A/bitstring, B/bitstring, A/bitstring>> end)].

mixed(X, Y, Z) -> [t(fun() -> <<X:Y, Z/binary>> end), t(fun() -> <<Z/binary, X:Y, Z/bitstring>> end), t(fun() -> <<X:Y/float, "abc", X/utf8, Z/bits>> end)].

wrong(N) ->
    A = id(a), B = id(b), M = id(-1), T = id(33), H = id(1 bsl 64), O = id(<<1:1>>), I = id(1), E = id(<<1>>),
    case N of
        1 -> <<A:8, I:T/float>>; 2 -> <<A:8, E:2/binary>>; 3 -> <<A:8, B/binary>>; 4 -> <<A:8, O/binary>>;
        5 -> <<A:8, B/utf8>>; 6 -> <<A:8, B/utf16>>; 7 -> <<A:8, B/utf32>>; 8 -> <<A:8, M/utf32>>; 9 -> <<A:8, M/utf8>>;
        10 -> <<B/binary, 1:M>>; 11 -> <<B/binary, A:8>>; 12 -> <<O/binary, A:8>>; 13 -> <<O/binary, 1:M>>;
        14 -> <<A/bitstring, A:1>>; 15 -> <<A:M>>; 16 -> <<A:0>>; 17 -> <<A:(id(0))/float>>; 18 -> <<A:(id(0))/binary>>;
        19 -> <<1:H>>; 20 -> <<1:(-H)>>; 21 -> <<A:8, 1:H>>; 22 -> <<1:H, 1:M>>; 23 -> <<1:M, 1:H>>; 24 -> <<A/utf8, 1:M>>;
        25 -> <<3, A/binary, 1:M>>; 26 -> <<3, O/binary, 1:M>>; 27 -> <<3, 1:T/float, 1:M>>;
        28 -> <<A:32/float-little, B:32/float-little>>; 29 -> <<3:A, "abc", 1:B>>; 30 -> << <<X:7, A:8>> || <<X>> <= <<1, 2>> >>;
        31 -> << <<X:7, A/binary>> || <<X>> <= <<1, 2>> >>; 32 -> << <<X:7, X:M>> || <<X>> <= <<1, 2>> >>;
        33 -> << (id(X)) || <<X>> <= <<1, 2>> >>; 34 -> <<E/binary, E:2/binary, A>>; 35 -> <<1.0:(id(3))/float-unit:8>>;
        36 -> <<"abc", A:8, "def", B:8>>
    end.
id(X) -> X.

guards(X, S) ->
    [if <<X:S>> =:= <<1>> -> yes; true -> no end, if <<X:S/float>> == <<63, 240, 0:48>> -> yes; true -> no end,
     if byte_size(<<X/binary, 1>>) > 1 -> yes; true -> no end, if bit_size(<<1:1, X:S>>) > 1 -> yes; true -> no end,
     case X of Y when <<Y/utf8>> =:= <<1>> -> yes; _ -> no end, case X of Y when <<Y:2/binary-unit:4>> =:= <<1>> -> yes; _ -> no end].

loop(N) -> loop(N, <<>>).
loop(0, B) -> {byte_size(B), B};
loop(N, B) -> loop(N - 1, <<B/binary, N, (-N):16/little>>).

strings(A) -> {<<"abc", A, "def">>, <<A:4, "abc", A:4>>, <<"λ"/utf8, A>>, <<"aå", A:1>>, <<A, 1:64, -1:9>>}.

comprehensions(L) ->
    [t(fun() -> << <<X>> || X <- L >> end), t(fun() -> << <<X:3>> || X <- L >> end), t(fun() -> << <<X/utf8>> || X <- L >> end),
     t(fun() -> << <<Y/bits, 1:1>> || X <- L, Y <- [<<X:9>>] >> end)].

%% What was appended to is not changed.
shared(B) ->
    C = <<B/bits, 1>>, D = <<C/bits, 2>>, E = <<C/bits, 3, 4>>, F = <<B/bits, 5>>,
    {B, C, D, E, F}.
