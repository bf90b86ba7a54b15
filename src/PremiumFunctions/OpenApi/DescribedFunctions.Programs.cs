using Premium.Pages;
using static PremiumFunctions.DescribedAnswer;
using static PremiumFunctions.DescribedBody;
using static PremiumFunctions.DescribedField;

namespace PremiumFunctions;

/// <content>What programs read and do.</content>
internal static partial class DescribedFunctions
{
    private static DescribedField Shown => May("shown", "The proposal that must be open still; empty for none.");

    private static DescribedField Reason => Must("reason", "Why; it goes into the journal under your name.");

    private static DescribedField Bill => Must(
        "bill", "Village, segment and contribution month, such as 33.16.12.2010~pu~2026-11.");

    private static IEnumerable<Described> Reading =>
    [
        new("DescribeApi", "This document.") { IsOpen = true },
        new("Health", "Answers if storage does.") { IsOpen = true },
        new("ListRuns", "The runs of the last 31 days, newest first.")
        {
            Answers = [Json(typeof(RunJson[]), what: "The runs.")],
            IsListed = true,
        },
        new("ShowRun", "One run, district by district; a reconciliation with what matched and what is left.")
        {
            Answers = [Json(typeof(RunJson), what: "The run.")],
        },
        new("ShowSheets", "The open bills of a district.")
        {
            Query = [May("state", "Which bills; all where it is left out.", BillFilters.Keys)],
            Answers = [Json(typeof(DistrictJson), what: "The district.")],
            IsListed = true,
        },
        new("ShowEvidence", "Every call to a bank about one bill, as sent and as answered, masked.")
        {
            Answers = [Json(typeof(EvidenceJson), what: "The calls.")],
            Refusals = [400],
        },
        new("Audit", "Holds journals against the rows they are of.")
        {
            Query = [May("district", "One district; all where it is left out.")],
            Answers = [Json(typeof(AuditJson), what: "What was found.")],
        },
        new("ShowRemittance", "What a bank debited on a day, as the BPJS branch gets it.")
        {
            Query = [Must("bank", "Id of a bank."), Must("day", "Local day, yyyy-MM-dd.")],
            Answers = [Json(typeof(RemittanceJson), what: "The advice.")],
            IsListed = true,
        },
        new("ListBills", "Every bill of the regency of a pay month: billed, debited, confirmed, open.")
        {
            Query = [Must("payMonth", "Such as 2026-12.")],
            Answers = [Json(typeof(BooksJson), what: "The bills.")],
            IsListed = true,
        },
        new("ShowStatement", "What fell due in a year for a village.")
        {
            Query = [May("year", "Of its pay months; the running one where it is left out.")],
            Answers = [Json(typeof(BooksJson), what: "The bills.")],
            IsListed = true,
        },
        new("ShowWorklist", "Everything that needs a person, most urgent first, put off last; or a part of it.")
        {
            Query = WorkTerms,
            IsListed = true,
        },
        new("ListPoison", "Messages that failed five times, with their cause."),
        new("ShowRules", "Which holidays, ladder, retry plan and tariffs count, since when, by whom.")
        {
            Query = [May("file", "One file, with its texts; such as holidays-id.csv.")],
            Answers = [Json(typeof(RulesJson), what: "The rules.")],
        },
        new("ListPauses", "Every pause of debits, newest first.") { IsListed = true },
        new("ListMutes", "Every village that gets no messages but good news for a while, newest first.")
        {
            IsListed = true,
        },
        new("ExportMembers", "The members of a district with their names, NIK masked; who took it out is in the log.")
        {
            Query =
            [
                Must("district", "Code of a district, such as 33.16.12."),
                Must("format", "Kind of file.", "csv", "xlsx"),
            ],
            Answers = [new(200, Csv, "The file."), new(200, Xlsx, "The file.")],
        },
    ];

