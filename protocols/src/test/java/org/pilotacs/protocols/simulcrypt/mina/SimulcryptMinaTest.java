package org.pilotacs.protocols.simulcrypt.mina;

import org.apache.mina.core.filterchain.DefaultIoFilterChainBuilder;
import org.apache.mina.core.service.IoConnector;
import org.apache.mina.core.service.IoHandlerAdapter;
import org.apache.mina.core.service.IoService;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.codec.ProtocolCodecFilter;
import org.apache.mina.filter.codec.ProtocolEncoderException;
import org.apache.mina.transport.socket.nio.NioDatagramAcceptor;
import org.apache.mina.transport.socket.nio.NioDatagramConnector;
import org.apache.mina.transport.socket.nio.NioSocketAcceptor;
import org.apache.mina.transport.socket.nio.NioSocketConnector;
import org.junit.jupiter.api.Test;
import org.pilotacs.protocols.simulcrypt.DataProvision;
import org.pilotacs.protocols.simulcrypt.Datagram;
import org.pilotacs.protocols.simulcrypt.ErrorStatus;
import org.pilotacs.protocols.simulcrypt.Ignored;
import org.pilotacs.protocols.simulcrypt.Malformed;
import org.pilotacs.protocols.simulcrypt.MessageFraming;
import org.pilotacs.protocols.simulcrypt.Received;
import org.pilotacs.protocols.simulcrypt.Samples;
import org.pilotacs.protocols.simulcrypt.SimulcryptMessage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/// The filters between real sockets.
class SimulcryptMinaTest {
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final List<SimulcryptMessage> MESSAGES = List.copyOf(Samples.TCP.values());

    /// What one end received, in order.
    private static final class Inbox extends IoHandlerAdapter {
        private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();
        private final BlockingQueue<IoSession> sessions = new LinkedBlockingQueue<>();

        @Override
        public void sessionOpened(IoSession session) {
            sessions.add(session);
        }

        @Override
        public void messageReceived(IoSession session, Object message) {
            received.add(message);
        }

        @Override
        public void exceptionCaught(IoSession session, Throwable cause) {
            received.add(cause);
        }

        Object next() throws InterruptedException {
            return awaited(received);
        }

        IoSession session() throws InterruptedException {
            return awaited(sessions);
        }

        private static <T> T awaited(BlockingQueue<T> queue) throws InterruptedException {
            T next = queue.poll(10, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing came within ten seconds");
            }
            return next;
        }
    }

    @Test
    void bothEndsHearWhatTheOtherSays() throws Exception {
        var mux = new Inbox();
        var emmg = new Inbox();
        var acceptor = new NioSocketAcceptor(1);
        var connector = new NioSocketConnector(1);
        try {
            SocketAddress address = listen(acceptor, mux, SimulcryptCodecFactory.tcp(3));
            IoSession session = connect(connector, emmg, SimulcryptCodecFactory.tcp(3), address);
            MESSAGES.forEach(session::write);
            for (SimulcryptMessage message : MESSAGES) {
                assertThat(mux.next()).isEqualTo(message);
            }
            IoSession other = mux.session();
            MESSAGES.forEach(other::write);
            for (SimulcryptMessage message : MESSAGES) {
                assertThat(emmg.next()).isEqualTo(message);
            }
        } finally {
            connector.dispose();
            acceptor.dispose();
        }
    }

    @Test
    void theLongestMessageComesThrough() throws Exception {
        var mux = new Inbox();
        var acceptor = new NioSocketAcceptor(1);
        var connector = new NioSocketConnector(1);
        try {
            SocketAddress address = listen(acceptor, mux, SimulcryptCodecFactory.tcp(3));
            IoSession session = connect(connector, new Inbox(), SimulcryptCodecFactory.tcp(3), address);
            var longest = new DataProvision(Samples.CLIENT, Samples.STREAM, Samples.DATA,
                    List.of(new Datagram(new byte[65535 - 30])));
            session.write(longest);
            session.write(longest);
            assertThat(mux.next()).isEqualTo(longest);
            assertThat(mux.next()).isEqualTo(longest);
        } finally {
            connector.dispose();
            acceptor.dispose();
        }
    }

    @Test
    void bytesThatComeOneByOneAreMessagesToo() throws Exception {
        var mux = new Inbox();
        var acceptor = new NioSocketAcceptor(1);
        try (var socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.connect(listen(acceptor, mux, SimulcryptCodecFactory.tcp(3)));
            for (byte[] message : List.of(Samples.bytes("channel-setup"), Samples.bytes("stream-setup"))) {
                for (byte single : message) {
                    socket.getOutputStream().write(single);
                }
            }
            assertThat(mux.next()).isEqualTo(Samples.message("channel-setup"));
            assertThat(mux.next()).isEqualTo(Samples.message("stream-setup"));
        } finally {
            acceptor.dispose();
        }
    }

    @Test
    void whatCannotBeReadKeepsItsPlaceAmongTheOthers() throws Exception {
        var mux = new Inbox();
        var acceptor = new NioSocketAcceptor(1);
        try (var socket = new Socket()) {
            socket.connect(listen(acceptor, mux, SimulcryptCodecFactory.tcp(3)));
            send(socket, Samples.bytes("channel-setup"), hex("037FFF0000"), hex("0300120000"), hex("0200120000"),
                    Samples.bytes("channel-test"));
            assertThat(mux.next()).isEqualTo(Samples.message("channel-setup"));
            assertThat(mux.next()).isEqualTo(new Ignored(0x7FFF));
            assertThat(status(mux.next())).isEqualTo(ErrorStatus.MISSING_PARAMETER);
            assertThat(status(mux.next())).isEqualTo(ErrorStatus.UNSUPPORTED_PROTOCOL_VERSION);
            assertThat(mux.next()).isEqualTo(Samples.message("channel-test"));
        } finally {
            acceptor.dispose();
        }
    }

