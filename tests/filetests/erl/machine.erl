%% The gen_statem of behaviours.
-module(machine).
-export([init/1, callback_mode/0, handle_event/4]).

init(N) -> {ok, off, N}.
callback_mode() -> handle_event_function.
handle_event(A, B, C, D) -> behaviours:handle_event(A, B, C, D).
