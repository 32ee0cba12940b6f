package org.pilotacs.acs.audit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// Which entries are wanted, newest first.
///
/// @param device id; empty for all
/// @param who name of an account, a token or an agent; empty for all
/// @param from the earliest moment; null for the beginning
/// @param to before this moment; null for now
/// @param cursor of the page before; null for the first
public record AuditSearch(String device, String who, @Nullable Instant from, @Nullable Instant to,
        @Nullable String cursor, int limit) {}
