package org.pilotacs.agent.model;

import org.junit.jupiter.api.Test;
import org.pilotacs.agent.bench.BenchBoard;
import org.pilotacs.agent.bench.BenchModel;
import org.pilotacs.agent.board.Journal.Deed;
import org.pilotacs.protocols.cwmp.FaultStruct;
import org.pilotacs.protocols.cwmp.ParameterInfoStruct;
import org.pilotacs.protocols.cwmp.ParameterValueStruct;
import org.pilotacs.protocols.cwmp.SetParameterAttributesStruct;
import org.pilotacs.protocols.cwmp.SetParameterValuesFault;
import org.pilotacs.protocols.cwmp.XsdType;

import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class DataModelTest {
    private static final String BENCH = "Device.Bench.";

    private final BenchBoard board = new BenchBoard(() -> Instant.EPOCH);
    private final DataModel model = BenchModel.on(board);

    @Test
    void aFullNameReadsOneParameter() {
        assertThat(values(BENCH + "Limit"))
                .containsExactly(new ParameterValueStruct(BENCH + "Limit", XsdType.UNSIGNED_INT, "10"));
    }

    @Test
    void aPartialPathReadsAllBelowIt() {
        assertThat(values(BENCH + "Socket.")).extracting(ParameterValueStruct::name, ParameterValueStruct::value)
                .containsExactly(tuple(BENCH + "Socket.1.Label", "left"),
                        tuple(BENCH + "Socket.2.Label", "right"));
    }

    @Test
    void anEmptyPathReadsEverything() {
        assertThat(values("")).extracting(ParameterValueStruct::name).contains("Device.DeviceInfo.UpTime",
                BENCH + "Socket.2.Label");
    }

    @Test
    void aTableWithoutInstancesReadsAsNothing() {
        assertThat(values(BENCH + "Rule.")).isEmpty();
    }

    @Test
    void anUnknownNameRefusesTheWholeRead() {
        assertThat(refused(model.get(List.of(BENCH + "Limit", BENCH + "Nothing"))).fault().code()).isEqualTo(9005);
        assertThat(refused(model.get(List.of(BENCH + "Socket.3."))).fault().code()).isEqualTo(9005);
        assertThat(refused(model.get(List.of(BENCH + "Socket"))).fault().code()).isEqualTo(9005);
        assertThat(refused(model.get(List.of("InternetGatewayDevice."))).fault().code()).isEqualTo(9005);
        assertThat(refused(model.get(List.of(BENCH + "Limit."))).fault().code()).isEqualTo(9005);
    }

    @Test
    void secretsReadAsEmptyButAreKept() {
        given(model.set(List.of(text("Key", "hunter2")), ""));
        assertThat(values(BENCH + "Key").getFirst().value()).isEmpty();
        assertThat(model.value("Bench.Key")).isEqualTo("hunter2");
    }

    @Test
    void aWriteAppliesAndChangesTheParameterKey() {
        assertThat(given(model.set(List.of(number("Limit", "20"), text("Name", "left")), "key-1"))).isZero();
        assertThat(model.value("Bench.Limit")).isEqualTo("20");
        assertThat(model.value("ManagementServer.ParameterKey")).isEqualTo("key-1");
        assertThat(board.journal().count(Deed.WRITE)).isEqualTo(2);
    }

    /// TR-069 Amendment 6, A.3.2.1: all changes are applied, or none.
    @Test
    void aWriteWithOneFaultAppliesNothingAndNamesEveryFault() {
        Answer.Refused<Integer> refused = refused(model.set(List.of(number("Limit", "20"), number("Limits", "1"),
                number("Name", "1"), text("Name", "far too long"), new ParameterValueStruct(BENCH + "Level",
                        XsdType.INT, "1"),
                number("Turn", "1")), "key-2"));
        assertThat(refused.fault()).isEqualTo(new FaultStruct(9003, "Invalid arguments"));
        assertThat(refused.parameters())
                .extracting(SetParameterValuesFault::parameterName, SetParameterValuesFault::code)
                .containsExactly(tuple(BENCH + "Limits", 9005),
                        tuple(BENCH + "Name", 9006),
                        tuple(BENCH + "Name", 9003),
                        tuple(BENCH + "Level", 9008),
                        tuple(BENCH + "Turn", 9006));
        assertThat(model.value("Bench.Limit")).isEqualTo("10");
        assertThat(model.value("ManagementServer.ParameterKey")).isEmpty();
        assertThat(board.journal().count(Deed.WRITE)).isZero();
    }

    @Test
    void valuesOutOfRangeAndNonsenseAre9007() {
        assertThat(fault("Limit", number("Limit", "101"))).isEqualTo(9007);
        assertThat(fault("Limit", number("Limit", "many"))).isEqualTo(9007);
        assertThat(fault("Limit", number("Limit", "-1"))).isEqualTo(9007);
        assertThat(fault("Name", text("Name", "far too long"))).isEqualTo(9007);
    }

    @Test
    void aControlMakesTheBoardAct() {
        given(model.set(List.of(new ParameterValueStruct(BENCH + "Turn", XsdType.INT, " 7 ")), ""));
        assertThat(board.level()).isEqualTo(7);
        assertThat(model.value("Bench.Turn")).isEqualTo("0");
    }

    /// TR-069 Amendment 6, A.3.2.3.
    @Test
    void namesOfTheNextLevelAreTheChildrenOnly() {
        assertThat(given(model.names(BENCH, true))).containsExactly(new ParameterInfoStruct(BENCH + "Level", false),
                new ParameterInfoStruct(BENCH + "Limit", true), new ParameterInfoStruct(BENCH + "Name", true),
                new ParameterInfoStruct(BENCH + "Key", true), new ParameterInfoStruct(BENCH + "Turn", true),
                new ParameterInfoStruct(BENCH + "Socket.", false), new ParameterInfoStruct(BENCH + "Rule.", true));
        assertThat(given(model.names("", true))).containsExactly(new ParameterInfoStruct("Device.", false));
    }

    @Test
    void namesOfAllLevelsStartWithTheObjectItself() {
        assertThat(given(model.names(BENCH + "Socket.", false))).extracting(ParameterInfoStruct::name)
                .containsExactly(BENCH + "Socket.", BENCH + "Socket.1.", BENCH + "Socket.1.Label",
                        BENCH + "Socket.2.", BENCH + "Socket.2.Label");
        assertThat(given(model.names("", false)).getFirst().name()).isEqualTo("Device.");
        assertThat(given(model.names(BENCH + "Name", false)))
                .containsExactly(new ParameterInfoStruct(BENCH + "Name", true));
    }

    @Test
    void namesOfTheNextLevelOfAParameterAreInvalid() {
        assertThat(refused(model.names(BENCH + "Name", true)).fault().code()).isEqualTo(9003);
        assertThat(refused(model.names(BENCH + "Nothing.", true)).fault().code()).isEqualTo(9005);
    }

    @Test
    void instancesComeAndGoAndTheirNumbersAreNotUsedAgain() {
        assertThat(given(model.add(BENCH + "Rule.", "k"))).isEqualTo(1);
        assertThat(given(model.add(BENCH + "Rule.", "k"))).isEqualTo(2);
        given(model.set(List.of(number("Rule.2.Port", "8080")), "k"));
        assertThat(given(model.delete(BENCH + "Rule.2.", "k"))).isZero();
        assertThat(given(model.add(BENCH + "Rule.", "k"))).isEqualTo(3);
        assertThat(values(BENCH + "Rule.")).extracting(ParameterValueStruct::name).containsExactly(
                BENCH + "Rule.1.Enable", BENCH + "Rule.1.Port", BENCH + "Rule.3.Enable", BENCH + "Rule.3.Port");
        assertThat(values(BENCH + "Rule.3.Port").getFirst().value()).isEqualTo("0");
    }

    @Test
    void onlyGrowingTablesGrow() {
        assertThat(refused(model.add(BENCH + "Socket.", "k")).fault().code()).isEqualTo(9005);
        assertThat(refused(model.delete(BENCH + "Socket.1.", "k")).fault().code()).isEqualTo(9005);
        assertThat(refused(model.delete(BENCH + "Rule.9.", "k")).fault().code()).isEqualTo(9005);
    }

    @Test
    void aChangeIsNewsUntilItIsTold() {
        given(model.notifications().change(List.of(watch("Level", 2))));
        assertThat(model.notifications().isUrgent()).isTrue();
        model.notifications().told(model.notifications().changed());
        board.level(51);
        assertThat(model.notifications().changed()).contains(
                new ParameterValueStruct(BENCH + "Level", XsdType.INT, "51"));
        model.notifications().told(model.notifications().changed());
        assertThat(model.notifications().isUrgent()).isFalse();
    }

    @Test
    void aChangeByTheServerItselfIsNoNews() {
        model.notifications().told(model.notifications().changed());
        given(model.notifications().change(List.of(watch("Name", 2))));
        given(model.set(List.of(text("Name", "new")), ""));
        assertThat(model.notifications().isUrgent()).isFalse();
    }

    @Test
    void passiveChangesAreToldButDoNotCall() {
        model.notifications().told(model.notifications().changed());
        given(model.notifications().change(List.of(watch("Level", 1))));
        board.level(52);
        assertThat(model.notifications().isUrgent()).isFalse();
        assertThat(model.notifications().changed()).hasSize(1);
    }

    @Test
    void lightweightNotificationIsRejectedAndChangesNothing() {
        assertThat(refused(model.notifications().change(List.of(watch("Name", 2), watch("Level", 5)))).fault().code())
                .isEqualTo(9009);
        assertThat(given(model.notifications().attributes(List.of(BENCH + "Name"))).getFirst().notification())
                .isZero();
    }

    @Test
    void aConfigurationFileRestoresSettingsAndSecrets() {
        given(model.set(List.of(number("Limit", "33"), text("Key", "s=e\\nc\nret")), "k"));
        String file = model.backup();
        board.flash().erase();
        assertThat(model.value("Bench.Limit")).isEqualTo("10");
        given(model.restore(file));
        assertThat(model.value("Bench.Limit")).isEqualTo("33");
        assertThat(model.value("Bench.Key")).isEqualTo("s=e\\nc\nret");
        assertThat(refused(model.restore("not ours")).fault().code()).isEqualTo(9003);
    }

    private List<ParameterValueStruct> values(String name) {
        return given(model.get(List.of(name)));
    }

    private int fault(String name, ParameterValueStruct value) {
        SetParameterValuesFault fault = refused(model.set(List.of(value), "")).parameters().getFirst();
        assertThat(fault.parameterName()).isEqualTo(BENCH + name);
        return fault.code();
    }

    private static ParameterValueStruct number(String name, String value) {
        return new ParameterValueStruct(BENCH + name, XsdType.UNSIGNED_INT, value);
    }

    private static ParameterValueStruct text(String name, String value) {
        return new ParameterValueStruct(BENCH + name, XsdType.STRING, value);
    }

    private static SetParameterAttributesStruct watch(String name, int level) {
        return new SetParameterAttributesStruct(BENCH + name, true, level, false, List.of());
    }

    private static <T> T given(Answer<T> answer) {
        return switch (answer) {
            case Answer.Given<T>(var value) -> value;
            case Answer.Refused<T> refused -> throw new AssertionError(refused.toString());
        };
    }

    private static <T> Answer.Refused<T> refused(Answer<T> answer) {
        return switch (answer) {
            case Answer.Refused<T> refused -> refused;
            case Answer.Given<T>(var value) -> throw new AssertionError("not refused: " + value);
        };
    }
}
