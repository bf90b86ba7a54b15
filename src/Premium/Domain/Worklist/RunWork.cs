namespace Premium.Domain;

/// <summary>What runs and reconciliations left for people.</summary>
internal sealed class RunWork(WorkFacts facts, Rules rules)
{
    /// <summary>More villages of one bank without a statement are the bank's matter, not theirs.</summary>
    public const int UnprovenMax = 5;

    private readonly Dictionary<BillId, Bill> bills = facts.Districts
        .SelectMany(d => d.Sheets).SelectMany(s => s.Bills)
        .GroupBy(b => b.Id).ToDictionary(b => b.Key, b => b.First());

    /// <param name="known">Items there are already: what a run noted about them is not said twice.</param>
    public IEnumerable<WorkItem> Items(IReadOnlyList<WorkItem> known) =>
    [
        .. facts.Runs.Concat(facts.Unsigned).Where(r => r.State == RunState.Red).Select(RedRun),
        .. Breaks(),
        .. Newest().GroupBy(m => m.Run.Bank).SelectMany(Unproven),
        .. Newest().SelectMany(m => Problems(m, known)),
    ];

    /// <summary>
    /// By village; where a bank gives hardly any statement, one line for the bank. Once a month is reconciled no more,
    /// younger ones tell of its accounts.
    /// </summary>
    private IEnumerable<WorkItem> Unproven(IGrouping<string, RunManifest> bank)
    {
        var accounts = bank
            .SelectMany(m => m.Reports
                .SelectMany(r => (r.Reconciliation?.Accounts ?? []).Select(a => (m.Run, r.Problems, Account: a))))
            .ToList();
        var readOn = accounts.Where(a => a.Account.IsRead)
            .GroupBy(a => a.Account.Mark, a => a.Run.Day, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Max(), StringComparer.Ordinal);
        var villages = accounts
            .Where(a => !a.Account.IsRead && readOn.GetValueOrDefault(a.Account.Mark) <= a.Run.Day)
            .SelectMany(a => a.Account.Villages.Select(village => (a.Run, a.Problems, Village: village)))
            .DistinctBy(u => u.Village).ToList();
        var places = villages.Select(u => (u.Run, u.Problems, u.Village, Place: PlaceOf(u.Village))).ToList();
        if (places.Count > UnprovenMax)
        {
            return
            [
                new WorkItem(WorkKinds.NoStatement, bank.Key)
                {
                    Place = new Said($"Bank {bank.Key}", $"Bank {bank.Key}"),
                    Why = new Said(
                        $"mutasi rekening {places.Count} desa tidak dapat diambil",
                        $"the statements of {places.Count} villages could not be had"),
                    Run = places[0].Run.Id,
                    Statements = StatementsOf(places[0].Run),
                    Parts = [.. places.Select(p => p.Village.ToString())],
                    Bank = bank.Key,
                    Names = [.. places.Select(p => p.Place.Indonesian)],
                    Due = DueOf(places.Select(p => p.Village)),
                    Stakes = Stake.Of(BillsOf(places.Select(p => p.Village))),
                },
            ];
        }

        return places.Select(p => new WorkItem(WorkKinds.NoStatement, p.Village.ToString())
        {
            Place = p.Place,
            Why = new Said(
                "mutasi rekeningnya tidak dapat diambil secara utuh; keadaannya tidak dapat dibuktikan",
                "no whole statement of it could be had; how it stands cannot be proven"),
            Village = p.Village,
            District = p.Village.District,
            Run = p.Run.Id,
            Statements = StatementsOf(p.Run),
            Bank = bank.Key,
            Due = DueOf([p.Village]),
            Stakes = Stake.Of(BillsOf([p.Village])),

            // A bank may give it and leave out one payment, for which somebody is to ask by its reference.
            Detail = string.Join(
                ' ', p.Problems.Where(text => text.StartsWith($"{p.Village}: ", StringComparison.Ordinal))),
        });
    }

    /// <summary>Of the open months: for them the bank's word is all there is.</summary>
    private IEnumerable<Bill> BillsOf(IEnumerable<VillageCode> villages)
    {
        var asked = villages.ToHashSet();
        return bills.Values.Where(b => asked.Contains(b.Village) && b.State != BillState.Covered);
    }

    private DateOnly? DueOf(IEnumerable<VillageCode> villages) => BillsOf(villages)
        .Where(b => !b.State.IsPaid())
        .Min(b => (DateOnly?)rules.Calendar.SafeDebitDay(b.Id.Segment, b.Id.Period));

    private Said PlaceOf(VillageCode village) =>
        facts.Districts.FirstOrDefault(d => d.Register.District == village.District)?.PlaceOf(village)
        ?? new Said($"Desa {village}", $"{village}");

