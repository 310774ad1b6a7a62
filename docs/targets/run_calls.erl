%% Makes the calls that a command target is given, in any Erlang VM that has io, file and base64:
%%
%%   erlc run_calls.erl
%%   erl -noshell -pa FOLDER -run run_calls main {beam} {calls}
%%
%% {beam} is the program; {calls} has a term {Function, Arguments} for each call. A line is printed
%% for each, in order: "outcome base64:" and term_to_binary({Outcome, Dictionary}).
-module(run_calls).
-export([main/1]).

-define(CALL_MAX, 20000). % Milliseconds.
-define(HEAP_WORDS_MAX, 16000000).

main([Beam, Calls]) ->
    {ok, Code} = file:read_file(Beam),
    {ok, List} = file:consult(Calls),
    M = list_to_atom(filename:basename(Beam, ".beam")),
    case code:load_binary(M, Beam, Code) of
        {module, M} -> [print(call(M, F, Args)) || {F, Args} <- List];
        {error, _} = Error -> io:format(standard_error, "~p~n", [Error])
    end,
    erlang:halt(0).

%% In a process of its own; the outcome is the reason that it ends with.
call(M, F, Args) ->
    Heap = #{size => ?HEAP_WORDS_MAX, kill => true, error_logger => false},
    {Pid, Ref} = spawn_opt(
        fun() -> exit({?MODULE, outcome(M, F, Args)}) end, [monitor, {max_heap_size, Heap}]),
    receive
        {'DOWN', Ref, process, Pid, {?MODULE, Outcome}} -> Outcome;
        {'DOWN', Ref, process, Pid, killed} -> {{exhausted, memory}, []};
        {'DOWN', Ref, process, Pid, Reason} -> {{exited, Reason}, []}
    after ?CALL_MAX ->
        {{exhausted, time}, []}
    end.

outcome(M, F, Args) ->
    Outcome =
        try apply(M, F, Args) of
            Value -> {returned, Value}
        catch
            Class:Reason:Trace -> {raised, Class, Reason, Trace}
        end,
    {Outcome, get()}.

print(Outcome) ->
    io:format("outcome base64:~s~n", [base64:encode(term_to_binary(Outcome))]).
