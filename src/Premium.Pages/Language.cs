namespace Premium.Pages;

/// <summary>What the pages are read in; Indonesian unless the address says <c>?lang=en</c>.</summary>
public enum Language
{
    Indonesian,
    English,
}

public static class Languages
{
    /// <summary>As the <c>lang</c> attribute and the query string carry it.</summary>
    public static string Code(this Language language) => language switch
    {
        Language.Indonesian => "id",
        Language.English => "en",
    };

    public static Language Other(this Language language) => language switch
    {
        Language.Indonesian => Language.English,
        Language.English => Language.Indonesian,
    };
}
