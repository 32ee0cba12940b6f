package org.pilotacs.agent.lwm2m;

import java.time.Duration;

/// When a client listens.
public sealed interface Presence {
    record AlwaysOn() implements Presence {}

    /// Queue mode (LwM2M Core 1.1, 6.5): deaf but for a while after each word of its own and each word it heard.
    record Queue(Duration awake) implements Presence {
        /// CoAP's MAX_TRANSMIT_WAIT (RFC 7252, 4.8.2), for which the server may count on being heard.
        public static final Duration DEFAULT_AWAKE = Duration.ofSeconds(93);

        public Queue {
            if (awake.isNegative() || awake.isZero()) {
                throw new IllegalArgumentException("a client must be awake for some time: " + awake);
            }
        }
    }
}
