package org.pilotacs.acs.link.cwmp.wake;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.DevicePage;
import org.pilotacs.acs.device.DeviceSearch;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.device.ParameterTree;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.link.cwmp.access.Login;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.profile.SessionTraits;
import org.pilotacs.acs.runtime.AddressRange;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.task.Knock;
import org.pilotacs.protocols.cwmp.stun.BindingAnswer;
import org.pilotacs.protocols.cwmp.stun.BindingRequest;
import org.pilotacs.protocols.cwmp.stun.StunAttribute;
import org.pilotacs.protocols.cwmp.stun.StunLimits;
import org.pilotacs.protocols.cwmp.stun.StunReader;
import org.pilotacs.protocols.cwmp.stun.StunWriter;
import org.pilotacs.protocols.cwmp.stun.TransactionId;
import org.pilotacs.protocols.cwmp.stun.UdpConnectionRequest;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/// Wakes a box by UDP over real sockets (TR-069 Amendment 6, Annex G).
class UdpWakeTest {
    private static final String STUN_PASSWORD = "stun-secret";
    private static final Login LOGIN = new Login("acs", Secret.of("s3cret"));
    private static final AddressRange LOOPBACK = AddressRange.of("127.0.0.0/8");

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Knock> knocks = new LinkedBlockingQueue<>();
    private final CountDownLatch comes = new CountDownLatch(1);
    private DatagramSocket box = unopened();

