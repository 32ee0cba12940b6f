package org.pilotacs.sim.homes;

import org.junit.jupiter.api.Test;
import org.pilotacs.sim.fleet.BoxKind;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class HomesTest {
    private static List<HomePlan> plans(int count) {
        Homes homes = new Homes(count, 11, false);
        return IntStream.rangeClosed(1, count).mapToObj(homes::plan).toList();
    }

    private static List<KnownHome> homes(int count, boolean clean) {
        Homes homes = new Homes(count, 5, clean);
        return IntStream.rangeClosed(1, count).mapToObj(homes::home).toList();
    }

    @Test
    void theSameSeedGivesTheSameBytesHoweverManyHomesThereAre() {
        List<String> some = IntStream.rangeClosed(1, 40).mapToObj(new Homes(40, 1, false)::line).toList();
        List<String> more = IntStream.rangeClosed(1, 40).mapToObj(new Homes(2000, 1, false)::line).toList();
        assertThat(more).isEqualTo(some);
        assertThat(new Homes(40, 2, false).line(1)).isNotEqualTo(some.getFirst());
    }

    @Test
    void aLineSaysEverythingInOrder() {
        String line = new Homes(10, 1, false).line(3);
        assertThat(line).startsWith("{\"home\":3,\"truth\":[").endsWith("}}]}").doesNotContain("\n");
        assertThat(line).containsSubsequence("\"at\":\"2026-", "\"device\":{\"manufacturer\":\"", "\"oui\":",
                "\"productClass\":", "\"serialNumber\":", "\"root\":", "\"softwareVersion\":", "\"modelName\":",
                "\"area\":\"", "\"arrears\":", "\"said\":", "\"errorCode\":", "\"lastSeen\":",
                "\"comesEvery\":\"PT24H\"", "\"starts\":[", "\"neighbours\":{\"seen\":", "\"weak\":", "\"offline\":",
                "\"snapshots\":[{\"at\":", "\"parameters\":{\"");
    }

    @Test
    void whatABoxSaysIsEscaped() {
        assertThat(HomeJson.text("a\"b\\c\nd")).isEqualTo("\"a\\\"b\\\\c\\u000ad\"");
        assertThat(HomeJson.text(null)).isEqualTo("null");
    }

    @Test
    void faultsAndBoxesHaveTheirShares() {
        List<HomePlan> plans = plans(20_000);
        assertThat(share(plans, plan -> plan.faults().isEmpty())).isCloseTo(0.15, within(0.01));
        assertThat(share(plans, plan -> plan.faults().size() == 1)).isCloseTo(0.65, within(0.01));
        assertThat(share(plans, plan -> plan.faults().size() == 2)).isCloseTo(0.2, within(0.01));
        assertThat(share(plans, plan -> plan.box() == BoxKind.SAGEVISION)).isCloseTo(0.6, within(0.01));
        assertThat(share(plans, plan -> plan.box() == BoxKind.TELMAR)).isCloseTo(0.2, within(0.01));
        List<HomePlan> healthy = plans.stream().filter(plan -> plan.faults().isEmpty()).toList();
        assertThat(share(healthy, HomePlan::complains)).isCloseTo(0.5, within(0.03));
        assertThat(new Homes(20_000, 11, false).shares()).containsKeys("rain-fade", "wifi-off")
                .doesNotContainValue(0).hasSize(30 + 3);
    }

    @Test
    void twoFaultsAreMostlyOfTwoParts() {
        List<HomePlan> both = plans(5000).stream().filter(plan -> plan.faults().size() == 2).toList();
        assertThat(both).allMatch(plan -> Set.copyOf(plan.faults()).size() == 2)
                .allMatch(plan -> HomeFault.of(plan.box()).containsAll(plan.faults()))
                .noneMatch(plan -> plan.faults().stream()
                        .anyMatch(fault -> fault.traits().part() == HomeFault.Part.REACH));
        assertThat(share(both,
                plan -> plan.faults().getFirst().traits().part() == plan.faults().getLast().traits().part()))
                .isCloseTo(0.1, within(0.04));
    }

    @Test
    void cleanHomesAreReadNowAndWholeAndExactly() {
        assertThat(homes(60, true)).filteredOn(home -> home.plan().faults().stream()
                .noneMatch(fault -> fault.traits().part() == HomeFault.Part.REACH || fault == LineFault.WIFI_OFF))
                .allSatisfy(home -> {
                    assertThat(home.snapshots()).hasSize(15).isSortedAccordingTo((one, other) -> one.at()
                            .compareTo(other.at()));
                    assertThat(home.contact().last()).isEqualTo(home.called())
                            .isEqualTo(home.snapshots().getLast().at());
                    assertThat(home.snapshots().getLast().parameters().keySet())
                            .isEqualTo(home.snapshots().getFirst().parameters().keySet());
                    assertThat(home.plan().faults().isEmpty() || home.call().said() != null).isTrue();
                    if (home.plan().box() == BoxKind.SAGEVISION) {
                        Said first = Said.first(home);
                        assertThat(first.scan().stream().filter(carrier -> carrier.frequency() == first.frequency(2)))
                                .singleElement().satisfies(carrier -> assertThat(carrier.level())
                                        .isEqualTo(first.level(2)));
                    }
                });
    }

    @Test
    void otherHomesLackThingsInTheirShares() {
        List<KnownHome> homes = homes(400, false).stream()
                .filter(home -> home.plan().faults().stream()
                        .noneMatch(fault -> fault.traits().part() == HomeFault.Part.REACH))
                .toList();
        assertThat(share(homes, home -> !home.snapshots().getLast().at().equals(home.called())))
                .isCloseTo(0.1, within(0.05));
        assertThat(homes).allMatch(home -> Duration.between(home.contact().last(), home.called())
                .compareTo(Duration.ofHours(48)) <= 0);
        assertThat(share(homes, home -> home.snapshots().getLast().parameters().size() < home.snapshots().getFirst()
                .parameters().size())).isCloseTo(0.325, within(0.08));
        List<KnownHome> faulty = homes.stream().filter(home -> !home.plan().faults().isEmpty()).toList();
        assertThat(share(faulty, home -> home.call().said() == null)).isCloseTo(0.2, within(0.06));
        assertThat(share(faulty, home -> home.call().said() != null && home.plan().faults().stream()
                .noneMatch(fault -> fault.traits().complaints().contains(home.call().said()))))
                .isCloseTo(0.1, within(0.05));
    }

    @Test
    void measurementsAreOffByAsMuchAsAReceiverIs() {
        double[] errors = homes(120, false).stream().filter(home -> home.plan().box() == BoxKind.SAGEVISION)
                .mapToDouble(home -> {
                    Said first = Said.first(home);
                    double scanned = first.scan().stream()
                            .filter(carrier -> carrier.frequency() == first.frequency(2)).findFirst().orElseThrow()
                            .level();
                    return scanned - first.level(2);
                }).toArray();
        double variance = IntStream.range(0, errors.length).mapToDouble(i -> errors[i] * errors[i]).average()
                .orElseThrow();
        assertThat(Math.sqrt(variance)).isCloseTo(Math.sqrt(2), within(0.4));
    }

    @Test
    void noSettingOfTheServersIsInTheFile() {
        assertThat(new Homes(10, 1, false).line(1)).doesNotContain("ManagementServer", "BulkData", "Diagnostics");
    }

    @Test
    void thereIsNoHomeOfNoNumber() {
        assertThatThrownBy(() -> new Homes(0, 1, false)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are 1 to 10000000 homes: 0");
    }

    private static <T> double share(List<T> of, Predicate<T> wanted) {
        return (double) of.stream().filter(wanted).count() / of.size();
    }
}
