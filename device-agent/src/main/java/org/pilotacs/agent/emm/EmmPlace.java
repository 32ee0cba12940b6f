package org.pilotacs.agent.emm;

/// Where on a carrier the messages are.
public sealed interface EmmPlace {
    /// The operator knows.
    ///
    /// @param pid 13 bits
    record Pid(int pid) implements EmmPlace {}

    /// The carrier's CAT tells (ISO/IEC 13818-1, 2.4.4.6).
    ///
    /// @param caSystemId of the operator's conditional access, 16 bits
    record ByCat(int caSystemId) implements EmmPlace {}
}
