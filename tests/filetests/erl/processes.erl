%% Processes: what comes out must not hang on how a VM interleaves them, nor on how fast it is: what
%% is to come is waited for long, and only what never comes is waited for briefly.
-module(processes).
-compile([export_all, nowarn_export_all]).

calls() ->
    [{F, []} || F <- [ring, ping_pong, selective, looks_again, after_zero, order, own_messages,
        exit_self, trap_matrix, monitors, monitor_and_link, chain, named, name_of_dead,
        spawn_errors, crash_reasons, aliases, reply_alias, send_errors, timers, timer_messages,
        timer_errors, abs_timer, hibernating, flags, flag_errors, info, info_of_waiting, group_leaders,
        monitor_errors, demonitors, tagged_monitor, request, requests, preempted, parallel, links,
        link_errors, exit_errors, exit_links, register_errors, dead, kill_linked, receive_in_try,
        nested_receive, timeout_then_message, flush_all, alive, output, alias_monitor, yields,
        unlinks, times, spinning]]
    ++ [{killed_by, [R]} || R <- [normal, kill, killed, other]]
    ++ [{timeouts, [T]} || T <- [0, 1, 10, infinity]]
    ++ [{bad_timeout, [T]} || T <- [-1, a, 1.0, 1 bsl 32, 1 bsl 64, [], (1 bsl 32) - 1]]
    ++ [{suicide, [R]} || R <- [normal, kill, other]]
    ++ [{linked_end, [R]} || R <- [normal, kill, other]].

%% Messages.

ring() ->
    Self = self(),
    First = lists:foldl(fun(_, Next) -> spawn_link(fun() -> ring_node(Next) end) end,
        Self, lists:seq(1, 100)),
    [begin First ! {I, []}, receive {I, Path} -> length(Path) end end || I <- lists:seq(1, 20)].

ring_node(Next) ->
    receive {I, Path} -> Next ! {I, [self() | Path]}, ring_node(Next) end.

ping_pong() ->
    Self = self(),
    Pong = spawn(fun() -> pong(0) end),
    [begin Pong ! {ping, Self}, receive {pong, N} -> N after T -> timeout end end
        || T <- lists:duplicate(47, 5000) ++ [30, 30, 30]] ++ [receive X -> X after 20 -> quiet end].

pong(N) ->
    receive {ping, From} when N < 47 -> From ! {pong, N}, pong(N + 1)
    after 5000 -> gone
    end.

selective() ->
    Self = self(),
    spawn(fun() -> [Self ! I || I <- lists:seq(1, 10000)], Self ! last end),
    receive last -> ok end,
    Odd = [receive I -> I end || I <- lists:seq(9999, 9000, -2)],
    Rest = drain([]),
    {length(Odd), lists:sum(Odd), length(Rest), lists:sum(Rest), lists:sublist(Rest, 3)}.

%% Large messages are looked at again and again, and much is made in between.
looks_again() ->
    [self() ! {I, lists:seq(1, I), <<0:(I * 100)>>} || I <- lists:seq(1, 30)],
    [receive {I, L, B} -> {length(lists:reverse(L) ++ L), bit_size(B)} end
        || I <- lists:seq(30, 1, -1)].

drain(L) -> receive X -> drain([X | L]) after 0 -> lists:reverse(L) end.

after_zero() ->
    self() ! a,
    [receive b -> b after 0 -> none end, receive a -> a after 0 -> none end,
     receive a -> a after 0 -> none end].

order() ->
    Self = self(),
    P = spawn(fun() -> receive {go, To} -> [To ! I || I <- lists:seq(1, 50)] end end),
    P ! {go, Self},
    [receive X -> X end || _ <- lists:seq(1, 50)].

own_messages() ->
    self() ! 1, self() ! 2, self() ! 3,
    A = receive 2 -> two end,
    B = erlang:process_info(self(), messages),
    {A, B, drain([])}.

timeout_then_message() ->
    Self = self(),
    spawn(fun() -> receive after 600 -> Self ! late end end),
    A = receive late -> early after 10 -> timeout end,
    B = receive late -> late after 5000 -> timeout end,
    {A, B}.

