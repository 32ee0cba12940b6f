package org.pilotacs.agent.cwmp;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.agent.bench.BenchAcs;
import org.pilotacs.agent.bench.BenchBoard;
import org.pilotacs.agent.bench.BenchModel;
import org.pilotacs.agent.bench.ManualScheduler;
import org.pilotacs.agent.board.Journal.Deed;
import org.pilotacs.agent.model.DataModel;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.CpeRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.CwmpVersion;
import org.pilotacs.protocols.cwmp.EventStruct;
import org.pilotacs.protocols.cwmp.FaultStruct;
import org.pilotacs.protocols.cwmp.ParameterValueStruct;
import org.pilotacs.protocols.cwmp.SetParameterAttributesStruct;
import org.pilotacs.protocols.cwmp.XsdType;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

/// When a client calls and what it says, on a clock that stands still between calls.
class CwmpClientTest {
    private static final String PERIODIC = "2 PERIODIC";

    private final ManualScheduler time = new ManualScheduler();
    private final BenchBoard board = new BenchBoard(time::now);
    private final DataModel model = BenchModel.on(board);
    private final BenchAcs acs = new BenchAcs();
    private final List<AgentEvent> seen = new ArrayList<>();
    private CwmpClient client = newClient();

    private CwmpClient newClient() {
        return new CwmpClient(new AgentParts(board, model,
                new AgentParts.Dialect(CwmpVersion.V1_2,
                        List.of("DeviceInfo.SoftwareVersion", "ManagementServer.ParameterKey"), RequestFilter.NONE),
                new AgentParts.Surroundings(time, new SplittableRandom(1), acs,
                        new FileServer(HttpClient.newHttpClient(), Duration.ofSeconds(1))),
                seen::add));
    }

    @BeforeEach
    void noPeriodicInforms() {
        set("ManagementServer.PeriodicInformEnable", XsdType.BOOLEAN, "0");
    }

    private void set(String path, XsdType type, String value) {
        model.set(List.of(new ParameterValueStruct("Device." + path, type, value)), "");
    }

    private void boot() {
        client.start();
        board.onChange(client::boardChanged);
        time.settle();
    }

    private void reboot() {
        client.stop();
        client = newClient();
        boot();
    }

    @Test
    void theFirstBootIsABootstrapAndTheSecondIsNot() {
        boot();
        assertThat(acs.lastEvents()).containsExactly("0 BOOTSTRAP", "1 BOOT");
        reboot();
        assertThat(acs.lastEvents()).contains("1 BOOT").doesNotContain("0 BOOTSTRAP");
    }

    /// TR-069 Amendment 6, 3.2.1.1: waits of 5 to 10, 10 to 20, 20 to 40 … seconds, and the count in the Inform.
    @Test
    void aFailedSessionIsTriedAgainAfterAGrowingWait() {
        acs.fail(503, 503, 0);
        client.start();
        time.advance(Duration.ofMillis(4_999));
        assertThat(seen.getLast()).isEqualTo(new AgentEvent.SessionFailed("HTTP 503", 1));
        time.advance(Duration.ofMillis(5_001));
        assertThat(seen.getLast()).isEqualTo(new AgentEvent.SessionFailed("HTTP 503", 2));
        time.advance(Duration.ofSeconds(20));
        assertThat(seen.getLast()).isInstanceOf(AgentEvent.SessionFailed.class);
        time.advance(Duration.ofSeconds(40));
        CpeRequest.Inform inform = acs.informs().getLast();
        assertThat(inform.retryCount()).isEqualTo(3);
        assertThat(acs.lastEvents()).containsExactly("0 BOOTSTRAP", "1 BOOT");
        assertThat(seen.getLast()).isInstanceOf(AgentEvent.SessionCompleted.class);
    }

    @Test
    void aSuccessfulSessionStartsTheCountAgain() {
        acs.fail(503);
        client.start();
        time.advance(Duration.ofSeconds(10));
        assertThat(acs.informs().getLast().retryCount()).isEqualTo(1);
        client.connectionRequested();
        time.settle();
        assertThat(acs.informs().getLast().retryCount()).isZero();
    }

