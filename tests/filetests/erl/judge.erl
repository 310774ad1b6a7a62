%% What real Erlang makes of a table of calls, as a term for the tests to read.
-module(judge).
-export([run/2]).

%% Compiled modules name their own calls, [{Function, Args}]; others come with theirs.
run(Calls, File) ->
    Results = [{M, F, A, outcome(M, F, A)} || {M, F, A} <- lists:flatmap(fun calls/1, Calls)],
    ok = file:write_file(File, term_to_binary(Results)).

calls({_, _, _} = Call) -> [Call];
calls(M) when is_atom(M) -> [{M, F, A} || {F, A} <- M:calls()].

%% In a process of its own, which an exit signal may end.
outcome(M, F, A) ->
    {Pid, Ref} = spawn_monitor(fun() -> exit({?MODULE, tried(M, F, A)}) end),
    receive
        {'DOWN', Ref, process, Pid, {?MODULE, Outcome}} -> Outcome;
        {'DOWN', Ref, process, Pid, Reason} -> {raised, exit, Reason, [], []}
    end.

tried(M, F, A) ->
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
