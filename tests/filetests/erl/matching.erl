%% Matching of bitstrings: every type of field, aligned and not, with sizes that fit and that do not.
-module(matching).
-export([calls/0]).
-compile(export_all).

calls() ->
    [{integers, [B, S]} || B <- bits(), S <- sizes()]
    ++ [{floats, [B]} || B <- float_bits()] ++ [{sized_floats, [B, S]} || B <- float_bits(), S <- [0, 2, 4, 8, a]]
    ++ [{binaries, [B, S]} || B <- bits(), S <- sizes()]
    ++ [{skips, [B, S]} || B <- bits(), S <- sizes()]
    ++ [{utf, [B, Pad]} || B <- utf_bits(), Pad <- [0, 3]]
    ++ [{F, [B]} || F <- [fixed, tails, strings, units, clauses, again, nested], B <- bits() ++ [no_bits, [], <<"abcdef">>]]
    ++ [{F, [B]} || F <- [sum, walk, words], B <- [<<>>, <<1, 2, 3>>, <<1, 2, 3:5>>, <<"the quick  brown fox">>]]
    ++ [{lengths, [B]} || B <- [<<>>, <<3, "abc", 2, 1, 2>>, <<3, "ab">>, <<0, 0, 1, 9>>]]
    ++ [{comprehension, [B]} || B <- [<<>>, <<1, 2, 3>>, <<255, 254:7>>, <<1:100>>]]
    ++ [{literal, [B]} || B <- [<<1, 2>>, <<1:1, 2:15>>, <<"ok", 0, 0, 0, 7>>, <<-5:12, 3:4>>]]
    ++ [{pair, [A, B]} || A <- [<<1, 2>>, <<1>>, x], B <- [<<1, 3>>, <<>>, <<1:1>>]]
    ++ [{one_clause, [<<1:9>>, 0]}, {one_clause, [<<1, 2, 3:3>>, 0]}, {one_clause, [x, 0]}].

