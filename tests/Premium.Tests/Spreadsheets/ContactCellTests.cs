using System.Text;
using Premium.Adapters.Spreadsheets;
using Premium.Domain;

namespace Premium.Tests.Spreadsheets;

/// <summary>Addresses as offices write them: one each, and nothing beside it.</summary>
public sealed class ContactCellTests
{
    private static RegisterFile Read(string headings, string row) => RegisterFileReader.Read(
        Encoding.UTF8.GetBytes($"{headings}\n{row}\n"), ImportKind.Contacts, FieldMap.None);

    [Theory]
    [InlineData("email", "bendahara@desa.example", "bendahara@desa.example")]
    [InlineData("WA", "0812-3456-7890", "+6281234567890")]
    [InlineData("whatsapp", "+62 812 3456 7890", "+6281234567890")]
    [InlineData("whatsapp", "0812", null)]
    [InlineData("whatsapp", "0812-3456-789O", null)]
    [InlineData("whatsapp", "0812-3456-78l0", null)]
    [InlineData("whatsapp", "'(0812) 3456.7890", "+6281234567890")]
    [InlineData("whatsapp", "0812345678/79", null)]
    [InlineData("whatsapp", "0811234567/68", null)]
    [InlineData("whatsapp", "0812345678~79", null)]
    [InlineData("whatsapp", "0812345678;79", null)]
    [InlineData("whatsapp", "0812345678 – 79", null)]
    [InlineData("email", "a@desa.example, b@desa.example", null)]
    [InlineData("email", "Siti <siti@desa.example>", null)]
    [InlineData("merpati", "x", null)]
    public void Contact_hasOneAddress(string channel, string address, string? expected)
    {
        var read = Read(
            "kode desa\tperan\tsaluran\talamat",
            $"33.16.12.2010\tbendahara\t{channel}\t{address}");

        Assert.Equal(expected, read.Contacts.SingleOrDefault()?.Value.Contact.Address);
        Assert.Equal(expected is null ? 1 : 0, read.Wrong.Count);
    }

    /// <summary>What nobody sees beside an address may be the rest of a second one.</summary>
    [Theory]
    [InlineData("email", "bendahara@desa.example ")]
    [InlineData("email", " bendahara@desa.example")]
    [InlineData("email", "bendahara@desa.example\u00A0")]
    [InlineData("email", "bendahara@desa.example\v")]
    [InlineData("email", "bendahara@desa.example\u0085")]
    [InlineData("email", "bendahara@desa.example\u200B")]
    [InlineData("email", "\"bendahara@desa.example\n\"")]
    [InlineData("whatsapp", "0812-3456-7890 ")]
    [InlineData("whatsapp", "\u00A00812-3456-7890")]
    [InlineData("whatsapp", "\"0812-3456-7890\n\"")]
    public void C25_AddressWithABlankBeside_isRefused_andTheBlankIsNamed(string channel, string address)
    {
        var wrong = Assert.Single(Read(
            "kode desa\tperan\tsaluran\talamat\tnama",
            $"33.16.12.2010\tbendahara\t{channel}\t{address}\t Siti ").Wrong);

        Assert.Equal((2, "alamat"), (wrong.Row, wrong.Column));
        Assert.Contains("spasi, ganti baris", wrong.Expected.Indonesian, StringComparison.Ordinal);
        Assert.Contains("a blank, a line break", wrong.Expected.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("email", "bendahara@\u0085desa.example")]
    [InlineData("whatsapp", "\"0812-3456\n-7890\"")]
    [InlineData("whatsapp", "0812-3456\v-7890")]
    public void C25_ControlCharacterWithinAnAddress_isRefused(string channel, string address) => Assert.Equal(
        "alamat",
        Assert.Single(Read(
            "kode desa\tperan\tsaluran\talamat",
            $"33.16.12.2010\tbendahara\t{channel}\t{address}").Wrong).Column);
}
