package org.pilotacs.protocols.cwmp;

/// One event of an Inform. The command key is set only for `M …` events.
public record EventStruct(String eventCode, String commandKey) {}
