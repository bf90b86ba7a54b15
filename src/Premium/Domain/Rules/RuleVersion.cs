using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Premium.Domain;

/// <summary>
/// What a person put in place of a shipped file of rules, or added to its holidays. Never edited: a correction is the
/// next version, which counts instead from its own day on, also instead of earlier ones that were to begin later.
/// </summary>
/// <param name="File">One of <see cref="RuleFile.All"/>.</param>
/// <param name="Number">1 for the first of a file, then without gaps.</param>
/// <param name="Adds">Holidays beside those known before, and not instead of them.</param>
/// <param name="Text">The whole file, as the parser of the shipped one takes it.</param>
/// <param name="From">First local day on which it counts.</param>
/// <param name="By">The admin.</param>
/// <param name="At">When it was taken.</param>
/// <param name="Reason">Why, in a few words.</param>
/// <param name="Previous">Hash of the version before; empty for the first.</param>
public sealed record RuleVersion(
    string File, int Number, bool Adds, string Text, DateOnly From, string By, DateTimeOffset At, string Reason,
    string Previous)
{
    // Lengths before texts that people have a hand in: no text can pose as the next one.
    public string Hash => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{File}\n{Number}\n{(Adds ? 1 : 0)}\n{From:yyyy-MM-dd}\n{At.UtcDateTime:O}\n{By.Length}:{By}\n" +
        $"{Reason.Length}:{Reason}\n{Previous}\n{Text}"))));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File} version {Number}");
}

/// <summary>One version as it is stored.</summary>
/// <param name="File">Its partition.</param>
/// <param name="Number">As its key says; 0 where the key says none.</param>
/// <param name="Version">Null where it cannot be read or does not have the hash it was written with.</param>
/// <param name="Hash">As stored.</param>
/// <param name="Problem">Why it cannot be read; empty if it can.</param>
public sealed record StoredRules(string File, int Number, RuleVersion? Version, string Hash, string Problem)
{
    public static StoredRules Of(RuleVersion version) => new(version.File, version.Number, version, version.Hash, "");
}
