package org.pilotacs.acs.diagnostic;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.saying.SayingKey;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/// What is said of tests of the line: what they showed, and why they showed nothing.
public enum DiagnosticSaying implements SayingKey {
    /// What a test is called in the middle of a sentence.
    PING, TRACE, DOWNLOAD, UPLOAD,
    /// What it showed.
    ECHOES, NO_ECHO, HOPS, SPEED, ENDED_WITHOUT_RESULT,
    /// Where it stands otherwise.
    NOT_ENDED, FORGOTTEN, CALLED_OFF, NOT_ON_BOX,
    /// Why it ended without a result, in the words of the data models.
    ERROR_CANNOT_RESOLVE_HOST_NAME, ERROR_MAX_HOP_COUNT_EXCEEDED, ERROR_INIT_CONNECTION_FAILED, ERROR_NO_RESPONSE,
    ERROR_NO_ROUTE_TO_HOST, ERROR_PASSWORD_REQUEST_FAILED, ERROR_LOGIN_FAILED, ERROR_NO_TRANSFER_MODE, ERROR_NO_PASV,
    ERROR_NO_CWD, ERROR_NO_STOR, ERROR_NO_TRANSFER_COMPLETE, ERROR_INCORRECT_SIZE, ERROR_TIMEOUT, ERROR_INTERNAL,
    ERROR_OTHER;

    /// What a state such as `Error_NoResponse` means.
    public static DiagnosticSaying error(String state) {
        String plain = plain(state);
        return Stream.of(values()).filter(one -> one.name().startsWith("ERROR") && plain(one.name()).equals(plain))
                .findFirst().orElse(ERROR_OTHER);
    }

    private static String plain(String name) {
        return name.replace("_", "").toUpperCase(Locale.ROOT);
    }

    /// The test and what it is made against, for example `ping of 192.0.2.1`.
    public static Saying of(Diagnostic test) {
        return (switch (test.kind()) {
            case PING -> PING;
            case TRACE -> TRACE;
            case DOWNLOAD -> DOWNLOAD;
            case UPLOAD -> UPLOAD;
        }).of(Saying.of(test.target()));
    }

    /// What a test showed.
    public static Saying of(Diagnostic test, DiagnosticResult result) {
        Saying name = of(test);
        return switch (result) {
            case DiagnosticResult.Ping ping when ping.answered() > 0 -> ECHOES.of(name, Saying.of(ping.answered()),
                    Saying.of(ping.answered() + ping.lost()), number(ping.average()));
            case DiagnosticResult.Ping ping -> NO_ECHO.of(name, Saying.of(ping.answered() + ping.lost()));
            case DiagnosticResult.Trace(var hops) -> HOPS.of(name, Saying.of(hops.size()));
            case DiagnosticResult.Speed speed -> SPEED.of(name, number(speed.rate() / 1e6),
                    number(speed.bytes() / 1e6), seconds(speed.took()));
        };
    }

    private static Saying seconds(Duration took) {
        return number(took.toMillis() / 1_000.0);
    }

    private static Saying number(@Nullable Double value) {
        return value == null ? Saying.of("?") : number(value.doubleValue());
    }

    /// Three figures are as exact as a test of a line is.
    private static Saying number(double value) {
        return Saying.of(BigDecimal.valueOf(value).setScale(value >= 100 ? 0 : value >= 10 ? 1 : 2,
                RoundingMode.HALF_UP));
    }

    @Override
    public String topic() {
        return "test";
    }
}
