package org.pilotacs.protocols.cwmp.stun;

import org.pilotacs.protocols.cwmp.MalformedMessageException;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/// Addresses as STUN writes them (RFC 3489, 11.2.1), plain or disguised (RFC 5389, 15.2).
final class SocketAddresses {
    private static final int IPV4 = 1;
    private static final int IPV6 = 2;
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;
    private static final byte[] NOTHING = new byte[IPV6_BYTES];

    private SocketAddresses() {}

    static InetSocketAddress read(ByteBuffer value) throws MalformedMessageException {
        return read(value, NOTHING);
    }

    static InetSocketAddress readDisguised(ByteBuffer value, TransactionId transaction)
            throws MalformedMessageException {
        return read(value, disguise(transaction));
    }

    private static InetSocketAddress read(ByteBuffer value, byte[] mask) throws MalformedMessageException {
        if (value.remaining() < 4) {
            throw new MalformedMessageException("address too short");
        }
        int family = value.getShort() & 0xFF;
        int port = Short.toUnsignedInt(value.getShort()) ^ port(mask);
        byte[] address = new byte[value.remaining()];
        value.get(address);
        if (family == IPV4 && address.length == IPV4_BYTES || family == IPV6 && address.length == IPV6_BYTES) {
            return new InetSocketAddress(inetAddress(masked(address, mask)), port);
        }
        throw new MalformedMessageException("address of no known family");
    }

    static byte[] write(InetSocketAddress address) {
        return write(address, NOTHING);
    }

    static byte[] writeDisguised(InetSocketAddress address, TransactionId transaction) {
        return write(address, disguise(transaction));
    }

    private static byte[] write(InetSocketAddress address, byte[] mask) {
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("an unresolved address: " + address);
        }
        byte[] bytes = address.getAddress().getAddress();
        return ByteBuffer.allocate(4 + bytes.length).putShort((short) (bytes.length == IPV4_BYTES ? IPV4 : IPV6))
                .putShort((short) (address.getPort() ^ port(mask))).put(masked(bytes, mask)).array();
    }

    // RFC 5389 gives a classic message no disguise; the cookie in place of its first bits is what its readers expect.
    private static byte[] disguise(TransactionId transaction) {
        return ByteBuffer.allocate(IPV6_BYTES).putInt(TransactionId.MAGIC_COOKIE).putInt((int) transaction.high())
                .putLong(transaction.low()).array();
    }

    private static int port(byte[] mask) {
        return Byte.toUnsignedInt(mask[0]) << 8 | Byte.toUnsignedInt(mask[1]);
    }

    private static byte[] masked(byte[] bytes, byte[] mask) {
        byte[] masked = bytes.clone();
        for (int i = 0; i < masked.length; i++) {
            masked[i] ^= mask[i];
        }
        return masked;
    }

    private static InetAddress inetAddress(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("only the wrong number of bytes is refused", e);
        }
    }
}
