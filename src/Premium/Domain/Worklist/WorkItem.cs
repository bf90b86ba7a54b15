namespace Premium.Domain;

/// <summary>Something that needs a person. Never stored: it is gone when its cause is.</summary>
/// <param name="Kind">Who acts, how grave, what to do.</param>
/// <param name="Subject">What it is about, stable over days: a village, a bank, a run.</param>
public sealed record WorkItem(WorkKind Kind, string Subject)
{
    private readonly DateTimeOffset? changed;
    private readonly Rupiah? atStake;
    private readonly int? people;
    private readonly string? bank;

    /// <summary>People's notes hang on it.</summary>
    public string Key => $"{Kind.Key}~{Subject}";

    /// <summary>Where, for people: <c>Desa Jegong, Kec. Blora</c>.</summary>
    public required Said Place { get; init; }

    /// <summary>Why it is here, one sentence without the place.</summary>
    public required Said Why { get; init; }

    /// <summary>Null where it is nobody's village.</summary>
    public VillageCode? Village { get; init; }

    public DistrictCode? District { get; init; }

    /// <summary>Where the village is called; empty where nobody there has a telephone, or it is about none.</summary>
    public string Phone { get; init; } = "";

    /// <summary>Which villages it is about, where it is one line of many; each as it is called.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Empty where it is about none.</summary>
    public string Bank
    {
        get => bank ?? Statements?.Bank ?? "";
        init => bank = value;
    }

    public string Run { get; init; } = "";

    /// <summary>Operations were told of it by whoever found it.</summary>
    public bool IsToldByFinder { get; init; } = Kind.IsToldByFinder;

    /// <summary>The statements that show it, or should have; null where it is not about any.</summary>
    public (string Bank, PayMonth Month)? Statements { get; init; }

    /// <summary>Who hears of it next if it stays, and when; empty where nobody is told by stages.</summary>
    public Said Next { get; init; } = Said.Nothing;

    public IReadOnlyList<BillId> Bills { get; init; } = [];

    /// <summary>Proposals that wait for a second person: to take a receipt back, or without one a decision.</summary>
    public IReadOnlyList<(BillId Bill, string Receipt)> Proposals { get; init; } = [];

    /// <summary>Null where its cause has no date, and nobody has seen it before.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>When the newest part of it came; of one part as <see cref="Since"/>.</summary>
    public DateTimeOffset? Changed
    {
        get => changed ?? Since;
        init => changed = value;
    }

    /// <summary>The day that made an item of what stood before; null where it is one since its cause came.</summary>
    public DateOnly? Arose { get; init; }

    /// <summary>Its cause has a date of its own.</summary>
    public bool IsDated { get; private init; } = true;

    /// <summary>Last day on which acting is in time; null where none is set.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>The day on which cover lapses if nothing is paid; null where none is at stake.</summary>
    public DateOnly? LapsesOn { get; init; }

    /// <summary>The newest month it is about, where no bill says so: a further one is news.</summary>
    public PayMonth? Newest { get; init; }

    /// <summary>What it is made of where neither bills nor months say so, without blanks: more of it is news.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>More than there was when somebody last looked, of what has no date of its own.</summary>
    public bool HasMore { get; private init; }

    /// <summary>By bill, where it is about bills.</summary>
    public IReadOnlyList<Stake> Stakes { get; init; } = [];

    public Rupiah AtStake
    {
        get => atStake ?? Stake.SumOf(Stakes);
        init => atStake = value;
    }

    public int People
    {
        get => people ?? Stake.PeopleOf(Stakes);
        init => people = value;
    }

    /// <summary>What the system noted, in its own words.</summary>
    public string Detail { get; init; } = "";

    public WorkNote? Note { get; init; }

    /// <summary>Grave, or its last day is here or over.</summary>
    public bool IsUrgent(DateOnly today) => Kind.Gravity == Gravity.Grave || Due <= today;

    /// <summary>Somebody put it off, and the day is still to come.</summary>
    public bool IsPutOff(DateOnly today) => Note?.SnoozedUntil > today;

    public int? DaysLeft(DateOnly today) => Due?.DayNumber - today.DayNumber;

    /// <summary>
    /// It arose in this run, or on its day by passing time, or it, or more of it, is seen for the first time as the run
    /// closes.
    /// </summary>
    public bool IsNewTo(Run run) => HasMore ||
        Changed is not { } changed || changed >= run.StartedAt || Arose == run.Day;

    /// <summary>Nobody knows what else of this district needs a person.</summary>
    internal bool IsUnreadDistrict => Kind == WorkKinds.DistrictUnread || Kind == WorkKinds.DistrictUnreadLong
        || (Kind == WorkKinds.Rows && Village is null);

    /// <summary>Nobody knows what else a part of the list needs a person for.</summary>
    internal bool IsUnreadPart => District is null && Village is null
        && (Kind == WorkKinds.DistrictUnread || Kind == WorkKinds.DistrictUnreadLong || Kind == WorkKinds.Unsaid);

    /// <summary>Another item may be there all the same: what would make it is this part, which could not be read.
    /// </summary>
    /// <param name="key">Of the other.</param>
    internal bool Hides(string key) => UnreadPart.Hides(Subject, key.Split('~')[0]);

    /// <summary>False where it came after the note, which was about another one of the same key.</summary>
    internal bool IsMeantBy(WorkNote note) => !(Since > note.At);

    /// <summary>Without a date of its own, it is as old as somebody has known of it, and of all of it.</summary>
    public WorkItem Dated(SeenItem? seen) => Changed is not null
        ? this
        : this with
        {
            IsDated = false,
            Since = seen?.At,
            Changed = seen?.Grown,
            HasMore = seen?.Holds(PartsSeen()) == false,
        };

    /// <summary>What is kept of it; nothing where it has a date.</summary>
    public IEnumerable<string> PartsSeen() => IsDated && Changed is not null ? [] :
    [
        .. Bills.Concat(Stakes.Select(s => s.Bill)).Select(b => b.ToString()).Concat(Parts)
            .Concat(Newest is { } month ? [month.ToString()] : [])
            .Distinct().Order(StringComparer.Ordinal),
    ];
}

/// <summary>The items of one place, most urgent first: people read one line a place.</summary>
public sealed record WorkGroup(Said Place, IReadOnlyList<WorkItem> Items)
{
    public WorkItem Worst => Items[0];

    public bool IsUrgent(DateOnly today) => Items.Any(i => i.IsUrgent(today) && !i.IsPutOff(today));

    /// <summary>The day on which cover lapses first; null where none is at stake.</summary>
    public DateOnly? LapsesOn => Items.Min(i => i.LapsesOn);

    /// <summary>Several of them may be about one bill.</summary>
    public Rupiah AtStake => Stake.SumOf(Items.SelectMany(i => i.Stakes))
        + Rupiah.Sum(Items.Where(i => i.Stakes.Count == 0).Select(i => i.AtStake));

    public int People => Math.Max(Stake.PeopleOf(Items.SelectMany(i => i.Stakes)), Items.Max(i => i.People));
}
