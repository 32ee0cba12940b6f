package org.pilotacs.acs.action;

import java.time.Instant;

/// An action as something of ours orders it that keeps count of it.
///
/// @param deadline until when the device must have taken it
/// @param begun is told in the transaction that begins it
public record ActionOrder(Instant deadline, JdbcBegun begun) {}
