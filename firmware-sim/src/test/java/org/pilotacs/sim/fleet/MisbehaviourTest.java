package org.pilotacs.sim.fleet;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.agent.board.Journal.Deed;
import org.pilotacs.agent.cwmp.AgentEvent;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.EventCode;
import org.pilotacs.protocols.cwmp.ParameterValueStruct;
import org.pilotacs.protocols.cwmp.XsdType;
import org.pilotacs.sim.acs.Knock;
import org.pilotacs.sim.acs.ScriptedAcs;
import org.pilotacs.sim.fault.Misbehaviour.Moment;

import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class MisbehaviourTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private ScriptedAcs acs;
    private Fleet fleet;
    private SimulatedBox box;

    @BeforeEach
    void start() throws Exception {
        acs = new ScriptedAcs();
        fleet = Fleet.start(FleetConfig.of(acs.url(), 1));
        box = fleet.boxes().iterator().next();
        box.awaitSession(0, EventCode.BOOT, SOON);
    }

    @AfterEach
    void stop() {
        fleet.close();
        acs.close();
    }

    @Test
    void aBoxThatLosesPowerBeforeItReadsTheOrderDoesNotObeyIt() throws Exception {
        var _ = acs.order(box.serial(), new AcsRequest.Reboot("lost"));
        box.faults().crashMidSession(2, Moment.AFTER_ANSWER);
        long mark = box.mark();
        box.knocked();
        box.awaitSession(mark, EventCode.BOOT, SOON);
        assertThat(box.journal().count(Deed.REBOOT)).isZero();
        assertThat(acs.informs(box.serial()).getLast().has(EventCode.M_REBOOT)).isFalse();
    }

    @Test
    void aBoxThatLosesPowerBeforeItAnswersHasObeyed() throws Exception {
        var set = acs.order(box.serial(), new AcsRequest.SetParameterValues(
                List.of(new ParameterValueStruct(
                        "Device.Services.STBService.1.AVPlayers.ResetPINCode",
                        XsdType.BOOLEAN, "1")),
                ""));
        box.faults().crashMidSession(3, Moment.BEFORE_POST);
        long mark = box.mark();
        box.knocked();
        box.awaitSession(mark, EventCode.BOOT, SOON);
        assertThat(set).isNotDone();
        assertThat(box.journal().count(Deed.PIN_RESET)).isEqualTo(1);
    }

    @Test
    void aBoxMayStayDownAfterAReboot() throws Exception {
        var _ = acs.order(box.serial(), new AcsRequest.Reboot("k"));
        box.faults().neverReturnAfterReboot(true);
        long mark = box.mark();
        box.knocked();
        box.awaitSession(mark, EventCode.CONNECTION_REQUEST, SOON);
        assertThatThrownBy(() -> box.awaitAfter(mark, AgentEvent.Booted.class, booted -> true,
                Duration.ofMillis(300))).isInstanceOf(NoSuchElementException.class);
        assertThat(box.isUp()).isFalse();
    }

    @Test
    void aBoxWithoutCookiesIsNotKnownByThem() throws Exception {
        box.faults().ignoreCookies(true);
        long mark = box.mark();
        box.knocked();
        assertThat(box.awaitAfter(mark, AgentEvent.SessionFailed.class, failed -> true, SOON).reason())
                .isEqualTo("HTTP 400");
    }

    @Test
    void aBoxMayTakeANewConnectionForEachPost() throws Exception {
        box.faults().closeConnectionEachPost(true);
        var order = acs.order(box.serial(), new AcsRequest.GetRPCMethods());
        box.knocked();
        assertThat(ScriptedAcs.answer(CpeResponse.GetRPCMethodsResponse.class, order).methods()).contains("Reboot");
    }

    @Test
    void twoSessionsAtOnceAreTwoInforms() throws Exception {
        box.faults().slowAnswer(Duration.ofMillis(100));
        int before = acs.informs(box.serial()).size();
        long mark = box.mark();
        box.twoSessionsAtOnce();
        box.awaitSession(mark, EventCode.PERIODIC, SOON);
        await().atMost(SOON)
                .until(() -> acs.informs(box.serial()).size() == before + 2);
    }

    @Test
    void aTwinHasTheSameSerialNumberAndAnotherCard() throws Exception {
        SimulatedBox twin = fleet.duplicate(box.serial());
        twin.awaitSession(0, EventCode.BOOT, SOON);
        assertThat(twin.serial()).isEqualTo(box.serial());
        assertThat(twin.inventory().card()).isNotEqualTo(box.inventory().card());
        assertThat(acs.informs(box.serial())).hasSize(2);
    }

    @Test
    void anUnpluggedBoxHearsNoKnock() throws Exception {
        String url = box.model().value("ManagementServer.ConnectionRequestURL");
        box.unplug();
        assertThatIOException()
                .isThrownBy(() -> Knock.at(url, "acs", "acs"));
        long mark = box.mark();
        box.plugIn();
        box.awaitSession(mark, EventCode.BOOT, SOON);
        assertThat(Knock.at(url, "acs", "acs")).isEqualTo(200);
        assertThat(Knock.at(url, "acs", "wrong")).isEqualTo(401);
        assertThat(Knock.at(url.substring(0, url.length() - 4), "acs", "acs")).isEqualTo(404);
    }
}
