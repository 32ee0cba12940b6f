package org.pilotacs.protocols.cwmp.stun;

import java.util.List;

/// A client asks how its address looks from outside, and so keeps the way back to it open (RFC 3489, 9.3).
public record BindingRequest(TransactionId transaction, List<StunAttribute> attributes) implements StunMessage {
    public BindingRequest {
        attributes = List.copyOf(attributes);
    }
}
