using System.IO.Compression;

namespace Beam.Chunks;

/// <summary>Inflates what a file holds, never more than a limit.</summary>
internal static class Inflater
{
    /// <summary>Deflate cannot do better than this; a size stated greater is a lie.</summary>
    private const int RatioMax = 1032;

    public static byte[]? Gzip(ReadOnlySpan<byte> data, int limit)
    {
        using var source = new MemoryStream(data.ToArray());
        using var gzip = new GZipStream(source, CompressionMode.Decompress);
        return ReadAll(gzip, limit);
    }

    /// <summary>The <paramref name="size"/> bytes that zlib data stands for, or null when it does
    /// not stand for exactly that many.</summary>
    public static byte[]? Zlib(ReadOnlySpan<byte> data, long size)
    {
        if (size > (data.Length + 1L) * RatioMax)
            return null;
        using var source = new MemoryStream(data.ToArray());
        using var zlib = new ZLibStream(source, CompressionMode.Decompress);
        byte[]? inflated = ReadAll(zlib, (int)size);
        return inflated?.Length == size ? inflated : null;
    }

    /// <summary>Null when the data is no such stream or gives more than <paramref name="limit"/>.
    /// </summary>
    private static byte[]? ReadAll(Stream stream, int limit)
    {
        using var all = new MemoryStream();
        byte[] buffer = new byte[1 << 14];
        try
        {
            for (int got; (got = stream.Read(buffer)) > 0;)
            {
                if (all.Length + got > limit)
                    return null;
                all.Write(buffer, 0, got);
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            // An IOException is zlib's own complaint, of a stream that asks for a dictionary.
            return null;
        }
        return all.ToArray();
    }
}
