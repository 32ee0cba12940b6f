package org.pilotacs.acs.contact;

import org.pilotacs.acs.account.Author;

import java.time.Instant;

/// What a contact said before somebody amended it.
///
/// @param at when it was amended
/// @param by whom
/// @param helped before that
/// @param text before that
public record Amendment(Instant at, Author by, Helped helped, String text) {}
