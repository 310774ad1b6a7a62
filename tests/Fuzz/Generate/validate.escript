%% Puts every module of a file of .S texts through beam_validator, beam_asm and the loader, and
%% prints one line for each that is turned away. no_postopt: beam_trim, which erlc +from_asm runs
%% first, takes code for its own compiler's and renames y registers wrongly in some that is not.
-mode(compile).

main([File]) ->
    {ok, Terms} = file:consult(File),
    lists:foreach(fun check/1, modules(Terms)).

modules([]) -> [];
modules([{module, Name} | Terms]) ->
    {Own, Rest} = lists:splitwith(fun(Term) -> not is(module, Term) end, Terms),
    {Header, Code} = lists:splitwith(fun(Term) -> not is(function, Term) end, Own),
    Get = fun(Key) -> element(2, lists:keyfind(Key, 1, Header)) end,
    Records = proplists:get_value(records, Header, []),
    Form = form(Name, Get(exports), Get(attributes), Records, functions(Code), Get(labels)),
    [Form | modules(Rest)].

%% From OTP 28 on a module has more to it, from 29 on native records.
form(Name, Exports, Attributes, Records, Functions, Labels) ->
    case list_to_integer(erlang:system_info(otp_release)) of
        Release when Release >= 28 ->
            {Name, Exports, Attributes, #{records => Records}, Functions, Labels};
        _ -> {Name, Exports, Attributes, Functions, Labels}
    end.

functions([]) -> [];
functions([{function, Name, Arity, Entry} | Rest]) ->
    {Code, More} = lists:splitwith(fun(Term) -> not is(function, Term) end, Rest),
    [{function, Name, Arity, Entry, Code} | functions(More)].

is(Form, Term) -> is_tuple(Term) andalso element(1, Term) =:= Form.

check(Asm) ->
    Result = try compile:forms(Asm, [from_asm, no_postopt, binary, return])
             catch Class:Reason -> {Class, Reason}
             end,
    case Result of
        {ok, Name, Beam} -> load(Name, Beam);
        {ok, Name, Beam, _} -> load(Name, Beam);
        %% The validator of OTP 29 dies of a select_val whose arms its value cannot have.
        {error, [{_, [{none, compile, {crash, beam_validator_weak, function_clause,
            [{beam_types, make_integer, [_, _], _} | _]}}]}], _} -> ok;
        Other -> io:format("~p: ~0P~n", [element(1, Asm), Other, 60])
    end.

load(Name, Beam) ->
    case erlang:prepare_loading(Name, Beam) of
        {error, Why} -> io:format("~p: ~p~n", [Name, Why]);
        _ -> ok
    end.
