using System.Security.Cryptography;
using System.Text;
using Premium.Domain;

namespace PremiumFunctions;

/// <summary>What somebody may do.</summary>
public enum Role
{
    /// <summary>Everything.</summary>
    Admin,

    /// <summary>Read everything, and be the second person where it takes two.</summary>
    Checker,

    /// <summary>Read everything.</summary>
    Viewer,

    /// <summary>The BPJS branch: what was debited, and receipts for it.</summary>
    Branch,

    /// <summary>Read one district.</summary>
    District,
}

/// <summary>A person who is let in, and the key that tells who it is.</summary>
/// <param name="Name">As the journal has it.</param>
/// <param name="Key">A secret.</param>
/// <param name="Role">What they may do.</param>
/// <param name="District">The one that a district's own view is of.</param>
public sealed record Admin(string Name, string Key, Role Role = Role.Admin, DistrictCode? District = null)
{
    /// <summary>What <see cref="Parse"/> takes.</summary>
    public const string Expected = "name=key, or name:checker=key, name:viewer=key, name:branch=key, name:33.16.12=key";

    /// <summary>Tells one key of a person from the next, and tells nobody the key.</summary>
    public string Fingerprint => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"premium session of {Name} by {Key}")).AsSpan(0, 16));

    /// <summary>One that a local installation prints, for everybody to read.</summary>
    public bool IsLocal => Key.StartsWith(Settings.LocalKey, StringComparison.Ordinal);

    /// <summary>May be one of the two people that some decisions take.</summary>
    public bool MaySign => Role is Role.Admin or Role.Checker;

    /// <summary>Is shown how the people of a village are reached.</summary>
    public bool MayCall => Role is Role.Admin or Role.Checker;

    /// <summary>What is wrong in it is left empty, for whoever checks all of them to name.</summary>
    public static Admin Parse(string text)
    {
        var pair = text.Split('=', 2);
        var who = pair[0].Split(':', 2);
        var key = pair.Length == 2 ? pair[1] : "";
        return who switch
        {
            [var name] => new Admin(name, key),
            [var name, "checker"] => new Admin(name, key, Role.Checker),
            [var name, "viewer"] => new Admin(name, key, Role.Viewer),
            [var name, "branch"] => new Admin(name, key, Role.Branch),
            [var name, var code] when DistrictCode.TryParse(code, out var district) =>
                new Admin(name, key, Role.District, district),
            _ => new Admin("", key),
        };
    }

    public bool MaySee(DistrictCode district) => District is null || District == district;
}

/// <summary>Which roles something is for.</summary>
public sealed record Access(params IReadOnlyList<Role> Roles)
{
    /// <summary>What is read of the whole regency.</summary>
    public static readonly Access Read = new(Role.Admin, Role.Checker, Role.Viewer);

    /// <summary>What a district may read of itself, too; the function looks whose it is.</summary>
    public static readonly Access ReadOwn = new([.. Read.Roles, Role.District]);

    /// <summary>What the BPJS branch needs to book, too.</summary>
    public static readonly Access ReadPaid = new([.. Read.Roles, Role.Branch]);

    /// <summary>Everybody who is let in at all.</summary>
    public static readonly Access All = new(Enum.GetValues<Role>());

    public static readonly Access Act = new(Role.Admin);

    /// <summary>What takes two people.</summary>
    public static readonly Access Sign = new(Role.Admin, Role.Checker);

    /// <summary>What the BPJS branch confirms.</summary>
    public static readonly Access Confirm = new(Role.Admin, Role.Branch);
}
