package org.pilotacs.sim.headend;

import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.simulcrypt.ChannelTest;
import org.pilotacs.protocols.simulcrypt.DataProvision;
import org.pilotacs.protocols.simulcrypt.ErrorStatus;
import org.pilotacs.protocols.simulcrypt.FromMux;
import org.pilotacs.protocols.simulcrypt.Received;
import org.pilotacs.protocols.simulcrypt.StreamTest;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/// A multiplexer that takes what any EMMG or PDG brings, over TCP and UDP (ETSI TS 103 197, clause 6): its side of the
/// protocol, strictly. Can be made to behave badly, be killed and started again; and what it knows can be looked at.
/// Safe for any number of threads.
public final class SimulatedMux implements AutoCloseable {
    private final MuxSettings settings;
    private final MuxBooks books;
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("mux-timer").daemon().factory());
    private final int port;
    private final int udpPort;
    private volatile Conduct conduct = new Conduct.Proper();
    private volatile @Nullable Sockets sockets;

    /// From one start to the next.
    private record Sockets(MuxListener tcp, UdpIntake udp) implements AutoCloseable {
        @Override
        public void close() {
            udp.close();
            tcp.close();
        }
    }

    private SimulatedMux(MuxSettings settings, Feed feed, InstantSource clock) throws IOException {
        this.settings = settings;
        this.books = new MuxBooks(settings, feed, clock);
        Sockets opened = open(settings.port(), settings.port());
        this.sockets = opened;
        this.port = opened.tcp().port();
        this.udpPort = opened.udp().port();
    }

    /// One whose stream nobody makes.
    public static SimulatedMux start(MuxSettings settings, InstantSource clock) throws IOException {
        return start(settings, Feed.NONE, clock);
    }

    static SimulatedMux start(MuxSettings settings, Feed feed, InstantSource clock) throws IOException {
        return new SimulatedMux(settings, feed, clock);
    }

    private Sockets open(int forTcp, int forUdp) throws IOException {
        MuxListener tcp = new MuxListener(settings, books, () -> conduct, timer);
        try {
            tcp.bind(new InetSocketAddress(settings.bind(), forTcp));
            return new Sockets(tcp, new UdpIntake(new InetSocketAddress(settings.bind(), forUdp),
                    settings.protocolVersion(), this::datagram));
        } catch (IOException taken) {
            tcp.close();
            throw new IOException("no multiplexer on %s, port %d: %s".formatted(settings.bind().getHostAddress(),
                    forTcp, taken.getMessage()), taken);
        }
    }

    /// Where EMMGs connect.
    public int port() {
        return port;
    }

    /// Where data_provision may come by UDP.
    public int udpPort() {
        return udpPort;
    }

    public MuxTruth truth() {
        synchronized (books) {
            return books.truth();
        }
    }

    public Conduct conduct() {
        return conduct;
    }

    /// From now on, towards those who are connected and those who will be.
    public void conduct(Conduct changed) {
        conduct = changed;
        each(MuxSession::conductChanged);
    }

    /// Shares out what there is anew, and tells each stream for which that changes something (an allocation that it did not
    /// ask for).
    ///
    /// @param capacity kbit/s
    public void capacity(int capacity) {
        MuxSettings.checkCapacity(capacity);
        synchronized (books) {
            books.capacity(capacity);
        }
    }

    /// Lets through less of each stream than it allocates, throws the rest away, and complains of it once a second: of most of
    /// it there is no word.
    ///
    /// @param kbits that get through, in kbit/s
    public void passing(int kbits) {
        MuxSettings.checkCapacity(kbits);
        synchronized (books) {
            books.passing(kbits);
        }
    }

    /// Says channel_test for each channel and stream_test for each stream.
    public void test() {
        synchronized (books) {
            for (MuxChannel channel : books.channels()) {
                channel.connection().say(new ChannelTest(channel.client(), channel.id()));
                channel.streams().forEach(stream -> channel.connection()
                        .say(new StreamTest(channel.client(), stream.setup().stream())));
            }
        }
    }

    /// Says a channel_error for each channel; they stay open on this side.
    public void channelError(ErrorStatus status) {
        synchronized (books) {
            books.channels().forEach(channel -> channel.connection().complain(
                    new About(channel.client(), channel.id(), null), new Complaint(status, "as it was told to"),
                    List.of()));
        }
    }

    /// Says a stream_error for each stream, and closes them on this side, so that what still comes for them is answered with
    /// 0005.
    public void streamError(ErrorStatus status) {
        synchronized (books) {
            for (MuxChannel channel : books.channels()) {
                for (MuxStream stream : channel.streams()) {
                    channel.connection().complain(
                            new About(channel.client(), channel.id(), stream.setup().stream()),
                            new Complaint(status, "as it was told to"), List.of());
                    books.leave(stream);
                }
            }
        }
    }

    /// Says this on each connection, whatever its state is.
    public void say(FromMux message) {
        each(session -> session.say(message));
    }

    /// Says these bytes on each connection, whatever they are.
    public void say(byte[] bytes) {
        each(session -> session.say(bytes));
    }

    /// Closes each connection without a word, and goes on taking new ones.
    public void hangUp() {
        each(MuxSession::hangUp);
    }

    /// Gone at once, with all connections; nobody listens.
    public synchronized void kill() {
        Sockets dying = sockets;
        sockets = null;
        if (dying != null) {
            dying.close();
        }
    }

    /// On the ports it had, and knowing nobody. Kills it first if it lives.
    public synchronized void restart() throws IOException {
        kill();
        sockets = open(port, udpPort);
    }

    public boolean isUp() {
        return sockets != null;
    }

    private void each(Consumer<MuxSession> deed) {
        Sockets up = sockets;
        if (up != null) {
            up.tcp().sessions().forEach(deed);
        }
    }

    /// By UDP nothing can be answered; errors go where the stream was set up.
    private void datagram(Received received) {
        synchronized (books) {
            if (conduct instanceof Conduct.BlackHole) {
                return;
            }
            MuxStream stream = received instanceof DataProvision provision
                    ? books.streamOf(provision.clientId(), provision.dataId())
                    : null;
            if (stream == null) {
                books.unknownData();
            } else {
                take(stream, (DataProvision) received);
            }
        }
    }

    private void take(MuxStream stream, DataProvision provision) {
        Complaint complaint = books.take(stream, provision);
        if (complaint != null) {
            MuxChannel channel = stream.channel();
            channel.connection().complain(new About(channel.client(), channel.id(), stream.setup().stream()), complaint,
                    List.of());
        }
    }

    @Override
    public void close() {
        kill();
        timer.shutdownNow();
    }
}
