using System.IO.Compression;
using System.Security;
using System.Text;

namespace Premium.Verification.Fuzzing;

/// <summary>
/// Workbooks made part by part, as Excel makes them: with what no library writes, hidden columns, formulas without
/// results, dates as serial numbers and whatever is broken.
/// </summary>
public sealed class RawXlsx
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    private readonly List<(string Name, string Attributes, string Xml)> sheets = [];
    private readonly List<string> texts = [];
    private readonly Dictionary<string, string> replaced = [];
    private string properties = "";

    /// <summary>Number formats from style 1 on: a day, a sum with its currency, text.</summary>
    private const string Styles =
        $"""
        <styleSheet xmlns="{Main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="[$-421]dd\ mmmm\ yyyy;@"/>
        <numFmt numFmtId="165" formatCode="&quot;Rp &quot;#,##0.00_);[Red]\(&quot;Rp&quot;#,##0\)"/></numFmts>
        <cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="49"/>
        <xf numFmtId="17"/></cellXfs></styleSheet>
        """;

    public const int DayStyle = 1;
    public const int SumStyle = 2;
    public const int MonthStyle = 4;

    public RawXlsx Sheet(string name, string rows, string before = "", string after = "", string attributes = "")
    {
        sheets.Add((name, attributes,
            $"""<worksheet xmlns="{Main}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>"""));
        return this;
    }

    /// <summary>Days count from 1904, as on old Macintoshes.</summary>
    public RawXlsx From1904()
    {
        properties = """<workbookPr date1904="1"/>""";
        return this;
    }

    /// <summary>A part as it is given, in place of the one that would be made.</summary>
    public RawXlsx With(string part, string xml)
    {
        replaced[part] = xml;
        return this;
    }

    /// <summary>A row of cells, each with its column's letter.</summary>
    public static string Row(int number, params string[] cells)
    {
        var addressed = cells.Select((cell, i) => cell.Replace("$", $"{(char)('A' + i)}{number}"));
        return $"""<row r="{number}">{string.Concat(addressed)}</row>""";
    }

    public static string Hidden(string row) => row.Replace("<row ", """<row hidden="1" """, StringComparison.Ordinal);

    public static string Text(string text) =>
        $"""<c r="$" t="inlineStr"><is><t xml:space="preserve">{SecurityElement.Escape(text)}</t></is></c>""";

    public static string[] Texts(params string[] texts) => [.. texts.Select(Text)];

    public static string Number(string digits, int style = 0) => $"""<c r="$" s="{style}"><v>{digits}</v></c>""";

    public static string Formula(string formula, string? result, string kind = "n") =>
        $"""<c r="$" t="{kind}"><f>{formula}</f>{(result is null ? "" : $"<v>{result}</v>")}</c>""";

    public static string Error(string error) => $"""<c r="$" t="e"><v>{error}</v></c>""";

    public static string Nothing => """<c r="$" s="1"/>""";

    /// <summary>A text that cells share, as Excel keeps all of them.</summary>
    public string Shared(string text)
    {
        texts.Add($"<si><t>{SecurityElement.Escape(text)}</t></si>");
        return $"""<c r="$" t="s"><v>{texts.Count - 1}</v></c>""";
    }

    /// <summary>One with parts in other letters and with its reading, as East Asian versions keep them.</summary>
    public string SharedInParts(string first, string second, string reading)
    {
        texts.Add(
            $"""
            <si><r><t>{first}</t></r><r><rPr><b/></rPr><t>{second}</t></r><rPh sb="0" eb="1"><t>{reading}</t></rPh></si>
            """);
        return $"""<c r="$" t="s"><v>{texts.Count - 1}</v></c>""";
    }

    public byte[] Bytes()
    {
        var parts = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] =
                """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>""",
            ["_rels/.rels"] = Relations([("rId1", "officeDocument", "xl/workbook.xml")]),
            ["xl/workbook.xml"] =
                $"""<workbook xmlns="{Main}" xmlns:r="{Office}">{properties}<sheets>{Tabs()}</sheets></workbook>""",
            ["xl/_rels/workbook.xml.rels"] = Relations(
            [
                .. sheets.Select((_, i) => ($"rId{i + 1}", "worksheet", $"worksheets/sheet{i + 1}.xml")),
                ("rId90", "styles", "/xl/styles.xml"), ("rId91", "sharedStrings", "sharedStrings.xml"),
            ]),
            ["xl/styles.xml"] = Styles,
            ["xl/sharedStrings.xml"] = $"""<sst xmlns="{Main}">{string.Concat(texts)}</sst>""",
        };
        for (var i = 0; i < sheets.Count; i++)
        {
            parts[$"xl/worksheets/sheet{i + 1}.xml"] = sheets[i].Xml;
        }

        foreach (var (part, xml) in replaced)
        {
            parts[part] = xml;
        }

        return Zip(parts);
    }

    private string Tabs() => string.Concat(sheets.Select((s, i) =>
        $"""<sheet name="{s.Name}" sheetId="{i + 1}" r:id="rId{i + 1}" {s.Attributes}/>"""));

    public static byte[] Zip(IReadOnlyDictionary<string, string> parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return file.ToArray();
    }

    private static string Relations(IReadOnlyList<(string Id, string Kind, string Target)> relations) =>
        $"""<Relationships xmlns="{Package}">{string.Concat(relations.Select(r =>
            $"""<Relationship Id="{r.Id}" Type="{Office}/{r.Kind}" Target="{r.Target}"/>"""))}</Relationships>""";
}
