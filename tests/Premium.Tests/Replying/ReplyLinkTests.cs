using Premium.Domain;
using Premium.Tests.Domain;
using Premium.UseCases;

namespace Premium.Tests.Replying;

/// <summary>Links open what they were signed for, until their day, under every key that is still believed.</summary>
public sealed class ReplyLinkTests
{
    private const string Url = "https://iuran.blorakab.example";

    private static readonly DateTimeOffset Now = Some.At("2026-12-03 09:00");

    private static string Key(byte first) => Convert.ToBase64String([first, .. new byte[31]]);

    private static ReplyLinks Links(string keys, string? url = Url) =>
        new(ReplyKeys.Parse(keys), () => url is null ? null : new Uri(url));

    private static string TokenOf(Uri link) => link.Segments[^1];

    [Fact]
    public void Link_fitsALineOfWhatsApp_andSaysTheSameAllDay()
    {
        var link = Links(Key(1)).For(Some.Code, ContactRole.Treasurer, Now)!;

        Assert.StartsWith($"{Url}/api/r/", link.ToString(), StringComparison.Ordinal);
        Assert.Equal(32, TokenOf(link).Length);
        Assert.Equal(link, Links(Key(1)).For(Some.Code, ContactRole.Treasurer, Now.AddHours(3)));
        Assert.NotEqual(link, Links(Key(1)).For(Some.Code, ContactRole.Head, Now));
        Assert.NotEqual(link, Links(Key(2)).For(Some.Code, ContactRole.Treasurer, Now));
    }

    [Fact]
    public void NoAddressOrNoKey_isNoLink()
    {
        Assert.Null(Links(Key(1), null).For(Some.Code, ContactRole.Treasurer, Now));
        var none = new ReplyLinks(null, () => new Uri(Url));
        Assert.Null(none.For(Some.Code, ContactRole.Treasurer, Now));
        Assert.Null(none.Read(TokenOf(Links(Key(1)).For(Some.Code, ContactRole.Head, Now)!)));
    }

    [Theory]
    [InlineData("11.01.01.1001", ContactRole.Treasurer)]
    [InlineData("33.16.12.2010", ContactRole.Secretary)]
    [InlineData("96.71.99.3999", ContactRole.Subdistrict)]
    public void Token_comesBackAsItWasSigned_underTheNewKeyAndTheOld(string village, ContactRole role)
    {
        var link = new ReplyLink(VillageCode.Parse(village), role, new DateOnly(2099, 12, 31));
        var token = ReplyKeys.Parse(Key(1)).Sign(link);

        Assert.Equal(link, ReplyKeys.Parse(Key(1)).Read(token));
        Assert.Equal(link, ReplyKeys.Parse($"{Key(2)}, {Key(1)}").Read(token));
        Assert.Null(ReplyKeys.Parse(Key(2)).Read(token));
    }

    [Fact]
    public void EveryChangedCharacter_opensNothing()
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var keys = ReplyKeys.Parse(Key(1));
        var token = keys.Sign(new ReplyLink(Some.Code, ContactRole.Treasurer, new DateOnly(2027, 1, 7)));
        for (var i = 0; i < token.Length; i++)
        {
            foreach (var letter in Letters.Where(c => c != token[i]))
            {
                Assert.Null(keys.Read($"{token[..i]}{letter}{token[(i + 1)..]}"));
            }
        }

        Assert.All(
            [
                "", token[1..], token + "A", token[..31] + "=", token[..31] + " ", " " + token[1..],
                new string('A', 32), new string('=', 32), new string('é', 32), "\0" + token[1..],
            ],
            t => Assert.Null(keys.Read(t)));
    }

    [Fact]
    public void Link_opensOnItsLastDay_andNotOnTheNext()
    {
        var links = Links(Key(1));
        var link = links.Read(TokenOf(links.For(Some.Code, ContactRole.Treasurer, Now)!))!;

        Assert.False(ReplyLinks.IsExpired(link, Now.AddDays(ReplyLinks.DaysMax)));
        Assert.True(ReplyLinks.IsExpired(link, Now.AddDays(ReplyLinks.DaysMax + 1)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("bukan kunci, tetapi empat puluh empat huruf!")]
    [InlineData("AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void WhatIsNoKey_isRefused_andNotRepeated(string keys)
    {
        var e = Assert.Throws<FormatException>(() => ReplyKeys.Parse(keys));

        Assert.Equal($"expected {ReplyKeys.Expected}.", e.Message);
    }
}
