package org.pilotacs.protocols.cwmp.stun;

import java.net.InetSocketAddress;
import java.util.List;

/// One attribute of a STUN message. Addresses are resolved ones.
public sealed interface StunAttribute {
    /// Where the request came from, as the server saw it.
    record MappedAddress(InetSocketAddress address) implements StunAttribute {}

    /// The same, disguised from NATs that rewrite what looks like an address (RFC 5389, 15.2).
    record XorMappedAddress(InetSocketAddress address) implements StunAttribute {}

    /// Where the answer is to go. Clients use it to find out how long a binding lives; a server that obeys strangers
    /// here throws stones for them.
    record ResponseAddress(InetSocketAddress address) implements StunAttribute {}

    /// From which other address or port the answer is to come.
    record ChangeRequest(boolean ip, boolean port) implements StunAttribute {}

    /// Where the answer comes from.
    record SourceAddress(InetSocketAddress address) implements StunAttribute {}

    /// Where the answer to a [ChangeRequest] would come from.
    record ChangedAddress(InetSocketAddress address) implements StunAttribute {}

    /// Where the request behind an answer to a [ResponseAddress] came from.
    record ReflectedFrom(InetSocketAddress address) implements StunAttribute {}

    /// Who signed. Without the blanks that classic clients append to reach a multiple of four.
    record Username(String name) implements StunAttribute {}

    /// Why the server refuses.
    ///
    /// @param code from 100 to 699
    /// @param reason for people
    record ErrorCode(int code, String reason) implements StunAttribute {
        public static final int UNAUTHORIZED = 401;
        public static final int UNKNOWN_ATTRIBUTE = 420;
        public static final int STALE_CREDENTIALS = 430;
        public static final int INTEGRITY_CHECK_FAILURE = 431;
        public static final int MISSING_USERNAME = 432;

        public ErrorCode {
            if (code < 100 || code > 699) {
                throw new IllegalArgumentException("no STUN error code: " + code);
            }
        }
    }

    /// What the server did not understand ([StunMessage#notUnderstood()]).
    record UnknownAttributes(List<Integer> types) implements StunAttribute {
        public UnknownAttributes {
            types = List.copyOf(types);
        }
    }

    /// On the address behind this binding the device listens for connection requests (G.2.1.3).
    record ConnectionRequestBinding() implements StunAttribute {}

    /// The binding is new or has changed (G.2.1.3).
    record BindingChange() implements StunAttribute {}

    /// What program speaks.
    record Software(String description) implements StunAttribute {}

    /// A checksum ends the message. The writer computes it, and what the reader lets pass had a right one.
    record Fingerprint() implements StunAttribute {}

    /// One that we have no use for.
    ///
    /// @param value in lower-case hex
    record Unknown(int type, String value) implements StunAttribute {
        private static final int FIRST_OPTIONAL = 0x8000;

        /// Whether a receiver must not go on without understanding it (RFC 3489, 11.2).
        public boolean required() {
            return type < FIRST_OPTIONAL;
        }
    }
}
