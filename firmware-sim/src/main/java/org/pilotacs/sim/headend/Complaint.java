package org.pilotacs.sim.headend;

import org.pilotacs.protocols.simulcrypt.ErrorStatus;

/// What a multiplexer has against a message.
///
/// @param why in a few words, for whoever looks inside
record Complaint(ErrorStatus status, String why) {}
