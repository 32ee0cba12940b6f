package org.pilotacs.acs.provisioning.extension;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.provisioning.extension.ExtensionResult.Failed;
import org.pilotacs.acs.provisioning.extension.ExtensionResult.Value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/// When a script's process begins, ends and begins anew.
class ScriptLifeTest {
    private static final String PID = "exports.pid = (_, done) => done(null, process.pid);\n";
    private static final Duration SHORT = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    private static boolean isAlive(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::isAlive).orElse(false);
    }

    private static void awaitEnd(String pid) {
        Awaitility.await().atMost(OperatorFolder.PATIENCE).until(() -> !isAlive(pid));
    }

    @Test
    void calls_of_one_script_share_its_process_and_may_overtake_each_other() throws Exception {
        try (OperatorFolder scripts = OperatorFolder.in(folder).with("crm.js", PID + """
                exports.wait = ([ms, what], done) => setTimeout(() => done(null, [process.pid, what]), +ms);
                """); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String pid = scripts.json("crm", "pid");
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String[] call = { "crm", "wait", Integer.toString(100 - 2 * i), "call " + i};
                answers.add(threads.submit(() -> scripts.json(call)));
            }
            for (int i = 0; i < 50; i++) {
                assertThat(answers.get(i).get()).isEqualTo("[" + pid + ",\"call " + i + "\"]");
            }
        }
    }

    @Test
    void more_calls_than_a_script_may_have_are_refused_until_it_answered_some() throws Exception {
        try (OperatorFolder scripts = OperatorFolder.in(folder).with("crm.js", PID + """
                const fs = require('fs');
                const waiting = [];
                exports.hold = (_, done) => { if (waiting.push(done) === 64) fs.writeFileSync('full', ''); };
                setInterval(() => { if (fs.existsSync('go')) waiting.splice(0).forEach((done) => done()); }, 10);
                """).with("other.js", PID); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> held = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                held.add(threads.submit(() -> scripts.json("crm", "hold")));
            }
            Awaitility.await().atMost(OperatorFolder.PATIENCE).until(() -> folder.resolve("full").toFile().exists());
            assertThat(scripts.call("crm", "pid")).isEqualTo(
                    new Failed("ext", "Extension 'crm' has 64 calls to answer and takes no more", null, null));
            assertThat(scripts.json("other", "pid")).isNotEmpty();
            scripts.with("go", "");
            for (Future<String> one : held) {
                assertThat(one.get()).isEqualTo("null");
            }
            assertThat(scripts.json("crm", "pid")).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "() => {}", "() => { for (;;); }", "() => new Promise(() => {})",
        "() => process.kill(process.pid, 'SIGSTOP')"})
    void a_script_that_answers_nothing_times_out_is_ended_and_begins_anew(String function) {
        try (OperatorFolder scripts = OperatorFolder.in(folder, SHORT, 1).with("slow.js",
                PID + "exports.get = " + function + ";")) {
            String pid = pidOf("slow", scripts);
            assertThat(scripts.call("slow", "get"))
                    .isEqualTo(new Failed("timeout", "Extension timed out", null, null));
            awaitEnd(pid);
            assertThat(pidOf("slow", scripts)).isNotEqualTo(pid);
        }
    }

    /// On a busy machine, Node.js may take longer to start than a short timeout.
    private static String pidOf(String file, OperatorFolder scripts) {
        return Awaitility.await().atMost(OperatorFolder.PATIENCE).until(
                () -> scripts.call(file, "pid") instanceof Value(String pid) ? pid : "", pid -> !pid.isEmpty());
    }

    @Test
    void one_that_answers_others_meanwhile_goes_on() throws Exception {
        try (OperatorFolder scripts = OperatorFolder.in(folder, Duration.ofSeconds(2), 1).with("slow.js",
                PID + "exports.get = () => {};");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String pid = pidOf("slow", scripts);
            Future<ExtensionResult> never = threads.submit(() -> scripts.call("slow", "get"));
            Awaitility.await().during(Duration.ofSeconds(5)).atMost(OperatorFolder.PATIENCE)
                    .pollInterval(Duration.ofMillis(50)).until(() -> scripts.json("slow", "pid").equals(pid));
            assertThat(OperatorFolder.failure(never.get()).code()).isEqualTo("timeout");
        }
    }

    @Test
    void a_script_that_ends_its_process_is_said_to_have_and_begins_anew() {
        try (OperatorFolder scripts = OperatorFolder.in(folder).with("crm.js",
                PID + "exports.quit = () => process.exit(3); exports.die = () => process.kill(process.pid, 'SIGKILL');"
                        + "exports.bye = (_, done) => { done(null, 'bye'); process.exit(); };")) {
            String pid = scripts.json("crm", "pid");
            assertThat(scripts.call("crm", "quit")).isEqualTo(
                    new Failed("ext", "Extension 'crm' gave no answer: its process ended (exit code 3)", null, null));
            String next = scripts.json("crm", "pid");
            assertThat(next).isNotEqualTo(pid);
            assertThat(scripts.failure("crm", "die").message()).contains("exit code 137");
            assertThat(scripts.json("crm", "bye")).isEqualTo("\"bye\"");
            awaitEnd(next);
            assertThat(scripts.json("crm", "pid")).isNotEqualTo(next);
        }
    }

    @Test
    void an_error_of_nobody_s_call_fails_all_and_the_next_call_finds_a_new_process() throws Exception {
        try (OperatorFolder scripts = OperatorFolder.in(folder).with("crm.js", PID + """
                let waits = false;
                exports.wait = () => { waits = true; };
                exports.crash = () => setInterval(() => { if (waits) throw new TypeError('lost'); }, 5);
                """); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String pid = scripts.json("crm", "pid");
            Future<ExtensionResult> other = threads.submit(() -> scripts.call("crm", "wait"));
            Failed failed = scripts.failure("crm", "crash");
            assertThat(failed.code()).isEqualTo("ext.TypeError");
            assertThat(scripts.json("crm", "pid")).isNotEqualTo(pid);
            assertThat(other.get()).isEqualTo(failed);
        }
    }

    @Test
    void a_change_of_the_script_or_of_what_it_is_made_of_is_taken_at_the_next_call() {
        try (OperatorFolder scripts = OperatorFolder.in(folder)
                .with("crm.js",
                        PID + "const lib = require('./lib/a'); exports.get = (_, done) => done(null, lib.n);")
                .with("lib/a.js", "exports.n = 1;")) {
            String pid = scripts.json("crm", "pid");
            assertThat(scripts.json("crm", "get")).isEqualTo("1");
            scripts.with("notes.txt", "a").with("node_modules/b/index.js", "").with(".git/c.js", "");
            assertThat(scripts.json("crm", "pid")).isEqualTo(pid);
            scripts.with("lib/a.js", "exports.n = 22;");
            assertThat(scripts.json("crm", "get")).isEqualTo("22");
            awaitEnd(pid);
            scripts.with("crm.js", "exports.get = (_, done) => done(null, 'new');");
            assertThat(scripts.json("crm", "get")).isEqualTo("\"new\"");
        }
    }

    @Test
    void a_call_that_is_under_way_when_the_script_changes_is_answered_by_the_old_one() throws Exception {
        try (OperatorFolder scripts = OperatorFolder.in(folder).with("crm.js", """
                const fs = require('fs');
                exports.get = ([flag], done) => {
                  fs.writeFileSync('asked', '');
                  const poll = setInterval(() => {
                    if (fs.existsSync(flag)) { clearInterval(poll); done(null, 'old'); }
                  }, 10);
                };
                """); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> old = threads.submit(() -> scripts.json("crm", "get", "flag"));
            Awaitility.await().atMost(OperatorFolder.PATIENCE).until(() -> folder.resolve("asked").toFile().exists());
            scripts.with("crm.js", "exports.get = (_, done) => done(null, 'new');");
            assertThat(scripts.json("crm", "get")).isEqualTo("\"new\"");
            assertThat(old.isDone()).isFalse();
            scripts.with("flag", "");
            assertThat(old.get()).isEqualTo("\"old\"");
        }
    }

    @Test
    void a_script_that_is_taken_away_is_missing() throws IOException {
        try (OperatorFolder scripts = OperatorFolder.in(folder).with("crm.js", PID)) {
            assertThat(scripts.json("crm", "pid")).isNotEmpty();
            assertThat(folder.resolve("crm.js").toFile().delete()).isTrue();
            assertThat(scripts.failure("crm", "pid").code()).isEqualTo("ext.Error");
        }
    }

    @Test
    void an_idle_script_makes_room_for_another_a_busy_one_does_not() throws Exception {
        try (OperatorFolder scripts = OperatorFolder.in(folder, OperatorFolder.PATIENCE, 1).with("a.js", PID)
                .with("b.js", PID + "exports.hold = () => require('fs').writeFileSync('held', '');");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String a = scripts.json("a", "pid");
            assertThat(scripts.json("b", "pid")).isNotEqualTo(a);
            awaitEnd(a);
            var _ = threads.submit(() -> scripts.call("b", "hold"));
            Awaitility.await().atMost(OperatorFolder.PATIENCE).until(() -> folder.resolve("held").toFile().exists());
            assertThat(scripts.failure("a", "pid").message()).isEqualTo("All 1 processes for extensions are busy;"
                    + " extensions.processes says how many there may be");
            scripts.extensions().close();
        }
    }

    @Test
    void the_end_of_the_server_ends_the_processes_and_fails_what_waits() throws Exception {
        OperatorFolder scripts = OperatorFolder.in(folder).with("a.js", PID).with("b.js", PID + """
                const child = require('child_process').spawn('sleep', ['600']);
                exports.child = (_, done) => done(null, child.pid);
                exports.spin = () => { require('fs').writeFileSync('spun', ''); for (;;); };
                """);
        try (scripts; ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> pids = List.of(scripts.json("a", "pid"), scripts.json("b", "pid"), scripts.json("b", "child"));
            assertThat(pids).allMatch(ScriptLifeTest::isAlive);
            Future<ExtensionResult> waits = threads.submit(() -> scripts.call("b", "spin"));
            Awaitility.await().atMost(OperatorFolder.PATIENCE).until(() -> folder.resolve("spun").toFile().exists());
            scripts.extensions().close();
            pids.forEach(ScriptLifeTest::awaitEnd);
            assertThat(waits.get())
                    .isEqualTo(new Failed("ext", "Extension 'b' gave no answer: its process was stopped", null, null));
            assertThat(scripts.call("a", "pid")).isEqualTo(new Failed("ext", "The server is stopping", null, null));
        }
    }

    @Test
    void a_process_ends_when_nobody_holds_its_stdin_any_more() throws Exception {
        try (OperatorFolder scripts = OperatorFolder.in(folder).with("a.js", "setInterval(() => {}, 1000);" + PID)) {
            assertThat(scripts.json("a", "pid")).isNotEmpty();
            Process process = Bridge.process("node", "a", folder.resolve("a.js"), folder).start();
            process.getOutputStream().write(Bridge.line(1, ExtensionCall.of(List.of("a", "pid"))));
            process.getOutputStream().flush();
            assertThat(process.inputReader().readLine()).contains("\"id\":1");
            process.getOutputStream().close();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
    }

    @Test
    void a_script_is_not_given_our_settings() {
        Map<String, String> environment = new TreeMap<>(
                Map.of("PATH", "/bin", "PILOT_DATABASE_PASSWORD", "secret", "CRM_PASSWORD", "theirs"));
        Bridge.prepare(environment, Path.of("/ext"));
        assertThat(environment).isEqualTo(
                Map.of("PATH", "/bin", "CRM_PASSWORD", "theirs", "GENIEACS_EXT_DIR", "/ext"));
    }

    @Test
    void without_Node_it_is_said_what_to_do() throws IOException {
        Files.writeString(folder.resolve("crm.js"), "");
        try (OperatorExtensions extensions = new OperatorExtensions(
                new ExtensionsConfig(folder, "no-such-node", SHORT, Map.of(), 1))) {
            Failed failed = OperatorFolder.failure(extensions.call(List.of("crm", "get")));
            assertThat(failed.code()).isEqualTo("ext");
            assertThat(failed.message()).startsWith("Extension 'crm' needs Node.js, and 'no-such-node' cannot be"
                    + " started (").contains("install Node.js", "extensions.command", "extensions.endpoints");
        }
    }

    @Test
    void a_caller_that_is_interrupted_leaves() throws InterruptedException, ExecutionException {
        try (OperatorFolder scripts = OperatorFolder.in(folder).with("crm.js", "exports.get = () => {};");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Object>> call = threads.submit(() -> {
                Thread.currentThread().interrupt();
                return List.of(scripts.call("crm", "get"), Thread.interrupted());
            });
            assertThat(call.get()).isEqualTo(List.of(Failed.interrupted(), true));
        }
    }
}
