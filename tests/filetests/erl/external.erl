%% Terms and data in the forms they have outside: the external format, and zlib's.
-module(external).
-export([calls/0]).
-compile(export_all).

calls() ->
    [{compress, [N]} || N <- lists:seq(1, 12)] ++ [{packed, [L]} || L <- [4, 5, 6, 7, 8, 9]]
    ++ [{to_binary, [T, O]} || T <- terms(), O <- options()] ++ [{back, [T, O]} || T <- terms(), O <- [[compressed], [{minor_version, 0}], [{minor_version, 2}]]]
    ++ [{size, [T]} || T <- terms()] ++ [{wrong, [F, A]} || {F, A} <- wrong()].

terms() ->
    [a, 'å', 'λ', 1.5, -0.0, 1.0e-300, 1.7976931348623157e308, lists:duplicate(40, a), #{a => 1, 'å' => 2.0}, <<1:3>>, fun lists:map/2, {1 bsl 70, -5, 300}, "text"].

options() ->
    [[], [compressed], [{compressed, 0}], [{compressed, 9}], [{compressed, 4}], [{minor_version, 0}], [{minor_version, 1}], [{minor_version, 2}], [deterministic],
     [compressed, {minor_version, 2}], [{minor_version, 2}, {minor_version, 0}]].

to_binary(T, O) -> term_to_binary(T, O).
back(T, O) -> B = term_to_binary(T, O), {binary_to_term(B), binary_to_term(B, [safe]), binary_to_term(B, [used])}.
size(T) -> {erlang:external_size(T), erlang:external_size(T, [{minor_version, 0}])}.

wrong() ->
    [{term_to_binary, [a, O]} || O <- [[{compressed, 10}], [{minor_version, 3}], [x], x, [compressed | x], [{compressed, -1}], [local]]]
    ++ [{external_size, [a, [x]]}, {external_size, [a, x]}, {external_size, [a, [{minor_version, 2}]]}, {external_size, [a, [compressed]]}, {term_to_iovec, [a, [x]]}, {term_to_iovec, [{a, 1}, []]}, {term_to_iovec, [a, x]}].

wrong(F, A) -> apply(erlang, F, A).

compress(N) -> zlib:compress(data(N)).
packed(L) -> term_to_binary(data(11), [{compressed, L}]).

data(1) -> <<>>;
data(2) -> <<"a">>;
data(3) -> <<"hello hello hello hello, hello world">>;
data(4) -> binary:copy(<<"abc">>, 1000);
data(5) -> list_to_binary([(I * I * 7 + I bsr 3) band 255 || I <- lists:seq(1, 5000)]);
data(6) -> list_to_binary([integer_to_list(I * 7919 rem 1000) || I <- lists:seq(1, 20000)]);
data(7) -> term_to_binary(lists:seq(1, 3000));
data(8) -> binary:copy(<<0>>, 100000);
data(9) -> list_to_binary([erlang:phash2(I) band 255 || I <- lists:seq(1, 3000)]);
data(10) -> list_to_binary([[erlang:phash2(I) band 15, $a] || I <- lists:seq(1, 30000)]);
data(11) -> list_to_binary([lists:nth(1 + erlang:phash2(I) rem 4, ["foo", "barbaz", "x", "\n  end,\n"]) || I <- lists:seq(1, 20000)]);
data(12) -> list_to_binary([lists:duplicate(1 bsl (I div 2), I) || I <- lists:seq(1, 30)]).
