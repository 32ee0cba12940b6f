package org.pilotacs.sim.headend;

import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.simulcrypt.ChannelSetup;
import org.pilotacs.protocols.simulcrypt.ChannelStatus;
import org.pilotacs.protocols.simulcrypt.ClientId;
import org.pilotacs.protocols.simulcrypt.DataProvision;
import org.pilotacs.protocols.simulcrypt.DataType;
import org.pilotacs.protocols.simulcrypt.Datagram;
import org.pilotacs.protocols.simulcrypt.MalformedSimulcryptException;
import org.pilotacs.protocols.simulcrypt.MessageFraming;
import org.pilotacs.protocols.simulcrypt.SectionTsPktFlag;
import org.pilotacs.protocols.simulcrypt.SimulcryptCodec;
import org.pilotacs.protocols.simulcrypt.SimulcryptMessage;
import org.pilotacs.protocols.simulcrypt.StreamBwAllocation;
import org.pilotacs.protocols.simulcrypt.StreamBwRequest;
import org.pilotacs.protocols.simulcrypt.StreamRef;
import org.pilotacs.protocols.simulcrypt.StreamSetup;
import org.pilotacs.protocols.simulcrypt.StreamStatus;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// The least of an EMMG: says what it is told to on a plain socket, and reads one answer after the other.
public final class TestEmmg implements AutoCloseable {
    static final ClientId CLIENT = ClientId.of(HeadendSettings.CA_SYSTEM_ID, 1);
    static final int CHANNEL = 1;
    static final StreamRef STREAM = new StreamRef(CHANNEL, 2);
    static final int DATA = 0x1001;

    private static final int PATIENCE = 5_000;

    private final SimulcryptCodec codec;
    private final Socket socket;

    TestEmmg(int port) throws IOException {
        this(port, SimulcryptCodec.DEFAULT_VERSION);
    }

    TestEmmg(int port, int version) throws IOException {
        codec = SimulcryptCodec.overTcp(version);
        socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE);
    }

    void say(SimulcryptMessage message) throws IOException {
        say(codec.encode(message));
    }

    void say(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /// The next message; null if the connection is closed.
    @Nullable
    SimulcryptMessage hear() throws IOException, MalformedSimulcryptException {
        InputStream in = socket.getInputStream();
        byte[] header = in.readNBytes(MessageFraming.HEADER);
        if (header.length < MessageFraming.HEADER) {
            return null;
        }
        byte[] rest = in.readNBytes(Short.toUnsignedInt(ByteBuffer.wrap(header).getShort(3)));
        byte[] message = Arrays.copyOf(header, header.length + rest.length);
        System.arraycopy(rest, 0, message, header.length, rest.length);
        return (SimulcryptMessage) codec.decode(message);
    }

    void hears(SimulcryptMessage expected) throws IOException, MalformedSimulcryptException {
        assertThat(hear()).isEqualTo(expected);
    }

    /// Whether the other side has closed; fails if it says something instead.
    boolean isCutOff() throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException still) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    void patience(int milliseconds) throws IOException {
        socket.setSoTimeout(milliseconds);
    }

    TestEmmg channel(SectionTsPktFlag flag) throws IOException, MalformedSimulcryptException {
        return channel(CLIENT, CHANNEL, flag);
    }

    TestEmmg channel(ClientId client, int id, SectionTsPktFlag flag)
            throws IOException, MalformedSimulcryptException {
        say(new ChannelSetup(client, id, flag));
        hears(new ChannelStatus(client, id, flag));
        return this;
    }

    TestEmmg stream() throws IOException, MalformedSimulcryptException {
        say(new StreamSetup(CLIENT, STREAM, DATA, DataType.EMM));
        hears(new StreamStatus(CLIENT, STREAM, DATA, DataType.EMM));
        return this;
    }

    public TestEmmg bandwidth(int asked, int given) throws IOException, MalformedSimulcryptException {
        say(new StreamBwRequest(CLIENT, STREAM, asked));
        hears(new StreamBwAllocation(CLIENT, STREAM, given));
        return this;
    }

    /// With a channel and a stream and no bandwidth asked for.
    public static TestEmmg ready(SimulatedMux mux, SectionTsPktFlag flag)
            throws IOException, MalformedSimulcryptException {
        return new TestEmmg(mux.port()).channel(flag).stream();
    }

    public void provide(byte[]... datagrams) throws IOException {
        say(new DataProvision(CLIENT, STREAM, DATA, Stream.of(datagrams).map(Datagram::new).toList()));
    }

    static void provideByUdp(SimulatedMux mux, ClientId client, int dataId, byte[]... datagrams) throws IOException {
        byte[] message = SimulcryptCodec.overUdp(SimulcryptCodec.DEFAULT_VERSION)
                .encode(new DataProvision(client, null, dataId, Stream.of(datagrams).map(Datagram::new).toList()));
        sendByUdp(mux, message);
    }

    static void sendByUdp(SimulatedMux mux, byte[] message) throws IOException {
        try (DatagramSocket udp = new DatagramSocket()) {
            udp.send(new DatagramPacket(message, message.length, InetAddress.getLoopbackAddress(), mux.udpPort()));
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
