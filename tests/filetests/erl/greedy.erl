%% Programs that take memory without end.
-module(greedy).
-export([double/1, stack/1]).

double(L) -> double(L ++ L).

stack(N) -> [stack(N + 1) | N].
