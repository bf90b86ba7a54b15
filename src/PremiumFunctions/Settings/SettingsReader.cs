using System.Globalization;
using Microsoft.Extensions.Configuration;
using NCrontab;
using Premium.Adapters.Alerts;
using Premium.Domain;

namespace PremiumFunctions;

/// <summary>Reads settings one by one and collects what is wrong, so that one start tells all of it.</summary>
internal sealed partial class SettingsReader(IConfiguration configuration, List<string> problems)
{
    public string Text(string key, string accepted, Func<string, bool> accepts)
    {
        var text = configuration[key] ?? "";
        if (!accepts(text))
        {
            problems.Add($"{key}: expected {accepted}.");
        }

        return text;
    }

    /// <returns>Null where it is left out.</returns>
    public int? Number(string key, int min, int max)
    {
        if (configuration[key] is not { Length: > 0 } text)
        {
            return null;
        }

        if (int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }

        problems.Add($"{key}: expected a whole number from {min} to {max}, not '{text}'.");
        return null;
    }

    /// <param name="unit">What the number counts, as the key says.</param>
    public TimeSpan? Time(string key, TimeSpan unit, int min, int max) => unit * Number(key, min, max);

    public T Choice<T>(string key, T otherwise)
        where T : struct, Enum
    {
        if (configuration[key] is not { Length: > 0 } text)
        {
            return otherwise;
        }

        // The template writes some of them small; a number is no name.
        if (Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            return Enum.Parse<T>(text, ignoreCase: true);
        }

        problems.Add($"{key}: expected one of {string.Join(", ", Enum.GetNames<T>())}, not '{text}'.");
        return otherwise;
    }

    /// <summary><c>sari=KEY,budi=KEY</c>: each admin by name, with a key nobody else has.</summary>
    public IReadOnlyList<Admin> Admins(string key, int lengthMin)
    {
        var admins = (configuration[key] ?? "").Split(',', StringSplitOptions.TrimEntries)
            .Select(Admin.Parse)
            .ToList();
        if (admins.Exists(a => a.Key.Length < lengthMin || a.Name.Length == 0 || !a.Name.All(char.IsAsciiLetterOrDigit))
            || admins.DistinctBy(a => a.Name, StringComparer.OrdinalIgnoreCase).Count() < admins.Count
            || admins.DistinctBy(a => a.Key, StringComparer.OrdinalIgnoreCase).Count() < admins.Count
            || admins.Exists(a => !a.IsLocal && SecretText.IsWeak(a.Key)))
        {
            // The text holds keys, so it is not repeated here.
            problems.Add(
                $"{key}: expected {Admin.Expected} for each person, separated by commas: names of letters " +
                $"and digits, keys of at least {lengthMin} characters without commas that nobody guesses " +
                "(openssl rand -hex 24), no name and no key twice.");
        }
        else if (admins.Count(a => a.MaySign) < 2 || !admins.Exists(a => a.Role == Role.Admin))
        {
            problems.Add(
                $"{key}: expected at least two admins, or an admin and a checker, because some decisions take two " +
                "people.");
        }

        return admins;
    }

    /// <returns>Null where it is left out.</returns>
    public Uri? PublicUrl(string key)
    {
        if (configuration[key] is not { Length: > 0 } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.PathAndQuery == "/" && uri.UserInfo.Length == 0
            && (uri.Scheme == "https" || (uri.Scheme == "http" && uri.IsLoopback)))
        {
            return uri;
        }

        problems.Add($"{key}: expected an https address without a path, such as https://iuran.blorakab.example.");
        return null;
    }

    /// <returns>Null where they are left out; the text holds keys, so it is not repeated.</returns>
    public ReplyKeys? ReplyKeys(string key, string neededFor)
    {
        try
        {
            if (configuration[key] is { Length: > 0 } text)
            {
                return Premium.Domain.ReplyKeys.Parse(text);
            }

            if (configuration[neededFor] is { Length: > 0 })
            {
                problems.Add($"{key}: expected {Premium.Domain.ReplyKeys.Expected}, because {neededFor} is set.");
            }
        }
        catch (FormatException e)
        {
            problems.Add($"{key}: {e.Message}");
        }

        return null;
    }

