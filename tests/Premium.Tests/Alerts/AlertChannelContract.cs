using Premium.Ports;

namespace Premium.Tests.Alerts;

/// <summary>What every alert channel promises; the same facts run on every implementation.</summary>
public abstract class AlertChannelContract
{
    protected const string Body =
        "Yth. Bendahara Desa Tunjungan,\n\niuran BPJS Ketenagakerjaan bulan November 2026 sebesar Rp2.384.164 harus " +
        "terbayar paling lambat Selasa, 15 Desember 2026 – saldo “kurang”.\n\nTerima kasih.\n";

    protected virtual string Healthy => "bendahara@desa.example";

    protected virtual string Other => "kades@desa.example";

    protected virtual string Refused => "refuse@desa.example";

    protected virtual string Deferred => "later@desa.example";

    protected virtual string Dropped => "drop@desa.example";

    protected virtual string ReplyLost => "lose@desa.example";

    protected AlertMessage Message(string? recipient = null, string id = "33.16.12.2010-pu-2026-11-due-5") =>
        new(id, recipient ?? Healthy, "Iuran belum terbayar – 5 hari lagi", Body);

    protected abstract IAlertChannel Channel { get; }

    /// <summary>Recipient, subject and body of everything that arrived; a phone shows no body.</summary>
    protected abstract IReadOnlyList<(string Recipient, string Subject, string Body)> Arrived();

    protected virtual string BodyShown => Body;

    private void AssertTaken(Delivery delivery) => Assert.NotEmpty(Channel.KnowsRepeats
        ? Assert.IsType<Delivery.Delivered>(delivery).Receipt
        : Assert.IsType<Delivery.Accepted>(delivery).Reference);

    [Fact]
    public async Task Message_arrives_asGiven()
    {
        AssertTaken(await Channel.DeliverAsync(Message(), CancellationToken.None));

        Assert.Equal([(Healthy, Message().Subject, BodyShown)], Arrived());
    }

    [Fact]
    public async Task Message_sentAgain_arrivesOnce_whereRepeatsAreKnown()
    {
        AssertTaken(await Channel.DeliverAsync(Message(), CancellationToken.None));
        AssertTaken(await Channel.DeliverAsync(Message(), CancellationToken.None));

        Assert.Equal(Channel.KnowsRepeats ? 1 : 2, Arrived().Count);
    }

    [Fact]
    public async Task LostReply_isToBeRepeatedOnlyWhereRepeatsAreKnown_andItArrivesOnce()
    {
        var lost = await Channel.DeliverAsync(Message(ReplyLost), CancellationToken.None);
        if (Channel.KnowsRepeats)
        {
            Assert.False(Assert.IsType<Delivery.Failed>(lost).IsFinal);
            await Channel.DeliverAsync(Message(ReplyLost), CancellationToken.None);
        }
        else
        {
            Assert.IsType<Delivery.Unsure>(lost);
        }

        Assert.Single(Arrived());
    }

    [Fact]
    public async Task Messages_ofOtherIds_arriveEach()
    {
        await Channel.DeliverAsync(Message(id: "33.16.12.2010-pu-2026-11-due-5"), CancellationToken.None);
        await Channel.DeliverAsync(Message(id: "33.16.12.2010-pu-2026-11-due-1"), CancellationToken.None);

        Assert.Equal(2, Arrived().Count);
    }

    [Fact]
    public async Task Message_ofOneId_arrivesAtEachRecipient()
    {
        await Channel.DeliverAsync(Message(), CancellationToken.None);
        await Channel.DeliverAsync(Message(Other), CancellationToken.None);

        Assert.Equal(
            [.. new[] { Healthy, Other }.Order(StringComparer.Ordinal)],
            Arrived().Select(m => m.Recipient).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(nameof(Refused), true)]
    [InlineData(nameof(Deferred), false)]
    [InlineData(nameof(Dropped), false)]
    public async Task Failure_isFinal_onlyWhenTryingAgainCannotHelp(string how, bool isFinal)
    {
        var recipient = how == nameof(Refused) ? Refused : how == nameof(Deferred) ? Deferred : Dropped;
        var failed = Assert.IsType<Delivery.Failed>(
            await Channel.DeliverAsync(Message(recipient), CancellationToken.None));

        Assert.Equal(isFinal, failed.IsFinal);
        Assert.DoesNotContain("desa.example", failed.Why, StringComparison.Ordinal);
        Assert.DoesNotContain(recipient, failed.Why, StringComparison.Ordinal);
        Assert.Empty(Arrived());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("dua kata@desa.example")]
    [InlineData("bendahara@desa.example\r\nBcc: orang@lain.example")]
    [InlineData("bendahara@desa.example\nRCPT TO:<orang@lain.example>")]
    public async Task Recipient_thatIsNoAddress_isFinalAndNotRepeated(string recipient)
    {
        var failed = Assert.IsType<Delivery.Failed>(
            await Channel.DeliverAsync(Message(recipient), CancellationToken.None));

        Assert.True(failed.IsFinal);
        Assert.DoesNotContain("example", failed.Why, StringComparison.Ordinal);
        Assert.Empty(Arrived());
    }

    [Theory]
    [InlineData("Iuran\r\nBcc: orang@lain.example")]
    [InlineData("Iuran\nX-Jahat: ya")]
    [InlineData("Iuran\rX-Jahat: ya\0")]
    [InlineData("Iuran\u2028X-Jahat: ya")]
    public async Task Subject_withALineBreak_arrivesOnOneLine(string subject)
    {
        await Channel.DeliverAsync(Message() with { Subject = subject }, CancellationToken.None);

        var (recipient, arrived, _) = Assert.Single(Arrived());
        Assert.Equal(Healthy, recipient);
        Assert.StartsWith("Iuran ", arrived, StringComparison.Ordinal);
        Assert.DoesNotContain(arrived, char.IsControl);
    }

    [Fact]
    public async Task CancelledToken_throws_andNothingArrives()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Channel.DeliverAsync(Message(), stop.Token));
        Assert.Empty(Arrived());
    }
}
