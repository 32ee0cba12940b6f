package org.pilotacs.sim.fleet;

/// The products a fleet is made of.
public enum BoxKind {
    /// Satellite decoder, TR-181.
    SAGEVISION,
    /// Router, TR-098.
    NORVIK,
    /// Older satellite decoder, TR-098.
    TELMAR,
    /// Router with two bands of Wi-Fi, TR-181.
    ORBIS
}
