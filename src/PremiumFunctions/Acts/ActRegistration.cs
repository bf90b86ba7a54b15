using Microsoft.Extensions.DependencyInjection;

namespace PremiumFunctions;

/// <summary>Every act, in the order in which they are offered.</summary>
internal static class ActRegistration
{
    public static IServiceCollection AddActs(this IServiceCollection services) => services
        .AddScoped<Act, CollectAct>()
        .AddScoped<Act, WatchAct>()
        .AddScoped<Act, ReconcileAct>()
        .AddScoped<Act, ClearAct>()
        .AddScoped<Act, DecideAct>()
        .AddScoped<Act, ReceiptAct>()
        .AddScoped<Act, ReceiptsAct>()
        .AddScoped<Act, WithdrawReceiptAct>()
        .AddScoped<Act, PauseAct>()
        .AddScoped<Act, ResumeAct>()
        .AddScoped<Act, MuteAct>()
        .AddScoped<Act, EndMuteAct>()
        .AddScoped<Act, ResendAct>()
        .AddScoped<Act, NoteAct>()
        .AddScoped<Act, ReplayAct>()
        .AddScoped<Act, RulesAct>()
        .AddScoped<Act, EraseAct>();
}
