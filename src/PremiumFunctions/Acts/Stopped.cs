using Premium.Domain;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>What a pause stops, in words.</summary>
internal static class Stopped
{
    public static Said Of(PauseScope scope) => scope switch
    {
        { Village: { } village } => new($"desa {village}", $"village {village}"),
        { District: { } district } => new($"kecamatan {district}", $"district {district}"),
        { Bank: { } bank } => new($"bank {bank}", $"bank {bank}"),
        _ => new("semua desa", "all villages"),
    };

    /// <summary>What goes on stopping after one stop was ended.</summary>
    public static Said Still(IReadOnlyList<Stop> stops) => new(
        $"Masih dihentikan: {string.Join("; ", stops.Select(s => Line(s).Indonesian))}.",
        $"Still stopped: {string.Join("; ", stops.Select(s => Line(s).English))}.");

    private static Said Line(Stop stop)
    {
        var what = Of(stop.Village is { } village ? PauseScope.Of(village) : PauseScope.Parse(stop.Scope));
        var by = stop.IsByFile ? new Said("daftar desa", "the list of villages") : new Said(stop.By, stop.By);
        return new(
            $"{what.Indonesian} oleh {by.Indonesian} "
                + (stop.Until is { } last ? $"sampai {AlertText.Day(last)}" : "sampai diakhiri"),
            $"{what.English} by {by.English} "
                + (stop.Until is { } day ? $"until {day:yyyy-MM-dd}" : "until it is ended"));
    }
}
