using Premium.Verification.Simulation.Audit;

namespace Premium.Verification.Simulation;

/// <summary>What every part of one simulation shares.</summary>
internal sealed record Scene(
    SimulatedClock Clock, Dice Dice, EventLog Log, Auditor Auditor, Agenda Agenda, SimulatedBank Bank);
