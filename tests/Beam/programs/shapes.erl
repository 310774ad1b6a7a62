%% One of each shape that the compiler gives an instruction.
-module(shapes).
-export([fac/1,
         m/1,
         b/1,
         c/2,
         f/1,
         tr/1,
         mp/2,
         r/0,
         fn/1,
         sel/1,
         rec/1,
         fl/2,
         ap/3,
         st/1]).

-record(r,{a, b}).

fac(0) ->
    1;
fac(N) when N > 0 ->
    N * fac(N - 1).

m([H | T]) ->
    {H, m(T)};
m([]) ->
    [];
m({A, B}) ->
    A + B;
m(X) when is_float(X) ->
    X + 1.5.

b(<<A:8,B/float,C/binary>>) ->
    {A, B, C};
b(<<"abc",X:4,R/bitstring>>) ->
    {X, R};
b(<<C/utf8,_/binary>>) ->
    C.

c(A, B) ->
    <<A:16/little,B/binary,"xyz",(A + 1):B/unit:3,3.5:64/float,16#E9/utf8>>.

f(X) ->
    F = fun(Y) ->
               X + Y
        end,
    G = fun lists:map/2,
    {F, G, F(1)}.

tr(X) ->
    try X:foo() of
        ok ->
            1;
        _ ->
            2
    catch
        error:R:S ->
            {R, S};
        throw:T ->
            T
    after
        put(a, b)
    end.

mp(M, K) ->
    #{a := A, K := B} = M,
    M#{a := A + 1, c => B}.

r() ->
    receive
        {a, X} ->
            X;
        b ->
            1
    after
        100 -> timeout
    end.

fn(L) ->
    [ 
     X * 2 ||
         X <- L,
         X > 1
    ].

sel(a) ->
    1;
sel(b) ->
    2;
sel(c) ->
    3;
sel(1) ->
    4;
sel(2) ->
    5;
sel(3) ->
    6;
sel(1.5) ->
    7;
sel(123456789012345678901) ->
    8;
sel({1, 2}) ->
    9;
sel(_) ->
    0.

rec(#r{a = A} = R) ->
    R#r{b = A, a = 1}.

fl(A, B) when is_float(A), is_float(B) ->
    (A + B) * (A - B) / 2.0 - float(round(A)).

ap(M, F, A) ->
    catch apply(M, F, A).

st(X) ->
    case element(1, X) of
        Y when is_atom(Y), tuple_size(X) > 3 ->
            {Y, <<"lit">>, #{a => 1}, "str\"\n", 'A b'};
        _ ->
            self() ! X,
            erlang:nif_error(x)
    end.
