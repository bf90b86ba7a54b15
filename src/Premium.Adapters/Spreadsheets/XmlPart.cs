using System.Globalization;
using System.Text;
using System.Xml;

namespace Premium.Adapters.Spreadsheets;

/// <summary>
/// Reads one XML part of a workbook from beginning to end. No DTD, a set depth, a set number of names, and no text or
/// tag that would fill the memory by itself.
/// </summary>
internal sealed class XmlPart : IDisposable
{
    private const int DepthMax = 64;

    private readonly XmlReader xml;
    private readonly char[] buffer = new char[SheetLimits.CellLengthMax + 1];
    private int length;

    public XmlPart(Stream part) => xml = XmlReader.Create(
        // The parts of a workbook are UTF-8; another encoding that one claims is not looked at.
        new StreamReader(part, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)),
        new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            NameTable = new CountedNames(),
            CloseInput = true,
        });

    public string Name => xml.LocalName;

    public bool IsElement => xml.NodeType == XmlNodeType.Element;

    public bool IsEmpty => xml.IsEmptyElement;

    public bool IsEnd => xml.NodeType == XmlNodeType.EndElement;

    public bool IsText => xml.NodeType
        is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace;

    public bool Next() => xml.Read()
        && (xml.Depth <= DepthMax ? true : throw new InvalidDataException("XML is nested too deeply."));

    /// <summary>The next element of that name; false at the end.</summary>
    public bool To(string name)
    {
        while (Next())
        {
            if (IsElement && xml.LocalName == name)
            {
                return true;
            }
        }

        return false;
    }

    public string? Attribute(string name) => xml.GetAttribute(name);

    /// <summary>An attribute by its name whatever its prefix: strict and usual workbooks differ in these.</summary>
    public string? AttributeOfAnyPrefix(string name)
    {
        string? found = null;
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            found = xml.LocalName == name && xml.Prefix.Length > 0 ? xml.Value : found;
        }

        xml.MoveToElement();
        return found;
    }

    public int? Number(string name) =>
        int.TryParse(xml.GetAttribute(name), CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool Is(string name) => xml.GetAttribute(name) is "1" or "true";

    public void ForgetText() => length = 0;

    /// <summary>Adds the text node that is read to what was kept; false where that is too long for a cell.</summary>
    public bool KeepText()
    {
        var read = -1;
        while (length < buffer.Length && read != 0)
        {
            read = xml.ReadValueChunk(buffer, length, buffer.Length - length);
            length += read;
        }

        return length <= SheetLimits.CellLengthMax;
    }

    /// <summary>What was kept; Excel writes characters that XML does not hold as <c>_x000D_</c>.</summary>
    public string KeptText()
    {
        var text = new string(buffer, 0, Math.Min(length, SheetLimits.CellLengthMax));
        return text.Contains("_x", StringComparison.Ordinal) ? XmlConvert.DecodeName(text) : text;
    }

    public ReadOnlySpan<char> KeptSpan => buffer.AsSpan(0, length);

    public void Dispose() => xml.Dispose();

    /// <summary>A name is kept until the part is read: of workbooks there are a few hundred.</summary>
    private sealed class CountedNames : NameTable
    {
        private const int NamesMax = 20_000;

        private int count;

        public override string Add(char[] key, int start, int len) =>
            Get(key, start, len) ?? Counted(base.Add(key, start, len));

        public override string Add(string key) => Get(key) ?? Counted(base.Add(key));

        private string Counted(string name) =>
            ++count <= NamesMax ? name : throw new InvalidDataException("XML has too many different names.");
    }
}
