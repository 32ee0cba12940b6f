package org.pilotacs.acs.diagnosis.knowledge;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.saying.Saying;

/// One of the states that a sign can be in.
///
/// @param name a word of the sign or, of a number, a name of the file's own
/// @param below a number under this, and not under that of the state before, is in this state; null for the rest, and for words
/// @param usual how often a home without any fault is in this state, of all its states 1
/// @param says for people, for example `too weak for a picture`
public record State(String name, @Nullable Double below, Standing standing, double usual, Saying says) {}
