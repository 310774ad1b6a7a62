using System.Diagnostics;

namespace Fuzz.Run.Erlang;

/// <summary>Ends the process groups that outlive the harness, however that dies: a shell is told
/// their numbers, and kills them at the end of its input.</summary>
internal static class Reaper
{
    private const string Script = """
        exec > /dev/null 2>&1
        trap '' INT TERM HUP
        while read -r what group; do
            case $what in
            watch) groups="$groups $group " ;;
            forget) groups="${groups%%" $group "*} ${groups#*" $group "}" ;;
            esac
        done
        for group in $groups; do kill -9 -- "-$group"; done
        """;

    private static readonly Lock Lock = new();
    private static Process? shell;

    public static void Watch(int group) => Tell("watch", group);

    public static void Forget(int group) => Tell("forget", group);

    private static void Tell(string what, int group)
    {
        lock (Lock)
        {
            if (shell is null or { HasExited: true })
                shell = Started();
            shell.StandardInput.WriteLine($"{what} {group}");
            shell.StandardInput.Flush();
        }
    }

    /// <summary>In a session of its own, so that no signal to the harness's group ends it.
    /// </summary>
    private static Process Started()
    {
        var start = new ProcessStartInfo("setsid") { RedirectStandardInput = true };
        foreach (string word in (string[])["sh", "-c", Script])
            start.ArgumentList.Add(word);
        return Process.Start(start)!;
    }
}
