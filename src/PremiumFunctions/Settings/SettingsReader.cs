using System.Globalization;
using Microsoft.Extensions.Configuration;
using Premium.Domain;

namespace PremiumFunctions;

/// <summary>Reads settings one by one and collects what is wrong, so that one start tells all of it.</summary>
internal sealed class SettingsReader(IConfiguration configuration, List<string> problems)
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

        if (Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value))
        {
            return value;
        }

        problems.Add($"{key}: expected one of {string.Join(", ", Enum.GetNames<T>())}, not '{text}'.");
        return otherwise;
    }

    /// <summary><c>sari=KEY,budi=KEY</c>: each admin by name, with a key nobody else has.</summary>
    public IReadOnlyList<Admin> Admins(string key, int lengthMin)
    {
        var admins = (configuration[key] ?? "").Split(',', StringSplitOptions.TrimEntries)
            .Select(text => text.Split('=', 2))
            .Select(pair => new Admin(pair[0], pair.Length == 2 ? pair[1] : ""))
            .ToList();
        if (admins.Exists(a => a.Key.Length < lengthMin || a.Name.Length == 0 || !a.Name.All(char.IsAsciiLetterOrDigit))
            || admins.DistinctBy(a => a.Name, StringComparer.OrdinalIgnoreCase).Count() < admins.Count
            || admins.DistinctBy(a => a.Key, StringComparer.Ordinal).Count() < admins.Count)
        {
            // The text holds keys, so it is not repeated here.
            problems.Add(
                $"{key}: expected name=key for each admin, separated by commas: names of letters and digits, keys of " +
                $"at least {lengthMin} characters without commas, no name and no key twice.");
        }

        return admins;
    }

    public MoneyDays MoneyDays(string key)
    {
        if (!Premium.Domain.MoneyDays.TryParse(configuration[key] ?? "", out var days))
        {
            problems.Add(
                $"{key}: expected days of the month (1 to 28) and dates, separated by commas: 5,20,2026-12-10.");
        }

        return days;
    }

    /// <summary><c>email:someone@example.id,email:other@example.id</c>.</summary>
    public IReadOnlyList<Contact> Contacts(string key)
    {
        var contacts = new List<Contact>();
        foreach (var text in (configuration[key] ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            if (text.Split(':', 2) is [{ Length: > 0 } channel, { Length: > 0 } address])
            {
                contacts.Add(new Contact(channel, address));
            }
            else
            {
                problems.Add($"{key}: expected channel:address, separated by commas, such as email:admin@example.id.");
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
