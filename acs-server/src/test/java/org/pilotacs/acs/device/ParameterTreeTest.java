package org.pilotacs.acs.device;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pilotacs.acs.device.Box.name;
import static org.pilotacs.acs.device.Box.value;

class ParameterTreeTest {
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");

    private final ParameterTree tree = ParameterTree.EMPTY.with(List.of(name("Device."), name("Device.WiFi."), name(
            "Device.WiFi.Radio."), name("Device.WiFi.Radio.1."), value("Device.WiFi.Radio.1.Channel", "6"),
            name(
                    "Device.WiFi.Radio.2."),
            value("Device.WiFi.Radio.2.Channel", "36"), value("Device.Time.Enable", "true")),
            NINE);

    @Test
    void laterEntriesWin() {
        ParameterTree next = learn(value("Device.A", "1"), value("Device.A", "2"), new Learnt.Gone("Device.Time."));
        assertThat(next.get("Device.A")).contains(new Parameter("Device.A", Value.string("2"), TEN, null));
        assertThat(next.get("Device.Time.Enable")).isEmpty();
        assertThat(learn(new Learnt.Gone("Device.A"), value("Device.A", "3")).get("Device.A")).isPresent();
    }

    @Test
    void whatAnotherTreeDoesNotHaveIsFound() {
        ParameterTree other = ParameterTree.EMPTY
                .with(List.of(value("Device.Time.Enable", "0"), value("Device.Zone", "1"),
                        value("Device.A.B", "1")), TEN);
        assertThat(tree.without(other)).isEqualTo(tree.only(own -> other.get(own.path()).isEmpty()).all().stream()
                .toList());
        assertThat(tree.without(other)).hasSize(tree.size() - 1);
        assertThat(tree.without(tree)).isEmpty();
        assertThat(tree.without(ParameterTree.EMPTY)).hasSize(tree.size());
        assertThat(ParameterTree.EMPTY.without(tree)).isEmpty();
    }

    @Test
    void aStoredTreeIsReadWhenSomebodyLooks() {
        List<CorruptParametersException> told = new ArrayList<>();
        ParameterTree whole = ParameterTree.stored(tree.encoded(), told::add);
        ParameterTree corrupt = ParameterTree.stored(new byte[]{ 1, 99}, told::add);
        assertThat(told).isEmpty();
        assertThat(whole).isEqualTo(tree);
        assertThat(told).isEmpty();
        assertThat(corrupt.size()).isZero();
        assertThat(told).hasSize(1);
        assertThat(corrupt.encoded()).isEqualTo(ParameterTree.EMPTY.encoded());
    }

    @Test
    void aNameLearntAgainLeavesTheValueAndItsAge() {
        ParameterTree next = learn(new Learnt.Named("Device.WiFi.Radio.1.Channel", true));
        assertThat(next.get("Device.WiFi.Radio.1.Channel")).contains(new Parameter("Device.WiFi.Radio.1.Channel", Value
                .string("6"), NINE, true));
    }

    @Test
    void theSameValueLearntAgainIsYounger() {
        ParameterTree next = learn(value("Device.WiFi.Radio.1.Channel", "6"));
        assertThat(next).isNotSameAs(tree);
        assertThat(next.get("Device.WiFi.Radio.1.Channel").orElseThrow().learnt()).isEqualTo(TEN);
    }

    @Test
    void nothingNewIsTheVerySameTree() {
        assertThat(tree.with(List.of(), TEN)).isSameAs(tree);
        assertThat(learn(new Learnt.Gone("Device.Nothing."))).isSameAs(tree);
        assertThat(
                learn(new Learnt.Named("Device.Time.Enable", false)).with(List.of(new Learnt.Named("Device.Time.Enable",
                        false)), TEN))
                .isEqualTo(learn(new Learnt.Named("Device.Time.Enable", false)));
        assertThat(tree.with(tree.all())).isSameAs(tree);
    }

    @Test
    void whatIsGoneTakesAllBelowItAlong() {
        assertThat(learn(new Learnt.Gone("Device.WiFi.Radio.1.")).under("Device.WiFi.Radio.1")).isEmpty();
        assertThat(learn(new Learnt.Gone("Device.WiFi.Radio.1")).under("Device.WiFi.Radio.1")).isEmpty();
        assertThat(learn(new Learnt.Gone("Device.WiFi.Radio.1")).get("Device.WiFi.Radio.2.Channel")).isPresent();
        assertThat(learn(new Learnt.Gone("")).size()).isZero();
    }

