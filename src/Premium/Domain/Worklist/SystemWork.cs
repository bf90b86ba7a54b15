namespace Premium.Domain;

/// <summary>What is about banks, districts and the installation rather than about one village.</summary>
internal sealed partial class SystemWork(WorkFacts facts, Rules rules)
{
    private const int RulesDays = 120;

    private static readonly TimeSpan UnreadPatience = TimeSpan.FromMinutes(30);

    private readonly DateOnly today = rules.Today(facts.Now);

    private (DistrictFacts District, Sheet Sheet, Bill Bill)[]? bills;

    private (DistrictFacts District, Sheet Sheet, Bill Bill)[] Bills => bills ??= [.. BillsOf(d => d.Sheets)];

    private IEnumerable<(DistrictFacts District, Sheet Sheet, Bill Bill)> BillsOf(
        Func<DistrictFacts, IEnumerable<Sheet>> months) =>
        from district in facts.Districts
        from sheet in months(district)
        from bill in sheet.Bills
        where sheet.IsWhole(bill.Village)
        select (district, sheet, bill);

    /// <summary>Each is made by itself: what stops one stops no other.</summary>
    public static IReadOnlyList<(string Name, Func<SystemWork, IEnumerable<WorkItem>> Of)> Parts { get; } =
    [
        ("partner", work => work.RefusedBy(RefusalReason.PartnerRejected, WorkKinds.Partner, new Said(
            "bank menolak sistem ini sebagai mitra", "the bank refuses this system as a partner"))),
        ("our-request", work => work.RefusedBy(RefusalReason.InvalidRequest, WorkKinds.Request, new Said(
            "bank menyatakan permintaan kami salah", "the bank calls our requests wrong"))),
        ("bank-fails", work => work.FailingAtBanks()),
        ("unlooked", work => work.Unlooked()),
        ("untried", work => work.Untried()),
        ("no-receipt", work => work.WithoutReceipt()),
        ("mandates", work => work.MandatesThatEnd()),
        ("rules", work => [.. work.RulesThatEnd(), .. work.RulesThatCannotBeUsed()]),
        ("register", work => work.RegisterKeys()),
        ("runs-rows", work => work.StrangeRuns()),
        ("unread", work => [.. work.Unread(), .. work.UnreadParts()]),
        ("audits", work => work.Audits()),
        ("imports", work => [.. work.Imports(), .. work.UntakenImports()]),
        ("queues", work => work.Queues()),
        ("alerts", work => work.Alerts()),
        ("notices", work => [.. work.Notices(), .. work.UnreadNotices()]),
    ];

    private IEnumerable<WorkItem> RulesThatEnd() => rules.Ends
        .Where(end => end.IsUnknownAfter && end.LastDay.DayNumber - today.DayNumber <= RulesDays)
        .Select(end => new WorkItem(WorkKinds.RulesEnd, $"{end.File}~{end.What.English}~{end.LastDay:yyyy-MM-dd}")
        {
            Place = new Said($"Aturan {end.File}", $"Rules {end.File}"),
            Why = new Said(
                $"hanya diketahui sampai {AlertText.Day(end.LastDay)} ({end.What.Indonesian})",
                $"known up to {end.LastDay:yyyy-MM-dd} only ({end.What.English})"),
            Since = rules.At(end.LastDay.AddDays(-RulesDays), TimeOnly.MinValue),
            Arose = end.LastDay.AddDays(-RulesDays),
            Due = end.LastDay,
        });

    private IEnumerable<WorkItem> RulesThatCannotBeUsed() => rules.VersionProblems.Select(problem =>
        new WorkItem(WorkKinds.RuleVersion, problem)
        {
            Place = new Said("Aturan", "Rules"),
            Why = new Said(
                "sebuah versi tersimpan tidak dapat dipakai; yang terakhir baik masih berlaku",
                "a stored version cannot be used; the last good one counts"),
            Detail = problem,
        });