    private WorkItem RedRun(Run run) => new(WorkKinds.RedRun, run.Id)
    {
        Place = PlaceOf(run),
        Why = new Said($"ditutup merah: {NoteText.Indonesian(run.Note)}", $"closed red: {run.Note}"),
        Run = run.Id,
        Since = run.ClosedAt ?? run.StartedAt,

        // Nobody closed it: what cannot be read, and what notes a restore, is found here first.
        IsToldByFinder = run is { IsReadable: true, IsRestore: false },
    };

    private static (string Bank, PayMonth Month)? StatementsOf(Run run) =>
        run.PayMonth is { } month ? (run.Bank, month) : null;

    private static Said PlaceOf(Run run)
    {
        var bank = run.Bank.Length > 0 ? $" {run.Bank}" : "";
        return run.Purpose switch
        {
            RunPurpose.Collect => new Said("Pendebetan iuran", "Premium collection"),
            RunPurpose.Watch => new Said("Pemantauan perlindungan", "Watch over cover"),
            RunPurpose.Reconcile => new Said($"Rekonsiliasi bank{bank}", $"Bank reconciliation{bank}"),
        };
    }

    private IEnumerable<RunManifest> Newest() => facts.Manifests
        .Where(m => m.Run.State != RunState.Open)
        .GroupBy(m => (m.Run.Purpose, m.Run.Bank, m.Run.PayMonth))
        .Select(g => g.MaxBy(m => m.Run.StartedAt)!);

    private IEnumerable<WorkItem> Breaks() => facts.NewestBreaks
        .Where(b => IsWork(b.Break))
        .Select(b => Break(b.Break, b.Run))
        .DistinctBy(i => i.Subject);

    /// <summary>Statements do not say since when it differs: it is as old as somebody has known of it.</summary>
    private WorkItem Break(Break found, Run run)
    {
        var reference = found.Reference.Length > 0 ? $" {found.Reference}" : "";
        return new WorkItem(WorkKinds.Break, $"{found.Village}~{found.Kind}~{found.Reference}")
        {
            Place = PlaceOf(found.Village),
            Why = new Said(
                $"{Indonesian(found.Kind)}{reference}: kami {found.Ours}, bank {found.Theirs}",
                $"{found.Kind}{reference}: ours {found.Ours}, the bank's {found.Theirs}"),
            Village = found.Village,
            District = found.Village.District,
            Run = run.Id,
            Statements = StatementsOf(run),
            AtStake = found.Ours > found.Theirs ? found.Ours : found.Theirs,
            People = DebitId.TryParseReference(found.Reference, out var id)
                ? bills.GetValueOrDefault(id.Bill)?.HeadCount ?? 0 : 0,
            Detail = found.Line,
        };
    }

    private bool IsWork(Break found) =>
        found.IsForPeople
        && !(DebitId.TryParseReference(found.Reference, out var id)
            && bills.GetValueOrDefault(id.Bill)?.Doubt is not null);

    private static string Indonesian(BreakKind kind) => kind switch
    {
        BreakKind.MissingAtBank => "tidak ada di mutasi rekening",
        BreakKind.MissingWithUs => "didebet bank tetapi tidak tercatat pada kami",
        BreakKind.AmountDiffers => "jumlah berbeda",
        BreakKind.GivenBack => "dikembalikan bank",
        BreakKind.Duplicate => "tercatat lebih dari sekali",
        BreakKind.StillUnknown => "belum pasti",
        BreakKind.NoStatement => "mutasi rekening tidak ada",
        BreakKind.RefusedButExecuted => "ditolak tetapi didebet",
        BreakKind.SecondDebit => "didebet dua kali",
        BreakKind.UnexplainedDebit => "pendebetan belum jelas",
        BreakKind.MayBeGivenBack => "mungkin dikembalikan",
    };

    private static IEnumerable<WorkItem> Problems(RunManifest manifest, IReadOnlyList<WorkItem> known)
    {
        var villages = known.Where(k => k.Village is not null).Select(k => k.Village.ToString()!)
            .Concat(known.Where(k => k.Kind == WorkKinds.Unlooked).SelectMany(k => k.Bills)
                .Select(b => b.Village.ToString()))
            .ToHashSet();
        var details = known.Select(k => k.Detail).Where(d => d.Length > 0).ToHashSet(StringComparer.Ordinal);
        List<string> left =
        [
            .. manifest.Reports.SelectMany(r => r.Problems).Where(p =>
                !details.Contains(p) && !villages.Any(v => p.Contains(v, StringComparison.Ordinal))),
        ];
        if (left.Count > 0)
        {
            yield return new WorkItem(WorkKinds.RunProblem, manifest.Run.Id)
            {
                Place = PlaceOf(manifest.Run),
                Why = new Said($"{left.Count} hal dicatat", $"{left.Count} things were noted"),
                Run = manifest.Run.Id,
                Since = manifest.Run.StartedAt,
                Detail = left[0],
            };
        }
    }
}
