using Premium.Domain;
using Premium.Ports;

namespace Premium.Adapters.Spreadsheets;

/// <summary>Files of the register as CSV or XLSX.</summary>
public sealed class RegisterFiles : IRegisterFiles
{
    public RegisterFile Read(byte[] file, ImportKind kind, FieldMap map, Action<int>? progress = null) =>
        RegisterFileReader.Read(file, kind, map, progress);

    public FileColumns Propose(byte[] file, ImportKind kind, IReadOnlyList<SavedMap> saved) =>
        RegisterFileReader.Propose(file, kind, saved);

    public bool MayHold(byte[] file, Nik nik)
    {
        try
        {
            return SpreadsheetReader.Open(file)
                .Any(sheet => sheet.Rows.Any(row => row.Cells.Any(cell => DigitCells.Holds(cell, nik))));
        }
        catch (FormatException)
        {
            return true;
        }
    }
}
