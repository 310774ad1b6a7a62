using System.Globalization;
using Beam;
using Beam.Text;

namespace Corpus;

/// <summary>Reads what <see cref="CaseWriter"/> wrote. Errors name file, line and what was
/// expected.</summary>
public static class CaseReader
{
    private const string Prefix = "%% ";

    /// <summary>Whether the text is a case rather than mere assembly.</summary>
    public static bool IsCase(string text) =>
        text.StartsWith(Prefix + "case:", StringComparison.Ordinal);

    public static Case ReadFile(string path) => Read(File.ReadAllText(path), path);

    /// <exception cref="InputException">The text is no case.</exception>
    public static Case Read(string text, string fileName)
    {
        var header = new Header(fileName);
        header.Read(text);
        int version =
            header.Take("case", t => int.TryParse(t, out int n) ? n : (int?)null, "a number");
        if (version > CaseWriter.Version)
        {
            throw new InputException($"{fileName}:1: case of version {version}; this harness reads "
                + $"up to {CaseWriter.Version}");
        }
        (string name, int arity) = header.Function(header.Need("function"));
        ValueList<Term> arguments = header.Arguments(arity, header.Need("arguments"));
        return new Case(
            header.Find("signature") is null
                ? null
                : header.TakeRef("signature", Signature.Parse, "kind, op and shape"),
            header.TakeOr("seed", 0UL, t => ulong.TryParse(t, out ulong n) ? n : null, "a number"),
            header.TakeOr("program", 0L, t => long.TryParse(t, out long n) ? n : null, "a number"),
            header.Find("commit")?.Text ?? "unknown",
            name,
            arguments,
            header.Find("options") is null
                ? new CaseOptions()
                : header.TakeRef(
                    "options", CaseOptions.Parse, "gc-stress, no-types, chaos=N, reductions=N"),
            header.Outcomes("expected "),
            header.Outcomes("actual "),
            AssemblyReader.Read(text, fileName).Module)
        {
            Parted = header.Find("parted")?.Text,
            Guilty = header.Find("guilty")?.Text,
            More = header.Calls(),
            Shell = header.Find("shell")?.Text,
        };
    }

    /// <summary>The <c>%%</c> lines at the top of the file.</summary>
    private sealed class Header(string fileName)
    {
        private readonly List<(string Key, string Text, int Line)> _fields = [];

        public void Read(string text)
        {
            int number = 0;
            using var lines = new StringReader(text);
            while (lines.ReadLine() is { } line && line.StartsWith("%%", StringComparison.Ordinal))
            {
                number++;
                int colon = line.IndexOf(": ", StringComparison.Ordinal);
                if (!line.StartsWith(Prefix, StringComparison.Ordinal) || colon < 0)
                    continue; // A remark.
                _fields.Add((line[Prefix.Length..colon], line[(colon + 2)..], number));
            }
        }

        public (string Text, int Line)? Find(string key)
        {
            foreach ((string name, string text, int line) in _fields)
            {
                if (name == key)
                    return (text, line);
            }
            return null;
        }

        public T Take<T>(string key, Func<string, T?> parse, string wanted) where T : struct
        {
            (string text, int line) = Need(key);
            return parse(text) ?? throw Wrong(key, text, line, wanted);
        }

        public T TakeOr<T>(string key, T missing, Func<string, T?> parse, string wanted)
            where T : struct => Find(key) is null ? missing : Take(key, parse, wanted);

        public T TakeRef<T>(string key, Func<string, T?> parse, string wanted) where T : class
        {
            (string text, int line) = Need(key);
            return parse(text) ?? throw Wrong(key, text, line, wanted);
        }

        public (string Name, int Arity) Function((string Text, int Line) field)
        {
            (string text, int line) = field;
            int slash = text.LastIndexOf('/');
            if (slash <= 0
                || !int.TryParse(text[(slash + 1)..], NumberStyles.None, null, out int arity)
                || TermParser.Parse(text[..slash], $"{fileName}:{line}") is not Atom name)
            {
                throw Wrong("function", text, line, "name/arity");
            }
            return (name.Name, arity);
        }

        public ValueList<Term> Arguments(int arity, (string Text, int Line) field)
        {
            (string text, int line) = field;
            List<Term> terms = Terms.Elements(TermParser.Parse(text, $"{fileName}:{line}"))
                ?? throw Wrong("arguments", text, line, "a list of terms");
            if (terms.Count != arity)
            {
                throw new InputException(
                    $"{fileName}:{line}: {terms.Count} arguments for a function of arity {arity}");
            }
            return [.. terms];
        }

        /// <summary>Further calls: name/arity and the list of arguments.</summary>
        public ValueList<(string Function, ValueList<Term> Arguments)> Calls() =>
            [.. _fields.Where(f => f.Key == "call").Select(f => Call(f.Text, f.Line))];

        private (string Function, ValueList<Term> Arguments) Call(string text, int line)
        {
            int list = text.IndexOf(" [", StringComparison.Ordinal);
            if (list < 0)
                throw Wrong("call", text, line, "name/arity [arguments]");
            (string name, int arity) = Function((text[..list], line));
            return (name, Arguments(arity, (text[(list + 1)..], line)));
        }

        public ValueList<(string Target, string Outcome)> Outcomes(string prefix) =>
        [
            .. _fields.Where(f => f.Key.StartsWith(prefix, StringComparison.Ordinal))
                .Select(f => (f.Key[prefix.Length..], f.Text)),
        ];

        public (string Text, int Line) Need(string key) => Find(key)
            ?? throw new InputException(
                $"{fileName}:1: no case: the line '{Prefix}{key}: …' is missing");

        private InputException Wrong(string key, string text, int line, string wanted) =>
            new($"{fileName}:{line}: {key}: expected {wanted}, found '{Shorten(text)}'");
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
