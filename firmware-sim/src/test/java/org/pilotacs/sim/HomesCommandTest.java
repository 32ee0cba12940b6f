package org.pilotacs.sim;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.sim.homes.Homes;
import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class HomesCommandTest {
    @TempDir
    private Path folder;

    private record Run(int exit, String out, String err) {
        static Run of(String... arguments) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            int exit = new CommandLine(new Main()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                    .execute(arguments);
            return new Run(exit, out.toString(), err.toString());
        }
    }

    @Test
    void theSameSeedWritesTheSameFile() throws IOException {
        Path first = folder.resolve("first.jsonl");
        Path second = folder.resolve("second.jsonl");
        assertThat(Run.of("homes", "--count", "12", "--seed", "3", "--out", first.toString()).exit()).isZero();
        Run again = Run.of("homes", "--count", "12", "--seed", "3", "--out", second.toString());
        assertThat(again.out()).startsWith("homes=12 bytes=");
        assertThat(first).hasSameBinaryContentAs(second);
        assertThat(Files.readAllLines(first)).hasSize(12).allMatch(line -> line.startsWith("{\"home\":"));
    }

    @Test
    void itSaysHowManyHomesThereAreWithEachFault() {
        assertThat(Run.of("homes", "--count", "500", "--explain").out().lines()).hasSize(30 + 3)
                .contains("healthy=" + healthy()).anyMatch(line -> line.matches("rain-fade=[1-9][0-9]*"));
    }

    private static long healthy() {
        Homes homes = new Homes(500, 1, false);
        return IntStream.rangeClosed(1, 500).filter(i -> homes.plan(i).faults().isEmpty()).count();
    }

    @Test
    void whatCannotBeIsSaid() {
        assertThat(Run.of("homes")).satisfies(run -> {
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err()).contains("Say where to by --out, or --explain");
        });
        assertThat(Run.of("homes", "--count", "0", "--explain").err()).contains("there are 1 to 10000000 homes: 0");
    }
}
