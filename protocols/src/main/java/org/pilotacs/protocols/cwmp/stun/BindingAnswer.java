package org.pilotacs.protocols.cwmp.stun;

import java.util.List;

/// What a server says to a [BindingRequest].
public sealed interface BindingAnswer extends StunMessage {
    record BindingResponse(TransactionId transaction, List<StunAttribute> attributes) implements BindingAnswer {
        public BindingResponse {
            attributes = List.copyOf(attributes);
        }
    }

    /// A refusal, with the reason in [StunAttribute.ErrorCode].
    record BindingErrorResponse(TransactionId transaction, List<StunAttribute> attributes) implements BindingAnswer {
        public BindingErrorResponse {
            attributes = List.copyOf(attributes);
        }
    }
}
