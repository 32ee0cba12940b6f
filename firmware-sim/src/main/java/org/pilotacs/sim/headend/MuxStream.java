package org.pilotacs.sim.headend;

import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.simulcrypt.Datagram;
import org.pilotacs.protocols.simulcrypt.ErrorStatus;
import org.pilotacs.protocols.simulcrypt.FromMux;
import org.pilotacs.protocols.simulcrypt.StreamBwAllocation;
import org.pilotacs.protocols.simulcrypt.StreamSetup;
import org.pilotacs.protocols.simulcrypt.StreamStatus;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A stream that is or was open, and what it brought. Guarded by the books it is in.
final class MuxStream {
    private static final Duration BETWEEN_COMPLAINTS = Duration.ofSeconds(1);
    private static final int PACKET_BITS = 188 * 8;

    private final MuxChannel channel;
    private final StreamSetup setup;
    private final RateMeter came = new RateMeter();
    private final RateMeter passed = new RateMeter();
    private boolean open = true;
    private @Nullable Integer asked;
    private @Nullable Integer allocated;
    private long statusesHeard;
    private long messages;
    private long datagrams;
    private long bytes;
    private long packets;
    private long refused;
    private Instant mayComplain = Instant.MIN;

    MuxStream(MuxChannel channel, StreamSetup setup) {
        this.channel = channel;
        this.setup = setup;
    }

    MuxChannel channel() {
        return channel;
    }

    StreamSetup setup() {
        return setup;
    }

    Feed.Source source() {
        return new Feed.Source(setup.clientId(), setup.dataId(), setup.dataType(), channel.flag());
    }

    StreamStatus status() {
        return new StreamStatus(setup.clientId(), setup.stream(), setup.dataId(), setup.dataType());
    }

    FromMux allocation() {
        return new StreamBwAllocation(setup.clientId(), setup.stream(), allocated);
    }

    void close() {
        open = false;
    }

    void statusHeard() {
        statusesHeard++;
    }

    @Nullable
    Integer asked() {
        return asked;
    }

    void asked(int bandwidth) {
        asked = bandwidth;
    }

    @Nullable
    Integer allocated() {
        return allocated;
    }

    void allocated(int bandwidth) {
        allocated = bandwidth;
    }

    /// @param mostBits within a second
    /// @param feed gets those that are sound and not too many
    /// @return what is wrong; null if nothing is, or it was said just now
    @Nullable
    Complaint take(List<Datagram> given, Instant now, long mostBits, Feed feed) {
        messages++;
        Complaint complaint = null;
        List<byte[]> sound = new ArrayList<>();
        for (Datagram datagram : given) {
            Complaint about = judge(datagram.bytes(), now, mostBits, sound);
            complaint = complaint == null ? about : complaint;
        }
        if (!sound.isEmpty() && !feed.provided(source(), sound)) {
            refused += sound.size();
            return new Complaint(ErrorStatus.UNKNOWN_ERROR, "its queue is full");
        }
        sound.forEach(this::count);
        return complaint;
    }

    private @Nullable Complaint judge(byte[] datagram, Instant now, long mostBits, List<byte[]> sound) {
        String fault = DatagramForm.fault(datagram, channel.flag());
        if (fault != null) {
            refused++;
            return new Complaint(ErrorStatus.INVALID_VALUE, fault);
        }
        long bits = (long) DatagramForm.packets(datagram, channel.flag()) * PACKET_BITS;
        came.add(now, bits);
        if (passed.within(now) + bits > mostBits) {
            refused++;
            return tooMuch(now);
        }
        passed.add(now, bits);
        sound.add(datagram);
        return null;
    }

    /// Once a second is enough.
    private @Nullable Complaint tooMuch(Instant now) {
        if (now.isBefore(mayComplain)) {
            return null;
        }
        mayComplain = now.plus(BETWEEN_COMPLAINTS);
        return new Complaint(ErrorStatus.EXCEEDED_BANDWIDTH, "more than " + allocated + " kbit/s");
    }

    private void count(byte[] datagram) {
        datagrams++;
        bytes += datagram.length;
        packets += DatagramForm.packets(datagram, channel.flag());
    }

    MuxTruth.OneStream truth() {
        return new MuxTruth.OneStream(setup.clientId(), setup.stream(), setup.dataId(), setup.dataType(), open, asked,
                allocated, statusesHeard,
                new MuxTruth.Taken(messages, datagrams, bytes, packets, refused, came.highest()));
    }
}
