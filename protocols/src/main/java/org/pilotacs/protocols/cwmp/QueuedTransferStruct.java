package org.pilotacs.protocols.cwmp;

/// State: 1 not yet started, 2 in progress, 3 completed.
public record QueuedTransferStruct(String commandKey, int state) {}
