package org.pilotacs.acs.incident;

/// What the correlation found out.
sealed interface Change {
    IncidentKind kind();

    Group group();

    /// A group is in trouble.
    record Raised(IncidentKind kind, Group group, Numbers numbers) implements Change {}

    /// It goes on.
    record Ongoing(IncidentKind kind, Group group, Numbers numbers) implements Change {}

    /// It shows to be that of a larger group.
    record Widened(IncidentKind kind, Group group, Group to, Numbers numbers) implements Change {}

    /// All is as usual again, or the trouble is part of another's.
    record Over(IncidentKind kind, Group group) implements Change {}
}
