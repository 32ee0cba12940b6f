package org.pilotacs.agent.udp;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.agent.bench.BenchBoard;
import org.pilotacs.agent.model.DataModel;
import org.pilotacs.agent.model.Schema;
import org.pilotacs.agent.model.StandardObjects;
import org.pilotacs.agent.model.Storage;
import org.pilotacs.agent.time.VirtualThreadScheduler;
import org.pilotacs.protocols.cwmp.stun.BindingAnswer;
import org.pilotacs.protocols.cwmp.stun.BindingRequest;
import org.pilotacs.protocols.cwmp.stun.StunAttribute;
import org.pilotacs.protocols.cwmp.stun.StunDatagram;
import org.pilotacs.protocols.cwmp.stun.StunLimits;
import org.pilotacs.protocols.cwmp.stun.StunReader;
import org.pilotacs.protocols.cwmp.stun.StunWriter;
import org.pilotacs.protocols.cwmp.stun.UdpConnectionRequest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/// The box's side of Annex G, against a server that the test plays on a real socket.
class UdpConnectionRequestListenerTest {
    private static final Schema<BenchBoard> SCHEMA = new Schema<>("Device.",
            root -> StandardObjects.managementServer(root, StandardObjects::udpConnectionRequests));
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final VirtualThreadScheduler scheduler = new VirtualThreadScheduler(InstantSource.system());
    private final Box box = new Box(new AtomicInteger(), new AtomicInteger());
    private final Server server = new Server();
    private final DataModel model = model();
    private final UdpConnectionRequestListener listener = new UdpConnectionRequestListener(model,
            () -> new UdpSocketLine(new InetSocketAddress(HERE, 0)), scheduler, new Random(1), box);

    @BeforeEach
    void begins() {
        listener.follow();
    }

    @AfterEach
    void ends() {
        listener.close();
        server.line.close();
        scheduler.close();
    }

    /// G.2.1.3.
    @Test
    void what_STUN_shows_is_published_and_told_once() throws Exception {
        UdpLine.Received asked = server.line.receive();
        StunDatagram<BindingRequest> request = Server.read(asked);
        assertThat(request.message().attributes()).containsExactly(new StunAttribute.ConnectionRequestBinding(),
                new StunAttribute.BindingChange(), new StunAttribute.Username("B1"));
        server.show(asked, new InetSocketAddress("203.0.113.9", 40_123));
        Awaitility.await().atMost(PATIENCE).until(() -> box.moves().get() == 1);
        assertThat(model.value("ManagementServer.UDPConnectionRequestAddress")).isEqualTo("203.0.113.9:40123");
        assertThat(model.value("ManagementServer.NATDetected")).isEqualTo("1");

        server.show(server.line.receive(), new InetSocketAddress("203.0.113.9", 40_123));
        assertThat(Server.read(server.line.receive()).message().attributes()).as("kept alive, and not as a change")
                .doesNotContain(new StunAttribute.BindingChange());
        assertThat(box.moves()).hasValue(1);
    }

    @Test
    void a_server_that_wants_signatures_gets_them() throws Exception {
        UdpLine.Received asked = server.line.receive();
        assertThat(Server.read(asked).isSigned()).isFalse();
        server.answer(asked, new BindingAnswer.BindingErrorResponse(Server.read(asked).message().transaction(),
                List.of(new StunAttribute.ErrorCode(401, "Unauthorized"))));
        assertThat(Server.read(server.line.receive()).isProofOf("stun-secret")).isTrue();
    }

    /// G.2.2.3: copies and older requests are not obeyed, nor are others' signatures.
    @Test
    void each_request_is_obeyed_once_and_only_with_the_password() throws Exception {
        InetSocketAddress at = server.line.receive().from();
        send(at, UdpConnectionRequest.signed(NOW, 1, "acs", "cn", "guess"));
        send(at, UdpConnectionRequest.signed(NOW, 2, "somebody", "cn", "right"));
        UdpConnectionRequest good = UdpConnectionRequest.signed(NOW, 3, "acs", "cn", "right");
        send(at, good);
        send(at, good);
        send(at, good);
        send(at, UdpConnectionRequest.signed(NOW.minusSeconds(1), 4, "acs", "cn", "right"));
        server.line.send(new byte[]{ 1, 2, 3}, at);
        send(at, UdpConnectionRequest.signed(NOW.plusSeconds(1), 5, "acs", "cn", "right"));
        Awaitility.await().atMost(PATIENCE).until(() -> box.knocks().get() == 2);
        listener.close();
        assertThat(box.knocks()).hasValue(2);
    }

    private void send(InetSocketAddress to, UdpConnectionRequest request) throws Exception {
        server.line.send(request.datagramTo(to), to);
    }

    private DataModel model() {
        BenchBoard board = new BenchBoard(() -> NOW);
        String at = "Device.ManagementServer.";
        return new DataModel(SCHEMA, board, new Storage(board.flash(), Map.of(at + "STUNEnable", "1",
                at + "STUNServerAddress", HERE.getHostAddress(), at + "STUNServerPort",
                Integer.toString(server.line.local().getPort()), at + "STUNUsername", "B1", at + "STUNPassword",
                "stun-secret", at + "STUNMinimumKeepAlivePeriod", "1")), board.journal());
    }

    /// A STUN server as the test wants it.
    private static final class Server {
        private final UdpSocketLine line = open();

        private static UdpSocketLine open() {
            try {
                return new UdpSocketLine(new InetSocketAddress(HERE, 0));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        static StunDatagram<BindingRequest> read(UdpLine.Received datagram) throws Exception {
            return new StunReader(StunLimits.DEFAULT).readRequest(datagram.bytes());
        }

        void show(UdpLine.Received asked, InetSocketAddress address) throws Exception {
            answer(asked, new BindingAnswer.BindingResponse(read(asked).message().transaction(),
                    List.of(new StunAttribute.MappedAddress(address))));
        }

        void answer(UdpLine.Received asked, BindingAnswer answer) throws Exception {
            line.send(new StunWriter().write(answer), asked.from());
        }
    }

    /// A box that counts.
    private record Box(AtomicInteger knocks, AtomicInteger moves) implements UdpConnectionRequestListener.Target {
        @Override
        public String username() {
            return "acs";
        }

        @Override
        public String password() {
            return "right";
        }

        @Override
        public void knocked() {
            knocks.incrementAndGet();
        }

        @Override
        public void moved() {
            moves.incrementAndGet();
        }
    }
}
