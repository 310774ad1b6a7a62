%% The compiler, from a text to the bytes of the .beam file.
-module(compiling).
-export([passes/1, forms/1]).

%% As compile:forms/2 does it, which starts a process for it.
forms(Text) ->
    {ok, Module, Code} = compile:forms(parse(Text), [binary, deterministic]),
    {Module, Code}.

%% The passes one by one, with nothing between them.
passes(Text) ->
    Forms = parse(Text),
    {ok, Warnings} = erl_lint:module(Forms, "subject.erl", []),
    Passes = [erl_expand_records, v3_core, sys_core_fold, sys_core_alias, sys_core_bsm, v3_kernel, beam_kernel_to_ssa, beam_ssa_bool, beam_ssa_share, beam_ssa_recv,
              beam_ssa_bsm, beam_ssa_opt, beam_ssa_throw, beam_ssa_pre_codegen, beam_ssa_codegen, beam_a, beam_block, beam_jump, beam_clean, beam_trim, beam_flatten, beam_z],
    Assembly = lists:foldl(fun pass/2, Forms, Passes),
    {ok, Code} = beam_asm:module(Assembly, [], [], [deterministic]),
    {Warnings, Code}.

pass(Pass, Code) ->
    case Pass:module(Code, []) of
        {ok, Result} -> Result;
        {ok, Result, _Warnings} -> Result;
        Forms when is_list(Forms) -> Forms
    end.

parse(Text) ->
    {ok, Tokens, _} = erl_scan:string(Text),
    parse(Tokens, []).

parse([], Forms) -> lists:reverse(Forms);
parse(Tokens, Forms) ->
    {Form, [Dot | Rest]} = lists:splitwith(fun(T) -> element(1, T) =/= dot end, Tokens),
    {ok, Parsed} = erl_parse:parse_form(Form ++ [Dot]),
    parse(Rest, [Parsed | Forms]).
