-module(label_nine).
-export([a/0, b/0, c/0, f/1]).

a() -> a.
b() -> b.
c() -> c.

f(X) when <<X:8>> =:= <<1>> -> one;
f(_) -> other.
