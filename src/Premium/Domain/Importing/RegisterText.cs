using System.Globalization;
using System.Text;

namespace Premium.Domain;

/// <summary>
/// Register entries as text that is the same exactly where they are; account numbers by their mark and length, which
/// tells zeros at the front. Without late changes: they follow from the members before and after, and from the moment.
/// </summary>
internal static class RegisterText
{
    public static string Of(VillageImport import)
    {
        var (village, roster) = import;
        var text = new StringBuilder();
        void Line(params ReadOnlySpan<object?> parts)
        {
            foreach (var part in parts)
            {
                text.Append(CultureInfo.InvariantCulture, $"{part}|");
            }

            text.Append('\n');
        }

        Line(village.Code, village.Name, village.Npp, village.Since, village.Until, village.IsPaused, village.Pause);
        foreach (var m in village.AllMandates())
        {
            Line(
                m.Account.Bank, m.Account.Mark, m.Account.No.Reveal().Length, m.Source, Day(m.ValidFrom),
                Day(m.ValidTo), m.MonthlyLimit.Value, m.IsRevoked, m.Scan);
        }

        foreach (var c in village.Contacts)
        {
            Line(c.Channel, c.Address, c.Role, c.Name, c.Language);
        }

        foreach (var (segment, people) in village.PeopleBySegment.OrderBy(p => p.Key))
        {
            Line(segment, people);
        }

        Line(string.Join(';', village.HeadCounts));
        Line(roster.Payer);
        foreach (var m in roster.Members)
        {
            Line(
                m.Id, m.Segment, m.Group, m.Risk, m.Wage.Value, string.Join(',', m.Programs), m.IsTransportWorker,
                m.From, m.To);
        }

        return text.ToString();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
