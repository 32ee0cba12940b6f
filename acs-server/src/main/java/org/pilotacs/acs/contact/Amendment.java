package org.pilotacs.acs.contact;

import java.time.Instant;

/// What a contact said before somebody amended it.
///
/// @param at when it was amended
/// @param agent by whom
/// @param helped before that
/// @param text before that
public record Amendment(Instant at, String agent, Helped helped, String text) {}
