package org.pilotacs.sim;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.sim.acs.ScriptedAcs;
import org.pilotacs.sim.fleet.Box;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.FleetConfig.Mix;
import org.pilotacs.sim.fleet.Lwm2mFleet;
import org.pilotacs.sim.fleet.OneWayFleet;
import org.pilotacs.sim.fleet.SimulatedBox;
import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class FleetConsoleTest {
    private final StringWriter said = new StringWriter();
    private ScriptedAcs acs;
    private Fleet fleet;
    private FleetConsole console;
    private SimulatedBox decoder;

    @BeforeEach
    void start() throws Exception {
        acs = new ScriptedAcs();
        fleet = Fleet.start(FleetConfig.of(acs.url(), 3).mix(new Mix(1, 1, 1)));
        fleet.awaitAllInformed(Duration.ofSeconds(10));
        console = new FleetConsole(fleet, new PrintWriter(said));
        decoder = fleet.boxes().iterator().next();
    }

    @AfterEach
    void stop() {
        fleet.close();
        acs.close();
    }

    @Test
    void rainFallsOnDecodersAndStops() {
        console.obey("rain 8dB");
        assertThat(said.toString()).contains("2 decoders");
        assertThat(decoder.decoder().tuner(1).read().locked()).isFalse();
        console.obey("clear");
        assertThat(decoder.decoder().tuner(1).read().locked()).isTrue();
    }

    @Test
    void oneBoxOrOneAreaCanBeMeant() {
        console.obey("rain 3.5 " + decoder.serial());
        assertThat(decoder.decoder().dish().rain()).isEqualTo(3.5);
        console.obey("rain 2dB " + decoder.inventory().area());
        assertThat(decoder.decoder().dish().rain()).isEqualTo(2);
    }

    @Test
    void listSaysWhatEachBoxMeasures() {
        console.obey("list");
        assertThat(said.toString().lines()).hasSize(3).first().asString().contains(decoder.serial(), "locked", "dBm");
    }

    @Test
    void boxesThatSpeakLwm2mObeyToo() {
        FleetConfig alone = FleetConfig.of(Lwm2mFleet.of(URI.create("coap://127.0.0.1:1"), 2));
        try (Fleet decoders = Fleet.start(alone.bootTime(Duration.ofHours(1)))) {
            FleetConsole their = new FleetConsole(decoders, new PrintWriter(said));
            Box box = decoders.allBoxes().getFirst();
            their.obey("rain 2dB " + box.serial());
            their.obey("list " + box.serial());
            their.obey("update " + box.serial());
            their.obey("update " + decoder.serial());
            assertThat(box.decoder().dish().rain()).isEqualTo(2);
            assertThat(said.toString().lines()).hasSize(3).last().asString().startsWith("? ");
            assertThat(said.toString()).contains("SV-L2", "down | locked");
        }
    }

    @Test
    void boxesThatOnlyHearAndTheirHeadendObeyToo() {
        try (Fleet listeners = Fleet.start(FleetConfig.of(OneWayFleet.of(2)).bootTime(Duration.ZERO))) {
            FleetConsole their = new FleetConsole(listeners, new PrintWriter(said));
            Box box = listeners.allBoxes().getFirst();
            their.obey("tune other " + box.serial());
            their.obey("unplug " + box.serial());
            their.obey("box " + box.serial() + " screen");
            their.obey("box " + box.serial() + " card");
            their.obey("box " + box.serial() + " emm");
            their.obey("box " + box.serial() + " pin");
            their.obey("box " + box.serial() + " pin choose 1234");
            their.obey("box " + box.serial() + " pin 1234");
            their.obey("headend capacity 50");
            their.obey("headend silent");
            their.obey("headend");
            assertThat(said.toString().lines()).containsSubsequence("1 decoders", "nothing", "does not listen",
                    "a PIN that the customer chose", "chosen", "opens")
                    .anyMatch(line -> line.matches("card \\d{12} RUNNING, paired, 12 products, 0 failures to decrypt"))
                    .anyMatch(line -> line.matches("multiplexer up on port \\d+, Silent, capacity 50 kbit/s.*"))
                    .anyMatch(line -> line.matches("on air \\d+ packets.* 2 homes, . on, 1 tuned, .*"));
            for (String line : List.of("tune", "tune away", "box", "box X screen", "box " + box.serial(),
                    "box " + box.serial() + " smell", "headend dance", "headend capacity", "headend capacity -4")) {
                StringWriter answer = new StringWriter();
                new FleetConsole(listeners, new PrintWriter(answer)).obey(line);
                assertThat(answer.toString()).as(line).startsWith("? ");
            }
            their.obey("headend kill");
            assertThat(listeners.headend().mux().isUp()).isFalse();
            their.obey("headend restart");
            assertThat(listeners.headend().mux().isUp()).isTrue();
        }
        console.obey("headend");
        assertThat(said.toString()).contains("? there are no one-way boxes");
    }

    @Test
    void nonsenseIsAnsweredAndDoesNoHarm() {
        for (String line : new String[]{ "", "dance", "rain", "rain much", "rain -3", "rain 3 NOBODY", "lnb wet X",
            "plug", "journal NOBODY", "lnb dead NH1"}) {
            console.obey(line);
        }
        assertThat(said.toString().lines()).hasSize(9).allMatch(line -> line.startsWith("? "));
    }

    @Test
    void everyCommandExplainsItself() {
        for (String[] arguments : new String[][]{ { "--help"}, { "fleet", "--help"}}) {
            StringWriter out = new StringWriter();
            assertThat(new CommandLine(new Main()).setOut(new PrintWriter(out)).execute(arguments)).isZero();
            assertThat(out.toString()).startsWith("Usage: pilot-sim");
        }
    }

    @Test
    void wrongArgumentsAreNamedAndNothingStarts() {
        for (String[] arguments : new String[][]{ { "fleet", "--acs", "nonsense"},
            { "fleet", "--acs", "http://127.0.0.1:1/", "--size", "0"},
            { "fleet", "--acs", "http://127.0.0.1:1/", "--lwm2m", "1", "--coap", "http://127.0.0.1"},
            { "fleet", "--acs", "http://127.0.0.1:1/", "--lwm2m", "1", "--vendor-base", "3"},
            { "fleet", "--acs", "http://127.0.0.1:1/", "--mix", "1:2"},
            { "fleet", "--acs", "http://127.0.0.1:1/", "--one-way", "1", "--emm-key", "0102"},
            { "fleet", "--acs", "http://127.0.0.1:1/", "--one-way", "1", "--one-way-off", "2"},
            { "fleet", "--acs", "http://127.0.0.1:1/", "--one-way", "1", "--emm-capacity", "-1"},
            { "fleet", "--acs", "http://127.0.0.1:1/", "--one-way", "1", "--mux-version", "6"},
            { "fleet", "--acs", "http://127.0.0.1:1/", "--one-way", "1", "--ca-system-id", "nonsense"},
            { "fleet", "--acs", "http://127.0.0.1:1/", "--one-way", "1", "--ts-udp", "nonsense"},
            { "fleet", "--acs", "http://127.0.0.1:1/", "--periodic", "soon"}}) {
            StringWriter err = new StringWriter();
            assertThat(new CommandLine(new Main()).setErr(new PrintWriter(err)).execute(arguments)).isEqualTo(2);
            assertThat(err.toString()).doesNotContain("Exception:");
        }
    }
}
