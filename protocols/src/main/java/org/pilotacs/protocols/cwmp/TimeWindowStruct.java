package org.pilotacs.protocols.cwmp;

/// One window of ScheduleDownload: start and end in seconds from now; mode as in the schema, for example `3 When Idle`.
public record TimeWindowStruct(long windowStart, long windowEnd, String windowMode, String userMessage,
        int maxRetries) {}
