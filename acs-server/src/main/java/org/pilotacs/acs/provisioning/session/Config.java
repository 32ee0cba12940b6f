package org.pilotacs.acs.provisioning.session;

import org.pilotacs.acs.provisioning.engine.Settings;
import org.pilotacs.acs.provisioning.expression.Context;
import org.pilotacs.acs.provisioning.expression.Expression;
import org.pilotacs.acs.provisioning.expression.ExpressionLimitException;
import org.pilotacs.acs.provisioning.expression.Value;
import org.pilotacs.acs.provisioning.preset.Definitions;

import java.time.Duration;

/// The operator's settings, for one device.
record Config(Definitions definitions, Context context) {
    private static final Duration LONGEST_WAIT = Duration.ofDays(7);

    private Value value(String key) {
        Expression expression = definitions.config(key);
        try {
            return expression == null ? Value.none() : expression.evaluate(context);
        } catch (ExpressionLimitException _) {
            return Value.none();
        }
    }

    private double number(String key, double otherwise) {
        return switch (value(key)) {
            case Value.Num(double number) when !Double.isNaN(number) -> number;
            case Value.Bool(boolean truth) -> truth ? 1 : 0;
            case Value.Num _,Value.Text _,Value.Null _ -> otherwise;
        };
    }

    private boolean truth(String key, boolean otherwise) {
        Value value = value(key);
        return value.isNull() ? otherwise : value.isTrue();
    }

    Settings settings() {
        Settings usual = Settings.DEFAULT;
        return new Settings(within(Settings.BATCH.min(), Settings.BATCH.max(), "cwmp.gpvBatchSize", usual.batch()),
                within(0, 32, "cwmp.gpnNextLevel", usual.nextLevelFrom()),
                truth("cwmp.skipRootGpn", usual.skipRoot()),
                truth("cwmp.skipWritableCheck", usual.skipWritableCheck()),
                truth("cwmp.datetimeMilliseconds", usual.milliseconds()),
                truth("cwmp.booleanLiteral", usual.booleanLiteral()),
                within(Settings.ITERATIONS.min(), Settings.ITERATIONS.max(), "cwmp.maxCommitIterations",
                        usual.iterations()));
    }

    private int within(int low, int high, String key, int otherwise) {
        return (int) Math.clamp(number(key, otherwise), low, high);
    }

    /// After the first failure.
    Duration retryDelay() {
        return seconds("cwmp.retryDelay", 300);
    }

    /// GenieACS doubles without end.
    Duration longestRetryDelay() {
        return seconds("cwmp.maxRetryDelay", LONGEST_WAIT.toSeconds());
    }

    Duration downloadTimeout() {
        return seconds("cwmp.downloadTimeout", 3600);
    }

    boolean downloadSuccessOnTimeout() {
        return truth("cwmp.downloadSuccessOnTimeout", false);
    }

    private Duration seconds(String key, double otherwise) {
        return Duration.ofMillis((long) (1000 * Math.clamp(number(key, otherwise), 0, 366 * 86_400.0)));
    }
}
