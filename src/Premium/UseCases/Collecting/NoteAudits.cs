using System.Runtime.CompilerServices;
using Premium.Domain;
using Premium.Ports;

namespace Premium.UseCases;

/// <summary>
/// Keeps which sheets an audit found changed from outside, so that they are on the worklist until an audit finds them
/// clean: not every such sheet has a debit before which it would be looked at again.
/// </summary>
public sealed class NoteAudits(IWorkNotes notes, TimeProvider clock)
{
    /// <summary>The audits, as they pass.</summary>
    public async IAsyncEnumerable<SheetAudit> RunAsync(
        IAsyncEnumerable<SheetAudit> audits, [EnumeratorCancellation] CancellationToken stop)
    {
        var noted = await notes.NotesAsync(stop);
        await foreach (var audit in audits.WithCancellation(stop))
        {
            var key = AuditNote.KeyOf(audit.Sheet);
            var found = audit.Findings is [var first, ..] ? first.Text : "";
            if (found != (AuditNote.FoundIn(noted.GetValueOrDefault(key)) ?? ""))
            {
                // Who came first has looked at the same sheet a moment ago.
                var version = (await notes.FindAsync(key, stop)).Version;
                await notes.PutAsync(AuditNote.Of(key, found, clock.GetUtcNow()), version, stop);
            }

            yield return audit;
        }
    }
}
