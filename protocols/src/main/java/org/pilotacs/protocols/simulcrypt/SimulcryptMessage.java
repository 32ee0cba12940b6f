package org.pilotacs.protocols.simulcrypt;

/// Any message of the interface (Table 3). Who may say it is in the type; what both may say is of both types.
///
/// Constructors refuse, with an [IllegalArgumentException] that names it, a number that the wire has no room for.
public sealed interface SimulcryptMessage extends Decoded permits FromEmmg, FromMux {
    /// Whose channel or stream it is about. In errors it may be one that nobody has: some multiplexers answer bytes
    /// that they cannot read in the name of client 0.
    ClientId clientId();
}
