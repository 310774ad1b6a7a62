%% BIFs on binaries and some others, each with arguments that it takes and that it refuses.
-module(binaries).
-export([calls/0]).
-compile(export_all).

calls() ->
    [{bif, [binary, F, A]} || {F, A} <- binary()] ++ [{bif, [erlang, F, A]} || {F, A} <- erlang()]
    ++ [{bif, [unicode, F, [X, E]]} || F <- [characters_to_binary, characters_to_list], {X, E} <- chardata()]
    ++ [{bif, [unicode, F, A]} || {F, A} <- unicode()] ++ [{bif, [string, F, A]} || {F, A} <- strings()]
    ++ [{bif, [base64, F, [X]]} || F <- [encode, decode], X <- [<<>>, <<"a">>, <<"YWJj">>, "YQ==", <<1, 2, 3, 255>>]]
    ++ [{phash2, [T]} || T <- terms:terms()] ++ [{phash2, [T]} || T <- hashed()]
    ++ [{floats, [F]} || F <- float_values()] ++ [{float_options, [1.5, O]} || O <- wrong_options()]
    ++ [{round_trip, [T]} || T <- terms:terms() ++ hashed(), not is_function(T), not (is_map(T) andalso map_size(T) > 32)]
    ++ [{patterns, [S, P]} || S <- [<<>>, <<"a,b,,c,">>, <<",,">>, <<"abcabcab">>], P <- [<<",">>, <<",,">>, [<<"ab">>, <<"abc">>, <<"b">>]]]
    ++ [{fun_items, [N]} || N <- [1, x]] ++ [{other, []}]
    ++ [{md5_steps, [L]} || L <- [[], ["abc"], [lists:duplicate(55, $x), "y"], [lists:duplicate(64, 0), [], <<1:1000/unit:8>>]]].

bif(M, F, A) -> apply(M, F, A).

