%% The supervisor of behaviours.
-module(sup).
-export([init/1]).

init(Spec) -> {ok, Spec}.