    private static IEnumerable<Described> Acting =>
    [
        new("StartRunByHand", "The hand crank of the timers: wakes every district.")
        {
            Body = Json(Must("purpose", "Debit and alert, or only resolve and alert.", "collect", "watch")),
            Answers = [Json(typeof(RunJson), 202, "Begun; Location says where it can be watched.")],
        },
        new("StartReconciliation", "Compares one bank and pay month with the bank's statements.")
        {
            Body = Json(Must("bank", "Id of a bank."), Must("payMonth", "Such as 2026-12.")),
            Answers = [Json(typeof(RunJson), 202, "Begun; Location says where it can be watched.")],
        },
        new("NoteOnWork", "Notes on one work item, or signs off a run or what only a person can end.")
        {
            Body = Json(
                Must("item", "Its key, such as short~33.16.12.2010."),
                May("owner", "Who took it on."),
                May("snoozedUntil", "A day, yyyy-MM-dd."),
                May("comment", "What others should know."),
                May(
                    "signedOff", "Of a run, and of what only a person can end: somebody looked and it is over.", "yes",
                    "no")),
            Answers = [Json(what: "The note as it stands.")],
            Refusals = [404],
        },
        new("ReplayPoison", "Puts back what one queue set aside, of equal messages one.")
        {
            Body = Json(Must("queue", "Name of a queue.", "districts", "alerts", "reconciliations")),
        },
        new("DecideOnUnknown", "Two people end an unknown attempt, or a bill in doubt: the second sends the same.")
        {
            Body = Json(
                Must("reference", "The 17 digits of a payment reference."),
                Must("outcome", "What became of it.", "executed", "never-executed", "given-back", "withdraw"),
                Reason,
                Must("evidence", "What proves it."),
                May("lines", "Lines of the statement that stand against it, or show it; with spaces between."),
                May("linesAre", "What those lines are."), Shown),
            Answers = [Json(what: "Decided."), Waits],
            Refusals = [404],
        },
        new("TakeReceipt", "Records the receipt of BPJS Ketenagakerjaan for a bill.")
        {
            Body = Json(
                Bill, Must("number", "As BPJS gave it."), Must("amount", "Whole rupiah, digits only."),
                Must("paidOn", "A day, yyyy-MM-dd.")),
            Answers = [Json(what: "Recorded; a difference to the bill is named.")],
            Refusals = [404],
        },
        new("WithdrawReceipt", "Two people take a wrong receipt back: the second sends the same.")
        {
            Body = Json(
                Bill, Must("number", "Of the receipt."), Reason, May("withdraw", "Takes that back.", "yes"), Shown),
            Answers = [Json(what: "Taken back."), Waits],
            Refusals = [404],
        },
        new("ClearRefusal", "Tries a refused or short bill again, its cause removed or the money in.")
        {
            Body = Json(Bill, Reason, May("seen", "Attempts and state that it must still have, such as 1~Short.")),
            Refusals = [404],
        },
        new("ReplaceRules", "Puts a file in place of the one that counts, or holidays beside those that are known.")
        {
            Body = Json(
                Must("file", "Such as holidays-id.csv."), Must("text", "The file."), Reason,
                May("from", "First day it counts, yyyy-MM-dd; today where it is left out."),
                May("adds", "The text is holidays beside the known ones.", "days"),
                May("after", "Number of the last version, 0 for none: refused where another one is by now.")),
        },
        new("PauseDebiting", "Debits of all, one bank, one district or one village stop for a while.")
        {
            Body = Json(
                Must("scope", "village:33.16.12.2010, district:33.16.12, bank:ID or all."), Reason,
                May("from", "First day, yyyy-MM-dd; today where it is left out."),
                May("until", "Last day; open where it is left out.")),
            Answers = [Json(typeof(PauseJson), what: "The pause.")],
        },
        new("ResumeDebiting", "Ends a pause before its last day.")
        {
            Body = Json(Must("pause", "Its number, such as 000001."), Reason),
            Answers = [Json(typeof(PauseJson), what: "The pause.")],
            Refusals = [404],
        },
        new("MuteVillage", "A village gets no messages but good news for a while.")
        {
            Body = Json(
                Must("village", "Code of a village."), Reason, Must("until", "Last day, yyyy-MM-dd.")),
            Answers = [Json(typeof(MuteJson), what: "The mute.")],
        },
        new("EndMute", "Messages go to a village again before that day.")
        {
            Body = Json(Must("mute", "Its id, such as 33.16.12.2010~000001."), Reason),
            Answers = [Json(typeof(MuteJson), what: "The mute.")],
            Refusals = [404],
        },
        new("ResendAlerts", "Alerts that reached nobody go out once more.")
        {
            Body = Json(Must("village", "Code of a village, or all."), Reason),
        },
        new(
            "AskCover",
            "Whether a person was covered in a month, and on what evidence; null where nobody can know. "
                + "It writes nothing.")
        {
            Body = Json(Must("nik", "16 digits."), Must("month", "Contribution month, such as 2026-11.")),
        },
        new("EraseOnRequest", "Erases name and NIK of a person who left.")
        {
            Body = Json(Must("nik", "16 digits."), Reason),
            Refusals = [404],
        },
    ];

    private static IEnumerable<Described> Register =>
    [
        new("PrepareFile", "The dry run of a register file: what it would change. Writes nothing to the register.")
        {
            Query = FileTerms,
            Body = FileBody,
        },
        new("ListImports", "Dry runs, and what was taken, by whom."),
        new("ShowImport", "One dry run, and what it would change now."),
        new("TakeFile", "Takes a dry run: exactly what was shown, or nothing; a checker, what needs a second person.")
        {
            Body = Json(Must("import", "Its id.")),
            Refusals = [404],
        },
        new("GetTemplate", "An empty file of a kind.")
        {
            Answers = [new(200, Csv, "The file."), new(200, Xlsx, "The file.")],
            Refusals = [400],
        },
        new("GetWrongRows", "The rows of a dry run with a wrong cell, as a file to put right; for admins only.")
        {
            Query = [Lang],
            Answers = [new(200, Csv, "The file.")],
        },
        new("ListMaps", "Which columns hold what, as people kept it by name."),
    ];

    /// <summary>Of a file that is the body itself; a form has the same as fields.</summary>
    private static IReadOnlyList<DescribedField> FileTerms =>
    [
        May("kind", $"What it holds: {ImportUpload.Kinds}. It must be said."),
        May("full", "Whoever is not in it has left.", "yes", "no"),
        May("from", "Pay month from which it counts, such as 2026-12."),
        May("name", "Of the file."),
        May("map", "Which column holds what, or the name of a kept map."),
        May("days", "How days are written."),
        May("decimal", "Sign before decimals."),
        May("saveMap", "Name to keep the map by."),
    ];

    private static DescribedBody FileBody =>
        new([BodyTerms.Multipart], [.. FileTerms, new DescribedField("file", "CSV or XLSX.") { IsFile = true }])
        {
            FileTypes = [.. BodyTerms.File.Types.Where(t => t != BodyTerms.Multipart)],
        };
}
