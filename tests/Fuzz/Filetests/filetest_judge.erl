%% Assembles files as they are and runs their calls, each in a process of its own. request is a list of
%% {Name, Path, [{Function, Args}]}, reply a list of {Name, {ok, [Outcome]} | {error, Why}}.
-module(filetest_judge).
-export([run/0]).

run() ->
    {ok, Request} = file:read_file("request"),
    Reply = [{Name, file(Path, Calls)} || {Name, Path, Calls} <- binary_to_term(Request)],
    ok = file:write_file("reply", term_to_binary(Reply)).

file(Path, Calls) ->
    case compile:file(filename:rootname(Path), [from_asm, no_postopt, binary, return_errors]) of
        {ok, M, Code} -> load(M, Code, Calls);
        {ok, M, Code, _} -> load(M, Code, Calls);
        {error, [{_, Errors}] = Why, _} ->
            case lists:all(fun is_unknown/1, Errors) of
                true -> {M, Code} = assemble(Path), load(M, Code, Calls);
                false -> {error, Why}
            end;
        {error, Why, _} -> {error, Why};
        error -> {error, compiler_crashed}
    end.

is_unknown({1, beam_validator, {_, {_, _, unknown_instruction}}}) -> true;
is_unknown(_) -> false.

%% Ops that the loader takes although the compiler has no use for them any more.
assemble(Path) ->
    {ok, Forms} = file:consult(Path),
    [{module, M}, {exports, Exports}, {attributes, Attributes}, {labels, Labels} | Code] = Forms,
    {ok, Binary} = beam_asm:module({M, Exports, Attributes, functions(Code), Labels}, [], [], []),
    {M, Binary}.

functions([]) -> [];
functions([{function, Name, Arity, Entry} | Rest]) ->
    IsCode = fun({function, _, _, _}) -> false; (_) -> true end,
    {Code, More} = lists:splitwith(IsCode, Rest),
    [{function, Name, Arity, Entry, Code} | functions(More)].

load(M, Code, Calls) ->
    code:delete(M), % One of that name before it is no longer there.
    code:purge(M),
    case code:load_binary(M, "", Code) of
        {error, on_load_failure} -> {ok, [call(M, F, A) || {F, A} <- Calls]};
        {module, M} -> {ok, [call(M, F, A) || {F, A} <- Calls]};
        {error, Why} -> {error, Why}
    end.

call(M, F, A) ->
    {Pid, Ref} = spawn_monitor(fun() -> exit(outcome(M, F, A)) end),
    receive {'DOWN', Ref, process, Pid, Outcome} -> Outcome end.

outcome(M, F, A) ->
    try apply(M, F, A) of
        Value -> {returned, cut(Value)}
    catch
        C:R:S -> {raised, C, cut(R), cut(S)}
    end.

%% In stack traces, what called the function is ours and goes.
cut([{?MODULE, _, _, _} | _]) -> [];
cut([H | T]) -> [cut(H) | cut(T)];
cut(T) when is_tuple(T) -> list_to_tuple(cut(tuple_to_list(T)));
cut(T) -> T.
