using Premium.Domain;

namespace Premium.Adapters.Spreadsheets;

/// <summary>Takes the rows of one kind of file.</summary>
internal interface IEntryRows
{
    void Take(RowReader row);

    RegisterFile Into(RegisterFile file);

    static IEntryRows Of(ImportKind kind) => kind switch
    {
        ImportKind.Villages => new VillageRows(),
        ImportKind.Mandates => new MandateRows(),
        ImportKind.Contacts => new ContactRows(),
        ImportKind.Members => new MemberRows(),
        ImportKind.Billings => new BillingRows(),
        ImportKind.Recodings => new RecodingRows(),
    };
}

/// <summary>The entries that were taken, and where each key stands: its second row is named beside its first.</summary>
internal sealed class Entries<TKey, T>
    where TKey : notnull
{
    private readonly Dictionary<TKey, int> rows = [];
    private readonly List<Placed<T>> all = [];

    public IReadOnlyList<Placed<T>> All => all;

    /// <param name="field">Where the row is marked if the key was there before.</param>
    /// <param name="what">What each row is for.</param>
    public void Add(RowReader row, TKey key, T entry, string field, Said what)
    {
        if (!row.IsRight)
        {
            return;
        }

        if (!rows.TryAdd(key, row.Row.Number))
        {
            row.Refuse(field, Accepted.OneRowFor(what, rows[key]));
            return;
        }

        all.Add(new Placed<T>(row.Row.Number, entry));
    }
}

internal sealed class VillageRows : IEntryRows
{
    private readonly Entries<VillageCode, VillageEntry> entries = new();

    public void Take(RowReader row)
    {
        var code = row.Read<VillageCode>("village", DigitCells.Village);
        var entry = new VillageEntry(
            code,
            row.Read<string>("name", WordCells.Name),
            row.Read<string>("district", WordCells.Name),
            row.Read("npp", DigitCells.Npp, ""),
            row.Read<PayMonth>("since", row.Days.PayMonthOf))
        {
            Payer = row.Has("payer") ? row.Read("payer", Words.Payers.Read, PayerKind.VillageBudget) : null,
            PausedBecause = row.Has("pausedBecause") ? row.Read("pausedBecause", WordCells.Reason, "") : null,
            PausedUntil = row.ReadOrNull<DateOnly>("pausedUntil", row.Days.Day),
        };
        if (row.IsRight && entry.PausedUntil is not null && string.IsNullOrEmpty(entry.PausedBecause))
        {
            row.Refuse("pausedBecause", Accepted.PauseReason);
        }

        entries.Add(row, code, entry, "village", Accepted.EachVillage);
    }

    public RegisterFile Into(RegisterFile file) => file with { Villages = entries.All };
}

internal sealed class MandateRows : IEntryRows
{
    private readonly Entries<(VillageCode, DateOnly), MandateEntry> entries = new();

    public void Take(RowReader row)
    {
        var village = row.Read<VillageCode>("village", DigitCells.Village);
        var account = new BankAccount(
            row.Read<string>("bank", WordCells.Bank), row.Read<AccountNo>("account", DigitCells.Account));
        var revoked = row.ReadOrNull<bool>("revoked", Words.YesNo.Read);
        var mandate = new Mandate(
            account,
            row.Read<SourceOfFunds>("source", Words.Sources.Read),
            row.Read<DateOnly>("from", row.Days.Day),
            row.Read<DateOnly>("to", row.Days.Day),
            row.Read<Rupiah>("limit", row.Sums.Sum),
            revoked ?? false)
        {
            Scan = row.Read("scan", WordCells.FileName, ""),
        };
        if (row.IsRight && mandate.ValidTo < mandate.ValidFrom)
        {
            row.Refuse("to", Accepted.NotBeforeFirstDay);
        }

        if (row.IsRight && mandate.MonthlyLimit == Rupiah.Zero)
        {
            row.Refuse("limit", Accepted.MoreThanZero);
        }

        entries.Add(
            row, (village, mandate.ValidFrom),
            new MandateEntry(village, mandate) { IsSilentOnRevocation = revoked is null }, "from",
            Accepted.EachMandate);
    }

    public RegisterFile Into(RegisterFile file) => file with { Mandates = entries.All };
}

internal sealed class ContactRows : IEntryRows
{
    private readonly Entries<(VillageCode, string, string), ContactEntry> entries = new();

    public void Take(RowReader row)
    {
        var village = row.Read<VillageCode>("village", DigitCells.Village);
        var role = row.Read<ContactRole>("role", Words.Roles.Read);
        var name = row.Read("name", WordCells.Name, "");
        var channel = row.Read<string>("channel", WordCells.Channel);
        var address = channel switch
        {
            "email" => row.Read<string>("address", WordCells.Email),
            "whatsapp" => row.Read<string>("address", WordCells.Phone),
            _ => "",
        };
        var contact = new Contact(channel, address)
        {
            Role = role,
            Name = name,
            Language = row.Read("language", Words.Languages.Read, "id"),
        };
        var key = (village, channel, row.IsRight ? address.ToLowerInvariant() : "");
        entries.Add(row, key, new ContactEntry(village, contact), "address", Accepted.EachAddress);
    }

    public RegisterFile Into(RegisterFile file) => file with { Contacts = entries.All };
}

internal sealed class RecodingRows : IEntryRows
{
    private readonly Entries<VillageCode, RecodingEntry> entries = new();

    public void Take(RowReader row)
    {
        var entry = new RecodingEntry(
            row.Read<VillageCode>("village", DigitCells.Village),
            row.Read<VillageCode>("newVillage", DigitCells.Village),
            row.Read<PayMonth>("since", row.Days.PayMonthOf))
        {
            District = row.Read("district", WordCells.Name, ""),
        };
        if (row.IsRight && entry.Old == entry.New)
        {
            row.Refuse("newVillage", Accepted.AnotherCode);
        }

        entries.Add(row, entry.Old, entry, "village", Accepted.EachOldCode);
    }

    public RegisterFile Into(RegisterFile file) => file with { Recodings = entries.All };
}
