package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.acs.cli.PilotCli;
import org.pilotacs.acs.cli.Terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// The command that takes over what GenieACS kept, as it is typed.
class ImportGenieAcsTest {
    @TempDir
    private Path folder;

    private record Result(int exit, String out, String err) {}

    @Test
    void it_only_says_what_would_come_until_it_is_told_to_write() throws IOException {
        Files.writeString(folder.resolve("objects.json"), "{\"_id\":\"one\"}\n");
        Files.writeString(folder.resolve("users.json"), "{\"_id\":\"admin\",\"password\":\"hush\"}\n");

        Result dry = type();
        assertThat(dry.exit()).as("%s", dry).isZero();
        assertThat(dry.out()).startsWith("Nothing is written").contains("objects.json:1: object one: would be taken")
                .contains("users.json: whole file: would be left out because people sign in here")
                .doesNotContain("hush");
        assertThat(type("--write").out()).contains("objects.json:1: object one: taken");
        assertThat(type("--write").out()).contains("objects.json:1: object one: is here already");
        assertThat(type("--brief").out()).doesNotContain("objects.json:1").contains("object ");
    }

    @Test
    void a_move_stands_in_the_audit_trail_and_a_dry_run_does_not() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("objects.json"), "{\"_id\":\"one\"}\n{\"_id\":\"two\"}\n");
        type();
        type("--write");
        AcsConfig config = Lab.config(folder.resolve("data"), Lab.settings(Map.of(), 0, 0));
        try (AcsServer server = AcsServer.start(config, Clock.systemUTC());
                CareClient care = new CareClient(server.console().getPort())) {
            JsonNode deeds = care.get("/care/v1/audit").json().path("entries");
            assertThat(deeds).as("%s", deeds)
                    .filteredOn(one -> one.path("detail").asText().startsWith("import-genieacs"))
                    .singleElement().satisfies(one -> {
                        assertThat(one.path("detail").asText()).isEqualTo("import-genieacs, taken: object 2");
                        assertThat(one.path("deed").asText()).isEqualTo("configured");
                    });
        }
    }

    @Test
    void what_is_wrong_shows_in_the_exit_code() throws IOException {
        Files.writeString(folder.resolve("presets.json"),
                "{\"_id\":\"p\",\"precondition\":\"=\"}\n{\"_id\":\"q\",\"configurations\":[]}\n");
        Result result = type("--write");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).contains("presets.json:1: preset p: left out because precondition")
                .contains("presets.json:2: preset q: taken");
    }

    @Test
    void a_folder_without_exports_is_refused() {
        Result result = type();
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("mongodump");
    }

    private Result type(String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true),
                new BufferedReader(new StringReader("")), false, Map.of());
        String[] arguments = new String[more.length + 4];
        arguments[0] = "import-genieacs";
        arguments[1] = folder.toString();
        arguments[2] = "--data";
        arguments[3] = folder.resolve("data").toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        int exit = PilotCli.run(arguments, new PilotCli.Application(_ -> {
            throw new IOException("no server is started here");
        }, Main::echo, new Main.Texts(), Main::moveIn), terminal);
        return new Result(exit, out.toString(), err.toString());
    }
}
