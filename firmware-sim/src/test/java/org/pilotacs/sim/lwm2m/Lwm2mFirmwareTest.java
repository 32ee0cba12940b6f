package org.pilotacs.sim.lwm2m;

import org.eclipse.californium.core.CoapExchange;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.leshan.core.ResponseCode;
import org.eclipse.leshan.core.node.LwM2mSingleResource;
import org.eclipse.leshan.core.request.ContentFormat;
import org.eclipse.leshan.core.request.ObserveRequest;
import org.eclipse.leshan.core.request.WriteRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pilotacs.agent.board.Journal.Deed;
import org.pilotacs.agent.lwm2m.Lwm2mEvent.FirmwareMoved;
import org.pilotacs.agent.lwm2m.Lwm2mSettings.Retry;
import org.pilotacs.protocols.lwm2m.FirmwareResult;
import org.pilotacs.protocols.lwm2m.FirmwareState;
import org.pilotacs.sim.acs.FileShelf;
import org.pilotacs.sim.firmware.FirmwareImage;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.Lwm2mBox;
import org.pilotacs.sim.fleet.Lwm2mFleet;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Updates of a box's firmware by LwM2M, over real sockets.
class Lwm2mFirmwareTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final byte[] IMAGE = FirmwareImage.build("SV-L2", "3.1.0", new byte[100_000]);

    private JudgeServer server;
    private FileShelf files;
    private Fleet fleet;
    private Lwm2mBox box;
    private String endpoint;

    @BeforeEach
    void start() throws Exception {
        server = new JudgeServer();
        files = new FileShelf();
        fleet = Fleet.start(FleetConfig.of(Lwm2mFleet.of(server.coap(), 1).mostPackageBytes(200_000)
                .retry(new Retry(Duration.ofSeconds(5), Duration.ofMillis(50)))));
        box = fleet.lwm2mBoxes().iterator().next();
        endpoint = box.endpoint();
        box.awaitRegistered(SOON);
    }

    @AfterEach
    void stop() {
        fleet.close();
        files.close();
        server.close();
    }

    private ResponseCode push(byte[] image) throws Exception {
        return server.ask(endpoint, new WriteRequest(ContentFormat.OPAQUE, 5, 0, 0, image)).getCode();
    }

    private ResponseCode pull(String uri) throws Exception {
        return server.write(endpoint, 5, 0, 1, uri).getCode();
    }

    private long state() throws Exception {
        return (Long) server.read(endpoint, "/5/0/3").getValue();
    }

    private long result() throws Exception {
        return (Long) server.read(endpoint, "/5/0/5").getValue();
    }

    private void awaitMove(long mark, FirmwareState state, FirmwareResult result) throws Exception {
        box.awaitAfter(mark, FirmwareMoved.class, move -> move.equals(new FirmwareMoved(state, result)), SOON);
    }

    @Test
    void aPushedPackageRunsAfterTheUpdateAndTheResultIsToldThen() throws Exception {
        assertThat(push(IMAGE)).isEqualTo(ResponseCode.CHANGED);
        assertThat(state()).isEqualTo(2);
        assertThat(server.read(endpoint, "/5/0/7").getValue()).isEqualTo("3.1.0");
        assertThat(server.read(endpoint, "/3/0/3").getValue()).isEqualTo("3.0.2");
        long mark = box.mark();
        assertThat(server.execute(endpoint, "/5/0/2").getCode()).isEqualTo(ResponseCode.CHANGED);
        box.awaitRegistered(mark, SOON);
        assertThat(server.read(endpoint, "/3/0/3").getValue()).isEqualTo("3.1.0");
        assertThat(state()).isZero();
        assertThat(result()).isEqualTo(1);
        assertThat(box.journal().count(Deed.DOWNLOAD, "/5/0/0")).isEqualTo(1);
        assertThat(box.journal().count(Deed.INSTALL, "3.1.0")).isEqualTo(1);
        assertThat(box.journal().count(Deed.REBOOT)).isZero();
    }

    @Test
    void aPulledPackageIsFetchedAndItsStatesAreTold() throws Exception {
        files.put("/fw", IMAGE);
        server.ask(endpoint, new ObserveRequest(5, 0, 3));
        assertThat(pull(files.url("/fw"))).isEqualTo(ResponseCode.CHANGED);
        await().atMost(SOON).until(() -> server.notifications().stream().anyMatch(
                told -> ((LwM2mSingleResource) told.getContent()).getValue().equals(2L)));
        assertThat(server.read(endpoint, "/5/0/1").getValue()).isEqualTo(files.url("/fw"));
        long mark = box.mark();
        server.execute(endpoint, "/5/0/2");
        box.awaitRegistered(mark, SOON);
        assertThat(box.board().firmware().version()).isEqualTo("3.1.0");
        assertThat(box.journal().count(Deed.DOWNLOAD, files.url("/fw"))).isEqualTo(1);
    }

    @Test
    void aPackageCanComeByCoap() throws Exception {
        CoapServer shelf = shelf(IMAGE);
        try {
            long mark = box.mark();
            pull("coap://127.0.0.1:" + shelf.getEndpoints().getFirst().getAddress().getPort() + "/fw");
            awaitMove(mark, FirmwareState.DOWNLOADED, FirmwareResult.INITIAL);
            pull("");
            long again = box.mark();
            pull("coap://127.0.0.1:" + shelf.getEndpoints().getFirst().getAddress().getPort() + "/nothing");
            awaitMove(again, FirmwareState.IDLE, FirmwareResult.INVALID_URI);
        } finally {
            shelf.destroy();
        }
    }

    private static CoapServer shelf(byte[] image) {
        Configuration configuration = Configuration.createStandardWithoutFile();
        configuration.set(CoapConfig.MAX_RESOURCE_BODY_SIZE, 1_000_000);
        configuration.set(CoapConfig.PREFERRED_BLOCK_SIZE, 1024);
        CoapServer shelf = new CoapServer(configuration);
        shelf.addEndpoint(CoapEndpoint.builder().setConfiguration(configuration)
                .setInetSocketAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).build());
        shelf.add(new CoapResource("fw") {
            @Override
            public void handleGET(CoapExchange exchange) {
                exchange.respond(org.eclipse.californium.core.coap.CoAP.ResponseCode.CONTENT, image);
            }
        });
        shelf.start();
        return shelf;
    }

    @Test
    void aDamagedPackageIsResult5AndNothingIsInstalled() throws Exception {
        byte[] damaged = IMAGE.clone();
        damaged[50_000] ^= 1;
        push(damaged);
        assertThat(state()).isZero();
        assertThat(result()).isEqualTo(5);
        assertThat(server.execute(endpoint, "/5/0/2").getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(box.journal().count(Deed.DOWNLOAD)).isZero();
    }

    @Test
    void aPackageOfAnotherModelIsResult6() throws Exception {
        push(FirmwareImage.build("T2000", "9", new byte[10]));
        assertThat(result()).isEqualTo(6);
    }

    @Test
    void aPushThatIsTooLongIsCutShort() throws Exception {
        assertThat(push(FirmwareImage.build("SV-L2", "9", new byte[250_000])))
                .isEqualTo(ResponseCode.REQUEST_ENTITY_TOO_LARGE);
        assertThat(state()).isZero();
    }

    @ParameterizedTest
    @CsvSource({ "ftp://127.0.0.1/fw, 9", "file:///etc/passwd, 9", "no uri, 7", "http:///fw, 7", "/fw, 7"})
    void whatIsWrongWithAUriIsAResult(String uri, long result) throws Exception {
        assertThat(pull(uri)).isEqualTo(ResponseCode.CHANGED);
        assertThat(state()).isZero();
        assertThat(result()).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({ "/nothing, INVALID_URI", "/secret/fw, INVALID_URI", "/broken/fw, CONNECTION_LOST", "/long, NO_FLASH"})
    void whatGoesWrongOnTheWayIsAResult(String path, FirmwareResult result) throws Exception {
        files.put("/secret/fw", IMAGE);
        files.put("/broken/fw", IMAGE);
        files.put("/long", new byte[200_001]);
        long mark = box.mark();
        pull(files.url(path));
        awaitMove(mark, FirmwareState.IDLE, result);
        assertThat(box.journal().count(Deed.DOWNLOAD)).isZero();
    }

    @Test
    void aPackageThatIsHereCanBeCancelled() throws Exception {
        push(IMAGE);
        assertThat(server.execute(endpoint, "/5/0/10").getCode()).isEqualTo(ResponseCode.CHANGED);
        assertThat(state()).isZero();
        assertThat(result()).isEqualTo(10);
        assertThat(server.execute(endpoint, "/5/0/10").getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
    }

    @Test
    void anEmptyUriOrPackageStartsAllOver() throws Exception {
        push(IMAGE);
        assertThat(push(IMAGE)).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(pull("")).isEqualTo(ResponseCode.CHANGED);
        assertThat(state()).isZero();
        assertThat(result()).isZero();
        push(IMAGE);
        assertThat(push(new byte[1])).isEqualTo(ResponseCode.CHANGED);
        assertThat(state()).isZero();
    }

    @Test
    void aRestartInFrontOfTheUpdateForgetsThePackage() throws Exception {
        push(IMAGE);
        long mark = box.mark();
        server.execute(endpoint, "/3/0/4");
        box.awaitRegistered(mark, SOON);
        assertThat(state()).isZero();
        assertThat(result()).isZero();
        assertThat(box.board().firmware().version()).isEqualTo("3.0.2");
    }
}