    @Test
    void aConnectionRequestEndsABackOff() {
        acs.fail(503);
        client.start();
        time.settle();
        client.connectionRequested();
        time.settle();
        assertThat(acs.lastEvents()).containsExactly("0 BOOTSTRAP", "1 BOOT", "6 CONNECTION REQUEST");
    }

    @Test
    void newEventsDoNotShortenABackOff() {
        set("ManagementServer.PeriodicInformInterval", XsdType.UNSIGNED_INT, "1");
        set("ManagementServer.PeriodicInformEnable", XsdType.BOOLEAN, "1");
        acs.fail(503);
        client.start();
        time.advance(Duration.ofMillis(4_999));
        assertThat(acs.informs()).isEmpty();
        time.advance(Duration.ofSeconds(6));
        assertThat(acs.informs().getFirst().events()).contains(new EventStruct(PERIODIC, ""));
    }

    @Test
    void connectionRequestsDuringASessionBecomeOneSessionAfterwards() {
        acs.duringSession(() -> {
            client.connectionRequested();
            client.connectionRequested();
        });
        boot();
        assertThat(acs.informs()).hasSize(2);
        assertThat(acs.lastEvents()).containsExactly("6 CONNECTION REQUEST");
    }

    /// TR-069 Amendment 6, 3.7.1.5: `6 CONNECTION REQUEST` must not be retried.
    @Test
    void aConnectionRequestIsNotToldAgainWhenItsSessionFails() {
        boot();
        acs.fail(0);
        client.connectionRequested();
        time.advance(Duration.ofSeconds(10));
        assertThat(acs.lastEvents()).doesNotContain("6 CONNECTION REQUEST");
    }

    @Test
    void undeliveredEventsSurviveARestart() {
        boot();
        acs.order(new AcsRequest.Reboot("k1"));
        client.connectionRequested();
        time.settle();
        assertThat(board.restarts()).isEqualTo(1);
        acs.fail(0);
        reboot();
        reboot();
        assertThat(acs.informs().getLast().events()).containsExactly(new EventStruct("M Reboot", "k1"),
                new EventStruct("1 BOOT", ""));
        assertThat(board.journal().count(Deed.REBOOT, "k1")).isEqualTo(1);
    }

    @Test
    void aRebootWaitsForTheEndOfTheSession() {
        acs.order(new AcsRequest.Reboot("k1"));
        acs.order(new AcsRequest.GetParameterValues(List.of("Device.Bench.Level")));
        boot();
        assertThat(acs.answers()).hasSize(2);
        assertThat(board.restarts()).isEqualTo(1);
    }

    @Test
    void aFactoryResetForgetsSettingsAndTheServer() {
        set("Bench.Limit", XsdType.UNSIGNED_INT, "50");
        acs.order(new AcsRequest.FactoryReset());
        boot();
        assertThat(board.restarts()).isEqualTo(1);
        reboot();
        assertThat(acs.lastEvents()).containsExactly("0 BOOTSTRAP", "1 BOOT");
        assertThat(model.value("Bench.Limit")).isEqualTo("10");
    }

    @Test
    void periodicInformsKeepTheirInterval() {
        set("ManagementServer.PeriodicInformInterval", XsdType.UNSIGNED_INT, "60");
        set("ManagementServer.PeriodicInformEnable", XsdType.BOOLEAN, "1");
        boot();
        time.advance(Duration.ofSeconds(600));
        assertThat(acs.informs()).hasSize(11);
        assertThat(acs.lastEvents()).containsExactly(PERIODIC);
    }

    @Test
    void periodicInformsAreAlignedWhereTheServerSaysSo() {
        set("ManagementServer.PeriodicInformInterval", XsdType.UNSIGNED_INT, "3600");
        set("ManagementServer.PeriodicInformTime", XsdType.DATE_TIME, "2000-01-01T00:10:00Z");
        set("ManagementServer.PeriodicInformEnable", XsdType.BOOLEAN, "1");
        boot();
        time.advance(Duration.ofMinutes(11));
        assertThat(acs.informs().getLast().currentTime()).isEqualTo("2026-01-01T00:10:00Z");
    }