    /// <summary>A value that was to be put in by a vault or a pipeline and never was is no value.</summary>
    public void Unresolved(Func<string, bool> isOurs)
    {
        foreach (var (key, value) in configuration.AsEnumerable().Where(s => isOurs(s.Key)))
        {
            if (SecretText.IsUnresolved(value ?? ""))
            {
                problems.Add(
                    $"{key}: expected the value itself, not the reference to it: it was not resolved. Check the " +
                    "vault's address, the secret's name and that the app may read it.");
            }
        }
    }

    /// <summary>Alarms, digests and what waits to be sent hang on the one that must be hourly.</summary>
    public string Schedule(string key, CrontabSchedule.ParseOptions options, bool isHourly)
    {
        // Leap days come within eight years whatever the first is.
        var (from, to) = (new DateTime(2024, 1, 1), new DateTime(2032, 12, 31));
        var hours = Enumerable.Range(0, isHourly ? 7 * 24 : 0).Select(h => from.AddHours(h));
        return Text(
            key,
            $"a six-field NCRONTAB schedule that fires{(isHourly ? " at least once an hour" : "")}, such as "
                + $"'{(isHourly ? "0 */5 * * * *" : "0 0 1 * * *")}'",
            text => CrontabSchedule.TryParse(text, options) is { } schedule
                && schedule.GetNextOccurrences(from, to).Any()
                && hours.All(at => schedule.GetNextOccurrence(at) <= at.AddHours(1)));
    }

    /// <summary>Null where no name is given.</summary>
    public OfficeContact? Office(string name, string phone)
    {
        var (text, number) = (configuration[name] ?? "", configuration[phone] ?? "");
        if (text.Any(char.IsControl) || text.Length > OfficeContact.NameMax)
        {
            problems.Add($"{name}: expected the office that villages call, at most {OfficeContact.NameMax} letters.");
        }

        if (!OfficeContact.IsPhone(number))
        {
            problems.Add($"{phone}: expected a telephone number of digits, blanks, hyphens and a plus sign.");
        }

        return text.Length == 0 && number.Length == 0 ? null
            : new OfficeContact(text.Length == 0 ? OfficeContact.Unnamed.Name : text, number);
    }

    /// <summary><c>email:someone@example.id,webhook:https://gateway.example.id/masuk</c>.</summary>
    public IReadOnlyList<Contact> Contacts(string key, Func<string, bool> mayPostTo, bool mayBeEmpty = false)
    {
        var contacts = new List<Contact>();
        if (mayBeEmpty && string.IsNullOrWhiteSpace(configuration[key]))
        {
            return contacts;
        }

        foreach (var text in (configuration[key] ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            if (text.Split(':', 2) is [var channel, var address]
                && (channel == "webhook" ? mayPostTo(address)
                    : channel == "email" && SmtpSettings.TryAddress(address, out _)))
            {
                contacts.Add(new Contact(channel, address));
            }
            else
            {
                problems.Add(
                    $"{key}: expected email:address, separated by commas, such as email:admin@example.id; or " +
                    "webhook:https://HOST/..., with a host of Webhook:Hosts.");
            }
        }

        return contacts;
    }

    /// <summary>Binds a section; a key that nothing reads is a slip and is named.</summary>
    public T Section<T>(string key, Func<T, string, IEnumerable<string>> problemsOf)
        where T : new()
    {
        try
        {
            var section = configuration.GetSection(key).Get<T>(o => o.ErrorOnUnknownConfiguration = true) ?? new T();
            problems.AddRange(problemsOf(section, key));
            return section;
        }
        catch (InvalidOperationException e)
        {
            problems.Add($"{key}: {e.Message}");
            return new T();
        }
    }
}