    private IEnumerable<WorkItem> RegisterKeys() =>
    [
        .. facts.StrangeKeys.Select(key => Register(key, new Said(
            "kunci register ini bukan kode kecamatan", "this key of the register is no district"), key)),
        .. facts.Districts.SelectMany(d => d.Register.Malformed.Concat(d.Rosters.Malformed)
            .Where(m => m.Village is null)
            .Select(m => Register(m.Place, new Said(
                "baris register ini tidak dapat dibaca", "this row of the register cannot be read"),
                m.Text) with { District = d.Register.District })),
        .. facts.Districts.SelectMany(d => d.Billings.Malformed.Select(m => Register(m.Place, new Said(
            "tagihan BPJS ini tidak dapat dibaca; didebet jumlah menurut daftar peserta",
            "this billing of BPJS cannot be read; what our list says is debited"),
            m.Text) with { District = d.Register.District })),
        .. facts.UnreadImports.Select(m => Register(m.Place, new Said(
            "unggahan ini tidak dapat dibaca; selama itu tidak ada orang yang dapat dihapus datanya",
            "this upload cannot be read; nobody's data can be erased meanwhile"),
            m.Text)),
    ];

    private IEnumerable<WorkItem> Audits() =>
        from note in facts.Notes.Values
        let sheet = AuditNote.SheetOf(note)
        let found = AuditNote.FoundIn(note)
        where sheet is not null && found is not null
        let isKnown = Sheet.TryParseKey(sheet, out _, out _)
        select new WorkItem(WorkKinds.Audit, sheet)
        {
            Place = new Said($"Lembar {sheet}", $"Sheet {sheet}"),
            Why = new Said(
                "audit menemukan baris yang diubah dari luar", "an audit found rows that were changed from outside"),
            District = isKnown ? DistrictCode.Parse(sheet.Split('~')[0]) : null,
            Since = note.At,
            Detail = found,
        };

    private IEnumerable<WorkItem> StrangeRuns() =>
        facts.StrangeRuns.Concat(facts.Manifests.SelectMany(m => m.Strange)).Distinct().Select(place =>
            new WorkItem(WorkKinds.StrangeRun, place)
            {
                Place = new Said("Proses", "Runs"),
                Why = new Said(
                    "kunci ini bukan proses dan bukan laporan kecamatan; barisnya tidak dibaca",
                    "this key is no run and no report of a district; its row is not read"),
                Detail = place,
            });

    private static WorkItem Register(string subject, Said why, string detail) =>
        new(WorkKinds.RegisterRow, subject) { Place = new Said("Register", "Register"), Why = why, Detail = detail };

    private IEnumerable<WorkItem> Unread() => facts.Unread.Select(u =>
        new WorkItem(u.IsOfRows ? WorkKinds.Rows : UnreadFor($"{u.District}"), u.District.ToString())
        {
            Place = new Said($"Kecamatan {u.District}", $"District {u.District}"),
            District = u.District,
            Why = u.IsOfRows
                ? new Said("data kecamatan ini tidak dapat dibaca", "this district's data cannot be read")
                : new Said(
                    "penyimpanan tidak menjawab untuk kecamatan ini", "storage does not answer for this district"),
            Detail = u.Why,
        });

    private IEnumerable<WorkItem> UnreadParts() => facts.UnreadParts.Select(u =>
        new WorkItem(u.IsOfRows ? WorkKinds.Unsaid : UnreadFor(u.Part), u.Part)
        {
            Place = new Said("Daftar kerja", "Worklist"),
            Why = new Said(
                $"bagian '{u.Part}' dari daftar kerja tidak dapat dibaca dari penyimpanan",
                $"the part '{u.Part}' of the worklist could not be read from storage"),
            Detail = u.Why,
        });

    /// <summary>Most of it is over by the next look; since when it lasts is what was seen first.</summary>
    private WorkKind UnreadFor(string subject) =>
        facts.Seen.TryGetValue($"{WorkKinds.DistrictUnread.Key}~{subject}", out var seen)
            && facts.Now - seen.At >= UnreadPatience ? WorkKinds.DistrictUnreadLong : WorkKinds.DistrictUnread;

    private IEnumerable<WorkItem> Queues() => facts.Poison.Where(p => p.Value > 0).Select(p =>
        new WorkItem(WorkKinds.Poison, p.Key)
        {
            Place = new Said($"Antrean {p.Key}", $"Queue {p.Key}"),
            Why = new Said($"{p.Value} pesan disisihkan", $"{p.Value} messages were set aside"),
            Parts = [.. Enumerable.Range(1, p.Value).Select(i => $"{i}")],
        });
}
