package org.pilotacs.acs.door.http;

import org.pilotacs.acs.saying.Saying;

import java.time.Duration;
import java.util.List;

/// Why a call is not answered with what it asked for. The texts are for the caller; what only we may know stays in the log.
public sealed interface ApiError {
    /// Not as the contract says.
    record Invalid(Saying detail, List<Violation> violations) implements ApiError {
        public Invalid {
            violations = List.copyOf(violations);
        }
    }

    /// One place where a request differs from the contract.
    ///
    /// @param where a JSON pointer into the body, or `query limit`, `header Idempotency-Key` and the like
    record Violation(String where, Saying detail) {
        Saying whole() {
            return HttpSaying.VIOLATION.of(Saying.of(where), detail);
        }
    }

    record Unauthorized(Saying detail) implements ApiError {}

    record Forbidden(Saying detail) implements ApiError {}

    /// @param what in a sentence, for example `There is no device X.`
    record NotFound(Saying what) implements ApiError {}

    record WrongMethod(List<String> allowed) implements ApiError {
        public WrongMethod {
            allowed = List.copyOf(allowed);
        }
    }

    /// At odds with what was asked before.
    record Conflict(Saying detail) implements ApiError {}

    /// @param limit in bytes
    record TooLarge(long limit) implements ApiError {}

    record WrongMediaType(String sent, List<String> taken) implements ApiError {
        public WrongMediaType {
            taken = List.copyOf(taken);
        }
    }

    /// A part of a file that does not begin where the one before it ended.
    ///
    /// @param offset where the next one has to begin
    record Elsewhere(Saying detail, long offset) implements ApiError {}

    /// Understood, but it cannot be done; the reason says what to do instead.
    record Refused(Saying reason) implements ApiError {}

    /// Not once more.
    ///
    /// @param retryAfter zero if that is not known
    record TooOften(Saying detail, Duration retryAfter) implements ApiError {
        public TooOften(Saying detail) {
            this(detail, Duration.ZERO);
        }
    }

    record Busy(Duration retryAfter) implements ApiError {}

    /// Something that is not ours does not answer; the same may succeed a little later.
    record Away(Saying detail) implements ApiError {}

    /// Ours.
    record Broken() implements ApiError {}

    static ApiException invalid(String where, Saying detail) {
        Violation violation = new Violation(where, detail);
        return new ApiException(new Invalid(violation.whole(), List.of(violation)));
    }

    static ApiException notFound(Saying what) {
        return new ApiException(new NotFound(what));
    }
}