binary() ->
    S = <<"the cat sat on the mat">>, P = [<<"at">>, <<"the">>, <<"a">>],
    [{at, [<<1, 2>>, 1]}, {at, [<<1, 2>>, 2]}, {at, [<<1>>, -1]}, {at, [<<1:9>>, 0]}, {at, [a, 0]}, {at, [<<1>>, a]}, {first, [<<7, 8>>]},
     {first, [<<>>]}, {first, [a]}, {first, [<<1:1>>]}, {last, [<<7, 8>>]}, {last, [<<>>]}, {last, [<<1:9>>]},
     {part, [S, 4, 3]}, {part, [S, {7, -3}]}, {part, [S, 22, 1]}, {part, [S, {1}]}, {part, [a, 0, 0]}, {part, [<<1:9>>, 0, 1]},
     {copy, [S]}, {copy, [<<1, 2>>, 3]}, {copy, [<<1>>, 0]}, {copy, [<<1>>, -1]}, {copy, [a]}, {copy, [<<1:1>>, 2]}, {copy, [<<1>>, a]},
     {list_to_bin, ["abc"]}, {list_to_bin, [[1 | <<2>>]]}, {list_to_bin, [<<1>>]}, {list_to_bin, [[a]]},
     {encode_unsigned, [0]}, {encode_unsigned, [258]}, {encode_unsigned, [1 bsl 70]}, {encode_unsigned, [-1]}, {encode_unsigned, [a]},
     {encode_unsigned, [258, little]}, {encode_unsigned, [258, big]}, {encode_unsigned, [258, native]}, {encode_unsigned, [1.0, big]},
     {decode_unsigned, [<<1, 2>>]}, {decode_unsigned, [<<>>]}, {decode_unsigned, [<<0, 0, 7>>]}, {decode_unsigned, [<<1:9>>]},
     {decode_unsigned, [<<1, 2>>, little]}, {decode_unsigned, [<<255:64, 1>>, big]}, {decode_unsigned, [<<1>>, x]}, {decode_unsigned, [a]},
     {longest_common_prefix, [[<<"abc">>, <<"abd">>]]}, {longest_common_prefix, [[<<"abc">>]]}, {longest_common_prefix, [[]]},
     {longest_common_prefix, [[<<>>, <<"a">>]]}, {longest_common_prefix, [[<<"a">> | x]]}, {longest_common_prefix, [[a]]},
     {longest_common_suffix, [[<<"xbc">>, <<"bc">>, <<"abc">>]]}, {longest_common_suffix, [[<<1:9>>]]}, {longest_common_suffix, [x]},
     {match, [S, <<"at">>]}, {match, [S, P]}, {match, [S, <<"dog">>]}, {match, [S, <<>>]}, {match, [S, []]}, {match, [S, [<<>>]]},
     {match, [S, a]}, {match, [a, <<"a">>]}, {match, [<<1:9>>, <<1>>]}, {match, [S, <<1:9>>]}, {match, [<<>>, <<"a">>]},
     {match, [S, <<"at">>, []]}, {match, [S, <<"at">>, [{scope, {6, 10}}]]}, {match, [S, <<"at">>, [{scope, {22, -3}}]]},
     {match, [S, <<"at">>, [{scope, {5, 1}}]]}, {match, [S, <<"at">>, [{scope, {0, 23}}]]}, {match, [S, <<"at">>, [{scope, {-1, 2}}]]},
     {match, [S, <<"at">>, [global]]}, {match, [S, <<"at">>, x]}, {match, [S, <<"at">>, [{scope, {a, 1}}]]}, {match, [S, <<"at">>, [{scope, 1}]]},
     {match, [S, <<"at">>, [{scope, {0, 3}}, {scope, {4, 9}}]]},
     {matches, [S, <<"at">>]}, {matches, [S, P]}, {matches, [S, <<"dog">>]}, {matches, [<<"aaaa">>, <<"aa">>]}, {matches, [S, P, [{scope, {3, 6}}]]},
     {matches, [S, []]}, {matches, [S, P, [x]]}, {matches, [a, P]}, {matches, [<<"abcd">>, [<<"bc">>, <<"abcd">>, <<"b">>]]},
     {matches, [<<"abcde">>, [<<"bcx">>, <<"cd">>, <<"ab">>]]},
     {split, [S, <<" ">>]}, {split, [S, <<" ">>, [global]]}, {split, [S, P, [global]]}, {split, [S, <<"t">>, [global, trim]]},
     {split, [<<",,a,,b,,">>, <<",">>, [global]]}, {split, [<<",,a,,b,,">>, <<",">>, [global, trim]]},
     {split, [<<",,a,,b,,">>, <<",">>, [global, trim_all]]}, {split, [<<",,">>, <<",">>, [trim]]}, {split, [<<",,">>, <<",">>, [trim_all]]},
     {split, [<<"a,">>, <<",">>, [trim]]}, {split, [<<>>, <<",">>]}, {split, [<<>>, <<",">>, [trim]]}, {split, [<<>>, <<",">>, [trim_all]]},
     {split, [<<",">>, <<",">>, [global, trim]]}, {split, [<<",">>, <<",">>, [global, trim_all]]}, {split, [<<",b">>, <<",">>, [trim_all]]},
     {split, [S, <<" ">>, [global, {scope, {4, 8}}]]}, {split, [S, <<" ">>, [x]]}, {split, [a, <<" ">>]}, {split, [S, <<>>]}, {split, [S, <<"dog">>, [trim]]},
     {replace, [S, <<"at">>, <<"og">>]}, {replace, [S, P, <<"[]">>, [global, {insert_replaced, 1}]]}, {replace, [S, <<>>, <<>>]},
     {bin_to_list, [S]}, {bin_to_list, [S, {4, 3}]}, {bin_to_list, [a]}, {encode_hex, [<<1, 171>>]}, {decode_hex, [<<"01AB">>]},
     {compile_pattern, [<<>>]}, {compile_pattern, [a]}, {compile_pattern, [[]]}].

erlang() ->
    B = <<"abcdef">>,
    [{F, A} || F <- [crc32, adler32], A <- [[B], [[]], ["abc"], [[B, [1 | <<2>>]]], [a], [<<1:1>>], [0, B], [1 bsl 32, B], [-1, B], [12345, [B]], [a, B], [1, a]]]
    ++ [{F, A} || F <- [crc32_combine, adler32_combine], A <- [[1, 2, 3], [305419896, 2596069104, 100000], [0, 0, 0], [7, 8, 0], [7, 8, 65521], [1 bsl 32, 1, 1], [1, 1, -1], [a, 1, 1]]]
    ++ [{md5, [X]} || X <- [<<>>, "abc", [B, B], lists:duplicate(200, $a), a, [256], lists:duplicate(56, 7), lists:duplicate(64, 7)]]
    ++ [{md5_update, [erlang:md5_init(), "abc"]}, {md5_update, [a, "abc"]}, {md5_update, [<<1:704>>, a]}, {md5_final, [erlang:md5_init()]},
        {md5_final, [<<1, 2>>]}, {md5_final, [x]}]
    ++ [{split_binary, [B, N]} || N <- [0, 3, 6, 7, -1, a]] ++ [{split_binary, [a, 0]}, {split_binary, [<<1:9>>, 1]}, {split_binary, [<<1:17>>, 2]}]
    ++ [{bitstring_to_list, [X]} || X <- [<<>>, <<1, 2>>, <<1, 2:3>>, <<1:1>>, a]]
    ++ [{list_to_bitstring, [X]} || X <- [[], [1, 2], [1, <<2:3>>], [<<2:3>>, 1, <<5:5>> | <<1:1>>], <<1>>, [256], [a], [<<1:1>> | 2]]]
    ++ [{iolist_to_iovec, [X]} || X <- [[], "abc", <<1>>, [1, <<2>>, 3], a]]
    ++ [{integer_to_binary, [X, 2]} || X <- [0, 5, -5, 1 bsl 70]]
    ++ [{binary_to_term, [X]} || X <- [<<131, 97, 1>>, <<131, 97, 1, 2, 3>>, <<131>>, <<>>, <<130, 97, 1>>, <<131, 100, 0, 1, $a>>, <<131, 255>>, a,
                                       <<131, 108, 255, 255, 255, 255>>, <<131, 99, "1.50000000000000000000e+00", 0, 0, 0, 0, 0>>, <<131, 119, 2, 195, 165>>, <<131, 97, 1:3>>]]
    ++ [{binary_to_term, [<<131, 97, 1, 2, 3>>, O]} || O <- [[], [used], [safe], [used, safe], [x], x]]
    ++ [{term_to_binary, [{a, [1, 2.5, "s"]}, O]} || O <- [[], [deterministic], [{minor_version, 1}], [x], x, [{minor_version, 7}]]]
    ++ [{external_size, [x, y, z]}].

