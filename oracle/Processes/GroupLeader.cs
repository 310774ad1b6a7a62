using System.Text;
using Beam;
using Oracle.Bifs;

namespace Oracle.Processes;

/// <summary>
/// The process that answers Erlang's I/O protocol: it collects what is written and has no input.
/// Output that a function is to make (<c>io:format</c>) is made by a body of its own.
/// </summary>
internal sealed class GroupLeader(ProcessContext process) : IProcessBody
{
    private static readonly Atom Eof = Atom.Of("eof");

    private readonly StringBuilder _output = new();
    private readonly Queue<Term> _requests = [];
    private IProcessBody? _maker;
    private (Term From, Term Name) _client;
    private Term _reply = Names.Ok;

    public string Output => _output.ToString();

    public Slice Run(int reductions)
    {
        long spent = 0;
        while (_maker is not null || _requests.Count > 0 || Take())
        {
            if (_maker is not null)
            {
                Slice slice = _maker.Run((int)Math.Max(0, reductions - spent));
                spent += slice.Reductions;
                if (slice.End != SliceEnd.Ended || slice.Outcome is not (Returned or Raised))
                    return slice with { Reductions = spent };
                _maker.Drop();
                _maker = null;
                _reply = slice.Outcome is Returned made ? Write(made.Value) : Failed("format");
            }
            else if (_requests.TryDequeue(out Term? request))
            {
                _reply = Answer(request);
            }
            if (_maker is null && _requests.Count == 0)
                Reply();
        }
        return new Slice(SliceEnd.Waiting, spent);
    }

    public Term StackTrace() => Nil.Instance;

    public void Drop()
    {
    }

    /// <summary>Takes the next request out of the mailbox; other messages are dropped.</summary>
    private bool Take()
    {
        process.Mailbox.Rewind();
        while (process.Mailbox.Current is Term message)
        {
            process.Mailbox.Take();
            if (message is not Beam.Tuple
                {
                    Elements: [Atom { Name: "io_request" }, Pid from,
                var name, var request]
                })
            {
                continue;
            }
            _client = (from, name);
            _reply = Names.Ok;
            IEnumerable<Term> requests = request is Beam.Tuple
            {
                Elements: [Atom { Name: "requests" }, var all],
            } ? Terms.Elements(all) ?? [] : [request];
            foreach (Term one in requests)
                _requests.Enqueue(one);
            return true;
        }
        return false;
    }

    private void Reply() => process.Node.Send(
        _client.From, new Beam.Tuple(Atom.Of("io_reply"), _client.Name, _reply));

    /// <summary>The reply to one request; of one that needs a function, later.</summary>
    private Term Answer(Term request)
    {
        switch (request)
        {
            case Beam.Tuple { Elements: [Atom { Name: "put_chars" }, _, var text] }:
                return Write(text);
            case Beam.Tuple { Elements: [Atom { Name: "put_chars" }, var text] }:
                return Write(text);
            case Beam.Tuple { Elements: [Atom { Name: "put_chars" }, _, Atom m, Atom f, var list] }
                when Terms.Elements(list) is List<Term> args:
                _maker = process.Node.BodyFor(process, new Mfa(m.Name, f.Name, args.Count), args);
                return Names.Ok;
            case Beam.Tuple
            {
                Elements: [Atom { Name: "get_until" or "get_chars" or "get_line" },
                ..]
            }:
                return Eof;
            case Beam.Tuple { Elements: [Atom { Name: "setopts" }, _] }:
                return Names.Ok;
            case Atom { Name: "getopts" }:
                return Terms.List(
                    Names.Tagged("binary", Atom.False),
                    Names.Tagged("encoding", Atom.Of("latin1")));
            case Beam.Tuple { Elements: [Atom { Name: "get_geometry" }, _] }:
                return Names.Tagged("error", Atom.Of("enotsup"));
            default:
                return Names.Tagged("error", Atom.Of("request"));
        }
    }

    private Term Write(Term text)
    {
        BifResult converted = BifLibrary.Call(
            process, new Mfa("unicode", "characters_to_binary", 2), [text, Atom.Of("unicode")]);
        if (converted is not BifResult.Value { Term: Bitstring bytes })
            return Failed("put_chars");
        _output.Append(Encoding.UTF8.GetString(bytes.Data.AsSpan()));
        return Names.Ok;
    }

    private static Beam.Tuple Failed(string what) =>
        new(Names.Error, Names.Tagged("error", Atom.Of(what)));
}
