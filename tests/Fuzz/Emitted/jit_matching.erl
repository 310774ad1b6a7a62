%% Binary matching: fields of every kind and size, at every offset, in every representation.
-module(jit_matching).
-define(C(E), c(fun() -> E end)).
-export([cases/0, ints/2, little/2, signed/2, wide/2, sized/3, sized_signed/3, sized_little/3,
         floats/2, halves/1, binaries/2, rest/1, units/1, header/1, words/1, utf8/1, utf16/1,
         utf16l/1, utf32/1, utf32l/1, skip_utf/1, loop/1, sum/1, tlv/1, again/1, across/1, tail/2,
         exact/1, literal/1, strings/1, compare/2, parts/3, sizes/1, many/1, large/1, shared/1,
         nested/2, guard/1, kept/2]).

cases() ->
    Bins = [<<>>, <<1>>, <<16#AB, 16#CD>>, <<"hello, world">>, <<255, 254, 253, 252, 251, 250, 249, 248, 247>>,
            <<1:1>>, <<16#5A5A5:20>>, <<16#80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1>>],
    Long = << <<(X * 7):8>> || X <- lists:seq(1, 200) >>,
    Text = unicode:characters_to_binary([97, 228, 8364, 128512, 98]),
    Text16 = unicode:characters_to_binary([97, 228, 8364, 128512, 98], unicode, utf16),
    Text16l = unicode:characters_to_binary([97, 228, 8364, 128512, 98], unicode, {utf16, little}),
    Text32 = unicode:characters_to_binary([97, 228, 8364, 128512, 98], unicode, utf32),
    Text32l = unicode:characters_to_binary([97, 228, 8364, 128512, 98], unicode, {utf32, little}),
    Bad = [<<16#C0, 16#80>>, <<16#ED, 16#A0, 16#80>>, <<16#F4, 16#90, 16#80, 16#80>>, <<16#80>>, <<16#E2, 16#82>>,
           <<16#F8, 16#88, 16#80, 16#80, 16#80>>, <<16#E0, 16#80, 16#AF>>, <<16#C3, 16#28>>],
    All = [a, [], {}, 17 | Bins],
    [{F, [[B, S] || B <- All, S <- [0, 1, 3, 7]]} || F <- [ints, little, signed, wide]]
    ++ [{F, [[B, O, S] || B <- [Long, <<255, 254, 1, 2, 3, 4, 128, 7, 8, 9, 10, 11, 12>>, <<>>],
                          O <- [0, 3], S <- [0, 1, 5, 8, 13, 16, 25, 26, 27, 28, 29, 32, 33, 64, 65, 96, -1, a, 1 bsl 70]]}
        || F <- [sized, sized_signed, sized_little]]
    ++ [{floats, [[B, S] || B <- [<<0:64>>, <<1.5/float>>, <<1.5/float, 7>>, <<-1:64>>, <<16#7FF0:16, 0:48>>, <<3.0e10/float-little>>,
                                  <<1.25:32/float>>, <<3.5:16/float>>],
                          S <- [0, 16, 32, 33, 64, 128]]},
        {halves, [[<<X:16>>] || X <- [0, 1, 16#3C00, 16#7BFF, 16#7C00, 16#FC00, 16#7E00, 16#8000, 16#03FF]]},
        {binaries, [[B, N] || B <- [Long | All], N <- [0, 1, 2, 5, 100, -1, b, 1 bsl 40]]},
        {rest, [[B] || B <- All]}, {units, [[B] || B <- All]}, {header, [[B] || B <- [<<"GIF89a", 1, 2>>, <<"GIF88a">> | All]]},
        {words, [[B] || B <- [Long | All]]},
        {utf8, [[B] || B <- [Text | Bad ++ All]]}, {utf16, [[B] || B <- [Text16, <<16#D800:16>>, <<16#DC00:16, 97:16>>, <<16#D800:16, 16#D800:16>> | All]]},
        {utf16l, [[B] || B <- [Text16l | All]]}, {utf32, [[B] || B <- [Text32, <<16#D800:32>>, <<16#110000:32>>, <<16#FFFFFFFF:32>> | All]]},
        {utf32l, [[B] || B <- [Text32l | All]]},
        {skip_utf, [[B] || B <- [Text, Text16, Text32 | Bad]]},
        {loop, [[B] || B <- Bins ++ [Long]]}, {sum, [[B] || B <- Bins ++ [Long]]},
        {tlv, [[<<1, 2, "ab", 2, 0, 3, 1, 9>>], [<<1, 5, "ab">>], [<<>>], [<<1>>], [<<1, 200, Long/binary>>]]},
        {again, [[B] || B <- All]}, {across, [[B] || B <- All]}, {tail, [[B, N] || B <- All, N <- [0, 4, 8]]},
        {exact, [[B] || B <- All]}, {literal, [[1], [2], [3], [4]]}, {strings, [[B] || B <- [<<"abc">>, <<"abcdefghijklmnop">>, <<"abcdefghijklmnoq">>, <<"ab">> | All]]},
        {compare, [[A, B] || A <- Bins ++ [Long], B <- Bins ++ [Long]]},
        {parts, [[B, P, L] || B <- [Long, <<"hello, world">>, a, <<1:3>>], P <- [0, 2, 12, 100, -1, a], L <- [0, 1, -2, 70, b]]},
        {sizes, [[B] || B <- [Long | All]]}, {many, [[N] || N <- [0, 1, 10, 300]]}, {large, [[N] || N <- [1, 64, 65, 4000, 30000]]},
        {shared, [[B] || B <- [Long | All]]}, {nested, [[B, N] || B <- Bins, N <- [1, 2]]}, {guard, [[B] || B <- [Long | All]]},
        {kept, [[B, 30] || B <- [Long, <<1, 2, 3>>]]}].

ints(B, 0) -> case B of <<A:1, C:7, D/bits>> -> {A, C, D}; _ -> no end;
ints(B, 1) -> case B of <<_:3, A:9, C:4, D/bits>> -> {A, C, D}; _ -> no end;
ints(B, 3) -> case B of <<A:24, C:25, D/bits>> -> {A, C, D}; _ -> no end;
ints(B, 7) -> case B of <<_:5, A:25, C:17, D:2, E/bits>> -> {A, C, D, E}; _ -> no end.

little(B, 0) -> case B of <<A:8/little, C:16/little, D/bits>> -> {A, C, D}; _ -> no end;
little(B, 1) -> case B of <<_:3, A:16/little, C:5/little, D/bits>> -> {A, C, D}; _ -> no end;
little(B, 3) -> case B of <<A:24/little, C:12/little, D/bits>> -> {A, C, D}; _ -> no end;
little(B, 7) -> case B of <<_:5, A:24/signed-little, C:13/signed-little, E/bits>> -> {A, C, E}; _ -> no end.

signed(B, 0) -> case B of <<A:8/signed, C:16/signed, D/bits>> -> {A, C, D}; _ -> no end;
signed(B, 1) -> case B of <<_:3, A:16/signed-little, C:5/signed, D/bits>> -> {A, C, D}; _ -> no end;
signed(B, 3) -> case B of <<A:25/signed, C:1/signed, D/bits>> -> {A, C, D}; _ -> no end;
signed(B, 7) -> case B of <<_:5, A:32/signed-native, C:11/signed, E/bits>> -> {A, C, E}; _ -> no end.

wide(B, 0) -> case B of <<A:64, D/bits>> -> {A, D}; _ -> no end;
wide(B, 1) -> case B of <<_:1, A:71/signed, D/bits>> -> {A, D}; _ -> no end;
wide(B, 3) -> case B of <<A:32, C:28/signed, D/bits>> -> {A, C, D}; _ -> no end;
wide(B, 7) -> case B of <<_:3, A:64/little, C:1, E/bits>> -> {A, C, E}; _ -> no end.

sized(B, O, S) -> case B of <<_:O, X:S, R/bits>> -> {X, byte_size(R)}; _ -> no end.
sized_signed(B, O, S) -> case B of <<_:O, X:S/signed, R/bits>> -> {X, byte_size(R)}; _ -> no end.
sized_little(B, O, S) -> case B of <<_:O, X:S/little-signed, Y:S/little, _/bits>> -> {X, Y}; _ -> no end.

floats(B, S) ->
    {case B of <<F:64/float, _/bits>> -> F; _ -> no end,
     case B of <<F:S/float, R/bits>> -> {F, R}; _ -> no end,
     case B of <<F:S/float-little, R/bits>> -> {F, R}; _ -> no end,
     case B of <<_:1, F:32/float, R/bits>> -> {F, R}; _ -> no end}.

halves(<<F:16/float>>) -> F;
halves(B) -> {no, B}.

binaries(B, N) ->
    {case B of <<X:N/binary, Y/bits>> -> {X, Y}; _ -> no end,
     case B of <<X:N/bits, Y/bits>> -> {X, Y}; _ -> no end,
     case B of <<_:3, X:N/binary-unit:4, Y/binary>> -> {X, Y}; _ -> no end,
     case B of <<X:2/binary, Y:1/binary, _/bits>> -> {X, Y}; _ -> no end}.

rest(<<A, B/binary>>) -> {bytes, A, B};
rest(<<A:3, B/bits>>) -> {bits, A, B};
rest(<<>>) -> empty;
rest(<<B/bits>>) -> {few, B};
rest(_) -> none.

units(<<A/binary-unit:24>>) -> {24, A};
units(<<A/binary-unit:16>>) -> {16, A};
units(<<_:4, A/binary-unit:7>>) -> {7, A};
units(<<_:4, A/binary-unit:4>>) -> {4, A};
units(<<A/bits>>) -> {1, A};
units(_) -> no.

header(<<"GIF89a", W, H, R/binary>>) -> {gif, W, H, R};
header(<<"GIF", V:3/binary>>) -> {old, V};
header(<<171, 205:8>>) -> abcd;
header(<<1:1>>) -> one;
header(<<16#5A5A5:20>>) -> twenty;
header(<<16#8000000000000000000001:88>>) -> eighty;
header(_) -> other.

words(<<A:12, B:12, C:12, D:12, R/bits>>) -> {A, B, C, D, words(R)};
words(<<A:4, R/bits>>) -> {A, words(R)};
words(R) -> R.

utf8(<<C/utf8, R/binary>>) -> [C | utf8(R)];
utf8(R) -> R.
utf16(<<C/utf16, R/binary>>) -> [C | utf16(R)];
utf16(R) -> R.
utf16l(<<C/utf16-little, R/binary>>) -> [C | utf16l(R)];
utf16l(R) -> R.
utf32(<<C/utf32, R/binary>>) -> [C | utf32(R)];
utf32(R) -> R.
utf32l(<<C/utf32-little, R/binary>>) -> [C | utf32l(R)];
utf32l(R) -> R.

skip_utf(B) ->
    {case B of <<_/utf8, R1/binary>> -> R1; _ -> no end,
     case B of <<_/utf16, R2/binary>> -> R2; _ -> no end,
     case B of <<_:5, C/utf8, R4/bits>> -> {C, R4}; _ -> no end,
     case B of <<_/utf32-little, R3/binary>> -> R3; _ -> no end}.

loop(<<X:3, R/bits>>) -> [X | loop(R)];
loop(<<R/bits>>) -> [R].

sum(B) -> total(B, 0).
total(<<X:16/little, R/binary>>, S) -> total(R, S + X);
total(<<X, R/binary>>, S) -> total(R, S - X);
total(R, S) -> {S, R}.

tlv(<<T, L, V:L/binary, R/binary>>) -> [{T, V} | tlv(R)];
tlv(<<>>) -> [];
tlv(R) -> {bad, R}.

again(<<1, 2, R/binary>>) -> {a, R};
again(<<X:16, "llo", R/binary>>) -> {b, X, R};
again(<<16#AB, R/binary>>) -> {c, R};
again(<<X:4, 16#A5A5:16>>) -> {d, X};
again(B) when is_bitstring(B) -> {e, bit_size(B)};
again(B) -> {f, B}.

across(B) -> across(B, [], 0).
across(<<X:5, R/bits>>, Acc, N) when N < 40 ->
    L = [X, N | Acc],
    across(R, L, N + 1);
across(R, Acc, _) -> {R, Acc}.

tail(B, N) ->
    case B of <<_:N, 1, R/bits>> -> {one, R}; <<_:N, R/bits>> -> {some, R}; _ -> none end.

exact(<<A:4, B:4>>) -> {A, B};
exact(<<A:16>>) -> A;
exact(<<_:20>>) -> twenty;
exact(<<_:88>>) -> eightyeight;
exact(_) -> other.

literal(N) ->
    L = <<"0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789">>,
    <<_:N/binary, X:70/binary, R/binary>> = L,
    {X, R, byte_size(L), L =:= <<"a">>}.

strings(<<"abcdefghijklmnop">>) -> long;
strings(<<"abc", R/binary>>) -> {abc, R};
strings(<<"hello, w", R/binary>>) -> {hello, R};
strings(<<_:4, 16#BC:8, R/bits>>) -> {half, R};
strings(_) -> no.

compare(A, B) ->
    <<_:3, C/bits>> = <<5:3, A/bits>>,
    {A < B, A =:= B, C =:= A, C < B, C == B, {C} =< {B}}.

parts(B, P, L) ->
    {?C(binary_part(B, P, L)), ?C(split_binary(B, P)), ?C(binary:part(B, P, L)), ?C(binary:at(B, P))}.

sizes(B) -> {?C(byte_size(B)), ?C(bit_size(B)), is_binary(B), is_bitstring(B), ?C(size(B))}.

many(N) -> many(N, <<>>, []).
many(0, B, Acc) -> {byte_size(B), Acc};
many(N, B, Acc) ->
    B1 = list_to_binary([B, lists:duplicate(N rem 50, N rem 256)]),
    <<_:(N rem 7), X:5, _/bits>> = <<B1/binary, N:32>>,
    many(N - 1, B1, [X | Acc]).

large(N) ->
    B = << <<"abcdefg">> || _ <- lists:seq(1, N) >>,
    <<_:(N div 2)/binary, X, R/binary>> = B,
    {X, byte_size(R), sum(R)}.

shared(B) ->
    T = {B, [B], {k, B}},
    case B of
        <<X:8, R/binary>> -> {X, R, T, element(1, T) =:= B};
        _ -> T
    end.

nested(B, N) ->
    case B of
        <<H:N/binary, R/binary>> ->
            case H of
                <<X:4, Y/bits>> -> case R of <<Z, _/binary>> -> {X, Y, Z}; _ -> {X, Y, R} end
            end;
        _ -> no
    end.

guard(B) when byte_size(B) > 5, binary_part(B, 0, 2) =:= <<"he">> -> he;
guard(B) when bit_size(B) rem 8 =/= 0 -> ragged;
guard(<<X, _/binary>> = B) when X > 100; byte_size(B) =:= 1 -> {large, X};
guard(_) -> other.

kept(B, N) -> kept(B, N, []).
kept(_, 0, Acc) -> Acc;
kept(B, N, Acc) ->
    case B of
        <<_:N, X:9, _/bits>> -> kept(B, N - 1, [{X, lists:seq(1, N)} | Acc]);
        <<R/bits>> -> kept(R, N - 1, [short | Acc])
    end.

c(F) -> try F() catch C:R -> {C, R} end.
