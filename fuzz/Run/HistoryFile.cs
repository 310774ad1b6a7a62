using System.Globalization;
using Beam;
using Microsoft.Data.Sqlite;

namespace Fuzz.Run;

/// <summary>
/// A SQLite file with the tables of a history. What is written stays, whenever the process or the
/// machine stops (write-ahead log, each change synced); readers do not wait for the writer.
/// </summary>
internal sealed class HistoryFile : IDisposable
{
    public const string Name = "history.db";

    /// <summary>What histories were kept in before: text.</summary>
    private const string OldName = "history";

    /// <summary>Kept in the file as its <c>user_version</c>.</summary>
    private const int Format = 1;

    private const string Tables = """
        create table night (
            number integer primary key, began text not null, "commit" text not null,
            seed text not null, how text not null, first integer not null, next integer not null,
            executions integer not null default 0, seconds real not null default 0,
            inconclusive integer not null default 0, covered integer,
            ended integer not null default 0);
        create table point (
            night integer not null references night, seconds real not null,
            programs integer not null, executions integer not null, findings integer not null,
            covered integer, primary key (night, seconds)) without rowid;
        create table found (
            signature text primary key, "case" text not null,
            night integer not null references night) without rowid;
        create table seen (
            night integer not null references night, signature text not null,
            "case" text not null, count integer not null,
            primary key (night, signature)) without rowid;
        """;

    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly IDisposable? _also;

    private HistoryFile(string path, SqliteOpenMode mode, IDisposable? also = null)
    {
        (_path, _also) = (path, also);
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
        }.ToString());
    }

    /// <summary>Opens a folder's file to write it, or makes it; one process at a time.</summary>
    /// <exception cref="InputException">It cannot be written or is no history of ours.</exception>
    public static HistoryFile Open(string folder)
    {
        RefuseOld(folder);
        string path = Path.Combine(folder, Name);
        var only = new FileStream(
            path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1,
            FileOptions.DeleteOnClose);
        return new HistoryFile(path, SqliteOpenMode.ReadWriteCreate, only).Checked(isNew: true);
    }

    /// <summary>Opens a folder's file to read it, while another process may be writing.</summary>
    /// <exception cref="InputException">There is none, or it is no history of ours.</exception>
    public static HistoryFile Read(string folder)
    {
        RefuseOld(folder);
        string path = Path.Combine(folder, Name);
        if (!File.Exists(path))
            throw NoHistory(path);
        var file = new HistoryFile(path, SqliteOpenMode.ReadOnly);
        return file.IsReadable() ? file.Checked() : ReadCopy(path, file);
    }

    public static bool Exists(string folder) => File.Exists(Path.Combine(folder, Name));

    /// <summary>Even a reader keeps a file beside the log. Where the folder cannot be written, a
    /// copy can.</summary>
    private static HistoryFile ReadCopy(string path, HistoryFile unreadable)
    {
        unreadable.Dispose();
        var copy = new TemporaryFolder();
        string to = Path.Combine(copy.Path, Name);
        File.Copy(path, to);
        if (File.Exists(path + "-wal"))
            File.Copy(path + "-wal", to + "-wal");
        return new HistoryFile(to, SqliteOpenMode.ReadWrite, copy).Checked();
    }

    private bool IsReadable()
    {
        const int readOnly = 8;
        const int cannotOpen = 14;
        try
        {
            _connection.Open();
            using SqliteCommand command = Command("select count(*) from sqlite_master", []);
            command.ExecuteScalar();
            return true;
        }
        catch (SqliteException error) when (error.SqliteErrorCode is readOnly or cannotOpen)
        {
            return false;
        }
        catch (SqliteException)
        {
            return true; // It is no such file: told when it is checked.
        }
    }

    private static void RefuseOld(string folder)
    {
        string old = Path.Combine(folder, OldName);
        if (File.Exists(old))
        {
            throw new InputException(
                $"{old}: a history of before there was {Name}; move it away to begin anew");
        }
    }

    private HistoryFile Checked(bool isNew = false)
    {
        try
        {
            if (_connection.State != System.Data.ConnectionState.Open)
                Guarded(() => _connection.Open());
            if (isNew)
                Prepare();
            if (IsEmpty())
                throw NoHistory(_path);
            if (Version() is var version and not Format)
            {
                throw new InputException(
                    $"{_path}: expected a history of format {Format}, found {version}");
            }
            return this;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private void Prepare()
    {
        Do("pragma journal_mode = wal");
        Do("pragma synchronous = full");
        if (IsEmpty())
            Together(() => Do($"{Tables} pragma user_version = {Format}"));
    }

    /// <summary>It is new, or its first campaign was killed before there was anything to tell.
    /// </summary>
    private bool IsEmpty() =>
        Version() == 0 && Number("select count(*) from sqlite_master") == 0;

    private static InputException NoHistory(string path) =>
        new($"{path}: there is no history; run --resume keeps one");

    private long Version() => Number("pragma user_version");

    private long Number(string sql) => Rows(sql, r => r.GetInt64(0))[0];

    /// <summary>Changes something; values go in place of <c>$0</c>, <c>$1</c>, ….</summary>
    public void Do(string sql, params object?[] values) => Guarded(() =>
    {
        using SqliteCommand command = Command(sql, values);
        command.ExecuteNonQuery();
    });

    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> row)
    {
        var rows = new List<T>();
        Guarded(() =>
        {
            using SqliteCommand command = Command(sql, []);
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
                rows.Add(row(reader));
        });
        return rows;
    }

    /// <summary>Several changes, all or none.</summary>
    public void Together(Action changes) => Guarded(() =>
    {
        using SqliteTransaction transaction = _connection.BeginTransaction();
        changes();
        transaction.Commit();
    });

    private SqliteCommand Command(string sql, object?[] values)
    {
        SqliteCommand command = _connection.CreateCommand();
#pragma warning disable CA2100 // All SQL is the project's own; what varies is a value.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (int i = 0; i < values.Length; i++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"${i}");
            command.Parameters.AddWithValue(name, values[i] ?? DBNull.Value);
        }
        return command;
    }

    /// <summary>What SQLite complains of is the disk's or the file's fault, told in one line.
    /// </summary>
    private void Guarded(Action work)
    {
        try
        {
            work();
        }
        catch (SqliteException error)
        {
            // "SQLite Error 13: 'database or disk is full'."
            string[] parts = error.Message.Split('\'', 2);
            throw new InputException($"{_path}: {parts[^1].TrimEnd('.', '\'')}");
        }
    }

    public void Dispose()
    {
        _connection.Dispose();
        _also?.Dispose();
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("history-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
