package org.pilotacs.protocols.cwmp.stun;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Encodes STUN messages, each in the dialect that its transaction id shows. Immutable; safe for any number of threads.
public final class StunWriter {
    private static final int ALIGNMENT = 4;
    private static final int CHANGE_IP = 0x4;
    private static final int CHANGE_PORT = 0x2;

    /// @throws IllegalArgumentException the message has an unresolved address or is longer than STUN can say
    public byte[] write(StunMessage message) {
        return new Composition(message, null).bytes();
    }

    /// The same, signed with a password.
    public byte[] write(StunMessage message, String password) {
        return new Composition(message, password).bytes();
    }

    /// One message under construction; confined to one thread.
    private static final class Composition {
        private final StunMessage message;
        private final @Nullable String password;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);

        Composition(StunMessage message, @Nullable String password) {
            this.message = message;
            this.password = password;
            out.writeBytes(new byte[StunHeader.SIZE]);
        }

        byte[] bytes() {
            for (StunAttribute attribute : message.attributes()) {
                attribute(attribute);
            }
            if (password != null) {
                byte[] signature = Integrity.strict(message.transaction()).sign(framed(Integrity.SIZE), out.size(),
                        HmacSha1.key(password));
                put(AttributeType.MESSAGE_INTEGRITY, signature);
            }
            if (message.find(StunAttribute.Fingerprint.class) != null) {
                int checksum = Checksum.of(framed(Checksum.SIZE), out.size());
                put(AttributeType.FINGERPRINT, ByteBuffer.allocate(Integer.BYTES).putInt(checksum).array());
            }
            return framed(0);
        }

        /// What is there so far, with the header of a message that has so many bytes more.
        private byte[] framed(int more) {
            byte[] bytes = out.toByteArray();
            int length = bytes.length - StunHeader.SIZE + more;
            if (length > 0xFFFF) {
                throw new IllegalArgumentException("a STUN message of " + length + " bytes");
            }
            int type = switch (message) {
                case BindingRequest _ -> StunHeader.BINDING_REQUEST;
                case BindingAnswer.BindingResponse _ -> StunHeader.BINDING_RESPONSE;
                case BindingAnswer.BindingErrorResponse _ -> StunHeader.BINDING_ERROR_RESPONSE;
            };
            new StunHeader(type, length, message.transaction()).write(ByteBuffer.wrap(bytes));
            return bytes;
        }

        private void attribute(StunAttribute attribute) {
            switch (attribute) {
                case StunAttribute.MappedAddress a ->
                    put(AttributeType.MAPPED_ADDRESS, SocketAddresses.write(a.address()));
                case StunAttribute.ResponseAddress a ->
                    put(AttributeType.RESPONSE_ADDRESS, SocketAddresses.write(a.address()));
                case StunAttribute.SourceAddress a ->
                    put(AttributeType.SOURCE_ADDRESS, SocketAddresses.write(a.address()));
                case StunAttribute.ChangedAddress a ->
                    put(AttributeType.CHANGED_ADDRESS, SocketAddresses.write(a.address()));
                case StunAttribute.ReflectedFrom a ->
                    put(AttributeType.REFLECTED_FROM, SocketAddresses.write(a.address()));
                case StunAttribute.XorMappedAddress a -> put(AttributeType.XOR_MAPPED_ADDRESS,
                        SocketAddresses.writeDisguised(a.address(), message.transaction()));
                case StunAttribute.ChangeRequest a -> put(AttributeType.CHANGE_REQUEST, new byte[]{ 0, 0, 0,
                    (byte) ((a.ip() ? CHANGE_IP : 0) | (a.port() ? CHANGE_PORT : 0))});
                case StunAttribute.Username a -> put(AttributeType.USERNAME, filled(a.name()));
                case StunAttribute.ErrorCode a -> put(AttributeType.ERROR_CODE, errorCode(a));
                case StunAttribute.UnknownAttributes a -> put(AttributeType.UNKNOWN_ATTRIBUTES, types(a.types()));
                case StunAttribute.Software a -> put(AttributeType.SOFTWARE, filled(a.description()));
                case StunAttribute.ConnectionRequestBinding _ -> put(AttributeType.CONNECTION_REQUEST_BINDING,
                        utf8(AttributeType.CONNECTION_REQUEST_BINDING_VALUE));
                case StunAttribute.BindingChange _ -> put(AttributeType.BINDING_CHANGE, new byte[0]);
                case StunAttribute.Unknown a -> put(a.type(), HexFormat.of().parseHex(a.value()));
                case StunAttribute.Fingerprint _ -> {
                    // comes last of all
                }
            }
        }

        private byte[] errorCode(StunAttribute.ErrorCode error) {
            byte[] reason = filled(error.reason());
            return ByteBuffer.allocate(Integer.BYTES + reason.length)
                    .putInt(error.code() / 100 << 8 | error.code() % 100).put(reason).array();
        }

        private byte[] types(List<Integer> types) {
            int count = message.transaction().hasCookie() ? types.size() : (types.size() + 1) / 2 * 2;
            ByteBuffer value = ByteBuffer.allocate(Short.BYTES * count);
            for (int i = 0; i < count; i++) {
                value.putShort(types.get(Math.min(i, types.size() - 1)).shortValue());
            }
            return value.array();
        }

        // In a classic message the length of a text is a multiple of four, blanks included (RFC 3489, 11.2.6 and 11.2.9).
        private byte[] filled(String text) {
            byte[] bytes = utf8(text);
            if (message.transaction().hasCookie()) {
                return bytes;
            }
            byte[] filled = Arrays.copyOf(bytes, aligned(bytes.length));
            Arrays.fill(filled, bytes.length, filled.length, (byte) ' ');
            return filled;
        }

        private void put(int type, byte[] value) {
            out.writeBytes(ByteBuffer.allocate(Integer.BYTES + aligned(value.length)).putShort((short) type)
                    .putShort((short) value.length).put(value).array());
        }

        private static byte[] utf8(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        private static int aligned(int length) {
            return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        }
    }
}
