package org.pilotacs.acs.link.cwmp;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// That docs/quirks.md has every quirk that is known, and that what it says to show each is there.
class QuirksDocTest {
    private static final Path ROOT = Path.of("..");
    private static final Path TRANSCRIPTS = Path.of("src/test/resources/transcripts/cwmp");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z]\\d+) \\|.*\\|([^|]*)\\| ([^|]+) \\|$");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern HEAD = Pattern.compile("# ([HXDCR]\\d+(?:, [HXDCR]\\d+)*):");
    private static final List<String> MODULES = List.of("acs-server", "protocols");

    private record Row(String id, List<String> keys, List<String> shownBy) {
        @Override
        public String toString() {
            return id;
        }
    }

    static Stream<Row> rows() throws IOException {
        return ROW.matcher(Files.readString(ROOT.resolve("docs/quirks.md"))).results()
                .map(row -> new Row(row.group(1), quoted(row.group(2)), quoted(row.group(3))));
    }

    @Test
    void everyKnownQuirkHasItsRow() throws IOException {
        List<String> known = Stream.of(numbers("H", 19), numbers("X", 17), numbers("D", 23), numbers("C", 7),
                numbers("R", 14)).flatMap(ids -> ids).toList();
        assertThat(rows().map(Row::id)).containsExactlyElementsOf(known);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatShowsAQuirkIsThere(Row row) throws IOException {
        assertThat(row.shownBy()).isNotEmpty();
        for (String shown : row.shownBy()) {
            if (shown.endsWith(".txt")) {
                assertThat(TRANSCRIPTS.resolve(shown)).exists();
            } else {
                String[] parts = shown.split("#");
                String source = source(parts[0]);
                assertThat(source).as(shown).contains(parts.length > 1 ? "void " + parts[1] + "(" : "void ");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatCanBeSetIsInTheDocumentOfProfiles(Row row) throws IOException {
        String profiles = Files.readString(ROOT.resolve("docs/profiles.md"));
        assertThat(row.keys()).allSatisfy(key -> assertThat(profiles).containsPattern("`" + key + "`|\n" + key + ":"));
    }

    @Test
    void aTranscriptThatBeginsWithAQuirkIsNamedThere() throws IOException {
        List<Row> rows = rows().toList();
        try (Stream<Path> files = Files.list(TRANSCRIPTS)) {
            for (Path file : files.toList()) {
                Matcher head = HEAD.matcher(Files.readString(file));
                List<String> named = head.lookingAt() ? List.of(head.group(1).split(", ")) : List.of();
                assertThat(rows).as("%s", file).filteredOn(row -> named.contains(row.id())).hasSameSizeAs(named)
                        .allSatisfy(row -> assertThat(row.shownBy()).contains(file.getFileName().toString()));
            }
        }
    }

    private static Stream<String> numbers(String letter, int most) {
        return IntStream.rangeClosed(1, most).mapToObj(number -> letter + number);
    }

    private static List<String> quoted(String text) {
        return QUOTED.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static String source(String test) throws IOException {
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                List<Path> found = files.filter(file -> file.getFileName().toString().equals(test + ".java")).toList();
                if (!found.isEmpty()) {
                    return Files.readString(found.getFirst());
                }
            }
        }
        throw new AssertionError("no test " + test);
    }
}