nested_receive() ->
    self() ! {a, 1}, self() ! {b, 2}, self() ! {c, 3},
    receive
        {b, X} -> receive {a, Y} -> receive {Z, _} -> {X, Y, Z} end end
    end.

receive_in_try() ->
    self() ! boom,
    R = try receive boom -> error(boom) after 100 -> none end
    catch error:E -> {caught, E} end,
    {R, drain([])}.

flush_all() ->
    [self() ! I || I <- lists:seq(1, 5)],
    flush(0).

flush(N) -> receive _ -> flush(N + 1) after 0 -> N end.

timeouts(T) ->
    self() ! x,
    A = receive x -> got after T -> timeout end,
    B = case T of infinity -> skipped; _ -> receive x -> got after T -> timeout end end,
    {A, B}.

bad_timeout(T) ->
    self() ! x,
    catch receive y -> got; x -> {x, catch_timeout(T)} end.

catch_timeout(T) when T =:= (1 bsl 32) - 1 ->
    self() ! z,
    receive z -> z after T -> timeout end;
catch_timeout(T) ->
    try receive y -> got after T -> timeout end catch C:R -> {C, R} end.

yields() -> {erlang:yield(), erlang:bump_reductions(10)}.

preempted() ->
    Self = self(),
    P = spawn(fun() -> spin(0, Self) end),
    receive {P, N} when N > 0 -> exit(P, kill) end,
    ok.

spin(N, To) when N rem 100000 =:= 99999 -> To ! {self(), N}, spin(N + 1, To);
spin(N, To) -> spin(N + 1, To).

parallel() ->
    Self = self(),
    Ps = [spawn_link(fun() -> Self ! {self(), lists:sum(lists:seq(1, N * 1000))} end)
        || N <- lists:seq(1, 10)],
    [receive {P, S} -> S end || P <- Ps].

%% Exits.

exit_self() ->
    [died(fun() -> exit(self(), R), alive end) || R <- [normal, kill, other, {a, b}]].

died(F) ->
    {P, R} = spawn_monitor(F),
    receive {'DOWN', R, process, P, Why} -> Why end.

suicide(R) -> exit(self(), R), survived.

%% Of a linked process that ends so.
linked_end(R) ->
    P = spawn_link(fun() -> receive go -> exit(R) end end),
    M = monitor(process, P),
    P ! go,
    receive {'DOWN', M, _, _, _} -> ok end,
    receive never -> never after 10 -> survived end.

crash_reasons() ->
    [died(F) || F <- [
        fun() -> ok end,
        fun() -> exit(normal) end,
        fun() -> exit(a) end,
        fun() -> throw(a) end,
        fun() -> error(a) end,
        fun() -> hd(a()) end,
        fun() -> apply(?MODULE, nosuch, [1]) end,
        fun() -> only_one(2) end,
        fun() -> exit(kill) end,
        fun() -> receive after a() -> ok end end,
        fun() -> nosuchname ! x end]].

a() -> process_info(self(), priority).
only_one(1) -> ok.

trap_matrix() ->
    [{Trap, Linked, Reason, trapped(Trap, Linked, Reason)}
        || Trap <- [true, false], Linked <- [true, false],
           Reason <- [normal, kill, killed, other, shutdown]].

trapped(Trap, Linked, Reason) ->
    {P, M} = spawn_monitor(fun() ->
        process_flag(trap_exit, Trap),
        receive {From, go} -> From ! ready end,
        receive {'EXIT', _, Why} -> exit({got, Why}); check -> exit(survived) end
    end),
    {Killer, K} = spawn_monitor(fun() ->
        [link(P) || Linked],
        P ! {self(), go},
        receive ready -> ok end,
        case Linked of
            true -> exit(Reason);
            false -> exit(P, Reason)
        end
    end),
    receive {'DOWN', K, process, Killer, _} -> P ! check end,
    receive {'DOWN', M, process, P, Why} -> Why end.

killed_by(Reason) ->
    P = spawn(fun() -> receive forever -> ok end end),
    M = monitor(process, P),
    exit(P, Reason),
    Time = case Reason of normal -> 30; _ -> 5000 end,
    receive {'DOWN', M, process, P, Why} -> Why after Time -> exit(P, kill), survived end.