    @Test
    void aNewIntervalCountsFromTheEndOfTheSession() {
        boot();
        acs.order(new AcsRequest.SetParameterValues(List.of(
                new ParameterValueStruct("Device.ManagementServer.PeriodicInformEnable", XsdType.BOOLEAN, "1"),
                new ParameterValueStruct("Device.ManagementServer.PeriodicInformInterval", XsdType.UNSIGNED_INT,
                        "30")),
                "k"));
        client.connectionRequested();
        time.advance(Duration.ofSeconds(30));
        assertThat(acs.lastEvents()).containsExactly(PERIODIC);
    }

    @Test
    void anActiveChangeCallsTheServerWithTheValue() {
        acs.order(new AcsRequest.SetParameterAttributes(
                List.of(new SetParameterAttributesStruct("Device.Bench.Level", true, 2, false, List.of()))));
        boot();
        board.level(77);
        time.settle();
        assertThat(acs.lastEvents()).containsExactly("4 VALUE CHANGE");
        assertThat(acs.informs().getLast().parameters())
                .contains(new ParameterValueStruct("Device.Bench.Level", XsdType.INT, "77"));
        int informs = acs.informs().size();
        board.level(77);
        time.settle();
        assertThat(acs.informs()).hasSize(informs);
    }

    @Test
    void aPassiveChangeWaitsForTheNextSession() {
        acs.order(new AcsRequest.SetParameterAttributes(
                List.of(new SetParameterAttributesStruct("Device.Bench.Level", true, 1, false, List.of()))));
        boot();
        board.level(77);
        time.settle();
        assertThat(acs.informs()).hasSize(1);
        client.connectionRequested();
        time.settle();
        assertThat(acs.lastEvents()).containsExactly("6 CONNECTION REQUEST", "4 VALUE CHANGE");
    }

    @Test
    void aScheduledInformComesWithItsKey() {
        acs.order(new AcsRequest.ScheduleInform(120, "later"));
        boot();
        time.advance(Duration.ofSeconds(119));
        assertThat(acs.informs()).hasSize(1);
        time.advance(Duration.ofSeconds(1));
        assertThat(acs.informs().getLast().events()).containsExactlyInAnyOrder(
                new EventStruct("M ScheduleInform", "later"), new EventStruct("3 SCHEDULED", ""));
    }

    @Test
    void aMoveToAnotherServerIsABootstrapThere() {
        acs.order(new AcsRequest.SetParameterValues(List.of(new ParameterValueStruct("Device.ManagementServer.URL",
                XsdType.STRING, "http://other.example/")), "k"));
        boot();
        assertThat(acs.informs()).hasSize(2);
        assertThat(acs.lastEvents()).contains("0 BOOTSTRAP");
    }

    @Test
    void methodsThatTheBoxDoesNotHaveAre9000() {
        acs.order(new AcsRequest.ChangeDUState(List.of(), "k"));
        acs.order(new AcsRequest.ScheduleDownload("k", "1 Firmware Upgrade Image", "http://x/", "", "", 0, "",
                List.of()));
        boot();
        assertThat(acs.answers()).allSatisfy(answer -> assertThat(answer)
                .isInstanceOfSatisfying(CpeResponse.CpeFault.class, f -> assertThat(f.fault().code()).isEqualTo(9000)));
        assertThat(acs.answers()).hasSize(2);
    }

    @Test
    void anInformRefusedIsAFailedSession() {
        acs.refuseInform(new FaultStruct(8005, "Retry request"));
        boot();
        assertThat(seen.getLast()).isEqualTo(new AgentEvent.SessionFailed("Inform refused with fault 8005", 1));
    }

    @Test
    void aStoppedClientSaysNothingMore() {
        set("ManagementServer.PeriodicInformInterval", XsdType.UNSIGNED_INT, "10");
        set("ManagementServer.PeriodicInformEnable", XsdType.BOOLEAN, "1");
        boot();
        client.stop();
        client.connectionRequested();
        time.advance(Duration.ofHours(1));
        assertThat(acs.informs()).hasSize(1);
    }
}
