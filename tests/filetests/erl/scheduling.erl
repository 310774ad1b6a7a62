%% Programs whose course hangs on the scheduler.
-module(scheduling).
-compile([export_all, nowarn_export_all]).

%% Who comes first, and how far?
race() ->
    Self = self(),
    [spawn(fun() -> racer(0, I, Self) end) || I <- lists:seq(1, 5)],
    [receive X -> X end || _ <- lists:seq(1, 50)].

racer(10, _, _) -> ok;
racer(N, I, To) -> spin(1000), To ! {I, N}, racer(N + 1, I, To).

spin(0) -> ok;
spin(N) -> spin(N - 1).

deadlock() -> spawn(fun() -> receive never -> ok end end), receive never -> ok end.

no_deadlock() ->
    spawn(fun() -> receive never -> ok after 1000000 -> ok end end),
    receive never -> ok after 4000000000 -> timeout end.

year() ->
    Start = erlang:monotonic_time(millisecond),
    [receive after 24 * 3600 * 1000 -> ok end || _ <- lists:seq(1, 365)],
    erlang:monotonic_time(millisecond) - Start.

busy() ->
    [spawn(fun forever/0) || _ <- lists:seq(1, 3)],
    receive never -> ok end.

forever() -> forever().

leaves_others() -> spawn(fun forever/0), done.

shows() ->
    Self = self(),
    {P, R} = spawn_monitor(fun() -> receive go -> Self ! {self(), went}, exit(bye) end end),
    P ! go,
    receive {P, went} -> ok end,
    receive {'DOWN', R, process, P, bye} -> ok end,
    io:format("Hello ~p~n", [Self]).

skips(N) ->
    send(N),
    receive last -> ok after 0 -> none end.

send(0) -> ok;
send(N) -> self() ! N, send(N - 1).


%% Where is a process that was preempted?
peeks() ->
    P = spawn(fun() -> climbs(0) end),
    [begin
         erlang:yield(),
         process_info(P, [current_function, current_location, current_stacktrace])
     end || _ <- lists:seq(1, 30)].

climbs(N) ->
    Len = length(climb(N rem 9)),
    climbs(N + Len rem 2 + 1).

climb(0) -> [];
climb(N) ->
    Rest = climb(N - 1),
    [lists:last([N, N]) | (fun(R) -> lists:map(fun(X) -> X + N end, R) end)(Rest)].
