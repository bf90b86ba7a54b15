using System.Globalization;
using Premium.Domain;
using Premium.UseCases;
using Spectre.Console;

namespace PremiumFunctions.Local.Verbs;

/// <summary>What came out, for somebody who was not there: tables on a terminal, plain lines in a file.</summary>
public static class LocalSummary
{
    private const int MissedShownMax = 100;

    public static void Print(LocalParts parts, IReadOnlyList<DistrictView> districts, Run run)
    {
        var bills = districts.SelectMany(d => d.Bills).ToList();
        var missed = bills.Where(b => !b.Bill.State.IsPaid()).ToList();
        var shown = missed.Take(MissedShownMax);
        Console.WriteLine();
        Show(districts, PrintDistricts, DrawDistricts);
        Console.WriteLine();
        var villages = missed.Select(b => b.Village.Code).Distinct().Count();
        Console.WriteLine($"{missed.Count} bills of {villages} villages are not paid:");
        Show(shown, PrintMissed, DrawMissed);
        Console.WriteLine(
            missed.Count > MissedShownMax ? $"  ... and {missed.Count - MissedShownMax} more, on the pages" : "");
        var paid = Rupiah.Sum(bills.Where(b => b.Bill.State.IsPaid()).Select(b => b.Bill.Amount));
        var unpaid = Rupiah.Sum(missed.Select(b => b.Bill.Amount));
        Console.WriteLine(
            $"{districts.Sum(d => d.Villages)} villages: {paid} collected, {unpaid} not yet; " +
            $"{missed.Sum(b => b.Bill.HeadCount)} people depend on it.");
        Console.WriteLine(
            $"Mails of all runs: {parts.Mail.Messages().Count}, in {Path.Combine(parts.Options.Data, "mail")}; " +
            $"WhatsApp messages: {parts.Phones.Messages.Count}{(parts.Options.Once ? "" : $", at {parts.PhonesUrl}")}");
        if (run.Note.Length > 0)
        {
            Console.WriteLine($"Note: {run.Note}");
        }
    }

    /// <summary>The line that scripts read.</summary>
    public static string Closed(Run run, TimeSpan took) => string.Create(
        CultureInfo.InvariantCulture,
        $"run closed: {run.Tally} seconds={took.TotalSeconds:0.0} verdict={run.State.ToString().ToLowerInvariant()}");

    private static void Show<T>(IEnumerable<T> rows, Action<IEnumerable<T>> print, Func<IEnumerable<T>, Table> draw)
    {
        if (Console.IsOutputRedirected)
        {
            print(rows);
        }
        else
        {
            AnsiConsole.Write(draw(rows));
        }
    }

    private static void PrintDistricts(IEnumerable<DistrictView> districts)
    {
        Console.WriteLine(
            $"{"District",-22}{"villages",9}{"bills",7}{"paid",6}{"short",7}{"refused",9}{"unknown",9}{"held",6}" +
            $"{"unpaid",18}");
        foreach (var district in districts)
        {
            var t = district.Tally;
            Console.WriteLine(
                $"{district.Name,-22}{district.Villages,9}{t.Expected,7}{t.Done,6}{t.Short,7}{t.Refused,9}" +
                $"{t.Unknown,9}{t.Held,6}{district.Unpaid,18}");
        }
    }

    private static Table DrawDistricts(IEnumerable<DistrictView> districts)
    {
        var table = new Table { Border = TableBorder.Rounded }.AddColumn("District");
        foreach (var figure in new[] { "villages", "bills", "paid", "short", "refused", "unknown", "held", "unpaid" })
        {
            table.AddColumn(figure, column => column.RightAligned());
        }

        foreach (var district in districts)
        {
            var t = district.Tally;
            table.AddRow(
                [Markup.Escape(district.Name), $"{district.Villages}", $"{t.Expected}", $"[green]{t.Done}[/]",
                    Worry(t.Short), Worry(t.Refused), Worry(t.Unknown), Worry(t.Held), $"{district.Unpaid}"]);
        }

        return table;

        static string Worry(int count) => count == 0 ? "[dim]0[/]" : $"[yellow]{count}[/]";
    }

    private static void PrintMissed(IEnumerable<BillView> missed)
    {
        foreach (var b in missed)
        {
            Console.WriteLine(
                $"  {b.Village.Code} {b.Village.Name,-18} {b.Bill.Id.Segment.Label(),-3} {b.Bill.Id.Period} " +
                $"{b.Bill.Amount,12}  {b.Bill.HeadCount,3} people  {AlertText.Reason(b.Bill)} [{LastAlert(b)}]");
        }
    }

    private static Table DrawMissed(IEnumerable<BillView> missed)
    {
        var table = new Table { Border = TableBorder.Simple }
            .AddColumn("Village").AddColumn("Bill", column => column.NoWrap())
            .AddColumn("Amount", column => column.RightAligned()).AddColumn("People", column => column.RightAligned())
            .AddColumn("Reason").AddColumn("Alert");
        foreach (var b in missed)
        {
            table.AddRow(
                Markup.Escape($"{b.Village.Code} {b.Village.Name}"), $"{b.Bill.Id.Segment.Label()} {b.Bill.Id.Period}",
                $"{b.Bill.Amount}", $"{b.Bill.HeadCount}", Markup.Escape(AlertText.Reason(b.Bill)),
                Markup.Escape(LastAlert(b)));
        }

        return table;
    }

    private static string LastAlert(BillView b) =>
        b.LastAlert is { } alert ? $"{alert.Stage}: {alert.State}" : "no alert yet";
}
