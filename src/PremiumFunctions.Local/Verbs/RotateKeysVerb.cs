using System.CommandLine;
using Premium.Adapters.Storage;
using Premium.Domain;
using PremiumFunctions.Local.Sample;

namespace PremiumFunctions.Local.Verbs;

/// <summary>Where keys are rotated, from which to which, by whom.</summary>
public sealed record RotateKeysOptions
{
    public required StorageSource Source { get; init; }

    public required (string Hash, string Cipher) Old { get; init; }

    public required (string Hash, string Cipher) New { get; init; }

    public required string By { get; init; }
}

/// <summary>
/// <c>-- rotate-keys</c>: puts people, lists of members and imported files under new keys. The journal of imports says
/// that it is under way, so that nothing is imported or erased in between.
/// </summary>
public static class RotateKeysVerb
{
    /// <returns>0; 1 if something is left that neither keys read, or somebody wrote meanwhile.</returns>
    /// <exception cref="ArgumentException">Keys or tables cannot be used.</exception>
    public static Task<int> RunAsync(
        RotateKeysOptions options, TimeProvider clock, TextWriter output, CancellationToken stop) =>
        options.Source.WithAsync(account => RunAsync(options, account, clock, output, stop), stop);

    /// <summary>As the other, on an account that is open.</summary>
    public static async Task<int> RunAsync(
        RotateKeysOptions options, StorageAccount account, TimeProvider clock, TextWriter output,
        CancellationToken stop)
    {
        var (old, next) = (Open(account, options.Old), Open(account, options.New));
        var imports = new TableImports(account, next);
        if (options.Old == options.New)
        {
            throw new ArgumentException(
                "Storage__NewNikHashKey, Storage__NewNikCipherKey: expected at least one other key than now.");
        }

        var last = (await imports.JournalAsync(stop)).LastOrDefault();
        if (last is { Step: ImportStep.Taking })
        {
            throw new ArgumentException($"Import {last.Import} was cut short: take it again first.");
        }

        if (last is { Step: ImportStep.Erasing })
        {
            // Under a new hash key nobody would find whom it was about.
            throw new ArgumentException("An erasure was cut short: send it again with the same NIK first.");
        }

        if (last is not { Step: ImportStep.Rotating })
        {
            last = Entry(last, ImportStep.Rotating, "rotate-keys: begun");
            if (!await imports.AddAsync(last, stop))
            {
                throw new ArgumentException("An import was taken meanwhile: run it again.");
            }
        }

        RotationSummary summary;
        try
        {
            summary = await new KeyRotation(account, old, next).RunAsync(stop);
        }
        catch (InvalidOperationException e)
        {
            await output.WriteLineAsync(e.Message);
            return 1;
        }

        foreach (var place in summary.Left)
        {
            await output.WriteLineAsync($"{place}: neither the old nor the new keys read it");
        }

        if (summary.Left.Count == 0)
        {
            if (!await imports.AddAsync(Entry(last, ImportStep.Rotated, summary.Line), stop))
            {
                await output.WriteLineAsync("Somebody else wrote to the journal of imports meanwhile: run it again.");
                return 1;
            }

            // Last: until then the next run begins with the old keys again, and finds everything done.
            if (options.Source.Data is { } folder)
            {
                SampleKeys.PutNikKeys(folder, options.New);
            }
        }

        await output.WriteLineAsync(summary.Line);
        return summary.Left.Count == 0 ? 0 : 1;

        ImportEntry Entry(ImportEntry? before, ImportStep step, string text) => new(
            (before?.Number ?? 0) + 1, "keys", step, ImportKind.Members, options.By, clock.GetUtcNow(), "", text,
            before?.Hash ?? "");
    }

    private static NikVault Open(StorageAccount account, (string Hash, string Cipher) keys)
    {
        try
        {
            return RegisterDesk.VaultOf(account, keys);
        }
        catch (InvalidOperationException e)
        {
            throw new ArgumentException(e.Message, e);
        }
    }
}

/// <summary>The same on the command line.</summary>
internal sealed class RotateKeysArguments
{
    private readonly Option<string> by = CommandLine.Text(
        "--by", "NAME", "who does it, for the journal (default: the user of this machine)", "a name");

    private readonly StorageArguments source;

    public RotateKeysArguments(Command command)
    {
        command.Options.Add(by);
        source = new StorageArguments(command);
    }

    /// <exception cref="ArgumentException">A key is missing; the message names it.</exception>
    public RotateKeysOptions Read(ParseResult parsed, Func<string, string?> environment)
    {
        var storage = source.Read(parsed, environment);
        string Key(string name) => environment(name) is { Length: > 0 } key
            ? key
            : throw new ArgumentException($"{name}: expected 32 bytes in base64, as a variable.");
        return new RotateKeysOptions
        {
            Source = storage,
            Old = storage.Data is { } folder
                ? SampleKeys.In(folder).NikKeys : (Key("Storage__NikHashKey"), Key("Storage__NikCipherKey")),
            New = (Key("Storage__NewNikHashKey"), Key("Storage__NewNikCipherKey")),
            By = parsed.GetValue(by) ?? Environment.UserName,
        };
    }
}
