using Premium.Domain;
using Premium.UseCases;

namespace Premium.Adapters.Spreadsheets;

/// <summary>Entries of the register as files that the reader takes back unchanged.</summary>
public static class RegisterTables
{
    public static Table Of(IEnumerable<VillageEntry> villages) => Of(ImportKind.Villages, villages, v =>
    [
        Of(v.Code), TableCell.Of(v.Name), TableCell.Of(v.District), TableCell.Of(v.Npp),
        TableCell.Of(v.Since.ToString()), TableCell.Of(v.Payer is { } payer ? Words.Payers.Of(payer) : ""),
        TableCell.Of(v.PausedBecause ?? ""), Of(v.PausedUntil),
    ]);

    /// <summary>With account numbers in the open: what is written is as secret as the register.</summary>
    public static Table Of(IEnumerable<MandateEntry> mandates) => Of(ImportKind.Mandates, mandates, m =>
    [
        Of(m.Village), TableCell.Of(m.Mandate.Account.Bank), TableCell.Of(m.Mandate.Account.No.Reveal()),
        TableCell.Of(Words.Sources.Of(m.Mandate.Source)), TableCell.Of(m.Mandate.ValidFrom),
        TableCell.Of(m.Mandate.ValidTo), TableCell.Of(m.Mandate.MonthlyLimit.Value), Of(m.Mandate.IsRevoked),
        TableCell.Of(m.Mandate.Scan),
    ]);

    public static Table Of(IEnumerable<ContactEntry> contacts) => Of(ImportKind.Contacts, contacts, c =>
    [
        Of(c.Village), TableCell.Of(Words.Roles.Of(c.Contact.Role)), TableCell.Of(c.Contact.Name),
        TableCell.Of(c.Contact.Channel), TableCell.Of(c.Contact.Address), TableCell.Of(c.Contact.Language),
    ]);

    /// <summary>With every NIK in the open: what is written is as secret as the vault.</summary>
    public static Table Of(IEnumerable<MemberEntry> members) => Of(ImportKind.Members, members, m =>
    [
        Of(m.Village), TableCell.Of(m.Person.Nik.Reveal()), TableCell.Of(m.Person.Name),
        TableCell.Of(Words.Groups.Of(m.Group)),
        TableCell.Of(m.Segment is { } segment ? Words.SegmentNames.Of(segment) : ""), TableCell.Of(m.Wage.Value),
        TableCell.Of(m.Risk is { } risk ? Words.Risks.Of(risk) : ""),
        TableCell.Of(string.Join(' ', m.Programs.Select(Words.Programs.Of))), Of(m.IsTransportWorker),
        Of(m.From), Of(m.To),
    ]);

    /// <summary>For people to look at: of every NIK the first four digits.</summary>
    public static Table Masked(IEnumerable<ListedMember> members) => Of(ImportKind.Members, members, m =>
    [
        Of(m.Village),
        TableCell.Of(m.Person?.Nik.Masked ?? ""),
        TableCell.Of(m.Person?.Name ?? (m.IsUnreadable ? "(tidak terbaca)" : "(dihapus)")),
        TableCell.Of(Words.Groups.Of(m.Member.Group)), TableCell.Of(Words.SegmentNames.Of(m.Member.Segment)),
        TableCell.Of(m.Member.Wage.Value), TableCell.Of(Words.Risks.Of(m.Member.Risk)),
        TableCell.Of(string.Join(' ', m.Member.Programs.Select(Words.Programs.Of))), Of(m.Member.IsTransportWorker),
        Of(m.Member.From), Of(m.Member.To),
    ]);

    public static Table Of(IEnumerable<BpjsBilling> billings) => Of(ImportKind.Billings, billings, b =>
    [
        Of(b.Village), TableCell.Of(Words.SegmentNames.Of(b.Segment)), TableCell.Of(b.Period.ToString()),
        TableCell.Of(b.Npp), TableCell.Of(b.KodeIuran), TableCell.Of(b.People), Of(b, SocialProgram.Jkk),
        Of(b, SocialProgram.Jkm), Of(b, SocialProgram.Jht), Of(b, SocialProgram.Jp), TableCell.Of(b.Total.Value),
    ]);

    public static Table Of(IEnumerable<RecodingEntry> recodings) => Of(ImportKind.Recodings, recodings, r =>
    [
        Of(r.Old), Of(r.New), TableCell.Of(r.From.ToString()), TableCell.Of(r.District),
    ]);

    /// <summary>The entries of a file that was read, as a file of our own.</summary>
    public static Table Of(RegisterFile file) => file.Kind switch
    {
        ImportKind.Villages => Of(file.Villages.Select(p => p.Value)),
        ImportKind.Mandates => Of(file.Mandates.Select(p => p.Value)),
        ImportKind.Contacts => Of(file.Contacts.Select(p => p.Value)),
        ImportKind.Members => Of(file.Members.Select(p => p.Value)),
        ImportKind.Billings => Of(file.Billings.Select(p => p.Value)),
        ImportKind.Recodings => Of(file.Recodings.Select(p => p.Value)),
    };

    private static Table Of<T>(ImportKind kind, IEnumerable<T> entries, Func<T, IReadOnlyList<TableCell>> row) =>
        new(RegisterFields.Title(kind), ColumnsOf(kind), entries.Select(row));

    internal static IReadOnlyList<TableColumn> ColumnsOf(ImportKind kind) =>
        [.. RegisterFields.Of(kind).Select(f => new TableColumn(f.Heading, f.Form))];

    private static TableCell Of(VillageCode code) => TableCell.Of(code.ToString());

    private static TableCell Of(bool isSo) => TableCell.Of(Words.YesNo.Of(isSo));

    private static TableCell Of(DateOnly? day) => day is { } known ? TableCell.Of(known) : TableCell.Empty;

    private static TableCell Of(Period? month) => TableCell.Of(month?.ToString() ?? "");

    private static TableCell Of(BpjsBilling billing, SocialProgram program) =>
        billing.Sums.TryGetValue(program, out var sum) ? TableCell.Of(sum.Value) : TableCell.Empty;
}
