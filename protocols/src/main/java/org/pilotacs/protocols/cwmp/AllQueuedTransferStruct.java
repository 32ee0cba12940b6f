package org.pilotacs.protocols.cwmp;

/// State as in [QueuedTransferStruct]; size in bytes.
public record AllQueuedTransferStruct(String commandKey, int state, boolean isDownload, String fileType, long fileSize,
        String targetFileName) {}
