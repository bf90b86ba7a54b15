using Premium.Domain;

namespace Premium.Ports;

/// <summary>Field maps that people saved, one of each kind and name.</summary>
public interface IFieldMaps
{
    /// <summary>In order of kind and name. One that cannot be read is left out: who names it hears that.</summary>
    Task<IReadOnlyList<SavedMap>> AllAsync(CancellationToken stop);

    /// <summary>Puts one in place of that of the same kind and name, in whatever case it is written.</summary>
    Task PutAsync(SavedMap map, CancellationToken stop);
}
