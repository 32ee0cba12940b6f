package org.pilotacs.acs.account;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A token by which a program calls; the token itself is not kept.
///
/// @param expires from when it lets nobody in
/// @param used when it last did, to a few minutes; null if never
public record ApiToken(String name, Role role, Instant created, Instant expires, @Nullable Instant used) {}
