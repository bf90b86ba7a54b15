using System.Globalization;
using Premium.Domain;
using Premium.Pages;
using Premium.Ports;
using Premium.UseCases;

namespace PremiumFunctions;

/// <summary>Two people end an attempt that the bank leaves open, or a bill in doubt.</summary>
public sealed class DecideAct(
    DecideUnknown decide, ReadWorklist worklist, ILedger ledger, IRegistry registry, Rules rules, TimeProvider clock)
    : BillAct(ledger, registry, rules, clock)
{
    public override string Key => "decide";

    public override Access Access => Access.Sign;

    public override Said Title => new("Putuskan pendebetan yang tidak pasti", "Decide on an uncertain debit");

    public override Said Effect => new(
        "Perlu dua orang dan bukti tertulis dari bank. Yang kedua melihat pernyataan yang pertama dan mengirim "
            + "keputusan yang sama.",
        "It takes two people and a written proof from the bank. The second sees what the first one said, and sends the "
            + "same decision.");

    protected override IReadOnlyList<ActField> Fields =>
    [
        BillField,
        new("reference", new Said("Nomor referensi percobaan", "Reference of the attempt"))
        {
            Hint = new Said("17 angka, seperti di bawah keadaan tagihan.", "17 digits, as shown above."),
        },
        new("outcome", new Said("Yang terjadi", "What happened"), ActFieldKind.Choice)
        {
            Options =
            [
                Choose,
                ("executed", new Said("bank sudah mendebet", "the bank took the money")),
                ("never-executed", new Said("bank tidak pernah mendebet", "the bank never took it")),
                ("given-back", new Said("didebet, lalu dikembalikan", "taken, then given back")),
                ("withdraw", new Said("batalkan usul yang terbuka", "withdraw the open proposal")),
            ],
        },
        Reason(new Said("Mengapa Anda yakin.", "Why you hold it to be so.")),
        new("evidence", new Said("Bukti", "Evidence"))
        {
            Hint = new Said(
                "Dokumen bank dengan nomor dan tanggal, misalnya surat 14/XII tanggal 8 Desember 2026.",
                "A document of the bank with number and date, such as letter 14/XII of 8 December 2026."),
        },
        new("lines", new Said("Baris mutasi yang dimaksud", "Statement lines that are meant"))
        {
            IsOptional = true,
            Hint = new Said("Nomor barisnya, dipisahkan spasi.", "Their ids, separated by spaces."),
        },
        new("linesAre", new Said("Baris itu adalah", "Those lines are")) { IsOptional = true },
    ];

    public override async Task<ActResult> RunAsync(ActValues values, string by, CancellationToken stop)
    {
        var (debit, outcome) = (
            Asked.Reference(values.Required("reference")), Asked.Outcome(values["outcome"]));
        // The facts above the form are of this bill: nobody decides on another one by a digit that slipped.
        if (values["bill"].Length > 0 && values.Bill() != debit.Bill)
        {
            throw WrongField.Of(new Said(
                "reference: nomor ini bukan percobaan tagihan ini.", "reference: expected an attempt of this bill."));
        }

        return Result(
            await decide.RunAsync(
                new DecisionRequest(debit, outcome, values.Required("reason"), values.Required("evidence"), by)
                {
                    Lines = values["lines"].Split(' ', StringSplitOptions.RemoveEmptyEntries),
                    LinesAre = values["linesAre"],
                    Shown = ShownBy(values),
                },
                stop),
            debit.Bill.Village,
            outcome is null
                ? new("Usul dibatalkan.", "The proposal was withdrawn.")
                : new("Keputusan dua orang berlaku.", "The decision of two people counts."),
            new("Lihat keadaannya di halaman desa.", "See how it stands on the village's page."));
    }

    /// <summary>The second person is shown what the first one proposed.</summary>
    protected override IReadOnlyDictionary<string, string> Filled(Sheet sheet, Bill bill)
    {
        var wanted = Wanted(sheet, bill).ToList();
        var open = wanted.SelectMany(d => sheet.DecisionsOn(d.Id)).FirstOrDefault(d => d.IsOpen);
        return new Dictionary<string, string>
        {
            ["reference"] = open?.Debit.PaymentReference ?? wanted.LastOrDefault()?.Id.PaymentReference ?? "",
            ["outcome"] = open is null ? "" : KeyOf(open.Outcome),
            ["lines"] = open?.Lines ?? "",
            ["linesAre"] = open?.LinesAre ?? "",
        };
    }

    protected override IReadOnlyDictionary<string, string> Seen(Sheet sheet, Bill bill) =>
        new Dictionary<string, string>
        {
            [ShownField] = string.Join(
                ' ', Wanted(sheet, bill).SelectMany(d => sheet.DecisionsOn(d.Id)).Where(d => d.IsOpen)
                    .Select(d => d.RowKey)),
        };

    protected override async Task<IReadOnlyList<ActFact>> MoreAsync(Sheet sheet, Bill bill, CancellationToken stop)
    {
        var lines = await worklist.LinesOfAsync(bill.Id, stop);
        return
        [
            .. Attempts(sheet, bill),
            .. lines.Select(line => new ActFact(
                new("Baris mutasi yang belum jelas", "Statement line that is not explained"), line)),
        ];
    }

    private IEnumerable<ActFact> Attempts(Sheet sheet, Bill bill)
    {
        foreach (var debit in Wanted(sheet, bill))
        {
            yield return new(
                new($"Percobaan ke-{debit.Id.Attempt}", $"Attempt {debit.Id.Attempt}"),
                Both(w => $"{debit.Id.PaymentReference}, {w.Label(debit.State)}, {w.Time(debit.ReservedAt)}"));
            foreach (var decision in sheet.DecisionsOn(debit.Id))
            {
                yield return new(
                    decision.IsOpen
                        ? new(
                            $"Usul {decision.ProposedBy}, menunggu orang kedua",
                            $"{decision.ProposedBy} proposes, waits for a second person")
                        : new($"Usul {decision.ProposedBy}, selesai", $"{decision.ProposedBy} proposed, closed"),
                    Both(w => string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Said(w, decision.Outcome)}: {decision.Reason}\n{decision.Evidence}\n"
                            + $"{w.Time(decision.ProposedAt)}{(decision.Lines.Length > 0 ? $"\n{decision.Lines}" : "")}"
                            + $"{(decision.LinesAre.Length > 0 ? $": {decision.LinesAre}" : "")}")));
            }
        }
    }

    private static IEnumerable<Debit> Wanted(Sheet sheet, Bill bill) =>
        sheet.AttemptsOf(bill.Id).Where(d => Decision.IsWanted(d, bill));

    private static string KeyOf(DecidedOutcome outcome) => outcome switch
    {
        DecidedOutcome.Executed => "executed",
        DecidedOutcome.NeverExecuted => "never-executed",
        DecidedOutcome.GivenBack => "given-back",
    };

    private static string Said(Words words, DecidedOutcome outcome) => outcome switch
    {
        DecidedOutcome.Executed => words.Say("bank sudah mendebet", "the bank took the money"),
        DecidedOutcome.NeverExecuted => words.Say("bank tidak pernah mendebet", "the bank never took it"),
        DecidedOutcome.GivenBack => words.Say("didebet, lalu dikembalikan", "taken, then given back"),
    };
}
