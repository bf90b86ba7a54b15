using PremiumFunctions.Local.Simulation.Audit;

namespace PremiumFunctions.Local.Simulation;

/// <summary>What every part of one simulation shares.</summary>
internal sealed record Scene(
    SimulatedClock Clock, Dice Dice, EventLog Log, Auditor Auditor, Agenda Agenda, SimulatedBank Bank);
