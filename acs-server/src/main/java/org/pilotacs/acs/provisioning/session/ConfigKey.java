package org.pilotacs.acs.provisioning.session;

import java.util.Arrays;

/// Settings that have an effect. Others are kept.
public enum ConfigKey {
    BATCH("cwmp.gpvBatchSize"), NEXT_LEVEL("cwmp.gpnNextLevel"), SKIP_ROOT("cwmp.skipRootGpn"),
    SKIP_WRITABLE_CHECK("cwmp.skipWritableCheck"), MILLISECONDS("cwmp.datetimeMilliseconds"),
    BOOLEAN_LITERAL("cwmp.booleanLiteral"), ITERATIONS("cwmp.maxCommitIterations"), RETRY_DELAY("cwmp.retryDelay"),
    LONGEST_RETRY_DELAY("cwmp.maxRetryDelay"), DOWNLOAD_TIMEOUT("cwmp.downloadTimeout"),
    DOWNLOAD_SUCCESS_ON_TIMEOUT("cwmp.downloadSuccessOnTimeout"), AUTH("cwmp.auth"),
    CONNECTION_REQUEST_AUTH("cwmp.connectionRequestAuth"), DEVICE_ONLINE_THRESHOLD("cwmp.deviceOnlineThreshold");

    private final String written;

    ConfigKey(String written) {
        this.written = written;
    }

    /// As GenieACS writes it.
    String written() {
        return written;
    }

    public static boolean isRead(String written) {
        return Arrays.stream(values()).anyMatch(key -> key.written.equals(written));
    }
}
