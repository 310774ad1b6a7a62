%% The server that runs programs in a real VM. Frames of {packet,4} come in on file descriptor 3 and
%% go out on 4; descriptors 0 to 2 are left to whatever the VM prints. The end of the input ends the
%% VM: when the harness dies, however it dies, so does this.
-module(fuzz_server).
-export([main/0]).

-define(NODES_MAX, 2000000). % Of one outcome: terms that share parts may be exponentially large.
-define(ON_LOAD_MAX, 1000).  % Milliseconds.
-define(NODE_BYTES, 8).      % Bytes of a binary that count as a node.

main() ->
    process_flag(priority, high), % Programs must not starve the one who stops them.
    logger:set_primary_config(level, none),
    Port = open_port({fd, 3, 4}, [binary, {packet, 4}, eof]),
    Release = list_to_integer(erlang:system_info(otp_release)),
    reply(Port, {ready, Release, 8 * erlang:system_info(wordsize)}),
    loop(Port).

loop(Port) ->
    receive
        {Port, {data, Request}} -> request(Port, binary_to_term(Request));
        {Port, eof} -> erlang:halt(0, [{flush, false}]);
        _Stray -> ok
    end,
    loop(Port).

%% {own, Module}: the file of a module that is part of this system, or none.
request(Port, {own, Module}) ->
    reply(Port, own(Module));
%% {compile, Source}: the .beam that the compiler makes of a module's source, or why there is none.
request(Port, {compile, Source}) ->
    reply(Port, compiled(unicode:characters_to_list(Source)));
%% {run, Jobs, HeapWords, Milliseconds}: loaded; then one reply for each job {Module, Code, Calls}, in
%% order; Code is the bytes of a .beam, or own: a module that is part of this system.
request(Port, {run, Jobs, HeapWords, Milliseconds}) ->
    Loaded = load([{M, Code} || {M, Code, _} <- Jobs, is_binary(Code)]),
    reply(Port, loaded),
    [reply(Port, run(Port, Job, Loaded, HeapWords, Milliseconds)) || Job <- Jobs].

run(Port, {M, Code, Calls}, Loaded, HeapWords, Milliseconds) ->
    case is_binary(Code) andalso lists:keyfind(M, 1, Loaded) of
        {M, {error, Reason}} -> {not_loaded, Reason};
        _ -> [call(Port, M, F, Args, HeapWords, Milliseconds) || {F, Args} <- Calls]
    end.

%% Several modules at once: what costs time is not the loading but the waiting for all schedulers.
load(Modules) ->
    [unload(M) || {M, _} <- Modules, erlang:module_loaded(M)],
    Prepared = [{M, prepare(M, Code)} || {M, Code} <- Modules],
    case erlang:finish_loading([P || {_, P} <- Prepared, not is_tuple(P)]) of
        ok -> Prepared;
        {on_load, [M]} when length(Modules) =:= 1 -> on_load(M), Prepared;
        {Why, _} when length(Modules) =:= 1 -> [{M, {error, Why}} || {M, _} <- Modules];
        _ -> lists:flatmap(fun(Module) -> load([Module]) end, Modules)
    end.

%% The module can be called when its on_load function, in a process of its own, returns ok in time.
on_load(M) ->
    {Pid, Ref} = spawn_monitor(fun() -> exit({?MODULE, erlang:call_on_load_function(M)}) end),
    Result = receive {'DOWN', Ref, process, Pid, Reason} -> Reason
             after ?ON_LOAD_MAX -> exit(Pid, kill), erlang:demonitor(Ref, [flush]), killed
             end,
    erlang:finish_after_on_load(M, Result =:= {?MODULE, ok}).

prepare(M, Code) ->
    case erlang:prepare_loading(M, Code) of
        {error, Reason} -> {error, Reason};
        Prepared -> Prepared
    end.

unload(M) ->
    code:purge(M),
    erlang:delete_module(M),
    code:purge(M).

%% Each call in a process of its own. The outcome comes as its exit reason, already encoded.
call(Port, M, F, Args, HeapWords, Milliseconds) ->
    Heap = #{size => HeapWords, kill => true, error_logger => false},
    {Pid, Ref} = spawn_opt(
        fun() -> exit({?MODULE, outcome(M, F, Args)}) end, [monitor, {max_heap_size, Heap}]),
    receive
        {'DOWN', Ref, process, Pid, {?MODULE, Outcome}} -> Outcome;
        {'DOWN', Ref, process, Pid, killed} -> exhausted(memory);
        {'DOWN', Ref, process, Pid, Reason} -> term_to_binary({{exited, Reason}, []});
        {Port, eof} -> erlang:halt(0, [{flush, false}])
    after Milliseconds ->
        Status = process_info(Pid, status),
        exit(Pid, kill),
        erlang:demonitor(Ref, [flush]),
        case Status of
            {status, waiting} -> exhausted(clock); % A timeout that is longer, in real time.
            _ -> exhausted(time)
        end
    end.

outcome(M, F, Args) ->
    Outcome =
        try apply(M, F, Args) of
            Value -> {returned, Value}
        catch
            Class:Reason:Trace -> {raised, Class, Reason, Trace}
        end,
    Seen = {Outcome, get()},
    case weigh(Seen, ?NODES_MAX) of
        Left when Left > 0 -> term_to_binary(Seen);
        _ -> exhausted(memory)
    end.

%% What is left of N when each node of a term has taken one. In Erlang, because it must be possible
%% to stop it: BIFs that measure terms go on for hours.
weigh(_, N) when N =< 0 -> N;
weigh([H | T], N) -> weigh(T, weigh(H, N - 1));
weigh(T, N) when is_tuple(T) -> elements(T, tuple_size(T), N - 1);
weigh(T, N) when is_map(T) -> weigh(maps:to_list(T), N - 1);
weigh(T, N) when is_bitstring(T) -> N - 1 - byte_size(T) div ?NODE_BYTES;
weigh(T, N) when is_function(T) -> weigh(element(2, erlang:fun_info(T, env)), N - 1);
weigh(_, N) -> N - 1.

elements(_, 0, N) -> N;
elements(T, I, N) -> elements(T, I - 1, weigh(element(I, T), N)).

exhausted(What) ->
    term_to_binary({{exhausted, What}, []}).

compiled(Source) ->
    {ok, Tokens, _} = erl_scan:string(Source),
    case forms(Tokens, [], []) of
        {error, _} = Error -> Error;
        Forms ->
            try compile:forms(Forms, [binary, return_errors, deterministic]) of
                {ok, _, Code} -> Code;
                Other -> {error, Other}
            catch
                Class:Reason -> {error, {Class, Reason}} % A compiler may crash: it is none.
            end
    end.

forms([], [], Forms) ->
    lists:reverse(Forms);
forms([{dot, _} = Dot | Tokens], Form, Forms) ->
    case erl_parse:parse_form(lists:reverse([Dot | Form])) of
        {ok, Parsed} -> forms(Tokens, [], [Parsed | Forms]);
        Error -> Error
    end;
forms([Token | Tokens], Form, Forms) ->
    forms(Tokens, [Token | Form], Forms).

own(M) ->
    case code:get_object_code(M) of
        {M, Code, _} -> Code;
        error -> preloaded(M)
    end.

preloaded(M) ->
    Ebin = filename:join(code:lib_dir(erts), "ebin"),
    case lists:member(M, erlang:pre_loaded())
        andalso file:read_file(filename:join(Ebin, atom_to_list(M) ++ ".beam")) of
        {ok, Code} -> Code;
        _ -> none
    end.

reply(Port, Term) ->
    port_command(Port, term_to_binary(Term)).
