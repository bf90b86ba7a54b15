using Premium.Domain;

namespace PremiumFunctions.Local.Run;

/// <summary>One line that is redrawn on a terminal; nothing but the last state where output is a file.</summary>
public sealed class ProgressBar(int districts) : IDisposable
{
    private const int Width = 30;

    private readonly bool isTerminal = !Console.IsOutputRedirected;
    private string last = "";

    public void Show(int reported, Tally tally)
    {
        var filled = districts == 0 ? Width : Width * reported / districts;
        last = $"[{new string('#', filled)}{new string('.', Width - filled)}] {reported}/{districts} districts, " +
            $"{tally.Done} of {tally.Expected} bills paid";
        if (isTerminal)
        {
            Console.Write("\r" + last + "   ");
        }
    }

    public void Dispose()
    {
        if (!isTerminal && last.Length > 0)
        {
            Console.Write(last);
        }

        Console.WriteLine();
    }
}
