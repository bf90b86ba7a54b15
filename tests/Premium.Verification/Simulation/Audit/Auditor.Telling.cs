using Premium.Domain;
using Premium.Ports;

namespace Premium.Verification.Simulation.Audit;

/// <summary>What the auditor is told of messages, of what phones tell later, of answers and mutes.</summary>
public sealed partial class Auditor
{
    public void Delivering(AlertMessage message, string channel, bool isAlone, DateTimeOffset now)
    {
        Said($"message {message.Id}", message.Subject);
        Said($"message {message.Id}", message.Body);
        Said($"message {message.Id}", message.Short);
        if (IsOfOffices(message.Id))
        {
            runs.Told(message.Id);
            offices.Delivering(message, now);
            if (message.Id.StartsWith("missed-", StringComparison.Ordinal))
            {
                missed.Delivering(message.Id, isAlone);
            }

            return;
        }

        telling.Delivering(message, channel, isAlone, now);
        if (!TellingAudit.IsAdvance(message.Id))
        {
            alerts.Delivering(message.Id, message.Recipient, message.Body, isAlone);
        }
    }

    public void Deferred(string id) => missed.Deferred(id);

    /// <summary>A mailbox has it.</summary>
    public void Took(AlertMessage message, DateTimeOffset now)
    {
        if (IsOfOffices(message.Id))
        {
            offices.Took(message.Id);
        }
        else
        {
            alerts.Took(message.Id, message.Recipient);
            telling.Shown(message, now);
        }
    }

    /// <summary>A phone shows it.</summary>
    public void Shown(AlertMessage message, DateTimeOffset now) => telling.Shown(message, now);

    /// <summary>The channel says at once that it did not take it.</summary>
    public void NotTaken(AlertMessage message, string channel) =>
        telling.Failed(message.Id, channel, message.Recipient);

    /// <summary>The engine is told by a phone channel what became of a message.</summary>
    public void Hearing(string message, string address, string outcome)
    {
        if (outcome is "Refused" or "Pending")
        {
            telling.Failed(message, SimulatedPhones.Channel, address);
        }
    }

    /// <summary>How far a message of the outbox has come, as it is kept.</summary>
    public void Kept(string message, string deliveries, int tries, bool isDone)
    {
        telling.Kept(message, deliveries);
        offices.Keeps(message, tries, isDone);
    }

    public void Answered(VillageCode village, string kind, DateOnly on, DateOnly? day, IReadOnlyList<BillId> bills) =>
        telling.Answered(village, new AnswerFacts(kind, on, day, bills));

    public void Muted(VillageCode village, string id, DateOnly until, DateTimeOffset now) =>
        telling.Muted(village, new MuteFacts(id, until, now));

    public void MuteEnded(VillageCode village, string id, DateTimeOffset now) =>
        telling.MuteEnded(village, id, now);

    /// <summary>And its row can be read: of another one no message can be stopped.</summary>
    public bool IsInRegister(VillageCode village) => telling.IsKnown(village);

    /// <summary>A day without faults is over: whoever owes was told of the stage that was due on it.</summary>
    public void CalmDayOver(DateTimeOffset now) => telling.CheckTold(now);
}
