package org.pilotacs.acs.link.satellite.payload;

import org.pilotacs.acs.saying.Saying;

import java.time.Duration;
import java.util.regex.Pattern;

/// An HTTP response of a gateway, and what it means. What only the operator can put right (address, token) is not held against
/// the command: it waits, and people see why.
final class CasReply {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final Duration LONGEST_WISH = Duration.ofHours(1);
    /// Before an operator has corrected a setting nothing gets better.
    private static final Duration SETTING = Duration.ofMinutes(1);

    private final int status;
    private final String retryAfter;
    private final byte[] body;

    /// @param retryAfter the header; empty for none
    CasReply(int status, String retryAfter, byte[] body) {
        this.status = status;
        this.retryAfter = retryAfter;
        this.body = body;
    }

    CasAnswer<CasTicket> toSubmit() {
        return switch (status) {
            case 200, 201, 202 -> read(CasJson::ticket);
            case 404 -> later(PayloadSaying.CAS_ADDRESS.of(Saying.of(status)), SETTING);
            default -> other();
        };
    }

    CasAnswer<CasStatus> toPoll() {
        return switch (status) {
            case 200 -> read(CasJson::status);
            case 404, 410 -> new CasAnswer.Refused<>(PayloadSaying.CAS_FORGOT.of());
            default -> other();
        };
    }

    private interface Reading<T> {
        T of(byte[] body) throws CasJson.UnreadableException;
    }

    private <T> CasAnswer<T> read(Reading<T> reading) {
        try {
            return new CasAnswer.Given<>(reading.of(body));
        } catch (CasJson.UnreadableException e) {
            return later(PayloadSaying.CAS_NOT_UNDERSTOOD.of(Saying.of(String.valueOf(e.getMessage()))), Duration.ZERO);
        }
    }

    private <T> CasAnswer<T> other() {
        Saying code = Saying.of(status);
        return switch (status) {
            case 401, 403, 407 -> later(PayloadSaying.CAS_TOKEN.of(code), SETTING);
            case 405 -> later(PayloadSaying.CAS_ADDRESS.of(code), SETTING);
            case 408, 425, 429 -> later(PayloadSaying.CAS_BUSY.of(code), wish());
            default -> switch (status / 100) {
                case 5 -> later(PayloadSaying.CAS_BUSY.of(code), wish());
                case 4 -> new CasAnswer.Refused<>(refusal(code));
                case 3 -> later(PayloadSaying.CAS_ADDRESS.of(code), SETTING);
                default ->
                    later(PayloadSaying.CAS_NOT_UNDERSTOOD.of(Saying.of("HTTP " + status)), Duration.ZERO);
            };
        };
    }

    private Saying refusal(Saying code) {
        String reason = CasJson.reason(body);
        return reason.isEmpty()
                ? PayloadSaying.CAS_REFUSED.of(code)
                : PayloadSaying.CAS_REFUSED_BECAUSE.of(code, Saying.of(reason));
    }

    /// Retry-After in seconds (RFC 9110, 10.2.3); dates are not looked at.
    private Duration wish() {
        Duration wish = SECONDS.matcher(retryAfter.strip()).matches()
                ? Duration.ofSeconds(Long.parseLong(retryAfter.strip()))
                : Duration.ZERO;
        return wish.compareTo(LONGEST_WISH) < 0 ? wish : LONGEST_WISH;
    }

    private static <T> CasAnswer<T> later(Saying why, Duration atLeast) {
        return new CasAnswer.Later<>(why, atLeast);
    }
}
