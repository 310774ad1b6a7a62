namespace Fuzz.Generate;

/// <summary>How often each rule is drawn, against the others of its table.</summary>
internal static class Weights
{
    public static readonly (string Rule, int Weight)[] Steps =
    [
#pragma warning disable IDE0055 // A table is read by column.
        ("move",                120),
        ("swap",                 25),
        ("bif0",                  8),
        ("bif1",                 35),
        ("bif2",                 50),
        ("gc_bif1",              50),
        ("gc_bif2",             220),
        ("gc_bif3",               6),
        ("test_heap",            12),
        ("put_list",             50),
        ("put_tuple2",           50),
        ("make_fun3",            40),
        ("make_fun2",             6),
        ("get_list",             80),
        ("get_tuple_element",    60),
        ("set_tuple_element",    10),
        ("type_test",           140),
        ("compare",              70),
        ("is_function2",         12),
        ("test_arity",           30),
        ("is_tagged_tuple",      15),
        ("label",                60),
        ("line",                 10),
        ("allocate",            120),
        ("deallocate",           10),
        ("trim",                 12),
        ("init_yregs",            6),
        ("save",                 40),
        ("try",                  25),
        ("catch",                20),
        ("close",                60),
        ("build_stacktrace",     10),
        ("call",                 60),
        ("call_self",            60),
        ("call_ext",             50),
        ("call_fun",             25),
        ("call_fun2",            30),
        ("apply",                12),
#pragma warning restore IDE0055
    ];

    public static readonly (string Rule, int Weight)[] Ends =
    [
#pragma warning disable IDE0055 // A table is read by column.
        ("return",              100),
        ("return_all",           90),
        ("call_last",            30),
        ("call_last_self",       80),
        ("call_ext_last",        15),
        ("apply_last",            8),
        ("jump",                 30),
        ("select_val",           20),
        ("select_tuple_arity",   30),
        ("badmatch",              3),
        ("case_end",              3),
        ("badrecord",             2),
        ("try_case_end",          2),
        ("if_end",                2),
        ("raise",                 8),
#pragma warning restore IDE0055
    ];
}
