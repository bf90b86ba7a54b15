using System.Globalization;
using Premium.Adapters.Spreadsheets;
using Premium.Domain;

namespace Premium.Verification.Fuzzing;

/// <summary>
/// Reads broken files one after the other. A file gives entries or a <see cref="FormatException"/>; all else is a
/// crash.
/// </summary>
public sealed class FuzzRun(IReadOnlyList<(ImportKind Kind, byte[] File)> seeds, int seed)
{
    private long inputBegan;
    private int reading;

    public int Inputs { get; private set; }

    public int Crashes { get; private set; }

    /// <summary>How many were taken all the same: were it none, only the first check would be tried.</summary>
    public int Taken { get; private set; }

    public TimeSpan Slowest { get; private set; }

    public int SlowestSeed { get; private set; }

    /// <summary>Of the input that is being read; null between two.</summary>
    public TimeSpan? Reading =>
        Volatile.Read(ref reading) == 0 ? null : TimeProvider.System.GetElapsedTime(Volatile.Read(ref inputBegan));

    /// <summary>The input that is being read, by the seed that makes it again.</summary>
    public int Current => seed + Inputs;

    /// <param name="crash">Told of every crash.</param>
    public void Next(Action<string> crash)
    {
        var random = new Random(Current);
        var (kind, file) = seeds[random.Next(seeds.Count)];
        var input = new FileMutator(random).Mutate(file);
        Volatile.Write(ref inputBegan, TimeProvider.System.GetTimestamp());
        Volatile.Write(ref reading, 1);
        try
        {
            Read(input, kind);
        }
        catch (Exception e)
        {
            Crashes++;
            crash(string.Create(CultureInfo.InvariantCulture, $"CRASH --seed {Current} ({kind}): {e}"));
        }
        finally
        {
            Volatile.Write(ref reading, 0);
        }

        var took = TimeProvider.System.GetElapsedTime(inputBegan);
        if (took > Slowest)
        {
            (Slowest, SlowestSeed) = (took, Current);
        }

        Inputs++;
    }

    private void Read(byte[] input, ImportKind kind)
    {
        try
        {
            RegisterFileReader.Propose(input, kind, []);
        }
        catch (FormatException)
        {
            // A file without headings may be taken by nobody, and is read all the same.
        }

        try
        {
            var read = RegisterFileReader.Read(input, kind, FieldMap.None);
            foreach (var row in WrongRows.Of(input, FieldMap.None, read.Kind, read.Wrong, s => s.Indonesian).Rows)
            {
                _ = row.Count;
            }

            Taken++;
        }
        catch (FormatException)
        {
            // The answer to a file that is not taken.
        }
    }
}
