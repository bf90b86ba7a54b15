using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker;
using Premium.Domain;
using Premium.Ports;

namespace Premium.Tests.Functions;

/// <summary>Stored rules that cannot be reached.</summary>
internal sealed class RulesAway : IRuleVersions
{
    public Task<IReadOnlyList<StoredRules>> ReadAsync(CancellationToken stop) => throw new IOException("away");

    public Task<bool> AddAsync(RuleVersion version, CancellationToken stop) => throw new IOException("away");
}

/// <summary>What a worker hands to its middlewares for a timer or a queue message, as far as they ask.</summary>
internal sealed class CallWithoutRequest(IServiceProvider services) : FunctionContext
{
    public override string InvocationId => "call";

    public override string FunctionId => "function";

    public override TraceContext TraceContext => throw new NotSupportedException();

    public override BindingContext BindingContext => throw new NotSupportedException();

    public override RetryContext RetryContext => throw new NotSupportedException();

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override FunctionDefinition FunctionDefinition { get; } = new NoBindings();

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features => throw new NotSupportedException();

    private sealed class NoBindings : FunctionDefinition
    {
        public override string PathToAssembly => "";

        public override string EntryPoint => "";

        public override string Id => "function";

        public override string Name => "function";

        public override ImmutableArray<FunctionParameter> Parameters => [];

        public override IImmutableDictionary<string, BindingMetadata> InputBindings =>
            ImmutableDictionary<string, BindingMetadata>.Empty;

        public override IImmutableDictionary<string, BindingMetadata> OutputBindings => InputBindings;
    }
}
