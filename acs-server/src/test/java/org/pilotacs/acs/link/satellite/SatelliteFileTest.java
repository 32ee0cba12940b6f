package org.pilotacs.acs.link.satellite;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.link.satellite.carousel.PlayPlan;
import org.pilotacs.acs.link.satellite.mux.HeadendConfig;
import org.pilotacs.acs.link.satellite.mux.HeadendConfig.Multiplexer;
import org.pilotacs.acs.link.satellite.mux.HeadendConfig.Stream;
import org.pilotacs.acs.link.satellite.payload.CardSystemConfig;
import org.pilotacs.acs.link.satellite.payload.EncoderSettings;
import org.pilotacs.acs.yaml.Problem;
import org.pilotacs.acs.yaml.Problems;

import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/// Given a file that describes what is broadcast by, when it is read, then it means what it says, or all that is wrong is named with
/// its line.
class SatelliteFileTest {
    private static final Path DOCS = Path.of("..", "docs", "satellite.yaml");

    /// The reference says of everything what holds without it.
    @Test
    void the_reference_is_true() {
        Satellites read = SatelliteFile.read(DOCS);
        assertThat(read.plans().keySet()).containsExactlyInAnyOrder("reconnect", "reset-pin");
        read.plans().forEach((name, plan) -> assertThat(plan).as(name).isEqualTo(Satellites.usual(name)));
        assertThat(read.headends()).singleElement().satisfies(one -> {
            assertThat(one.system()).isEqualTo("operator");
            assertThat(one.config()).isEqualTo(HeadendConfig.of("main",
                    List.of(new Multiplexer("mux-a", "mux-a.operator.example", 4000),
                            new Multiplexer("mux-b", "mux-b.operator.example", 4000)),
                    Stream.of(0x5A5A0001L, 1)));
        });
        assertThat(read.systems()).singleElement().isEqualTo(new CardSystemConfig("operator", List.of(),
                new CardSystemConfig.Encoded("ref-1", EncoderSettings.of(0x5A5A,
                        DOCS.toAbsolutePath().resolveSibling("ref1.key")))));
    }

    @Test
    void the_usual_plan_for_rights_is_464_plays_in_thirty_days() {
        PlayPlan plan = Satellites.NONE.plan("reconnect");
        assertThat(plan.plays()).isEqualTo(40 + 50 + 138 + 144 + 92);
        assertThat(plan.over().toDays()).isEqualTo(30);
        assertThat(Satellites.NONE.plan("reset-pin").over().toHours()).isEqualTo(24);
    }

    @Test
    void everything_that_is_wrong_is_named_with_its_line() {
        List<Problem> problems = problems("""
                card-systems:
                  - {name: operator, kind: ref-1, ca-system-id: 0x5A5A5}
                  - {name: Big One, kind: handed-in-only, ca-system-id: 1}
                head-ends:
                  - name: main
                    card-system: other
                    bandwith: 100
                    multiplexers: []
                plans:
                  reconnect: {repeat: [{every: 0s, for: 10m}], over-after: 30d}
                  reconect: {}
                """);
        assertThat(problems).extracting(Problem::line).contains(2, 3, 6, 7, 8, 10, 11);
        assertThat(problems).extracting(Problem::toString).anyMatch(text -> text.contains("0x5A5A5"))
                .anyMatch(text -> text.contains("lower-case"))
                .anyMatch(text -> text.contains("none of card-systems"))
                .anyMatch(text -> text.contains("bandwith") && text.contains("bandwidth"))
                .anyMatch(text -> text.contains("multiplexers"));
    }

    @Test
    void a_gateway_and_a_stream_by_UDP_are_read() {
        Problems problems = new Problems();
        Satellites read = SatelliteFile.read(Path.of("test.yaml"), """
                card-systems:
                  - {name: vendor, kind: gateway, url: 'https://cas.example/api', token: secret, cards: ['01', '02 3']}
                  - {name: operator, kind: handed-in-only, ca-system-id: 0x0B00}
                head-ends:
                  - name: north
                    card-system: operator
                    mode: active-standby
                    protocol-version: 2
                    format: ts-packets
                    udp: {host: 239.1.1.1, port: 4001}
                    multiplexers: [{name: a, host: 10.0.0.1, port: 4000}]
                """, problems);
        assertThat(problems.all()).isEmpty();
        assertThat(read.systems()).extracting(CardSystemConfig::cards).containsExactly(List.of("01", "023"), List.of());
        assertThat(read.headends().getFirst().config()).satisfies(config -> {
            assertThat(config.stream().clientId()).isEqualTo(0x0B000001L);
            assertThat(config.stream().protocolVersion()).isEqualTo(2);
            assertThat(config.provision().isUdp()).isTrue();
        });
    }

    private static List<Problem> problems(String text) {
        Problems problems = new Problems();
        Satellites _ = SatelliteFile.read(Path.of("test.yaml"), text, problems);
        return problems.all();
    }
}