kill_linked() ->
    process_flag(trap_exit, true),
    P = spawn_link(fun() -> process_flag(trap_exit, true), receive forever -> ok end end),
    exit(P, kill),
    receive {'EXIT', P, Why} -> Why end.

chain() ->
    process_flag(trap_exit, true),
    P = chain(5),
    P ! go,
    receive {'EXIT', P, Why} -> Why end.

chain(0) -> spawn_link(fun() -> receive go -> exit(boom) end end);
chain(N) -> spawn_link(fun() -> P = chain(N - 1), receive go -> P ! go end,
    receive forever -> ok end end).

links() ->
    process_flag(trap_exit, true),
    P = spawn(fun() -> receive {link, To} -> link(To) end, receive {exit, R} -> exit(R) end end),
    link(P), link(P), link(self()),
    A = process_info(self(), links) =:= {links, [P]},
    P ! {link, self()},
    P ! {exit, why},
    {A, receive {'EXIT', P, R} -> R end, process_info(self(), links), drain([])}.

unlinks() ->
    process_flag(trap_exit, true),
    P = spawn_link(fun() -> receive X -> exit(X) end end),
    A = unlink(P), B = unlink(P),
    M = monitor(process, P),
    P ! bye,
    R = receive {'DOWN', M, _, _, W} -> W end,
    {A, B, R, drain([])}.

link_errors() ->
    P = dead_pid(),
    A = (catch link(P)),
    process_flag(trap_exit, true),
    B = link(P),
    [strip(A), B, receive {'EXIT', P, R} -> R after 10 -> none end,
     [strip(catch link(X)) || X <- [a, 1, {a, b}]], [strip(catch unlink(X)) || X <- [a, P]]].

exit_errors() -> [strip(catch exit(X, a)) || X <- [a, 1, dead_pid()]].

exit_links() ->
    process_flag(trap_exit, true),
    P = spawn_link(fun() -> spawn_link(fun() -> exit(deep) end), receive x -> x end end),
    receive {'EXIT', P, R} -> R end.

dead_pid() ->
    {P, M} = spawn_monitor(fun() -> ok end),
    receive {'DOWN', M, process, P, normal} -> P end.

dead() ->
    P = dead_pid(),
    {is_process_alive(P), process_info(P), process_info(P, links), process_info(P, [links]),
     exit(P, kill), P ! hello, unlink(P), monitor_of(P), lists:member(P, processes())}.

monitor_of(X) ->
    R = monitor(process, X),
    receive {'DOWN', R, T, O, W} -> {T, O =:= X orelse O, W} after 10 -> none end.

alive() -> {is_process_alive(self()), lists:member(self(), processes())}.

strip({'EXIT', {R, [{M, F, A, I} | _]}}) ->
    {R, M, F, [case X of _ when is_pid(X); is_reference(X); is_function(X) -> id; _ -> X end
        || X <- A], I};
strip(T) -> T.

%% Monitors.

monitors() ->
    P = spawn(fun() -> receive X -> exit(X) end end),
    R1 = monitor(process, P), R2 = monitor(process, P),
    P ! bye,
    [receive {'DOWN', R1, process, P, W1} -> W1 end,
     receive {'DOWN', R2, process, P, W2} -> W2 end,
     monitor_of(P), monitor_of(nosuch), monitor_of({nosuch, node()}),
     is_reference(monitor(process, self()))].

%% A process that ends tells those it is linked to before its watchers.
monitor_and_link() ->
    process_flag(trap_exit, true),
    P = spawn_link(fun() -> receive X -> exit(X) end end),
    M = monitor(process, P),
    P ! bye,
    [receive {'EXIT', P, W} -> {exit, W}; {'DOWN', M, _, _, W} -> {down, W} end || _ <- [1, 2]].

tagged_monitor() ->
    P = spawn(fun() -> receive X -> exit(X) end end),
    R = monitor(process, P, [{tag, {my, tag}}]),
    P ! bye,
    receive {{my, tag}, R, process, P, W} -> W end.

