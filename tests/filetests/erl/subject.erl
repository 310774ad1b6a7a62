%% What the oracle compiles: records, maps, binaries, comprehensions, funs, try, guards, floats.
-module(subject).
-export([area/1, bank/1, parse/1, encode/2, words/1, safe/2, stats/1, sorted/1, tree/1, walk/2,
         classify/1, matrix/2, flags/1, retry/2, main/0]).

-record(account, {owner :: atom(), balance = 0 :: integer(), log = [] :: list()}).
-record(node, {left, key, value, right}).

%% Floats and guards.
area({circle, R}) when is_number(R), R >= 0 -> 3.141592653589793 * R * R;
area({rect, W, H}) when W > 0, H > 0; W =:= 0 -> float(W * H);
area({triangle, A, B, C}) ->
    S = (A + B + C) / 2,
    math:sqrt(S * (S - A) * (S - B) * (S - C));
area(_) -> error(no_shape).

%% Records.
bank(Operations) ->
    lists:foldl(fun step/2, #account{owner = nobody}, Operations).

step({open, Owner}, A) -> A#account{owner = Owner};
step({deposit, N}, #account{balance = B, log = L} = A) when is_integer(N) andalso N >= 0 andalso N < 1000 ->
    A#account{balance = B + N, log = [{deposit, N} | L]};
step({withdraw, N}, #account{balance = B} = A) when N =< B ->
    A#account{balance = B - N};
step(_, A) -> A.

%% Binaries.
parse(<<Version:4, Size:4/unit:1, Flags:8/bits, Length:16/little, Rest/binary>>)
  when Version > 0 ->
    case Rest of
        <<Body:Length/binary, Check:32/signed-big, _/bits>> -> {Version, Size, Flags, Body, Check};
        <<Short/binary>> -> {short, byte_size(Short)}
    end;
parse(<<"text:", Text/utf8, _/binary>>) -> {text, Text};
parse(<<F:64/float, Tail/binary>>) -> {float, F, parse(Tail)};
parse(B) when is_bitstring(B) -> {rest, bit_size(B)}.

encode(Tag, Items) ->
    Body = << <<(length(I)):16, (list_to_binary(I))/binary>> || I <- Items >>,
    <<Tag, (byte_size(Body)):32/little, Body/binary, 0:3, 1:5>>.

%% Comprehensions and maps.
words(Text) ->
    Words = [W || W <- string:lexemes(Text, " \n"), W =/= "the", length(W) > 1],
    lists:foldl(fun(W, M) -> maps:update_with(W, fun(N) -> N + 1 end, 1, M) end, #{}, Words).

safe(F, X) ->
    try F(X) of
        {ok, V} when V > 10 -> {large, V};
        {ok, V} -> {small, V};
        Other -> {other, Other}
    catch
        throw:{stop, Why} -> {stopped, Why};
        error:badarith -> arithmetic;
        exit:Reason:Stack when is_atom(Reason) -> {exit, Reason, length(Stack)};
        _:_ -> unknown
    after
        put(last, X)
    end.

stats(L) ->
    {Sum, Count} = lists:foldl(fun(X, {S, N}) -> {S + X, N + 1} end, {0.0, 0}, L),
    Mean = Sum / Count,
    #{mean => Mean, count => Count, spread => [X - Mean || X <- L, X > Mean], zero => 0.0}.

sorted(#{items := [_ | _] = Items} = M) -> M#{items := lists:sort(Items), done => true};
sorted(#{} = M) -> maps:put(empty, true, M).

tree([]) -> nil;
tree([{K, V} | T]) ->
    #node{left = tree([P || {A, _} = P <- T, A < K]), key = K, value = V,
          right = tree([P || {A, _} = P <- T, A >= K])}.

walk(nil, Acc) -> Acc;
walk(#node{left = L, key = K, right = R}, Acc) -> walk(L, [K | walk(R, Acc)]).

classify(X) ->
    if is_atom(X); X == "" -> name;
       is_integer(X), X band 1 =:= 0 -> even;
       is_tuple(X), element(1, X) =:= node orelse tuple_size(X) > 3 -> wide;
       is_map_key(kind, X) -> map_get(kind, X);
       true -> case catch hd(X) of $a -> letter; {'EXIT', _} -> other; C when C > $z -> beyond; _ -> list end
    end.

matrix(A, B) ->
    [[lists:sum([X * Y || {X, Y} <- lists:zip(Row, Col)]) || Col <- transpose(B)] || Row <- A].

transpose([[] | _]) -> [];
transpose(M) -> [[hd(R) || R <- M] | transpose([tl(R) || R <- M])].

flags(N) -> [Name || {Name, Bit} <- [{read, 1}, {write, 2}, {run, 4}], N band Bit =/= 0, N < 1 bsl 70].

retry(0, _) -> exit(too_many);
retry(N, F) ->
    case (catch F()) of
        {'EXIT', _} -> retry(N - 1, F);
        Value -> Value
    end.

main() ->
    Self = self(),
    Add = fun Loop(0, A) -> A; Loop(N, A) -> Loop(N - 1, A + N) end,
    receive {Self, M} -> M after 0 -> {Add(10, 0), -1.5e-3, 123456789012345678901234567890, $\x{3bb}, "λ"} end.
