using Premium.Pages;
using static PremiumFunctions.DescribedAnswer;
using static PremiumFunctions.DescribedBody;
using static PremiumFunctions.DescribedField;

namespace PremiumFunctions;

/// <content>What people read and fill in at a browser.</content>
internal static partial class DescribedFunctions
{
    private static IReadOnlyList<DescribedAnswer> APage => [Page()];

    private static IEnumerable<Described> Desk =>
    [
        new("ShowSignIn", "Where a person gives their key, once.")
        {
            IsOpen = true,
            Query = [May("then", "Path to go on to.")],
            Answers = APage,
        },
        new("SignIn", "Begins a session.")
        {
            IsOpen = true,
            Body = Form(
                May("key", "A person's key."), May("then", "Path to go on to."),
                May(FormTokens.Field, "As the page has it.")),
            Answers = [Elsewhere("Signed in.")],
            Refusals = [401, 403],
        },
        new("SignOut", "Ends the session.") { Body = Form(), Answers = [Elsewhere("Signed out.")] },
        new("OverviewPage", "The regency, one line a district.") { Answers = APage },
        new("ShowWorklistPage", "The worklist, one line a place.")
        {
            Query = WorkTerms,
            Answers = APage,
        },
        new("ShowDistrictPage", "A district, one card a village.")
        {
            Query = [May("state", "Which bills; all where it is left out."), OrderOf<BillOrder>()],
            Answers = APage,
        },
        new("ShowVillagePage", "A village: 24 months, open bills with their story, alerts, answers, register, journal.")
        {
            Query = [May("asked", "What was searched for.")],
            Answers = APage,
        },
        new("ShowStatementPage", "A village's year to be printed.")
        {
            Query = [May("year", "Of its pay months; the running one where it is left out.")],
            Answers = APage,
        },
        new("ShowReportPage", "A pay month for the regent, on two sheets of A4.")
        {
            Query = [May("payMonth", "Such as 2026-12; the newest one where it is left out.")],
            Answers = APage,
            Refusals = [404],
        },
        new("ShowTieOutPage", "A year, month by month: billed, debited, confirmed by BPJS, and why they differ.")
        {
            Query = [May("year", "Of its pay months; the running one where it is left out.")],
            Answers = APage,
            IsListed = true,
            Refusals = [404],
        },
        new("SearchPages", "Villages by name or code; what names one exactly leads straight to it.")
        {
            Query = [May("q", "Name or code."), May("all", "Shows all that was found.", "yes")],
            Answers = [Page(), Elsewhere("One village is named exactly.")],
        },
        new("ShowRunsPage", "The runs of a month.")
        {
            Query = [May("to", "Its last day, yyyy-MM-dd; today where it is left out."), OrderOf<RunOrder>()],
            Answers = APage,
        },
        new("ShowPausesPage", "Every pause of debits, those in force first.") { Answers = APage },
        new("ShowMutesPage", "Every village that gets no messages but good news for a while.") { Answers = APage },
        new("ShowRunPage", "A run or reconciliation.")
        {
            Query = [May("live", "Read anew every few seconds while the run is open.", "yes")],
            Answers = APage,
        },
        new("UnknownPage", "An address that leads nowhere.") { Answers = [] },
        new("ShowActs", "Everything that can be done by a form.") { Answers = APage },
        new("ShowAct", "One form: what it is about, what will happen.")
        {
            Query = [May("village", "What it is about; other fields of the form as well.")],
            Answers = APage,
        },
        new("DoAct", "Does it once, however often the form is sent.")
        {
            Body = new([.. BodyTerms.OwnForm.Types, BodyTerms.Multipart]) { IsOpenEnded = true },
            Answers = [Page("What was done, and what follows.")],
        },
        new("ShowMessagesPage", "A form: how a village's message would read now.") { Answers = APage },
        new("PreviewOnPage", "The message; nothing is sent or kept.")
        {
            Body = Form(
                Must("village", "Code of a village."), May("stage", "Of the ladder."),
                May("language", "Of the message.", "id", "en"), May("texts", "Texts to try.")),
            Answers = APage,
        },
        new("ShowCoverPage", "A form: was this person covered in that month?") { Answers = APage },
        new("AskOnPage", "Whether a person was covered, with bill, debit and receipt.")
        {
            Body = new(BodyTerms.OwnForm.Types, Must("nik", "16 digits."), Must("month", "Such as 2026-11.")),
            Answers = APage,
        },
    ];

    private static IEnumerable<Described> RegisterPages =>
    [
        new("ShowImportsPage", "Files of the register, and a form to upload one.") { Answers = APage },
        new("UploadFile", "Checks a file and leads to what it would change, or to the question which column is what.")
        {
            Body = FileBody,
            Answers = [Elsewhere("To the dry run, or to its columns.")],
        },
        new("ShowImportPage", "One dry run, with the button that takes it.")
        {
            Answers = [Page(), Elsewhere("Its columns are not known yet.")],
        },
        new("TakeFromPage", "Takes a dry run; pressed twice it is taken once.")
        {
            Body = Form(),
            Answers = [Elsewhere("To the dry run, which says that it is taken.")],
        },
        new("ShowColumnsPage", "Which column of other people's file holds what.") { Answers = APage },
        new("ChooseColumns", "Checks the file by the columns that were chosen.")
        {
            Body = Form(
                May("days", "How days are written."), May("decimal", "Sign before decimals."),
                May("name", "Name to keep the map by.")) with { IsOpenEnded = true },
            Answers = [Elsewhere("To what it would change.")],
        },
    ];

    private static IEnumerable<Described> Others =>
    [
        new("ShowReplyPage", "What the link of a message opens: a village's open months, and four answers.")
        {
            IsOpen = true,
            Query = [May("noted", "Number of an answer that was just kept.")],
            Answers = APage,
            Refusals = [410],
        },
        new("ReplyOnPage", "Keeps one answer of a village; it moves no money.")
        {
            IsOpen = true,
            Body = Form(
                Must("act", "Which of the four answers."), May("slip", "Number of a slip."),
                May("day", "A day, yyyy-MM-dd."), May("text", "What is wrong.")),
            Answers = [Elsewhere("To the page, which says what was kept.")],
            Refusals = [410],
        },
        new("VerifyWhatsApp", "Meta's question when the webhook is set up.")
        {
            IsOpen = true,
            Query =
            [
                May("hub.mode", "subscribe"), May("hub.verify_token", "As it is set."),
                May("hub.challenge", "Answered as it is."),
            ],
            Answers = [new(200, "text/plain", "The challenge.")],
            Refusals = [401, 404],
        },
        new(
            "HearWhatsApp",
            "What became of WhatsApp messages, and what villages answer; signed by Meta in "
                + $"{MessageStatus.SignatureHeader}.")
        {
            IsOpen = true,
            Body = new(BodyTerms.Json.Types) { IsOpenEnded = true },
            Refusals = [401, 404],
        },
    ];
}
