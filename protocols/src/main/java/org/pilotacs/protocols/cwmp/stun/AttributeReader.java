package org.pilotacs.protocols.cwmp.stun;

import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.cwmp.MalformedMessageException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/// A walk through the attributes of one message. Confined to one thread.
final class AttributeReader {
    private static final int TAG = 4;
    private static final int CHANGE_IP = 0x4;
    private static final int CHANGE_PORT = 0x2;

    private final byte[] message;
    private final TransactionId transaction;
    private final StunLimits limits;
    private final List<StunAttribute> attributes = new ArrayList<>();
    private int integrityEnd;

    AttributeReader(byte[] message, TransactionId transaction, StunLimits limits) {
        this.message = message;
        this.transaction = transaction;
        this.limits = limits;
    }

    /// Goes through them all.
    ///
    /// @param alignment what the start of each is a multiple of: 4 by the standards, 1 with clients that forget it
    AttributeReader read(int alignment) throws MalformedMessageException {
        int count = 0;
        for (int at = StunHeader.SIZE; at < message.length;) {
            if (++count > limits.attributes()) {
                throw new MalformedMessageException("too many attributes");
            }
            if (message.length - at < TAG) {
                throw new MalformedMessageException("attribute longer than its message");
            }
            int length = unsigned(at + 2);
            int next = at + TAG + (length + alignment - 1) / alignment * alignment;
            if (next > message.length) {
                throw new MalformedMessageException("attribute longer than its message");
            }
            attribute(unsigned(at), at + TAG, length);
            at = next;
        }
        return this;
    }

    List<StunAttribute> attributes() {
        return attributes;
    }

    /// The message up to the end of its signature; null if it has none.
    byte @Nullable [] signed() {
        return integrityEnd == 0 ? null : Arrays.copyOf(message, integrityEnd);
    }

    private int unsigned(int at) {
        return Byte.toUnsignedInt(message[at]) << 8 | Byte.toUnsignedInt(message[at + 1]);
    }

    // Behind the signature only the checksum counts (RFC 5389, 15.4): anyone could have put the rest there.
    private void attribute(int type, int at, int length) throws MalformedMessageException {
        if (type == AttributeType.FINGERPRINT) {
            attributes.add(fingerprint(at, length));
        } else if (integrityEnd == 0 && type == AttributeType.MESSAGE_INTEGRITY) {
            if (length != HmacSha1.LENGTH) {
                throw new MalformedMessageException("a signature of wrong length");
            }
            integrityEnd = at + length;
        } else if (integrityEnd == 0) {
            attributes.add(value(type, ByteBuffer.wrap(message, at, length).slice()));
        }
    }

    private StunAttribute fingerprint(int at, int length) throws MalformedMessageException {
        int start = at - TAG;
        if (start + Checksum.SIZE != message.length || length != Integer.BYTES
                || ByteBuffer.wrap(message).getInt(at) != Checksum.of(message, start)) {
            throw new MalformedMessageException("wrong fingerprint");
        }
        return new StunAttribute.Fingerprint();
    }

    private StunAttribute value(int type, ByteBuffer value) throws MalformedMessageException {
        return switch (type) {
            case AttributeType.MAPPED_ADDRESS -> new StunAttribute.MappedAddress(SocketAddresses.read(value));
            case AttributeType.RESPONSE_ADDRESS -> new StunAttribute.ResponseAddress(SocketAddresses.read(value));
            case AttributeType.SOURCE_ADDRESS -> new StunAttribute.SourceAddress(SocketAddresses.read(value));
            case AttributeType.CHANGED_ADDRESS -> new StunAttribute.ChangedAddress(SocketAddresses.read(value));
            case AttributeType.REFLECTED_FROM -> new StunAttribute.ReflectedFrom(SocketAddresses.read(value));
            case AttributeType.XOR_MAPPED_ADDRESS ->
                new StunAttribute.XorMappedAddress(SocketAddresses.readDisguised(value, transaction));
            case AttributeType.CHANGE_REQUEST -> changeRequest(value);
            case AttributeType.USERNAME -> new StunAttribute.Username(text(value));
            case AttributeType.ERROR_CODE -> errorCode(value);
            case AttributeType.UNKNOWN_ATTRIBUTES -> unknownAttributes(value);
            case AttributeType.SOFTWARE -> new StunAttribute.Software(text(value));
            case AttributeType.CONNECTION_REQUEST_BINDING -> connectionRequestBinding(type, value);
            case AttributeType.BINDING_CHANGE -> new StunAttribute.BindingChange();
            default -> unknown(type, value);
        };
    }

    private static StunAttribute changeRequest(ByteBuffer value) throws MalformedMessageException {
        if (value.remaining() != Integer.BYTES) {
            throw new MalformedMessageException("CHANGE-REQUEST of wrong length");
        }
        int flags = value.getInt();
        return new StunAttribute.ChangeRequest((flags & CHANGE_IP) != 0, (flags & CHANGE_PORT) != 0);
    }

    private StunAttribute errorCode(ByteBuffer value) throws MalformedMessageException {
        if (value.remaining() < Integer.BYTES) {
            throw new MalformedMessageException("ERROR-CODE too short");
        }
        int code = value.getInt();
        int hundreds = code >>> 8 & 0x7;
        int rest = code & 0xFF;
        if (hundreds < 1 || hundreds > 6 || rest > 99) {
            throw new MalformedMessageException("no STUN error code");
        }
        return new StunAttribute.ErrorCode(100 * hundreds + rest, text(value));
    }

    // A classic server repeats one to reach an even number (RFC 3489, 11.2.10).
    private static StunAttribute unknownAttributes(ByteBuffer value) {
        return new StunAttribute.UnknownAttributes(IntStream.range(0, value.remaining() / 2)
                .map(i -> Short.toUnsignedInt(value.getShort(2 * i))).distinct().boxed().toList());
    }

    // Clients leave out the blank, or put a zero in its place.
    private StunAttribute connectionRequestBinding(int type, ByteBuffer value) {
        return text(value.duplicate()).strip().equals(AttributeType.CONNECTION_REQUEST_BINDING_VALUE.strip())
                ? new StunAttribute.ConnectionRequestBinding()
                : unknown(type, value);
    }

    private static StunAttribute unknown(int type, ByteBuffer value) {
        return new StunAttribute.Unknown(type, HexFormat.of().formatHex(bytes(value)));
    }

    private String text(ByteBuffer value) {
        String text = new String(bytes(value), StandardCharsets.UTF_8);
        return transaction.hasCookie() ? text : withoutFilling(text);
    }

    private static String withoutFilling(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\0')) {
            end--;
        }
        return text.substring(0, end);
    }

    private static byte[] bytes(ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.get(bytes);
        return bytes;
    }
}
