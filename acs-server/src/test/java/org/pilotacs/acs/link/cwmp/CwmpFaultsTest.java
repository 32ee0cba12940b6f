package org.pilotacs.acs.link.cwmp;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.protocols.cwmp.CpeResponse.CpeFault;
import org.pilotacs.protocols.cwmp.FaultStruct;
import org.pilotacs.protocols.cwmp.SetParameterValuesFault;

import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class CwmpFaultsTest {
    @Test
    void aFaultSaysWhatItMeansAndThenWhatTheDeviceSaid() {
        Fault fault = CwmpFaults.of(fault(9005, "Invalid parameter name"), List.of("Device.X"));
        assertThat(fault.text()).hasToString(
                "the box does not know this parameter; in the box’s words: “Invalid parameter name”");
        assertThat(Language.POLISH.say(fault.text())).isEqualTo(
                "urządzenie nie zna tego parametru; słowami urządzenia: „Invalid parameter name”");
        assertThat(fault.text().code()).isEqualTo("cwmp.fault-9005");
        assertThat(fault.parameter()).isEqualTo("Device.X");
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 9_033, 9_800, 1})
    void aCodeThatTheStandardDoesNotNameIsStillSaidInASentence(int code) {
        Fault fault = CwmpFaults.of(fault(code, " "), List.of());
        assertThat(fault.text().code()).isIn("cwmp.fault-other", "cwmp.fault-without-code");
        assertThat(Language.POLISH.say(fault.text())).startsWith("urządzenie zgłosiło błąd");
    }

    @Test
    void everyCodeOfTheStandardHasItsOwnSentence() {
        assertThat(IntStream.rangeClosed(9000, 9032).mapToObj(code -> CwmpFaults.of(fault(code, ""), List.of()))
                .map(fault -> Language.POLISH.say(fault.text()))).doesNotHaveDuplicates().hasSize(33);
    }

    @Test
    void ofSeveralParametersEachIsNamedWithItsOwnFault() {
        CpeFault fault = new CpeFault(new FaultStruct(9003, "Invalid arguments"),
                List.of(new SetParameterValuesFault("Device.A", 9007, "0 to 255"),
                        new SetParameterValuesFault("Device.B", 9008, "")));
        assertThat(CwmpFaults.of(fault, List.of("Device.A", "Device.B")).text()).hasToString(
                "Device.A: this parameter does not take this value; in the box’s words: “0 to 255” (9007); "
                        + "Device.B: this parameter cannot be changed (9008)");
    }

    @Test
    void whereTheDeviceDoesNotSayWhichParameterIsMeantWeSayWhatWasAsked() {
        assertThat(CwmpFaults.of(fault(9002, ""), List.of("A", "B")).text())
                .hasToString("something went wrong inside the box; asked for: A, B");
        assertThat(Language.POLISH.say(CwmpFaults.of(fault(9002, ""), List.of("A", "B", "C", "D", "E", "F", "G"))
                .text())).isEqualTo("coś poszło nie tak w samym urządzeniu; pytano o: A, B, C, D, E i jeszcze 2");
    }

    @Test
    void aDeviceCannotFillTheRecordWithItsWords() {
        assertThat(CwmpFaults.of(fault(9002, "x".repeat(1 << 20)), List.of()).text().toString()).hasSizeLessThan(400);
    }

    private static CpeFault fault(int code, String text) {
        return new CpeFault(new FaultStruct(code, text), List.of());
    }
}
