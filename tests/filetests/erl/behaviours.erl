%% OTP's own behaviours, as stdlib's .beam files have them.
-module(behaviours).
-compile([export_all, nowarn_export_all]).

calls() ->
    [{F, []} || F <- [server, server_crash, server_stop, server_timeouts, no_server, call_timeout,
        start_fails, proc_libs, statem, supervised, restarts, gives_up, prints, prints_wrong,
        captured, reads, events, timer_module, shutdowns, named_server, state_enter]].

%% gen_server.

init(fail) -> {stop, bad_start};
init(ignore) -> ignore;
init(crash) -> error(in_init);
init({child, Id, To}) -> To ! {started, Id}, process_flag(trap_exit, true), {ok, {Id, To}};
init({timeout, To}) -> {ok, To, 10};
init(N) -> {ok, N}.

handle_call(get, _, N) -> {reply, N, N};
handle_call(crash, _, _) -> error(crashed);
handle_call({exit, R}, _, _) -> exit(R);
handle_call(later, From, N) -> self() ! {reply, From}, {noreply, N};
handle_call(never, _, N) -> {noreply, N};
handle_call(stop, _, N) -> {stop, normal, stopped, N}.

handle_cast({add, M}, N) -> {noreply, N + M};
handle_cast(stop, N) -> {stop, normal, N};
handle_cast({stop, R}, N) -> {stop, R, N}.

handle_info({reply, From}, N) -> gen_server:reply(From, {late, N}), {noreply, N};
handle_info(timeout, To) -> To ! timed_out, {noreply, To};
handle_info(_, N) -> {noreply, N}.

terminate(Reason, {Id, To}) -> To ! {ended, Id, Reason};
terminate(_, _) -> ok.

server() ->
    {ok, P} = gen_server:start_link(?MODULE, 1, []),
    A = gen_server:call(P, get),
    [gen_server:cast(P, {add, I}) || I <- lists:seq(1, 100)],
    B = gen_server:call(P, get),
    C = gen_server:call(P, later),
    D = gen_server:call(P, stop),
    {A, B, C, D, is_process_alive(P)}.

named_server() ->
    {ok, P} = gen_server:start_link({local, ?MODULE}, ?MODULE, 7, []),
    A = gen_server:start_link({local, ?MODULE}, ?MODULE, 8, []),
    B = gen_server:call(?MODULE, get),
    ok = gen_server:stop(?MODULE),
    {A =:= {error, {already_started, P}}, B, whereis(?MODULE)}.

server_crash() ->
    {ok, P} = gen_server:start(?MODULE, 1, []),
    A = (catch gen_server:call(P, crash)),
    {ok, Q} = gen_server:start(?MODULE, 1, []),
    B = (catch gen_server:call(Q, {exit, reason})),
    process_flag(trap_exit, true),
    {ok, R} = gen_server:start_link(?MODULE, 1, []),
    gen_server:cast(R, {stop, why}),
    {short(A), short(B), receive {'EXIT', R, W} -> W end}.

short({'EXIT', {{R, [_ | _]}, {gen_server, call, [_ | T]}}}) -> {R, T};
short({'EXIT', {R, {gen_server, call, [_ | T]}}}) -> {R, T}.

server_stop() ->
    {ok, P} = gen_server:start(?MODULE, 1, []),
    A = gen_server:stop(P),
    {ok, Q} = gen_server:start(?MODULE, 1, []),
    M = monitor(process, Q),
    B = gen_server:stop(Q, shutdown, 1000),
    {A, B, receive {'DOWN', M, _, _, W} -> W end,
     try gen_server:stop(P) catch C:R -> {C, R} end}.

server_timeouts() ->
    {ok, _} = gen_server:start_link(?MODULE, {timeout, self()}, []),
    receive timed_out -> ok end.

call_timeout() ->
    {ok, P} = gen_server:start(?MODULE, 1, []),
    short(catch gen_server:call(P, never, 20)).

no_server() ->
    {short(catch gen_server:call(nosuch, get)), gen_server:cast(nosuch, get),
     short(catch gen_server:call({nosuch, node()}, get))}.

start_fails() ->
    process_flag(trap_exit, true),
    A = [gen_server:start(?MODULE, X, []) || X <- [fail, ignore]],
    {error, {in_init, _}} = gen_server:start(?MODULE, crash, []),
    B = gen_server:start_link(?MODULE, fail, []),
    {A, B, receive {'EXIT', _, R} -> R after 100 -> none end}.

%% proc_lib.

proc_libs() ->
    process_flag(trap_exit, true),
    Me = self(),
    P = proc_lib:spawn_link(fun() -> Me ! {get('$ancestors'), get('$initial_call')}, exit(done) end),
    A = receive {[Me | _], {M, _, N}} -> {M, N} end,
    B = receive {'EXIT', P, R} -> R end,
    C = proc_lib:start_link(?MODULE, starter, [self()]),
    D = proc_lib:start(?MODULE, failing, []),
    {A, B, element(1, C), D}.

starter(_) -> proc_lib:init_ack({ok, self()}), receive x -> ok end.
failing() -> exit(failed).

%% gen_statem.

