using Premium.Ports;

namespace Premium.Tests.Alerts;

/// <summary>What every alert channel promises; the same facts run on both implementations.</summary>
public abstract class AlertChannelContract
{
    protected const string Healthy = "bendahara@desa.example";
    protected const string Refused = "refuse@desa.example";
    protected const string Deferred = "later@desa.example";
    protected const string Dropped = "drop@desa.example";
    protected const string ReplyLost = "lose@desa.example";

    protected const string Body =
        "Yth. Bendahara Desa Tunjungan,\n\niuran BPJS Ketenagakerjaan bulan November 2026 sebesar Rp2.384.164 harus " +
        "terbayar paling lambat Selasa, 15 Desember 2026 – saldo “kurang”.\n\nTerima kasih.\n";

    protected static AlertMessage Message(string recipient = Healthy, string id = "33.16.12.2010-pu-2026-11-due-5") =>
        new(id, recipient, "Iuran belum terbayar – 5 hari lagi", Body);

    protected abstract IAlertChannel Channel { get; }

    /// <summary>Recipient, subject and body of everything that arrived.</summary>
    protected abstract IReadOnlyList<(string Recipient, string Subject, string Body)> Arrived();

    [Fact]
    public async Task Message_arrives_asGiven()
    {
        var delivery = await Channel.DeliverAsync(Message(), CancellationToken.None);

        Assert.NotEmpty(Assert.IsType<Delivery.Delivered>(delivery).Receipt);
        Assert.Equal([(Healthy, Message().Subject, Body)], Arrived());
    }

    [Fact]
    public async Task Message_sentAgain_arrivesOnce()
    {
        var first = await Channel.DeliverAsync(Message(), CancellationToken.None);
        var second = await Channel.DeliverAsync(Message(), CancellationToken.None);

        Assert.IsType<Delivery.Delivered>(first);
        Assert.IsType<Delivery.Delivered>(second);
        Assert.Single(Arrived());
    }

    [Fact]
    public async Task Message_sentAgainAfterALostReply_arrivesOnce()
    {
        var first = await Channel.DeliverAsync(Message(ReplyLost), CancellationToken.None);
        await Channel.DeliverAsync(Message(ReplyLost), CancellationToken.None);

        Assert.False(Assert.IsType<Delivery.Failed>(first).IsFinal);
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
        await Channel.DeliverAsync(Message("kades@desa.example"), CancellationToken.None);

        Assert.Equal([Healthy, "kades@desa.example"], Arrived().Select(m => m.Recipient).Order());
    }

    [Theory]
    [InlineData(Refused, true)]
    [InlineData(Deferred, false)]
    [InlineData(Dropped, false)]
    public async Task Failure_isFinal_onlyWhenTryingAgainCannotHelp(string recipient, bool isFinal)
    {
        var failed = Assert.IsType<Delivery.Failed>(
            await Channel.DeliverAsync(Message(recipient), CancellationToken.None));

        Assert.Equal(isFinal, failed.IsFinal);
        Assert.DoesNotContain("desa.example", failed.Why, StringComparison.Ordinal);
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
