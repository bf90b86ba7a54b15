using System.IO.Compression;
using Premium.Domain;

namespace Premium.Adapters.Spreadsheets;

/// <summary>The zip archive of a workbook. All bytes it inflates to are counted, whatever its headers claim.</summary>
internal sealed class XlsxPackage
{
    private readonly ReadOnlyMemory<byte> file;
    private readonly Dictionary<string, long> inflated = new(StringComparer.OrdinalIgnoreCase);
    private long total;

    public XlsxPackage(ReadOnlyMemory<byte> file)
    {
        this.file = file;
        // The archive keeps something of each of its parts, so they are counted before it is opened.
        if (file.Span.Count("PK\x01\x02"u8) > SheetLimits.PartsMax)
        {
            throw new RefusedFileException(FileText.TooManyParts);
        }

        using var zip = Open();
        Names = zip.Entries.Select(e => e.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlySet<string> Names { get; }

    public bool Has(string part) => Names.Contains(part);

    /// <summary>Reads a part from its beginning. Reading it again counts only what was not read before.</summary>
    public XmlPart Read(string part)
    {
        var zip = Open();
        var entry = zip.Entries.FirstOrDefault(e => e.FullName.Equals(part, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidDataException($"The workbook lacks '{part}'.");
        return new XmlPart(new CountedStream(entry.Open(), zip, read => Count(part, read)));
    }

    private ZipArchive Open() => new(Bytes.StreamOf(file), ZipArchiveMode.Read);

    private void Count(string part, long read)
    {
        var before = inflated.GetValueOrDefault(part);
        if (read <= before)
        {
            return;
        }

        inflated[part] = read;
        total += read - before;
        if (total > SheetLimits.UnpackedBytesMax)
        {
            throw new RefusedFileException(FileText.UnpacksTooLarge);
        }
    }

    private sealed class CountedStream(Stream inner, ZipArchive zip, Action<long> count) : Stream
    {
        /// <summary>Nothing in a workbook that is read is as long as this without a tag in between.</summary>
        private const int UntaggedMax = 256 * 1024;

        private long read;
        private int untagged;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => read;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var size = inner.Read(buffer);
            read += size;
            count(read);
            var last = buffer[..size].LastIndexOf((byte)'<');
            untagged = last < 0 ? untagged + size : size - last;
            return untagged <= UntaggedMax
                ? size
                : throw new InvalidDataException("A tag or a text of the workbook is too long.");
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
                zip.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
