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

    private Value value(ConfigKey key) {
        Expression expression = definitions.config(key.written());
        try {
            return expression == null ? Value.none() : expression.evaluate(context);
        } catch (ExpressionLimitException _) {
            return Value.none();
        }
    }

    private double number(ConfigKey key, double otherwise) {
        return switch (value(key)) {
            case Value.Num(double number) when !Double.isNaN(number) -> number;
            case Value.Bool(boolean truth) -> truth ? 1 : 0;
            case Value.Num _,Value.Text _,Value.Null _ -> otherwise;
        };
    }

    private boolean truth(ConfigKey key, boolean otherwise) {
        Value value = value(key);
        return value.isNull() ? otherwise : value.isTrue();
    }

    Settings settings() {
        Settings usual = Settings.DEFAULT;
        return new Settings(within(Settings.BATCH.min(), Settings.BATCH.max(), ConfigKey.BATCH, usual.batch()),
                within(0, 32, ConfigKey.NEXT_LEVEL, usual.nextLevelFrom()),
                truth(ConfigKey.SKIP_ROOT, usual.skipRoot()),
                truth(ConfigKey.SKIP_WRITABLE_CHECK, usual.skipWritableCheck()),
                truth(ConfigKey.MILLISECONDS, usual.milliseconds()),
                truth(ConfigKey.BOOLEAN_LITERAL, usual.booleanLiteral()),
                within(Settings.ITERATIONS.min(), Settings.ITERATIONS.max(), ConfigKey.ITERATIONS,
                        usual.iterations()));
    }

    private int within(int low, int high, ConfigKey key, int otherwise) {
        return (int) Math.clamp(number(key, otherwise), low, high);
    }

    /// After the first failure.
    Duration retryDelay() {
        return seconds(ConfigKey.RETRY_DELAY, 300);
    }

    /// GenieACS doubles without end.
    Duration longestRetryDelay() {
        return seconds(ConfigKey.LONGEST_RETRY_DELAY, LONGEST_WAIT.toSeconds());
    }

    Duration downloadTimeout() {
        return seconds(ConfigKey.DOWNLOAD_TIMEOUT, 3600);
    }

    boolean downloadSuccessOnTimeout() {
        return truth(ConfigKey.DOWNLOAD_SUCCESS_ON_TIMEOUT, false);
    }

    private Duration seconds(ConfigKey key, double otherwise) {
        return Duration.ofMillis((long) (1000 * Math.clamp(number(key, otherwise), 0, 366 * 86_400.0)));
    }
}
