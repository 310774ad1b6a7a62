using System.Globalization;
using Beam;

namespace Fuzz.Cli;

/// <summary>A verb's words: options by name, the rest in order.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _options = [];
    private readonly List<string> _words = [];
    private readonly Verb _verb;

    private Arguments(Verb verb) => _verb = verb;

    public IReadOnlyList<string> Words => _words;

    /// <exception cref="InputException">An option is unknown or lacks its value.</exception>
    public static Arguments Parse(Verb verb, ReadOnlySpan<string> words)
    {
        var arguments = new Arguments(verb);
        bool optionsEnded = false;
        for (int i = 0; i < words.Length; i++)
        {
            string word = words[i];
            if (optionsEnded || !word.StartsWith("--", StringComparison.Ordinal))
            {
                arguments._words.Add(word);
            }
            else if (word == "--")
            {
                optionsEnded = true;
            }
            else
            {
                Option option = verb.Options.FirstOrDefault(o => o.Name == word)
                    ?? throw arguments.Wrong($"unknown option {word}");
                if (option.Value is not null && ++i == words.Length)
                    throw arguments.Wrong($"{word} needs {option.Value}");
                arguments._options[word] = option.Value is null ? "" : words[i];
            }
        }
        return arguments;
    }

    public bool Has(Option option) => _options.ContainsKey(option.Name);

    public string? Text(Option option) => _options.GetValueOrDefault(option.Name);

    /// <summary>A whole number of at least <paramref name="least"/>; null without the option.
    /// </summary>
    public long? Number(Option option, long least)
    {
        if (Text(option) is not { } text)
            return null;
        if (long.TryParse(text, NumberStyles.None, null, out long value) && value >= least)
            return value;
        throw Wrong($"{option.Name}: '{text}' is no whole number of at least {least}");
    }

    /// <summary>A seed: any 64-bit number; null without the option.</summary>
    public ulong? Seed(Option option)
    {
        if (Text(option) is not { } text)
            return null;
        return ulong.TryParse(text, NumberStyles.None, null, out ulong value)
            ? value
            : throw Wrong($"{option.Name}: '{text}' is no whole number of 64 bits");
    }

    /// <summary>Refuses fewer or more words than the verb takes.</summary>
    public void Expect(int least, int most)
    {
        if (_words.Count < least)
            throw Wrong($"usage: {_verb.Name} {_verb.Usage}");
        if (_words.Count > most)
        {
            throw Wrong(
                $"'{_words[most]}' is one word too many; usage: {_verb.Name} {_verb.Usage}");
        }
    }

    public InputException Wrong(string what) =>
        new($"{what} (see ./run.sh {_verb.Name} --help)");
}
