package org.pilotacs.acs.webhook;

import org.pilotacs.acs.saying.Saying;

/// What came of one message.
sealed interface Answer {
    /// @param retryAfter the header as it came, empty for none
    record Status(int code, String retryAfter) implements Answer {
        boolean isTaken() {
            return code >= 200 && code < 300;
        }

        /// The receiver wants nothing any more.
        boolean isGone() {
            return code == 410;
        }

        /// Why it counts as not taken.
        Saying why() {
            return isGone()
                    ? WebhookSaying.GONE.of()
                    : code >= 300 && code < 400
                            ? WebhookSaying.REDIRECTED.of(Saying.of(code))
                            : WebhookSaying.ANSWERED.of(Saying.of(code));
        }
    }

    /// There was no answer.
    record None(Saying why) implements Answer {}
}
