package org.pilotacs.sim;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class LoadSatelliteCommandTest {
    private static String misunderstood(String... options) {
        StringWriter err = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of("load-satellite"));
        arguments.addAll(List.of(options));
        int exit = new CommandLine(new Main()).setErr(new PrintWriter(err)).execute(arguments.toArray(String[]::new));
        assertThat(exit).isEqualTo(2);
        return err.toString();
    }

    @ParameterizedTest
    @CsvSource({ "--habits owls,'owls' is neither typical nor always-on", "--within long,'long' is no time such as",
        "--cards 0,a population has 1 to 100000000 cards: 0", "--cards 5,of 5 cards 1 to 5 can call: 3000",
        "--bandwidth 70000,a capacity is 0 to 65535 kbit/s: 70000", "--mux-port -1,a port is 0 to 65535: -1",
        "--emm-key 12,12"})
    void whatCannotBeIsSaid(String option, String because) {
        String[] words = option.split(" ");
        assertThat(misunderstood("--care", "http://127.0.0.1:1", words[0], words[1])).contains(because);
    }

    @Test
    void itNeedsAServer() {
        assertThat(misunderstood()).contains("--care");
    }
}
