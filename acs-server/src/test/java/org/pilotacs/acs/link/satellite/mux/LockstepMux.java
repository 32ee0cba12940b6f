package org.pilotacs.acs.link.satellite.mux;

import org.pilotacs.protocols.simulcrypt.ChannelSetup;
import org.pilotacs.protocols.simulcrypt.ChannelStatus;
import org.pilotacs.protocols.simulcrypt.ChannelTest;
import org.pilotacs.protocols.simulcrypt.DataType;
import org.pilotacs.protocols.simulcrypt.FromEmmg;
import org.pilotacs.protocols.simulcrypt.MalformedSimulcryptException;
import org.pilotacs.protocols.simulcrypt.MessageFraming;
import org.pilotacs.protocols.simulcrypt.SectionTsPktFlag;
import org.pilotacs.protocols.simulcrypt.SimulcryptCodec;
import org.pilotacs.protocols.simulcrypt.SimulcryptMessage;
import org.pilotacs.protocols.simulcrypt.StreamBwAllocation;
import org.pilotacs.protocols.simulcrypt.StreamBwRequest;
import org.pilotacs.protocols.simulcrypt.StreamSetup;
import org.pilotacs.protocols.simulcrypt.StreamStatus;
import org.pilotacs.protocols.simulcrypt.StreamTest;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pilotacs.acs.link.satellite.mux.Samples.CHANNEL;
import static org.pilotacs.acs.link.satellite.mux.Samples.CLIENT;
import static org.pilotacs.acs.link.satellite.mux.Samples.DATA_ID;
import static org.pilotacs.acs.link.satellite.mux.Samples.STREAM;

/// A multiplexer that hears and says exactly what a test has it, over a real socket.
final class LockstepMux implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;
    /// So little that what is not read piles up at the sender.
    private static final int RECEIVE_BUFFER = 8 << 10;
    private static final SimulcryptCodec CODEC = SimulcryptCodec.overTcp(3);

    private final ServerSocket server;
    private final List<Conversation> conversations = new CopyOnWriteArrayList<>();

    private LockstepMux(int port) {
        try {
            server = new ServerSocket();
            server.setReceiveBufferSize(RECEIVE_BUFFER);
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            server.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LockstepMux start() {
        return new LockstepMux(0);
    }

    /// Where one listened before.
    static LockstepMux start(int port) {
        return new LockstepMux(port);
    }

    int port() {
        return server.getLocalPort();
    }

    /// The next connection.
    Conversation accept() {
        try {
            Conversation conversation = new Conversation(server.accept());
            conversations.add(conversation);
            return conversation;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As a killed process does.
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        conversations.forEach(Conversation::close);
    }

    /// One connection.
    static final class Conversation implements AutoCloseable {
        private final Socket socket;

        private Conversation(Socket socket) throws IOException {
            this.socket = socket;
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
        }

        /// The next message.
        FromEmmg hear() throws IOException {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] header = new byte[MessageFraming.HEADER];
            in.readFully(header);
            byte[] message = new byte[MessageFraming.HEADER + Short.toUnsignedInt(ByteBuffer.wrap(header).getShort(3))];
            System.arraycopy(header, 0, message, 0, header.length);
            in.readFully(message, header.length, message.length - header.length);
            try {
                return (FromEmmg) CODEC.decode(message);
            } catch (MalformedSimulcryptException e) {
                throw new AssertionError(e);
            }
        }

        /// The next message, which is one of these.
        <T extends FromEmmg> T hear(Class<T> type) {
            try {
                FromEmmg message = hear();
                assertThat(message).isInstanceOf(type);
                return type.cast(message);
            } catch (IOException e) {
                throw new UncheckedIOException("no " + type.getSimpleName(), e);
            }
        }

        /// The next one of these, whatever comes before it.
        <T extends FromEmmg> T skipTo(Class<T> type) {
            try {
                FromEmmg message = hear();
                while (!type.isInstance(message)) {
                    message = hear();
                }
                return type.cast(message);
            } catch (IOException e) {
                throw new UncheckedIOException("no " + type.getSimpleName(), e);
            }
        }

        /// The next one of these; tests that come before it are answered, so that the other side stays.
        <T extends FromEmmg> T answerUntil(Class<T> type) {
            try {
                FromEmmg message = hear();
                while (!type.isInstance(message)) {
                    if (message instanceof ChannelTest) {
                        sayChannelStatus();
                    } else if (message instanceof StreamTest) {
                        sayStreamStatus();
                    }
                    message = hear();
                }
                return type.cast(message);
            } catch (IOException e) {
                throw new UncheckedIOException("no " + type.getSimpleName(), e);
            }
        }

        void say(SimulcryptMessage... messages) {
            for (SimulcryptMessage message : messages) {
                say(CODEC.encode(message));
            }
        }

        void say(byte[] bytes) {
            try {
                socket.getOutputStream().write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// Whether the other side has closed the connection, sooner or later; reads what comes before that.
        boolean ends() {
            try {
                byte[] rest = new byte[8 << 10];
                int read = 0;
                while (read >= 0) {
                    read = socket.getInputStream().read(rest);
                }
                return true;
            } catch (SocketTimeoutException _) {
                return false;
            } catch (IOException _) {
                return true;
            }
        }

        Conversation openChannel() {
            ChannelSetup setup = hear(ChannelSetup.class);
            assertThat(setup.clientId()).isEqualTo(CLIENT);
            say(new ChannelStatus(CLIENT, CHANNEL, setup.sectionTsPktFlag()));
            return this;
        }

        Conversation openStream() {
            assertThat(hear(StreamSetup.class)).isEqualTo(new StreamSetup(CLIENT, STREAM, DATA_ID, DataType.EMM));
            say(new StreamStatus(CLIENT, STREAM, DATA_ID, DataType.EMM));
            return this;
        }

        Conversation allocate(int kbits) {
            assertThat(hear(StreamBwRequest.class)).isEqualTo(new StreamBwRequest(CLIENT, STREAM, Samples.ASKED));
            say(new StreamBwAllocation(CLIENT, STREAM, kbits));
            return this;
        }

        /// All of it.
        Conversation open(int kbits) {
            return openChannel().openStream().allocate(kbits);
        }

        void sayChannelStatus() {
            say(new ChannelStatus(CLIENT, CHANNEL, SectionTsPktFlag.SECTIONS));
        }

        void sayStreamStatus() {
            say(new StreamStatus(CLIENT, STREAM, DATA_ID, DataType.EMM));
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