bits() ->
    [<<>>, <<0>>, <<255>>, <<128, 0>>, <<1, 2, 3, 4, 5, 6, 7, 8, 9>>, <<255:1, 0:7, 170>>, <<5:3>>, <<1:1>>, <<-1:77>>,
     <<16#123456789ABCDEF0:64, 16#FEDCBA98:32>>, <<-2:33>>, <<1, 2, 3:5>>, <<0:200, 1:5>>].

sizes() -> [0, 1, 3, 7, 8, 9, 16, 31, 64, 77, -1, a, 1.0, 1 bsl 70, []].

integers(B, S) ->
    [case B of <<X:S, _/bits>> -> X; _ -> no end, case B of <<X:S/signed, _/bits>> -> X; _ -> no end,
     case B of <<X:S/little, _/bits>> -> X; _ -> no end, case B of <<X:S/little-signed, _/bits>> -> X; _ -> no end,
     case B of <<X:S/native-signed, _/bits>> -> X; _ -> no end, case B of <<X:S/unit:3, R/bits>> -> {X, R}; _ -> no end,
     case B of <<_:1, X:S, _/bits>> -> X; _ -> no end, case B of <<_:3, X:S/signed, _/bits>> -> X; _ -> no end,
     case B of <<_:5, X:S/little, R/bits>> -> {X, R}; _ -> no end,
     case B of <<_:7, X:S/little-signed, R/bits>> -> {X, R}; _ -> no end,
     case B of <<X:S>> -> X; _ -> no end].

float_bits() ->
    [<<>>, <<0, 0>>, <<1.5:64/float>>, <<1.5:32/float>>, <<1.5:16/float>>, <<-0.0:64/float>>, <<-0.1:64/float-little>>,
     <<0.1:32/float-little>>, <<127, 128, 0, 0>>, <<124, 0>>, <<124, 1>>, <<127, 240, 0:48>>, <<255, 248, 0:48>>, <<0, 1>>, <<3, 255>>,
     <<0, 0, 0, 1>>, <<0:56, 1>>, <<123, 255, 1>>, <<1, 2, 3>>, <<5:3, 2.5:64/float>>, <<5:3, 2.5:32/float>>, <<5:3, 2.5:16/float, 1:1>>,
     <<-1:64>>, <<-1:32>>, <<-1:16>>].
floats(B) ->
    [case B of <<X:64/float, _/bits>> -> X; _ -> no end, case B of <<X:32/float, _/bits>> -> X; _ -> no end,
     case B of <<X:16/float, _/bits>> -> X; _ -> no end, case B of <<X/float-little, _/bits>> -> X; _ -> no end,
     case B of <<X:32/float-little, R/bits>> -> {X, R}; _ -> no end, case B of <<X:16/float-native, _/bits>> -> X; _ -> no end,
     case B of <<_:3, X/float, _/bits>> -> X; _ -> no end, case B of <<_:3, X:32/float, _/bits>> -> X; _ -> no end,
     case B of <<_:3, X:16/float, R/bits>> -> {X, R}; _ -> no end].
sized_floats(B, S) ->
    [case B of <<X:S/float-unit:8, _/bits>> -> X; _ -> no end, case B of <<_:3, X:S/float-unit:8, _/bits>> -> X; _ -> no end,
     case B of <<X:S/float-little-unit:8, _/bits>> -> X; _ -> no end, case B of <<X:S/float-unit:9, _/bits>> -> X; _ -> no end].

binaries(B, S) ->
    [case B of <<X:S/binary, R/binary>> -> {X, R}; _ -> no end, case B of <<X:S/bitstring, R/bits>> -> {X, R}; _ -> no end,
     case B of <<X:S/binary-unit:3, R/bits>> -> {X, R}; _ -> no end, case B of <<_:3, X:S/binary, R/bits>> -> {X, R}; _ -> no end,
     case B of <<_:S, X/binary>> -> X; _ -> no end, case B of <<_:S, X/binary-unit:7>> -> X; _ -> no end,
     case B of <<X:S/binary>> -> X; _ -> no end].

skips(B, S) ->
    [case B of <<_:S, R/bits>> -> R; _ -> no end, case B of <<_:S/binary, R/bits>> -> R; _ -> no end,
     case B of <<_:3, _:S, _:S/unit:2, R/bits>> -> R; _ -> no end, case B of <<_:S>> -> yes; _ -> no end,
     case B of <<_:S/unit:8, _/binary>> -> yes; _ -> no end, case B of <<_:3, _:S/float, _/bits>> -> yes; _ -> no end].

utf_bits() ->
    [<<>>, <<"a">>, <<"å">>, <<"å"/utf8>>, <<"λ"/utf8>>, <<16#10FFFF/utf8, 1>>, <<16#FFFF/utf8>>, <<16#FFFE/utf8>>,
     <<192, 128>>, <<224, 128, 128>>, <<237, 160, 128>>, <<237, 159, 191>>, <<240, 128, 128, 128>>, <<244, 144, 128, 128>>,
     <<248, 136, 128, 128, 128>>, <<128>>, <<195>>, <<226, 130>>, <<240, 159, 152>>, <<226, 40, 161>>, <<195, 4:4>>,
     <<"λ"/utf16>>, <<"λ"/utf16-little>>, <<16#10FFFF/utf16>>, <<16#1F600/utf16-little>>, <<216, 0>>, <<216, 0, 0, 1>>,
     <<220, 0, 216, 0>>, <<0, 216, 0, 220, 7>>, <<0, 216, 0, 216>>, <<216, 61, 222, 0>>, <<1>>, <<0, 0, 3:5>>,
     <<"λ"/utf32>>, <<"λ"/utf32-little>>, <<0, 17, 0, 0>>, <<0, 0, 216, 0>>, <<0, 0, 223, 255>>, <<0, 0, 224, 0>>, <<255, 255, 255, 255>>,
     <<0, 16, 255, 255, 1:3>>].
utf(B0, Pad) ->
    B = <<0:Pad, B0/bits>>,
    [case B of <<_:Pad, X/utf8, R/bits>> -> {X, R}; _ -> no end, case B of <<_:Pad, _/utf8, R/bits>> -> R; _ -> no end,
     case B of <<_:Pad, X/utf16, R/bits>> -> {X, R}; _ -> no end, case B of <<_:Pad, _/utf16, R/bits>> -> R; _ -> no end,
     case B of <<_:Pad, X/utf16-little, R/bits>> -> {X, R}; _ -> no end, case B of <<_:Pad, _/utf16-little, R/bits>> -> R; _ -> no end,
     case B of <<_:Pad, X/utf32, R/bits>> -> {X, R}; _ -> no end, case B of <<_:Pad, _/utf32, R/bits>> -> R; _ -> no end,
     case B of <<_:Pad, X/utf32-little, R/bits>> -> {X, R}; _ -> no end,
     case B of <<_:Pad, _/utf32-little, R/bits>> -> R; _ -> no end,
     case B of <<_:Pad, X/utf16-native, _/bits>> -> X; _ -> no end, all_utf8(B0, [])].
all_utf8(<<X/utf8, R/bits>>, L) -> all_utf8(R, [X | L]);
all_utf8(R, L) -> {L, R}.

fixed(<<A:3, B:5, C:16/little, D:8/signed, R/binary>>) -> {first, A, B, C, D, R};
fixed(<<A:64, B:7/bits, R/bits>>) -> {second, A, B, R};
fixed(<<A:1, B:1, C:1>>) -> {third, A, B, C};
fixed(<<>>) -> empty;
fixed(<<A:12/signed-little, R/bits>>) -> {fourth, A, R};
fixed(<<1:1, R/bits>>) -> {fifth, R}.

tails(<<_, R/binary>>) -> {binary, R};
tails(<<_:3, R/binary>>) -> {three, R};
tails(<<_:1, R/bits>>) -> {bits, R};
tails(X) -> {other, X}.

strings(<<"abc", R/bits>>) -> {abc, R};
strings(<<"abd", _/bits>>) -> abd;
strings(<<_:1, "abc", R/bits>>) -> {one, R};
strings(<<1, 2, 3, 4:4, R/bits>>) -> {four, R};
strings(<<16#1234567:28, R/bits>>) -> {seven, R};
strings(<<255, R/bits>>) -> {all, R};
strings(<<-1:77>>) -> ones;
strings(X) -> {none, X}.

units(<<X/binary-unit:16>>) -> {16, X};
units(<<X/binary-unit:3>>) -> {3, X};
units(<<X/binary-unit:77>>) -> {77, X};
units(<<X/binary>>) -> {8, X};
units(X) -> X.

clauses(B) ->
    case B of
        <<0, _/bits>> -> zero;
        <<1, X, _/bits>> when X > 1 -> {one, X};
        <<1, _/bits>> -> other_one;
        <<X:9/signed, _/bits>> when X < 0 -> {negative, X};
        <<X:2/bits, _/bits>> -> {two, X};
        _ -> none
    end.

again(B) -> {again(B, 8), again(B, 16), B}.
again(B, N) ->
    case B of
        <<X:N, R/bits>> -> case R of <<Y:N, _/bits>> -> {X, Y}; <<Y:3, Z/bits>> -> {X, Y, Z}; _ -> {X, R} end;
        Other -> Other
    end.

nested(<<N:3, B:N/binary-unit:1, R/bits>>) ->
    case B of <<X:1, Y/bits>> -> {N, X, Y, R, fixed(R)}; _ -> {N, R} end;
nested(B) -> B.

sum(B) -> sum(B, 0).
sum(<<X, R/binary>>, S) -> sum(R, S + X);
sum(<<>>, S) -> S;
sum(R, S) -> {S, R}.

walk(B) -> walk(B, B, []).
walk(<<X:3, R/bits>>, B, L) -> walk(R, B, [X, {bit_size(R), R =:= B} | L]);
walk(R, B, L) -> {R, B, L}.

words(B) -> words(B, <<>>, []).
words(<<$\s, R/binary>>, <<>>, L) -> words(R, <<>>, L);
words(<<$\s, R/binary>>, W, L) -> words(R, <<>>, [W | L]);
words(<<C, R/binary>>, W, L) -> words(R, <<W/binary, C>>, L);
words(R, W, L) -> lists:reverse([{R, W} | L]).

lengths(<<N, B:N/binary, R/binary>>) -> [B | lengths(R)];
lengths(<<>>) -> [];
lengths(X) -> {left, X}.

comprehension(B) ->
    {[X || <<X>> <= B], [X || <<X:3/signed>> <= B], << <<X:7>> || <<X>> <= B >>, << <<X>> || <<X:1, _:2>> <= B, X =:= 1 >>,
     [{X, Y} || <<X>> <= B, <<Y:4>> <= <<X>>], [X || <<1:1, X:3>> <= B], << <<X:16/little>> || X <- binary_to_list(<< <<Y>> || <<Y>> <= B >>) >>}.

literal(<<1, 2>>) -> one_two;
literal(<<"ok", N:32>>) -> {ok, N};
literal(<<-5:12, X:4>>) -> {minus, X};
literal(_) -> none.

pair(<<A, R/binary>>, <<A, S/binary>>) -> {same, A, R, S};
pair(<<A, _/binary>>, <<B, _/binary>>) -> {differ, A, B};
pair(A, B) -> {A, B}.

one_clause(<<X, R/bits>>, S) -> one_clause(R, S + X);
one_clause(<<1:1>>, S) -> S.
