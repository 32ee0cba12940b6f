package org.pilotacs.acs.provisioning.session;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.SecretParameter;
import org.pilotacs.acs.provisioning.expression.Context;
import org.pilotacs.acs.provisioning.expression.Expression;
import org.pilotacs.acs.provisioning.expression.Value;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

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

    /// What is wrong with a setting, though it can be read; null if nothing.
    ///
    /// @param written its name
    public static @Nullable String objection(String written, Expression expression) {
        if (!AUTH.written.equals(written)) {
            return null;
        }
        return expression.names(NOBODY).stream().filter(SecretParameter::isNamed).findFirst()
                .map(secret -> "it compares with " + secret
                        + ", which is not kept here, and so would let nobody in: give "
                        + "AUTH the password by EXT, or make it of the serial number")
                .orElse(null);
    }

    /// A device of which nothing is known.
    private static final Context NOBODY = new Context() {
        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public Value parameter(String path) {
            return Value.none();
        }

        @Override
        public Value call(String function, List<Value> arguments) {
            return Value.none();
        }
    };
}