    @Test
    void nothingIsHeardOfAConnectionThatIsDesynchronised() throws Exception {
        var mux = new Inbox();
        var acceptor = new NioSocketAcceptor(1);
        try (var socket = new Socket(); var next = new Socket()) {
            SocketAddress address = listen(acceptor, mux, SimulcryptCodecFactory.tcp(3, new MessageFraming(100)));
            socket.connect(address);
            send(socket, hex("0302110060"), Samples.bytes("channel-test"));
            assertThat(status(mux.next())).isEqualTo(ErrorStatus.MESSAGE_TOO_LONG);
            send(socket, Samples.bytes("channel-test"));
            socket.shutdownOutput();
            assertThat(socket.getInputStream().read()).isEqualTo(-1); // so that all of it was read
            next.connect(address);
            send(next, hex("0300120004 00010004"), Samples.bytes("channel-test"));
            assertThat(status(mux.next())).isEqualTo(ErrorStatus.INVALID_MESSAGE);
            next.shutdownOutput();
            assertThat(next.getInputStream().read()).isEqualTo(-1);
            assertThat(mux.received).isEmpty();
        } finally {
            acceptor.dispose();
        }
    }

    @Test
    void whatIsNoMessageIsNotWritten() throws Exception {
        var emmg = new Inbox();
        var acceptor = new NioSocketAcceptor(1);
        var connector = new NioSocketConnector(1);
        try {
            SocketAddress address = listen(acceptor, new Inbox(), SimulcryptCodecFactory.tcp(3));
            IoSession session = connect(connector, emmg, SimulcryptCodecFactory.tcp(3), address);
            session.write("channel_setup");
            assertThat(emmg.next()).isInstanceOf(ProtocolEncoderException.class);
            session.write(Samples.message("udp-data-provision"));
            assertThat(emmg.next()).isInstanceOf(ProtocolEncoderException.class);
        } finally {
            connector.dispose();
            acceptor.dispose();
        }
    }

    @Test
    void aDatagramIsAMessage() throws Exception {
        var mux = new Inbox();
        var acceptor = new NioDatagramAcceptor();
        var connector = new NioDatagramConnector(1);
        try {
            acceptor.getSessionConfig().setReadBufferSize(DataProvision.UDP_SIZE);
            SocketAddress address = listen(acceptor, mux, SimulcryptCodecFactory.udp(3));
            IoSession session = connect(connector, new Inbox(), SimulcryptCodecFactory.udp(3), address);
            DataProvision longest = new DataProvision(Samples.CLIENT, null, Samples.DATA,
                    List.of(new Datagram(new byte[DataProvision.UDP_SIZE - 23])));
            for (DataProvision said : List.of(Samples.UDP.get("udp-data-provision"), longest)) {
                session.write(said);
                assertThat(mux.next()).isEqualTo(said);
            }
        } finally {
            connector.dispose();
            acceptor.dispose();
        }
    }

    @Test
    void eachDatagramBeginsAnew() throws Exception {
        var mux = new Inbox();
        var acceptor = new NioDatagramAcceptor();
        try (var socket = new DatagramSocket()) {
            SocketAddress address = listen(acceptor, mux, SimulcryptCodecFactory.udp(3));
            byte[] provision = Samples.bytes("udp-data-provision");
            for (byte[] datagram : List.of(hex("03"), hex("0302110001"), hex("037FFF0000"), provision)) {
                socket.send(new DatagramPacket(datagram, datagram.length, address));
            }
            assertThat(status(mux.next())).isEqualTo(ErrorStatus.INVALID_MESSAGE);
            assertThat(status(mux.next())).isEqualTo(ErrorStatus.INVALID_MESSAGE);
            assertThat(mux.next()).isEqualTo(new Ignored(0x7FFF));
            assertThat(mux.next()).isEqualTo(Samples.message("udp-data-provision"));
        } finally {
            acceptor.dispose();
        }
    }

    private static SocketAddress listen(NioSocketAcceptor acceptor, Inbox inbox, SimulcryptCodecFactory codec)
            throws IOException {
        equip(acceptor, inbox, codec);
        acceptor.bind(ANY_PORT);
        return acceptor.getLocalAddress();
    }

    private static SocketAddress listen(NioDatagramAcceptor acceptor, Inbox inbox, SimulcryptCodecFactory codec)
            throws IOException {
        equip(acceptor, inbox, codec);
        acceptor.bind(ANY_PORT);
        return acceptor.getLocalAddress();
    }

    private static IoSession connect(IoConnector connector, Inbox inbox, SimulcryptCodecFactory codec,
            SocketAddress address) {
        equip(connector, inbox, codec);
        return connector.connect(address).awaitUninterruptibly().getSession();
    }

    private static void equip(IoService service, Inbox inbox, SimulcryptCodecFactory codec) {
        DefaultIoFilterChainBuilder filters = service.getFilterChain();
        filters.addLast("simulcrypt", new ProtocolCodecFilter(codec));
        service.setHandler(inbox);
    }

    private static void send(Socket socket, byte[]... messages) throws IOException {
        var all = new ByteArrayOutputStream();
        for (byte[] message : messages) {
            all.writeBytes(message);
        }
        socket.getOutputStream().write(all.toByteArray());
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static ErrorStatus status(Object received) {
        return switch ((Received) received) {
            case Malformed(var cause) -> cause.status();
            case Received other -> throw new AssertionError("sound: " + other);
        };
    }
}