    private static DatagramSocket unopened() {
        try {
            return new DatagramSocket(null);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void opens() throws IOException {
        box = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        box.setSoTimeout(20_000);
    }

    @AfterEach
    void closes() {
        box.close();
        vertx.close().await();
    }

    /// G.2.2.3: signed, and from where the device sent its STUN requests to.
    @Test
    void a_box_that_showed_itself_by_STUN_is_asked_from_the_same_port() throws Exception {
        try (Waking waking = waking(List.of(LOOPBACK), "", "")) {
            int port = start(waking);
            showItself(port);
            waking.doorbell().ring(KnockedDevice.at("", "127.0.0.1"), knocks::add);
            DatagramPacket packet = receive();
            assertThat(packet.getPort()).isEqualTo(port);
            UdpConnectionRequest request = UdpConnectionRequest.read(bytes(packet));
            assertThat(request.username()).isEqualTo("acs");
            assertThat(request.isProofOf("s3cret")).isTrue();
            assertThat(Duration.between(request.timestamp(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));

            comes.countDown();
            assertThat(last().state()).isEqualTo(Knock.State.IN_SESSION);
        }
    }

    @Test
    void a_box_that_does_not_come_gets_the_same_request_three_times_and_nobody_says_that_it_heard() throws Exception {
        try (Waking waking = waking(List.of(LOOPBACK), at(box), "")) {
            start(waking);
            waking.doorbell().ring(KnockedDevice.at("", "127.0.0.1"), knocks::add);
            byte[] first = bytes(receive());
            assertThat(bytes(receive())).isEqualTo(first);
            assertThat(bytes(receive())).isEqualTo(first);
            Knock knock = last();
            assertThat(knock.state()).isEqualTo(Knock.State.SENT);
            assertThat(knock.text().code()).isEqualTo("wake.udp-sent");
            assertThat(isSilent()).isTrue();
        }
    }

    @Test
    void two_requests_have_two_ids() throws Exception {
        try (Waking waking = waking(List.of(LOOPBACK), at(box), "")) {
            start(waking);
            comes.countDown();
            waking.doorbell().ring(KnockedDevice.at("", "127.0.0.1"), knocks::add);
            last();
            waking.doorbell().ring(KnockedDevice.at("", "127.0.0.1"), knocks::add);
            assertThat(UdpConnectionRequest.read(bytes(receive())).id())
                    .isNotEqualTo(UdpConnectionRequest.read(bytes(receive())).id());
        }
    }

    @Test
    void an_address_that_policy_denies_gets_no_datagram() throws Exception {
        try (Waking waking = waking(List.of(), at(box), "")) {
            start(waking);
            waking.doorbell().ring(KnockedDevice.at("", "127.0.0.1"), knocks::add);
            assertThat(last().state()).isEqualTo(Knock.State.FORBIDDEN);
            assertThat(isSilent()).isTrue();
        }
    }

    @Test
    void when_the_first_way_fails_the_next_is_tried_and_what_remains_open_is_said() throws Exception {
        int closed;
        try (DatagramSocket gone = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            closed = gone.getLocalPort();
        }
        try (Waking waking = waking(List.of(LOOPBACK), at(box), "0")) {
            start(waking);
            waking.doorbell().ring(KnockedDevice.at("http://127.0.0.1:" + closed + "/", "127.0.0.1"), knocks::add);
            assertThat(UdpConnectionRequest.read(bytes(receive())).username()).isEqualTo("acs");
            assertThat(last().state()).isEqualTo(Knock.State.SENT);
        }
    }

    @Test
    void when_every_way_fails_each_reason_is_told() throws Exception {
        int closed;
        try (DatagramSocket gone = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            closed = gone.getLocalPort();
        }
        try (Waking waking = waking(List.of(LOOPBACK), "169.254.169.254:80", "0")) {
            start(waking);
            waking.doorbell().ring(KnockedDevice.at("http://127.0.0.1:" + closed + "/", "127.0.0.1"), knocks::add);
            Knock knock = last();
            assertThat(knock.state()).isEqualTo(Knock.State.UNREACHABLE);
            assertThat(knock.text()).asString().contains("127.0.0.1", "; then ", "169.254.169.254");
        }
    }

    /// A Binding Request for the port that it listens at, signed with the name of its serial number; takes the answer.
    private void showItself(int port) throws Exception {
        byte[] request = new StunWriter().write(new BindingRequest(TransactionId.classic(new Random(1)),
                List.of(new StunAttribute.ConnectionRequestBinding(), new StunAttribute.BindingChange(),
                        new StunAttribute.Username("knocked"))),
                STUN_PASSWORD);
        box.send(new DatagramPacket(request, request.length, InetAddress.getLoopbackAddress(), port));
        BindingAnswer answer = new StunReader(StunLimits.DEFAULT).readAnswer(bytes(receive())).message();
        assertThat(answer.find(StunAttribute.MappedAddress.class))
                .isEqualTo(new StunAttribute.MappedAddress((InetSocketAddress) box.getLocalSocketAddress()));
    }

    private static String at(DatagramSocket socket) {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    private DatagramPacket receive() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        box.receive(packet);
        return packet;
    }

    /// Whether nothing more came by now.
    private boolean isSilent() throws IOException {
        box.setSoTimeout(50);
        try {
            receive();
            return false;
        } catch (SocketTimeoutException _) {
            return true;
        }
    }

    private static byte[] bytes(DatagramPacket packet) {
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    private Knock last() throws InterruptedException {
        while (true) {
            Knock knock = Objects.requireNonNull(knocks.poll(20, TimeUnit.SECONDS), "a knock in time");
            if (knock.state() != Knock.State.TRYING) {
                return knock;
            }
        }
    }

    private static int start(Waking waking) throws IOException {
        return Objects.requireNonNull(waking.start("127.0.0.1"), "a port");
    }

    /// @param allow addresses that may be asked
    /// @param told where the box says that it listens, empty for nowhere
    /// @param nat what it says of NATs, empty for nothing
    private Waking waking(List<AddressRange> allow, String told, String nat) throws IOException {
        ConnectionRequestConfig request = new ConnectionRequestConfig(LOGIN, Duration.ofSeconds(3), allow,
                ConnectionRequestConfig.DEFAULT.deny(), 8, null);
        WakeConfig config = new WakeConfig(request, new UdpConfig(true, 0, Secret.of(STUN_PASSWORD), 100),
                XmppConfig.NONE);
        Devices devices = new Told(ParameterTree.of(List.of(said("UDPConnectionRequestAddress", told),
                said("NATDetected", nat))));
        return new Waking(config,
                new Waking.Core(devices, _ -> new Profile("test", SessionTraits.DEFAULT), new Expected(comes),
                        _ -> List.of(LOGIN)),
                new Waking.Means(vertx, new SimpleMeterRegistry(), Clock.systemUTC(), new SecureRandom()));
    }

    private static Parameter said(String name, String value) {
        return new Parameter("Device.ManagementServer." + name, Value.string(value), Instant.EPOCH, null);
    }

    /// Devices that all said the same.
    private record Told(ParameterTree tree) implements Devices {
        @Override
        public Optional<Device> find(DeviceId id) {
            return Optional.empty();
        }

        @Override
        public ParameterTree parameters(Device device) {
            return tree;
        }

        @Override
        public DevicePage search(DeviceSearch search) {
            throw new UnsupportedOperationException("nobody searches");
        }
    }
}
