%% Binary construction: segments of every kind, appending, comprehensions, and what goes wrong.
-module(jit_building).
-define(C(E), c(fun() -> E end)).
-export([cases/0, ints/1, sized/2, sized_little/2, floats/2, unaligned/3, binaries/2, bits/2, text/1,
         utf/1, utfs/1, errors/2, traces/2, append/2, versions/2, fork/2, grow/1, reverse/1, comp/1, comp_bits/1,
         comp_bins/1, comp_filter/2, dup/2, keep/1, all_sizes/1, match_then_append/2, sub_append/1,
         nothing/1, mixed/3, wide/1, deep/1, private/1, fail_guard/2, parts/1, appended/2]).

cases() ->
    Ints = [0, 1, -1, 127, 255, 256, -128, 134217727, -134217728, 134217728, 16#FFFFFFFF, 1 bsl 64, -(1 bsl 70), (1 bsl 100) + 12345],
    Sizes = [0, 1, 3, 7, 8, 9, 16, 27, 28, 32, 33, 63, 64, 65, 100, 128],
    Bins = [<<>>, <<1>>, <<"hello">>, <<1:3>>, <<16#ABCDE:20>>, binary:copy(<<"0123456789">>, 7), <<1:1, (binary:copy(<<"x">>, 80))/binary>>],
    Bad = [a, -1, 1.5, 1 bsl 70, -(1 bsl 70), [], <<1>>],
    [{ints, [[X] || X <- Ints]}, {sized, [[X, S] || X <- Ints, S <- Sizes ++ Bad]},
     {sized_little, [[X, S] || X <- Ints, S <- Sizes ++ Bad]},
     {floats, [[F, S] || F <- [0.0, 1.5, -2.25, 1.0e10, 65504.0, 1.0e-5, 5.96e-8, 1.0e300, 7, 1 bsl 100, 1 bsl 2000, a], S <- [16, 32, 64, 33, 0, -1, b]]},
     {unaligned, [[A, B, C] || A <- [1, 5], B <- Bins, C <- [0, 77]]},
     {binaries, [[B, N] || B <- Bins ++ [a], N <- [0, 1, 2, 5, 6, -1, a, 1 bsl 70]]},
     {bits, [[B, N] || B <- Bins ++ [a], N <- [0, 1, 3, 8, 20, 21]]},
     {text, [[B] || B <- Bins ++ [a]]},
     {utf, [[C] || C <- [0, 97, 127, 128, 2047, 2048, 16#D7FF, 16#D800, 16#DFFF, 16#E000, 16#FFFF, 16#10000, 16#10FFFF, 16#110000, -1, a, 1.0, 1 bsl 40]]},
     {utfs, [[L] || L <- [[], [97, 228], [8364, 128512, 97], [16#D800], [97, a]]]},
     {errors, [[N, V] || N <- lists:seq(1, 22), V <- [1, a, -1, <<1:3>>, <<1, 2>>, 1.5, 1 bsl 70]]},
     {traces, [[N, V] || N <- lists:seq(1, 10), V <- [a, -1, <<1:3>>, <<1, 2>>, 33, 1 bsl 70, 1 bsl 2000]]},
     {append, [[B, N] || B <- Bins ++ [a], N <- [0, 1, 40]]}, {versions, [[B, N] || B <- Bins, N <- [1, 5, 60]]},
     {fork, [[B, N] || B <- Bins, N <- [3, 70]]}, {grow, [[N] || N <- [0, 1, 100, 3000]]}, {reverse, [[B] || B <- Bins]},
     {comp, [[L] || L <- [[], [1, 2, 3], lists:seq(1, 500), [1, a], b, [1 | 2]]]},
     {comp_bits, [[L] || L <- [[], [1, 2, 3], lists:seq(1, 100)]]}, {comp_bins, [[B] || B <- Bins]},
     {comp_filter, [[B, N] || B <- Bins, N <- [0, 50]]}, {dup, [[B, N] || B <- Bins, N <- [0, 3, 30]]},
     {keep, [[N] || N <- [1, 50]]}, {all_sizes, [[N] || N <- [0, 63, 64, 65, 255, 256, 257, 1000]]},
     {match_then_append, [[B, N] || B <- Bins, N <- [0, 5, 66]]}, {sub_append, [[B] || B <- Bins]},
     {nothing, [[B] || B <- Bins ++ [a]]}, {mixed, [[B, X, F] || B <- Bins, X <- [1, -70000], F <- [1.5, 3]]},
     {wide, [[N] || N <- [0, 1, 100, 5000]]}, {deep, [[N] || N <- [0, 10, 200]]}, {private, [[N] || N <- [0, 10, 200]]},
     {fail_guard, [[A, B] || A <- [1, a, <<1>>], B <- [1, a, <<1>>, <<1:1>>]]}, {parts, [[B] || B <- Bins]},
     {appended, [[B, N] || B <- Bins, N <- [1, 100]]}].

ints(X) -> <<X:8, X:16/little, X:3, X:5, X:32, X:64/little, X:1>>.
sized(X, S) -> {<<X:S>>, <<1:3, X:S>>, <<X:S/unit:8>>}.
sized_little(X, S) -> {<<X:S/little>>, <<1:3, X:S/little-signed>>}.
floats(F, S) -> {?C(<<F:S/float>>), ?C(<<1:1, F:S/float-little, 7>>), ?C(<<F/float>>)}.
unaligned(A, B, C) -> <<A:3, B/bits, C:7, B/bits, "text", A:2>>.
binaries(B, N) -> {<<B:N/binary>>, <<1, B:N/binary>>, ?C(<<B:N/binary-unit:4, 1:4>>)}.
bits(B, N) -> {<<B:N/bits>>, <<1:1, B:N/bits, 2:3>>}.
text(B) -> {<<"abc", B/binary, "defghijklmnop">>, <<B/binary>>}.
utf(C) -> {?C(<<C/utf8>>), ?C(<<C/utf16>>), ?C(<<C/utf16-little>>), ?C(<<C/utf32>>), ?C(<<1:1, C/utf8, C/utf32-little>>)}.
utfs(L) -> {?C(<< <<C/utf8>> || C <- L >>), ?C(<< <<C/utf16>> || C <- L >>)}.

errors(1, V) -> <<V:8>>;
errors(2, V) -> <<1, V/binary>>;
errors(3, V) -> <<V/binary, 1>>;
errors(4, V) -> <<1:V>>;
errors(5, V) -> <<1:V/unit:16>>;
errors(6, V) -> <<V/float>>;
errors(7, V) -> <<1.0:V/float>>;
errors(8, V) -> <<V/utf8>>;
errors(9, V) -> <<V:1/binary>>;
errors(10, V) -> <<"abc":V/binary>>;
errors(11, V) -> <<V:8, V/binary>>;
errors(12, V) -> <<V/bits, V:8>>;
errors(13, V) -> <<V/bits, 1:V>>;
errors(14, V) -> <<V/utf16, V:V>>;
errors(15, V) -> <<1:3, V/utf32, V/utf8>>;
errors(16, V) -> << <<X:V>> || X <- [1, 2] >>;
errors(17, V) -> << <<V/binary, X>> || X <- [1, 2] >>;
errors(18, V) -> <<V/binary-unit:3>>;
errors(19, V) -> <<0, V/binary-unit:11>>;
errors(20, V) -> << <<X:8>> || <<X:4>> <= V >>;
errors(21, V) -> <<(V + 1):8, V:V/float>>;
errors(22, V) -> <<V:2/bits, V/float, 1:V>>.

traces(N, V) -> try traced(N, V) catch C:R:T -> {M, F, A, L} = hd(T), {C, R, M, F, A, lists:keydelete(file, 1, L)} end.
traced(1, V) -> <<V:8>>;
traced(2, V) -> <<1, 2, V/binary>>;
traced(3, V) -> <<V/binary, 1>>;
traced(4, V) -> <<1:V>>;
traced(5, V) -> <<V/float>>;
traced(6, V) -> <<1.0:V/float>>;
traced(7, V) -> <<0, V/utf8>>;
traced(8, V) -> <<0:4, V:4/binary>>;
traced(9, V) -> <<"abc", V/utf32>>;
traced(10, V) -> <<V/bits, "x", V:16/integer, V/binary>>.

append(B, N) -> app(N, B).
app(0, B) -> B;
app(N, B) -> app(N - 1, <<B/binary, N, (N * 3):5, 1:3>>).

versions(B, N) -> versions(N, B, []).
versions(0, B, Acc) -> [B | Acc];
versions(N, B, Acc) -> versions(N - 1, <<B/bits, N:7>>, [B | Acc]).

fork(B, N) ->
    A = <<B/bits, 0:N/unit:8>>,
    C = <<A/bits, 1>>,
    D = <<A/bits, 2>>,
    E = <<C/bits, 3>>,
    F = <<C/bits, 4, 5>>,
    {A, C, D, E, F, <<D/bits, D/bits>>, <<E/bits, E/bits>>}.

grow(N) -> B = grow(N, <<>>), {byte_size(B), checksum(B)}.
grow(0, B) -> B;
grow(N, B) -> grow(N - 1, <<B/binary, N:16>>).

reverse(B) -> reverse(B, <<>>).
reverse(<<X:1, R/bits>>, Acc) -> reverse(R, <<X:1, Acc/bits>>);
reverse(<<>>, Acc) -> Acc.

comp(L) -> {?C(<< <<X>> || X <- L >>), ?C(<< <<X:12>> || X <- L, X rem 2 =:= 0 >>)}.
comp_bits(L) -> << <<X:3, 1:1>> || X <- L >>.
comp_bins(B) -> {<< <<(X + 1)>> || <<X>> <= B >>, << <<B/bits>> || <<_:5>> <= B >>, [X || <<X:3>> <= B]}.
comp_filter(B, N) -> << <<X, X>> || <<X>> <= B, X > N >>.
dup(B, N) -> << <<B/bits, I>> || I <- lists:seq(1, N) >>.

keep(N) -> keep(N, <<>>, []).
keep(0, _, Acc) -> Acc;
keep(N, B, Acc) ->
    B1 = <<B/binary, N>>,
    _ = lists:seq(1, 20),
    keep(N - 1, B1, [{N, B1, <<B1/binary, "end">>} | Acc]).

all_sizes(N) ->
    B = <<0:N/unit:8>>,
    C = <<B/binary, 1>>,
    {byte_size(B), byte_size(C), C, <<C/binary, C/binary>>}.

match_then_append(B, N) ->
    A = <<B/bits, 7:N/unit:8>>,
    case A of
        <<X:3, R/bits>> ->
            C = <<A/bits, 9>>,
            <<Y:2, S/bits>> = R,
            {X, Y, C, <<R/bits, 1>>, S, <<C/bits, 3>>};
        _ -> <<A/bits, 1>>
    end.

sub_append(B) ->
    A = <<B/bits, "0123456789">>,
    <<P:5/binary, Q/bits>> = A,
    {<<P/binary, "x">>, <<Q/bits, "y">>, <<A/bits, "z">>, A}.

nothing(B) -> {<<>>, ?C(<<B/bits>>), ?C(<<B/bits, <<>>/bits>>), ?C(<<B/binary, 0:0>>)}.
mixed(B, X, F) -> <<X:24, B/bits, F:32/float, "lit", X:13/little, 960/utf8, B/bits>>.

wide(N) -> B = <<1:N/unit:8, 2:N>>, {bit_size(B), checksum(<<B/bits, 0:(-bit_size(B) band 7)>>)}.

deep(N) -> deep(N, <<>>).
deep(0, B) -> B;
deep(N, B) -> <<(deep(N - 1, <<B/binary, N>>))/binary, N>>.

private(N) ->
    L = lists:seq(1, N),
    A = << <<X:9>> || X <- L >>,
    B = << <<X:9>> || X <- L, Y <- [1, 2], Y > 1 >>,
    {A =:= B, <<A/bits, 1>>, <<A/bits, 2>>, B}.

fail_guard(A, B) when <<A, B>> =:= <<1, 1>> -> ones;
fail_guard(A, B) when <<A/binary, B/binary>> =:= <<1, 1>> -> bins;
fail_guard(A, B) when byte_size(<<B/bits, 1:7>>) =:= 1 -> {A, bits};
fail_guard(_, _) -> none.

parts(B) -> [<<B:I/bits>> || I <- [0, 1, 2, 3], I =< bit_size(B)].

appended(B, N) ->
    L = lists:foldl(fun(I, Acc) -> <<Acc/bits, I:11>> end, B, lists:seq(1, N)),
    M = lists:foldl(fun(I, Acc) -> <<Acc/bits, I>> end, L, lists:seq(1, N)),
    {L, M, bit_size(M)}.

c(F) -> try F() catch C:R -> {C, R} end.

checksum(B) -> checksum(B, 0).
checksum(<<X, R/binary>>, S) -> checksum(R, (S * 3 + X) band 16#FFFFFF);
checksum(<<>>, S) -> S.