    @Test
    void aCompleteObjectHasTheChildrenThatWereNamedAndNoOthers() {
        ParameterTree next = learn(new Learnt.Complete("Device.WiFi.Radio.", false), name("Device.WiFi.Radio.2."));
        assertThat(next.get("Device.WiFi.Radio.1.Channel")).isEmpty();
        assertThat(next.get("Device.WiFi.Radio.2.Channel")).as("what is below a child is not judged").isPresent();
        assertThat(next.get("Device.WiFi.Radio.")).as("the object itself").isPresent();
        assertThat(next.get("Device.Time.Enable")).as("what is elsewhere").isPresent();
    }

    @Test
    void aDeeplyCompleteObjectHasWhatWasNamedAndNothingElse() {
        ParameterTree next = learn(new Learnt.Complete("Device.WiFi.", true),
                value("Device.WiFi.Radio.2.Channel", "40"));
        assertThat(next.under("Device.WiFi.")).extracting(Parameter::path).as("objects left out by the device stay")
                .containsExactly("Device.WiFi.", "Device.WiFi.Radio.", "Device.WiFi.Radio.2.",
                        "Device.WiFi.Radio.2.Channel");
    }

    @Test
    void aCompleteDataModelIsAllThereIs() {
        ParameterTree next = learn(new Learnt.Complete("", true), name("Device."), name("Device.X"));
        assertThat(next.all()).extracting(Parameter::path).containsExactly("Device.", "Device.X");
    }

    @Test
    void ofTwoTreesTheYoungerValueCounts() {
        Parameter older = new Parameter("Device.Time.Enable", Value.string("old"), NINE.minusSeconds(1), true);
        Parameter younger = new Parameter("Device.Time.Enable", Value.string("new"), TEN, null);
        assertThat(tree.with(tree.all())).isSameAs(tree);
        assertThat(tree.with(List.of(older)).get("Device.Time.Enable"))
                .contains(new Parameter("Device.Time.Enable", Value.string("true"), NINE, true));
        assertThat(tree.with(List.of(younger)).get("Device.Time.Enable")).contains(younger);
    }

    @Test
    void aNameThatWasListedLaterLeavesTheValueOfTheOtherTree() {
        ParameterTree informed = ParameterTree.EMPTY.with(List.of(value("Device.A", "1")), NINE);
        ParameterTree listed = ParameterTree.EMPTY.with(List.of(new Learnt.Named("Device.A", true)), TEN);
        Parameter wanted = new Parameter("Device.A", Value.string("1"), NINE, true);
        assertThat(listed.with(informed.all()).get("Device.A")).contains(wanted);
        assertThat(informed.with(listed.all()).get("Device.A")).contains(wanted);
    }

    @Test
    void aLongValueIsCutAndSaysSo() {
        String kept = text(learn(value("Device.Log", "x".repeat(100_000))), "Device.Log");
        assertThat(kept).hasSize(ParameterTree.MAX_VALUE).endsWith(ParameterTree.CUT);
    }

    @Test
    void aDeviceThatReportsTooMuchIsNotBelieved() {
        List<Learnt> many = new ArrayList<>();
        for (int i = 0; i < ParameterTree.MAX_NODES + 10; i++) {
            many.add(value("Device.X." + i, "v"));
        }
        assertThat(ParameterTree.EMPTY.with(many, NINE).size()).isEqualTo(ParameterTree.MAX_NODES);

        List<Learnt> big = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            big.add(value("Device.Y." + i, "x".repeat(ParameterTree.MAX_VALUE)));
        }
        ParameterTree full = ParameterTree.EMPTY.with(big, NINE);
        assertThat(full.size()).isEqualTo(200);
        assertThat(full.all().stream().filter(one -> one.value() != null)).hasSize(ParameterTree.MAX_TEXT
                / ParameterTree.MAX_VALUE);
    }

    @Test
    void pathsThatNoDeviceModelHasAreNotKept() {
        assertThat(
                learn(value("", "x"), value("a".repeat(257), "x"), value("Device.\n", "x"), value("Device.\uD83D\uDE00",
                        "x"), value("Device.\uD800", "x")))
                .isSameAs(tree);
        assertThat(learn(value("a".repeat(256), "x")).size()).isEqualTo(tree.size() + 1);
    }

    @Test
    void secretsAreNeverKept() {
        String passphrase = "Device.WiFi.AccessPoint.1.Security.KeyPassphrase";
        ParameterTree next = learn(value(passphrase, "correct horse"));
        assertThat(next.get(passphrase)).contains(new Parameter(passphrase, Value.string(""), TEN, null));
    }

    private ParameterTree learn(Learnt... learnt) {
        return tree.with(Arrays.asList(learnt), TEN);
    }

    private static String text(ParameterTree tree, String path) {
        Value value = tree.get(path).orElseThrow().value();
        return value == null ? "" : value.text();
    }
}
