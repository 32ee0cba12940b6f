package org.pilotacs.acs.cli;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.acs.account.Account;
import org.pilotacs.acs.account.Role;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.runtime.Secret;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// `./pilot account` and `./pilot token`, on a server that nobody has to sign in to at first.
class AccountCommandsTest {
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    private Path folder = Path.of("");
    private final Map<String, String> environment = new HashMap<>();
    private TestDoor door;

    /// What a command line came to.
    private record Result(int exit, String out, String err) {}

    @BeforeEach
    void open() {
        door = TestDoor.open();
        environment.put("PILOT_SERVER", "http://127.0.0.1:" + door.port());
    }

    @AfterEach
    void close() {
        door.close();
    }

    private Result type(String input, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err),
                new BufferedReader(new StringReader(input)), false, environment);
        int exit = PilotCli.run(arguments, new PilotCli.Application(_ -> {
            throw new IOException("no server is started here");
        }, _ -> {
            throw new IOException("no server is started here");
        }, new ConfigTexts() {
            @Override
            public String effective(ServerStarter.ConfigSource source) {
                return "";
            }

            @Override
            public String reference() {
                return "";
            }
        }, _ -> {
            throw new IOException("no database is opened here");
        }), terminal);
        return new Result(exit, out.toString(), err.toString());
    }

    private void makeToken() {
        Result made = type("", "token", "add", "ops", "--role", "admin", "--days", "30");
        assertThat(made.exit()).isZero();
        assertThat(made.out().strip()).matches("pilot_[0-9a-f]{64}");
        environment.put("PILOT_TOKEN", made.out().strip());
    }

    @Test
    void the_first_account_needs_nothing_and_says_what_the_next_commands_need() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        Result added = type("", "account", "add", "Anna", "--role", "admin", "--password-file", file.toString());
        assertThat(added.exit()).as(added.err()).isZero();
        assertThat(added.out()).contains("anna may sign in as admin.").contains("console.token");
        assertThat(door.accounts.check("anna", Secret.of(PASSWORD), TestDoor.NOW)).isPresent();
        Result next = type("", "account", "list");
        assertThat(next.exit()).isEqualTo(3);
        assertThat(next.err()).contains("PILOT_TOKEN").contains("./pilot token add");
    }

    @Test
    void accounts_are_added_listed_and_changed() {
        makeToken();
        assertThat(type("", "account", "list").out()).contains("There are no accounts");
        assertThat(type(PASSWORD + "\n", "account", "add", "root", "--role", "admin").exit()).isZero();
        assertThat(type(PASSWORD + "\n", "account", "add", "anna", "--role", "care").exit()).isZero();
        assertThat(type("", "account", "role", "anna", "engineer").exit()).isZero();
        assertThat(type("", "account", "disable", "anna").out()).contains("anna is kept out.");
        assertThat(type("", "account", "list").out()).containsPattern("anna +engineer +never +disabled");
        assertThat(type("", "account", "enable", "anna").exit()).isZero();
        assertThat(type("another password\n", "account", "password", "anna").exit()).isZero();
        assertThat(door.accounts.check("anna", Secret.of("another password"), TestDoor.NOW)).map(Account::role)
                .contains(Role.ENGINEER);
    }

    @Test
    void what_is_refused_is_said() {
        makeToken();
        assertThat(type("", "account", "add", "root", "--role", "admin").err()).contains("--password-file");
        assertThat(type("short\n", "account", "add", "root", "--role", "admin").err()).contains("password");
        assertThat(type(PASSWORD + "\n", "account", "add", "root", "--role", "god").exit()).isEqualTo(1);
        assertThat(type(PASSWORD + "\n", "account", "add", "anna", "--role", "care").err()).contains("admin");
        assertThat(type("", "account", "disable", "nobody").err()).contains("There is no account nobody");
        assertThat(type("", "account", "add", "root", "--role", "admin", "--password-file", "/none").exit())
                .isEqualTo(2);
        assertThat(door.accounts.exist()).isFalse();
    }

    @Test
    void tokens_are_listed_without_what_they_are_and_removed() {
        makeToken();
        String list = type("", "token", "list").out();
        assertThat(list).contains("ops").contains("admin").doesNotContain("pilot_");
        assertThat(type("", "token", "remove", "none").exit()).isEqualTo(1);
        assertThat(type("", "token", "remove", "ops").exit()).isZero();
        assertThat(type("", "token", "list").out()).contains("There are no tokens");
    }

    @Test
    void a_login_for_SFTP_is_made_for_a_box_or_a_model_and_taken_back() {
        SampleBox.comes(door.core, "SN-1001");
        Result made = type("", "sftp-login", "add", "--box", "SN-1001", "--name", "living-room");
        assertThat(made.out()).matches("(?s)living-room\\R[0-9a-f]{32}\\R");
        assertThat(made.err()).contains("not shown again");
        assertThat(type("", "sftp-login", "add", "--product-class", "SV-S2", "--name", "decoders").exit()).isZero();
        String list = type("", "sftp-login", "list").out();
        assertThat(list).contains("living-room", "SN%2D1001", "model SV-S2", "password")
                .doesNotContain(made.out().substring(13, 40));
        assertThat(type("", "sftp-login", "add").exit()).isEqualTo(2);
        assertThat(type("", "sftp-login", "add", "--box", "SN-1001", "--name", "living-room").exit()).isEqualTo(1);
        assertThat(type("", "sftp-login", "remove", "living-room").exit()).isZero();
        assertThat(type("", "sftp-login", "remove", "living-room").exit()).isEqualTo(1);
    }

    @Test
    void each_command_has_its_help() {
        for (String[] line : new String[][]{ { "account"}, { "account", "add"}, { "account", "disable"},
            { "account", "role"}, { "token"}, { "token", "add"}, { "token", "remove"}, { "sftp-login"},
            { "sftp-login", "add"}, { "sftp-login", "list"}, { "sftp-login", "remove"}}) {
            String[] arguments = Arrays.copyOf(line, line.length + 1);
            arguments[line.length] = "--help";
            Result help = type("", arguments);
            assertThat(help.exit()).isZero();
            assertThat(help.out()).contains("Usage: pilot " + String.join(" ", line));
        }
    }
}
