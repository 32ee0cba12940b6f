package org.pilotacs.acs.task;

import java.time.Duration;
import java.time.Instant;

/// A device that started anew again and again right after orders of ours, none of which it showed for. Until it is over, the
/// queue gives the device nothing by itself that makes it start, nor anything of the kind that it started over. What a
/// person orders goes through, and ends it if it may make the device start, too.
///
/// @param starts how many
/// @param last the last of them
/// @param until when it is over by itself
public record RestartLoop(int starts, Instant last, Instant until) {
    /// So many starts are one too many: the second could still be chance, but a third would be our doing.
    static final int LIMIT = 2;
    /// How long a start counts. Longer than a day, or what is done every night would make a loop of its own.
    static final Duration WINDOW = Duration.ofDays(3);
}
