package org.pilotacs.protocols.cwmp.stun;

import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.cwmp.MalformedMessageException;

import java.nio.ByteBuffer;
import java.util.List;

/// Decodes STUN datagrams. Immutable; safe for any number of threads.
public final class StunReader {
    private static final int ALIGNMENT = 4;
    private final StunLimits limits;

    public StunReader(StunLimits limits) {
        this.limits = limits;
    }

    /// What a client said.
    ///
    /// @throws MalformedMessageException bytes that are no Binding Request
    public StunDatagram<BindingRequest> readRequest(byte[] datagram) throws MalformedMessageException {
        return read(datagram, (type, transaction, attributes) -> type == StunHeader.BINDING_REQUEST
                ? new BindingRequest(transaction, attributes)
                : null);
    }

    /// What a server said.
    ///
    /// @throws MalformedMessageException bytes that are no answer to a Binding Request
    public StunDatagram<BindingAnswer> readAnswer(byte[] datagram) throws MalformedMessageException {
        return read(datagram, (type, transaction, attributes) -> switch (type) {
            case StunHeader.BINDING_RESPONSE -> new BindingAnswer.BindingResponse(transaction, attributes);
            case StunHeader.BINDING_ERROR_RESPONSE -> new BindingAnswer.BindingErrorResponse(transaction, attributes);
            default -> null;
        });
    }

    private <M extends StunMessage> StunDatagram<M> read(byte[] datagram, Kind<M> kind)
            throws MalformedMessageException {
        if (datagram.length > limits.bytes()) {
            throw new MalformedMessageException("message too long");
        }
        if (datagram.length < StunHeader.SIZE) {
            throw new MalformedMessageException("shorter than a STUN header");
        }
        StunHeader header = StunHeader.read(ByteBuffer.wrap(datagram));
        if (header.length() != datagram.length - StunHeader.SIZE) {
            throw new MalformedMessageException("not as long as its header says");
        }
        AttributeReader attributes = attributes(datagram, header.transaction());
        M message = kind.message(header.type(), header.transaction(), attributes.attributes());
        if (message == null) {
            throw new MalformedMessageException("not the STUN message that belongs here");
        }
        return new StunDatagram<>(message, attributes.signed());
    }

    private AttributeReader attributes(byte[] datagram, TransactionId transaction) throws MalformedMessageException {
        try {
            return new AttributeReader(datagram, transaction, limits).read(ALIGNMENT);
        } catch (MalformedMessageException e) {
            if (transaction.hasCookie()) {
                throw e;
            }
            return new AttributeReader(datagram, transaction, limits).read(1);
        }
    }

    /// The message of that type; null if it does not belong here.
    @FunctionalInterface
    private interface Kind<M> {
        @Nullable
        M message(int type, TransactionId transaction, List<StunAttribute> attributes);
    }
}
