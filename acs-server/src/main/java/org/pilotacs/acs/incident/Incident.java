package org.pilotacs.acs.incident;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Author;
import org.pilotacs.acs.saying.Saying;

import java.time.Instant;
import java.util.List;

/// Trouble that many homes have at once.
///
/// @param by who said so; nobody for what was found by what boxes showed
/// @param text what that person wrote; empty for none
/// @param lastSeen when a box of the group showed it last; when it began, for what a person says
/// @param until when it is to be over, as a person said; null if nobody knows
/// @param ended null while it lasts
/// @param endedBy who ended it; nobody while it lasts, and where it was over by itself
/// @param affected the most boxes that were in trouble at once, as an estimate; 0 if nobody counted them
/// @param numbers how the group does, while it lasts, else how it did at last
/// @param course of the last hour, a share for each minute, 0 to 1; the newest last, empty after it
public record Incident(String id, IncidentKind kind, Group group, Author by, String text, Instant since,
        Instant lastSeen, @Nullable Instant until, @Nullable Instant ended, Author endedBy, int affected,
        Numbers numbers, List<Double> course, List<Note> notes) {
    /// Minutes of a course.
    public static final int COURSE = 60;
    public static final int MAX_TEXT = 1_000;
    /// Notes of one incident.
    public static final int MAX_NOTES = 200;

    public Incident {
        course = List.copyOf(course);
        notes = List.copyOf(notes);
    }

    /// What a person wrote to it.
    public record Note(Instant at, Author by, String text) {}

    public boolean isOpen() {
        return ended == null;
    }

    public boolean isByHand() {
        return !by.isNobody();
    }

    /// For example “Weak signal in area 00-950, about 40 boxes”.
    public Saying title() {
        return IncidentText.title(kind, group, affected);
    }

    /// Where it is.
    public Saying where() {
        return IncidentText.where(group);
    }

    /// What to tell customers.
    public Saying tell() {
        return text.isEmpty() ? IncidentText.tell(kind) : Saying.of(text);
    }

    Incident seen(Numbers now, Instant at, List<Double> course) {
        return new Incident(id, kind, group, by, text, since, now.troubled() > 0 ? at : lastSeen, until, ended, endedBy,
                Math.max(affected, now.affected()), now, course, notes);
    }

    Incident of(Group wider) {
        return new Incident(id, kind, wider, by, text, since, lastSeen, until, ended, endedBy, affected, numbers,
                course,
                notes);
    }

    Incident over(Instant at, Author who) {
        return new Incident(id, kind, group, by, text, since, lastSeen, until, at, who, affected, numbers, List.of(),
                notes);
    }

    Incident with(List<Note> all) {
        return new Incident(id, kind, group, by, text, since, lastSeen, until, ended, endedBy, affected, numbers,
                course,
                all);
    }
}