monitor_errors() ->
    [strip(catch monitor(T, X)) || {T, X} <- [{process, 1}, {foo, a}, {process, {a, 1}}]]
    ++ [strip(catch monitor(process, self(), O)) || O <- [[foo], a, [{alias, x}]]].

demonitors() ->
    P = spawn(fun() -> receive X -> exit(X) end end),
    R = monitor(process, P),
    A = demonitor(R), B = demonitor(R, [info]),
    R2 = monitor(process, P),
    C = demonitor(R2, [info]),
    R3 = monitor(process, P),
    P ! bye,
    R4 = monitor(process, P),
    receive {'DOWN', R4, _, _, _} -> ok end,
    D = demonitor(R3, [flush, info]),
    E = demonitor(make_ref(), [flush]),
    {A, B, C, D, E, drain([]), strip(catch demonitor(a)), strip(catch demonitor(R, [x]))}.

alias_monitor() ->
    P = spawn(fun() -> server() end),
    R = monitor(process, P, [{alias, reply_demonitor}]),
    P ! {R, 1},
    A = receive {R, X} -> X end,
    P ! {R, 2},
    R2 = monitor(process, P, [{alias, demonitor}]),
    P ! {R2, 3}, P ! {R2, 4},
    B = [receive {R2, Y} -> Y end || _ <- [1, 2]],
    demonitor(R2),
    P ! {R2, 5},
    R3 = monitor(process, P, [{alias, explicit_unalias}]),
    demonitor(R3),
    P ! {R3, 6},
    C = receive {R3, Z} -> Z end,
    {A, B, C, unalias(R3), unalias(R3), drain([])}.

server() -> receive {To, X} -> To ! {To, X}, server() end.

%% Names.

named() ->
    P = spawn(fun() -> server() end),
    true = register(my_server, P),
    my_server ! {self(), 1},
    A = receive {_, X} -> X end,
    {my_server, node()} ! {self(), 2},
    B = receive {_, Y} -> Y end,
    C = {whereis(my_server) =:= P, lists:member(my_server, registered()),
         process_info(P, registered_name)},
    M = monitor(process, my_server),
    exit(whereis(my_server), kill),
    D = receive {'DOWN', M, process, O, W} -> {O, W} end,
    {A, B, C, D, whereis(my_server), lists:member(my_server, registered()),
     process_info(self(), registered_name)}.

name_of_dead() ->
    P = dead_pid(),
    [strip(catch register(N, X)) || {N, X} <- [{a, P}, {1, self()}, {undefined, self()}]].

register_errors() ->
    register(name1, self()),
    L = [strip(catch register(name1, self())), strip(catch register(name2, self())),
         strip(catch unregister(name2)), unregister(name1), strip(catch unregister(name1)),
         strip(catch whereis(1)), whereis(name1)],
    L.

send_errors() ->
    [strip(catch F()) || F <- [fun() -> nosuch ! x end, fun() -> 1 ! x end,
        fun() -> erlang:send(nosuch, x) end, fun() -> {nosuch, node()} ! x end,
        fun() -> {nosuch, other@host} ! x end, fun() -> {1, 2} ! x end,
        fun() -> erlang:send(nosuch, x, []) end, fun() -> erlang:send(self(), x, [foo]) end,
        fun() -> erlang:send(self(), x, [nosuspend, noconnect]) end, fun() -> make_ref() ! x end,
        fun() -> erlang:send_nosuspend(self(), y) end]] ++ drain([]).

%% Aliases.

aliases() ->
    A = alias(),
    P = spawn(fun() -> server() end),
    P ! {A, 1},
    R = receive {A, X} -> X end,
    true = unalias(A), false = unalias(A),
    P ! {A, 2},
    P ! {self(), sync},
    receive {_, sync} -> ok end,
    {R, drain([]), strip(catch alias([foo])), strip(catch unalias(foo))}.

reply_alias() ->
    A = alias([reply]),
    P = spawn(fun() -> server() end),
    P ! {A, 1}, P ! {A, 2}, P ! {self(), sync},
    receive {_, sync} -> ok end,
    {[X || {_, X} <- drain([])], unalias(A)}.

