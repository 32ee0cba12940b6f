package org.pilotacs.protocols.simulcrypt;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What is to be broadcast (6.2.5, and 6.3 for UDP). Not answered.
///
/// @param stream whose data these are; on TCP there must be one, on UDP none, where client_id and data_id suffice
/// @param dataId data_id, 16 bits
/// @param datagrams at least one. Here there may be more than one message has room for: see [#split]
public record DataProvision(ClientId clientId, @Nullable StreamRef stream, int dataId,
        List<Datagram> datagrams) implements FromEmmg {
    /// Bytes of a message on TCP that no multiplexer should choke on.
    public static final int TCP_SIZE = 8 << 10;
    /// Bytes of a message on UDP that go into one frame of Ethernet.
    public static final int UDP_SIZE = 1472;

    private static final int FIXED = MessageFraming.HEADER + 2 * Parameter.TAG + Integer.BYTES + Short.BYTES;
    private static final int STREAM = 2 * (Parameter.TAG + Short.BYTES);

    /// @throws IllegalArgumentException no datagram, or a number out of range
    public DataProvision {
        Unsigned.check("a data_id", dataId, Short.SIZE);
        datagrams = List.copyOf(datagrams);
        if (datagrams.isEmpty()) {
            throw new IllegalArgumentException("a data_provision has a datagram");
        }
    }

    /// As [#split(int)], into messages of [#TCP_SIZE], or of [#UDP_SIZE] if there is no stream.
    public List<DataProvision> split() {
        return split(stream == null ? UDP_SIZE : TCP_SIZE);
    }

    /// The same datagrams in the same order, in as few messages as their order allows.
    ///
    /// @param maxSize bytes of a whole message
    /// @throws IllegalArgumentException a datagram that alone makes a longer message
    public List<DataProvision> split(int maxSize) {
        int room = Math.min(maxSize, MessageFraming.MAX_SIZE) - FIXED - (stream == null ? 0 : STREAM);
        List<DataProvision> parts = new ArrayList<>();
        List<Datagram> part = new ArrayList<>();
        int left = room;
        for (Datagram datagram : datagrams) {
            int needed = Parameter.TAG + datagram.size();
            if (needed > room) {
                throw new IllegalArgumentException("a datagram of %d bytes in a message of at most %d"
                        .formatted(datagram.size(), maxSize));
            }
            if (needed > left) {
                parts.add(new DataProvision(clientId, stream, dataId, part));
                part.clear();
                left = room;
            }
            part.add(datagram);
            left -= needed;
        }
        parts.add(new DataProvision(clientId, stream, dataId, part));
        return parts;
    }
}
