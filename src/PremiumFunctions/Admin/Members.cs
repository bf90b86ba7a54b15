using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Premium.Adapters.Spreadsheets;
using Premium.Domain;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>Who is insured, as a file: names as they are, of every NIK the first four digits.</summary>
public sealed partial class Members(ReadMembers read, AdminKeys key, Settings settings, ILogger<Members> log)
{
    /// <summary><c>?district=33.16.12&amp;format=csv</c> or <c>xlsx</c>. Who took it out is in the log.</summary>
    [Function(nameof(ExportMembers))]
    public Task<IResult> ExportMembers(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "members")] HttpRequest request,
        CancellationToken stop) => key.GuardAsync(request, async admin =>
    {
        var text = request.Query["district"].ToString();
        if (!DistrictCode.TryParse(text, out var district) || district.Regency != settings.Regency)
        {
            throw new FormatException(
                $"district: expected the code of a district of {settings.Regency}, such as {settings.Regency}.01.");
        }

        var format = request.Query["format"].ToString();
        if (format is not ("csv" or "xlsx"))
        {
            throw new FormatException($"format: expected csv or xlsx, not '{format}'.");
        }

        var members = await read.RunAsync(district, stop);
        TakenOut(district.ToString(), admin, members.Count, members.Count(m => m.IsUnreadable));
        return await Download.OfAsync(
            RegisterTables.Masked(members), $"peserta-{district}.{format}", format, stop);
    });

    [LoggerMessage(
        641, LogLevel.Information, "members of {District} taken out by {By}: {Lines} lines, {Unreadable} unreadable")]
    private partial void TakenOut(string district, string by, int lines, int unreadable);
}
