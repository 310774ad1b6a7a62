%% What real Erlang makes of a table of calls, as a term for the tests to read.
-module(judge).
-export([run/2]).

%% Compiled modules name their own calls, [{Function, Args}]; others come with theirs.
run(Calls, File) ->
    Results = [{M, F, A, outcome(M, F, A)} || {M, F, A} <- lists:flatmap(fun calls/1, Calls)],
    ok = file:write_file(File, term_to_binary(Results)).

calls({_, _, _} = Call) -> [Call];
calls(M) when is_atom(M) -> [{M, F, A} || {F, A} <- M:calls()].

outcome(M, F, A) ->
    erase(),
    try apply(M, F, A) of
        Value -> {returned, cut(Value), get()}
    catch
        C:R:S -> {raised, C, cut(R), cut(S), get()}
    end.

%% In stack traces, what called the function is ours and goes.
cut([{?MODULE, _, _, _} | _]) -> [];
cut([H | T]) -> [cut(H) | cut(T)];
cut(T) when is_tuple(T) -> list_to_tuple(cut(tuple_to_list(T)));
cut(T) -> T.