chardata() ->
    [{[<<"abc">>, [<<255>>, "d"], "e"], utf8}, {<<"ab", 255, "cd">>, utf8}, {[<<"ab", 206>>], utf8}, {[<<"ab", 206>>, <<187, "c">>], utf8},
     {[<<"ab", 206>>, 187, "c"], utf8}, {[$a, 16#D800, $b], utf8}, {[$a, [$b, [-1], $c], $d], utf8}, {[a], utf8}, {[$a, a | b], utf8}, {a, utf8},
     {[$a | $b], utf8}, {[$a | <<"b">>], utf8}, {[[$a | <<206>>] | <<187, "x">>], utf8}, {[300, <<255>>], latin1}, {[255, <<1, 200>>], latin1},
     {[16#110000], latin1}, {<<1:3>>, utf8}, {[<<1:3>>, "a"], utf8}, {[$a, <<0:8, 1:3>>, "a"], utf8}, {[], foo}, {"abc", foo}, 
     {[], utf8}, {<<>>, utf8}, {[[[["x", <<"y">> | <<"z">>]]] | <<"w">>], unicode},
     {<<244, 144, 128, 128>>, utf8}, {<<240, 159, 152>>, utf8}, {<<237, 160, 128>>, utf8}, {<<237, 160>>, utf8}, {<<224, 128>>, utf8}, {<<192>>, utf8}, {<<224, 65>>, utf8}, {<<192, 65>>, utf8}, {<<128>>, utf8}, {<<248, 1>>, utf8},
     {[<<206>>, <<206>>], utf8}, {[<<206>>, []], utf8}, {[<<206>>, a], utf8}, {[<<206>>, "a"], utf8}, {[$x, <<206>>, <<>>, [<<187>>, $y]], utf8},
     {[$x, <<206>>, <<>>, [<<207>>, $y], "z"], utf8}, {["ab", <<255, "c">>, "d", ["e"]], utf8}, {[["ab", <<255, "c">>], "d", ["e"]], utf8},
     {[["ab", -5, 7], "d", ["e"]], utf8}, {["ab", a, "c"], utf8}, {[1.0], utf8}, {["abc", 1 bsl 70], utf8}, {[<<240>>, <<159>>, <<152, 128, 65>>], utf8},
     {"åλ", utf8}, {[16#10FFFF, 16#FFFE], utf8}, {"åλ", latin1}, {<<"åλ"/utf8>>, utf8}, {<<229>>, latin1}].

unicode() ->
    [{bin_is_7bit, [X]} || X <- [<<>>, <<"abc">>, <<128>>, <<1:3>>, a]]
    ++ [{characters_to_binary, [["aλ", <<"b">>], utf8, E]} || E <- [utf8, latin1, utf16, {utf32, little}, x]]
    ++ [{characters_to_nfc_list, ["e" ++ [769]]}, {bom_to_encoding, [<<239, 187, 191>>]}].

strings() ->
    [{F, [X]} || F <- [to_integer, to_float, list_to_integer, list_to_float],
                 X <- ["12abc", "-5", "+7x", "", "abc", "-", "1.5e3x", "1.5", "2.", ".5", "1.5e", "1.5e+", "-1.5E-2 ", "1e5", a, [1, a], "12" ++ [1000], [$1 | $2], "1.0e999", "+1.5"]]
    ++ [{uppercase, ["aßÅ"]}, {trim, ["  a "]}, {split, ["a,b,c", ",", all]}, {length, [[$e, 769, $x]]}, {slice, ["abcdef", 1, 3]},
        {find, [<<"abcdef">>, <<"cd">>]}, {replace, ["abab", "b", "c", all]}, {lexemes, ["a b  c", " "]}, {pad, [<<"a">>, 3, both]}].

hashed() ->
    ["abc", "abcdefgh", "abc" ++ [300, $x], [1 | 2], [[], [a | b]], [a, []], {[]}, <<"abcdefghijklmnop">>, <<"abcdefghijk">>, <<"abcdefghijkl">>, <<1:100>>,
     'Åλ', -0.0, (1 bsl 27), -(1 bsl 27), -(1 bsl 27) - 1, 1 bsl 32, 1 bsl 64, -(1 bsl 64), 1 bsl 65, 1 bsl 200, #{a => #{b => c}, {} => []},
     maps:from_list([{N, N * N} || N <- lists:seq(1, 40)]), {a, {b, [c, {d, "e"}]}, 1.5}, -1, -12345, 200, [200, 201 | 202], [1, 2, 3, 4, 5, a]].
phash2(T) -> {erlang:phash2(T), [catch erlang:phash2(T, R) || R <- [1, 16, 1 bsl 32, 1 bsl 27]], catch erlang:phash2(T, 0), catch erlang:phash2(T, (1 bsl 32) + 1)}.

float_values() ->
    [0.0, -0.0, 1.0, 1.5, -2.5, 0.1, 123456789.987654321, 1.0e22, 1.0e23, 9.999999, 0.5, 0.05, 0.0001, -0.0001, 1.0e-10, 1.0e100, 5.0e-324, 1.7976931348623157e308,
     9007199254740992.0, 9007199254740993.0, 4503599627370497.5, 0.045, 2.675, 99.995, 1.0e15, 123456.0].
floats(F) ->
    [catch float_to_list(F, O) || O <- options()] ++ [catch float_to_binary(F, O) || O <- options()]
    ++ [float_to_list(F), float_to_binary(F), lists:flatten(io_lib:format("~p ~w ~f ~e ~g ~.2f ~.3e ~10.4f", [F, F, F, F, F, F, F, F]))].
options() ->
    [[], [short], [compact], [{decimals, 0}], [{decimals, 1}], [{decimals, 2}], [{decimals, 6}, compact], [compact, {decimals, 4}], [{decimals, 18}], [{decimals, 19}],
     [{decimals, 30}, compact], [{decimals, 253}], [{scientific, 0}], [{scientific, 3}], [{scientific, 20}], [{scientific, 30}], [{scientific, 249}], [{scientific, 5}, compact],
     [short, {decimals, 2}], [{decimals, 2}, short], [{decimals, 2}, {scientific, 2}]].
wrong_options() -> [x, [x], [{decimals, -1}], [{decimals, 254}], [{decimals, a}], [{scientific, -1}], [{scientific, 250}], [compact | x], [{decimals, 1 bsl 70}]].
float_options(F, O) -> {catch float_to_list(F, O), catch float_to_binary(F, O), catch float_to_list(a, O)}.

round_trip(T) -> B = term_to_binary(T), {B, binary_to_term(B), binary_to_term(<<B/binary, 0>>, [used]), iolist_size(term_to_iovec(T))}.

patterns(S, P) ->
    C = binary:compile_pattern(P),
    {element(1, C), binary:match(S, C), binary:matches(S, C), binary:split(S, C, [global]), binary:replace(S, C, <<"-">>, [global])}.

md5_steps(L) -> erlang:md5_final(lists:foldl(fun(X, C) -> erlang:md5_update(C, X) end, erlang:md5_init(), L)).

fun_items(N) ->
    F = fun(X) -> {X, N} end,
    [catch erlang:fun_info(Fun, K) || Fun <- [F, fun fun_items/1, fun lists:map/2, a], K <- [module, name, arity, env, index, type, uniq, foo, 1]]
    ++ [catch erlang:fun_info_mfa(X) || X <- [F, fun fun_items/1, fun lists:map/2, a]] ++ [catch erlang:fun_to_list(X) || X <- [F, fun lists:map/2, a]].

other() ->
    [erts_internal:cmp_term(A, B) || {A, B} <- [{1, 2}, {1, 1.0}, {1.0, 1}, {a, a}, {b, a}, {[1.0], [1]}]]
    ++ [catch erts_internal:map_to_tuple_keys(X) || X <- [#{b => 1, a => 2, 1 => 3}, #{}, a]]
    ++ [io:printable_range(), catch persistent_term:get(x), persistent_term:get(x, d), persistent_term:put(x, 1), persistent_term:get(x),
        persistent_term:erase(x), persistent_term:erase(x), catch erlang:pid_to_list(a), catch erlang:ref_to_list(a), catch erlang:bump_reductions(a)].
