%% The event handler of behaviours.
-module(handler).
-export([init/1, handle_event/2, handle_call/2, handle_info/2, terminate/2]).

init(To) -> {ok, To}.
handle_event(Event, To) -> To ! {event, Event}, {ok, To}.
handle_call(_, To) -> {ok, no, To}.
handle_info(_, To) -> {ok, To}.
terminate(_, _) -> ok.