handle_event({call, F}, push, off, N) -> {next_state, on, N + 1, [{reply, F, on}]};
handle_event({call, F}, push, on, N) -> {next_state, off, N, [{reply, F, off}]};
handle_event({call, F}, get, S, N) -> {keep_state_and_data, [{reply, F, {S, N}}]};
handle_event({call, F}, wait, _, _) -> {keep_state_and_data, [{{timeout, w}, 10, F}]};
handle_event({timeout, w}, F, S, _) -> {keep_state_and_data, [{reply, F, {waited, S}}]};
handle_event({call, F}, put_off, off, _) -> {keep_state_and_data, [postpone, {state_timeout, 5, F}]};
handle_event({call, F}, put_off, on, _) -> {keep_state_and_data, [{reply, F, now}]};
handle_event(state_timeout, _, off, N) -> {next_state, on, N};
handle_event(cast, stop, _, _) -> stop.

statem() ->
    {ok, P} = gen_statem:start_link(machine, 0, []),
    R = [gen_statem:call(P, C) || C <- [get, push, get, push, push, wait, push, put_off, get]],
    ok = gen_statem:stop(P),
    R.

state_enter() ->
    {ok, P} = gen_statem:start({local, a_machine}, machine, 0, []),
    gen_statem:cast(a_machine, stop),
    M = monitor(process, P),
    receive {'DOWN', M, _, _, R} when R =:= normal; R =:= noproc -> ok end.

%% Supervisors.

sup(Flags, Ids) ->
    Me = self(),
    {Flags, [#{id => Id, start => {gen_server, start_link, [?MODULE, {child, Id, Me}, []]}}
        || Id <- Ids]}.

supervised() ->
    process_flag(trap_exit, true),
    {ok, S} = supervisor:start_link(sup, sup(#{strategy => one_for_one}, [a, b, c])),
    A = said(3),
    B = lists:sort([{Id, is_pid(P), T, M} || {Id, P, T, M} <- supervisor:which_children(S)]),
    C = supervisor:count_children(S),
    ok = supervisor:terminate_child(S, b),
    D = said(1),
    ok = supervisor:delete_child(S, b),
    exit(S, shutdown),
    {A, B, C, D, said(2), receive {'EXIT', S, R} -> R end}.

restarts() ->
    process_flag(trap_exit, true),
    [begin
        {ok, S} = supervisor:start_link(sup, sup(#{strategy => Strategy}, [a, b, c])),
        A = said(3),
        {_, P, _, _} = lists:keyfind(b, 1, supervisor:which_children(S)),
        exit(P, kill),
        B = said(case Strategy of one_for_one -> 1; one_for_all -> 5; rest_for_one -> 3 end),
        exit(S, shutdown),
        C = said(3),
        receive {'EXIT', S, R} -> {A, B, C, R} end
    end || Strategy <- [one_for_one, one_for_all, rest_for_one]].

gives_up() ->
    process_flag(trap_exit, true),
    {ok, S} = supervisor:start_link(sup, sup(#{intensity => 1, period => 10}, [a])),
    said(1),
    kill_child(S), A = said(1),
    kill_child(S),
    {A, receive {'EXIT', S, R} -> R end}.

kill_child(S) ->
    [{_, P, _, _}] = supervisor:which_children(S),
    exit(P, kill).

shutdowns() ->
    process_flag(trap_exit, true),
    Stubborn = #{id => x, shutdown => 20, start => {proc_lib, start_link, [?MODULE, stubborn, [self()]]}},
    {ok, S} = supervisor:start_link(sup, {#{}, [Stubborn]}),
    receive {stubborn, P} -> ok end,
    M = monitor(process, P),
    exit(S, shutdown),
    receive {'DOWN', M, _, _, R} -> R end.

stubborn(To) ->
    process_flag(trap_exit, true),
    To ! {stubborn, self()},
    proc_lib:init_ack({ok, self()}),
    deaf().

deaf() -> receive _ -> deaf() end.

said(0) -> [];
said(N) -> receive {What, Id} -> [{What, Id} | said(N - 1)]; {ended, Id, R} -> [{ended, Id, R} | said(N - 1)]
    after 10000 -> [silence] end.

%% gen_event.

events() ->
    {ok, P} = gen_event:start_link(),
    ok = gen_event:add_handler(P, handler, self()),
    gen_event:notify(P, one),
    ok = gen_event:sync_notify(P, two),
    A = [receive {event, X} -> X end || _ <- [1, 2]],
    B = gen_event:which_handlers(P),
    ok = gen_event:delete_handler(P, handler, x),
    ok = gen_event:stop(P),
    {A, B}.

%% Output.

prints() ->
    {io:format("~p ~s~n", [{a, 1}, "text"]), io:put_chars("x"), io:nl(), io:write({a}),
     io:format("~ts", [[955]]), io:fwrite("a"), io:format(<<"b">>)}.

prints_wrong() ->
    [try F() catch error:R -> R end || F <- [fun() -> io:format("~d", [a]) end,
        fun() -> io:format("~p", []) end, fun() -> io:put_chars(a) end,
        fun() -> io:format(nosuch, "x", []) end]].

%% This process answers the protocol itself.
captured() ->
    Me = self(),
    P = spawn_link(fun() -> io:format("~w", [x]), Me ! done end),
    group_leader(Me, P),
    Q = spawn_link(fun() -> receive go -> io:put_chars("hi") end, Me ! finished end),
    group_leader(Me, Q),
    Q ! go,
    receive {io_request, Q, Ref, Request} -> Q ! {io_reply, Ref, ok} end,
    receive finished -> ok end,
    Request.

reads() -> {io:get_line(""), io:get_chars("", 3), io:read("")}.

timer_module() ->
    {timer:sleep(5), element(2, timer:tc(fun() -> x end)), timer:seconds(3)}.
