package org.pilotacs.acs.errorcode;

import org.jspecify.annotations.Nullable;

/// Which entries to find.
///
/// @param text a code, its beginning, or words of what an entry says; empty for all
/// @param cas only entries for this card system or for any; null for all
/// @param model only entries for this model or for any; null for all
/// @param limit most of them
public record ErrorCodeSearch(String text, @Nullable String cas, @Nullable String model, int limit) {}