%% Spawning.

spawn_errors() ->
    [strip(catch F()) || F <- [fun() -> spawn(1, 2, []) end, fun() -> spawn(a, b, [c | d]) end,
        fun() -> spawn_link(a, b, c) end, fun() -> spawn_opt(m, f, [], [foo]) end,
        fun() -> spawn_opt(m, f, [], foo) end, fun() -> spawn_opt(m, f, [], [{priority, x}]) end]]
    ++ [down(M, F, A) || {M, F, A} <- [{nosuch, f, [1]}, {erlang, apply, [fun(X) -> X + a end, [1]]},
        {erlang, apply, [foo]}, {erlang, length, [a]}, {erlang, exit, [a]},
        {erlang, apply, [erlang, exit, [b]]}, {erlang, apply, [lists, nosuch, []]},
        {?MODULE, only_one, [2]}, {erlang, apply, [a, []]}, {erlang, apply, [?MODULE, a, b]}]].

down(M, F, A) ->
    {P, R} = spawn_opt(M, F, A, [monitor, {min_heap_size, 500}, {priority, low}]),
    receive {'DOWN', R, process, P, W} -> W end.

request() ->
    R = spawn_request(fun() -> receive x -> ok end end),
    receive {spawn_reply, R, ok, P} -> {is_pid(P), is_process_alive(P)} end.

requests() ->
    R = spawn_request(?MODULE, only_one, [1], [monitor, {reply_tag, tag}]),
    A = receive {tag, R, ok, P} -> receive {'DOWN', R, process, P, W} -> W end end,
    spawn_request(?MODULE, only_one, [1], [{reply, no}]),
    {A, receive Y -> Y after 20 -> none end,
     strip(catch spawn_request(1, 2, 3, [])), refused([x]), refused([{reply_tag, t}, x])}.

refused(Options) ->
    R = spawn_request(a, b, [], Options),
    receive {Tag, R, What, Why} -> {Tag, What, Why} after 5000 -> none end.

hibernating() ->
    Me = self(),
    {P, M} = spawn_monitor(fun() ->
        put(kept, 1),
        catch erlang:hibernate(?MODULE, awake, [Me])
    end),
    P ! {say, hello},
    A = receive {P, X} -> X end,
    {A, receive {'DOWN', M, _, _, W} -> W end,
     strip(catch erlang:hibernate(1, 2, []))}.

awake(To) -> receive {say, X} -> To ! {self(), {X, get(kept)}} end, exit(done).

%% Flags and what is known of a process.

flags() ->
    [process_flag(F, V) || {F, V} <- [{trap_exit, true}, {trap_exit, false}, {priority, low},
        {priority, max}, {priority, normal}, {error_handler, x}, {error_handler, error_handler},
        {save_calls, 0}, {message_queue_data, off_heap}, {message_queue_data, on_heap},
        {fullsweep_after, 10}, {fullsweep_after, 11}, {max_heap_size, 0}, {sensitive, true},
        {sensitive, false}]]
    ++ [process_flag(self(), save_calls, 0)].

flag_errors() ->
    [strip(catch process_flag(F, V)) || {F, V} <- [{trap_exit, 1}, {priority, foo}, {foo, 1},
        {1, 1}, {error_handler, 1}, {message_queue_data, x}]].

info() ->
    process_flag(trap_exit, true),
    put(a, b),
    self() ! m,
    [process_info(self(), [trap_exit, links, registered_name, message_queue_len, priority, status,
        dictionary, messages, monitors, error_handler, sequential_trace_token, suspending,
        message_queue_data, fullsweep_after]),
     [strip(catch process_info(self(), X)) || X <- [foo, [foo], [a | b], 1]],
     strip(catch process_info(a, links)), drain([]), erase(a)].

info_of_waiting() ->
    Me = self(),
    P = spawn_link(fun() -> process_flag(trap_exit, true), put(k, v), register(waiter, self()),
        Me ! ready, receive never -> ok end end),
    receive ready -> ok end,
    P ! {some, message},
    until_waiting(P),
    {dictionary, D} = process_info(P, dictionary),
    {links, L} = process_info(P, links),
    R = {process_info(P, [status, message_queue_len, messages, trap_exit, registered_name,
        initial_call, monitors]), D, L =:= [Me], process_info(P, parent) =:= {parent, Me}},
    unlink(P),
    exit(P, kill),
    R.

