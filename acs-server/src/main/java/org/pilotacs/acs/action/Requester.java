package org.pilotacs.acs.action;

import org.pilotacs.acs.task.Priority;

/// Who asked, through which door, and how urgently.
///
/// @param who a user or system name, for the record
/// @param channel the door, for example `care-api`, `console`, `cli`
public record Requester(String who, String channel, Priority priority) {}
