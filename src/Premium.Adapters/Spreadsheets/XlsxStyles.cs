using System.Globalization;

namespace Premium.Adapters.Spreadsheets;

/// <summary>Which formats of a workbook show a number as a day, and which day that is.</summary>
internal static class XlsxStyles
{
    /// <summary>Days from the epoch of usual workbooks to that of workbooks made on old Macintoshes.</summary>
    public const int DaysTo1904 = 1_462;

    /// <summary>First serial number after the 29th of February 1900, which Excel believes there was.</summary>
    private const double SerialMin = 61;

    /// <summary>The 31st of December 9999.</summary>
    private const double SerialMax = 2_958_465;

    /// <summary>Whether each format of the workbook's list shows days.</summary>
    public static IReadOnlyList<bool> DayStyles(XlsxPackage package, string part)
    {
        var custom = new Dictionary<int, bool>();
        var styles = new List<bool>();
        var isInList = false;
        using var xml = package.Read(part);
        while (xml.Next())
        {
            if (xml.Name == "cellXfs")
            {
                isInList = xml.IsElement && !xml.IsEmpty;
            }
            else if (xml.IsElement && xml.Name == "numFmt" && xml.Number("numFmtId") is { } id)
            {
                custom[id] = ShowsDays(xml.Attribute("formatCode") ?? "");
            }
            else if (xml.IsElement && isInList && xml.Name == "xf" && styles.Count < 100_000)
            {
                var format = xml.Number("numFmtId") ?? 0;
                styles.Add(custom.TryGetValue(format, out var shows) ? shows : IsBuiltInDay(format));
            }
        }

        return styles;
    }

    /// <summary>The moment as ISO text; null where the number is none that a day can have.</summary>
    public static string? DayOf(string number, int shift)
    {
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial) ||
            !(serial + shift >= SerialMin && serial + shift < SerialMax + 1))
        {
            return null;
        }

        var moment = DateTime.FromOADate(serial + shift);
        return moment.ToString(
            moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
    }

    /// <summary>ECMA-376, 18.8.30, with those that East Asian versions add.</summary>
    private static bool IsBuiltInDay(int format) =>
        format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    /// <summary>Whether a format has a letter of day, month, year or hour outside of quotes and brackets.</summary>
    private static bool ShowsDays(string format)
    {
        for (var i = 0; i < format.Length; i++)
        {
            switch (format[i])
            {
                case '"':
                    i = EndOf(format, i, '"');
                    break;
                case '[':
                    i = EndOf(format, i, ']');
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case 'd' or 'D' or 'm' or 'M' or 'y' or 'Y' or 'h' or 'H':
                    return true;
            }
        }

        return false;
    }

    private static int EndOf(string format, int start, char end) =>
        format.IndexOf(end, start + 1) is > 0 and var found ? found : format.Length;
}