until_waiting(P) ->
    case process_info(P, status) of
        {status, waiting} -> ok;
        _ -> receive after 1 -> until_waiting(P) end
    end.

group_leaders() ->
    Me = self(),
    Old = group_leader(),
    P = spawn(fun() -> receive {M, sync} -> M ! {self(), group_leader()} end end),
    true = group_leader(Me, P),
    P ! {Me, sync},
    A = receive {P, L} -> L =:= Me end,
    B = spawn(fun() -> Me ! {self(), group_leader() =:= Old} end),
    {A, receive {B, X} -> X end, strip(catch group_leader(a, Me)),
     strip(catch group_leader(Me, P))}.

%% Timers.

timers() ->
    R = erlang:send_after(100000, self(), x),
    {is_integer(erlang:read_timer(R)), is_integer(erlang:cancel_timer(R)),
     erlang:cancel_timer(R), erlang:read_timer(R), erlang:cancel_timer(make_ref())}.

timer_messages() ->
    erlang:send_after(60, self(), third),
    R = erlang:start_timer(30, self(), second),
    erlang:send_after(0, self(), first),
    register(timer_test, self()),
    erlang:send_after(90, timer_test, fourth),
    erlang:send_after(0, nosuch, none),
    A = [receive {timeout, R, X} -> {timeout, X}; X -> X end || _ <- [1, 2, 3, 4]],
    T = erlang:start_timer(1000, self(), x),
    ok = erlang:cancel_timer(T, [{async, true}, {info, true}]),
    B = receive {cancel_timer, T, N} -> is_integer(N) end,
    ok = erlang:cancel_timer(T, [{info, false}]),
    unregister(timer_test),
    {A, B, drain([])}.

timer_errors() ->
    [strip(catch F()) || F <- [fun() -> erlang:send_after(-1, self(), x) end,
        fun() -> erlang:send_after(a, self(), x) end, fun() -> erlang:send_after(1, 1, x) end,
        fun() -> erlang:cancel_timer(x) end, fun() -> erlang:cancel_timer(make_ref(), [x]) end,
        fun() -> erlang:read_timer(x) end, fun() -> erlang:start_timer(1, self(), x, [foo]) end]].

abs_timer() ->
    T = erlang:monotonic_time(millisecond) + 20,
    R = erlang:start_timer(T, self(), x, [{abs, true}]),
    receive {timeout, R, x} -> erlang:monotonic_time(millisecond) >= T end.

times() ->
    A = erlang:monotonic_time(), S = erlang:system_time(microsecond),
    receive after 20 -> ok end,
    B = erlang:monotonic_time(), {M, Sec, Mi} = erlang:timestamp(),
    N1 = erlang:now(), N2 = erlang:now(),
    {{_, _, _}, {_, _, _}} = erlang:localtime(),
    {{_, _, _}, {_, _, _}} = erlang:universaltime(),
    {Y, _, _} = date(), {_, _, _} = time(),
    {erlang:convert_time_unit(B - A, native, millisecond) >= 20,
     (M * 1000000 + Sec) * 1000000 + Mi > S, N1 < N2, Y > 2020,
     [strip(catch erlang:monotonic_time(U)) || U <- [foo, 0, -1]],
     is_integer(erlang:time_offset()), is_integer(os:system_time(second)),
     erlang:system_time(1) =:= erlang:system_time(second)
        orelse erlang:system_time(second) - erlang:system_time(1)}.

%% Where a process is that is preempted at each call of itself.
spinning() ->
    Self = self(),
    P = spawn(fun() -> Self ! ready, spin() end),
    receive ready -> ok end,
    [erlang:yield() || _ <- lists:seq(1, 3)],
    Where = process_info(P, [current_function, current_location, current_stacktrace]),
    exit(P, kill),
    Where.

spin() ->
    spin().

output() ->
    {io:put_chars(""), io:nl() =:= ok}.
