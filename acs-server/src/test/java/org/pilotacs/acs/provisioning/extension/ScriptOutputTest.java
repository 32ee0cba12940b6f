package org.pilotacs.acs.provisioning.extension;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.assertj.core.api.Assertions.assertThat;

/// What a script prints is no answer, whatever it is; it is for the log.
class ScriptOutputTest {
    @TempDir
    Path folder;

    private final Logger log = (Logger) LoggerFactory.getLogger(ChildProcess.class);
    private final Kept kept = new Kept();

    private static final class Kept extends AppenderBase<ILoggingEvent> {
        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getLevel() + " " + event.getFormattedMessage());
        }
    }

    @BeforeEach
    void keepTheLog() {
        kept.start();
        log.setLevel(Level.INFO);
        log.setAdditive(false);
        log.addAppender(kept);
    }

    @AfterEach
    void leaveTheLog() {
        log.detachAppender(kept);
        log.setAdditive(true);
        log.setLevel(null);
    }

    @Test
    void what_is_printed_comes_to_the_log_and_answers_come_all_the_same() {
        try (OperatorFolder scripts = OperatorFolder.in(folder).with("loud.js", """
                console.log('loading {} %s');
                exports.get = (args, done) => {
                  console.log({ a: 1 });
                  console.error('careful\\u001b[31m');
                  require('fs').writeSync(1, 'raw\\n');
                  require('child_process').execFileSync('node', ['-e', 'console.log("child")'], { stdio: 'inherit' });
                  process.stdout.write('no end');
                  done(null, 'whole');
                };
                """)) {
            assertThat(scripts.json("loud", "get")).isEqualTo("\"whole\"");
            Awaitility.await().atMost(OperatorFolder.PATIENCE).untilAsserted(() -> assertThat(kept.lines).contains(
                    "INFO loading {} %s", "INFO { a: 1 }", "WARN careful [31m", "INFO raw", "INFO child",
                    "INFO no end"));
        }
    }

    @Test
    void what_looks_like_an_answer_and_is_none_is_printed() {
        try (OperatorFolder scripts = OperatorFolder.in(folder).with("odd.js", """
                exports.get = (args, done) => {
                  for (const text of ['', '{', '{"id":1}', '[]', '{"id":1,"error":{}}', 'x'.repeat(20000)]) {
                    process.stdout.write(`\\x1e${text}\\n`);
                  }
                  process.stdout.write('\\x1e{"id":1,"js');
                  done(null, 5);
                };
                """)) {
            assertThat(scripts.json("odd", "get")).isEqualTo("5");
            assertThat(kept.lines).contains("INFO {\"id\":1,\"js")
                    .filteredOn(line -> line.startsWith("INFO (a broken answer of ")).hasSize(6);
        }
    }

    @Test
    void a_flood_that_would_be_one_answer_ends_the_script() {
        try (OperatorFolder scripts = OperatorFolder.in(folder).with("flood.js", """
                exports.get = () => { process.stdout.write('\\x1e' + 'x'.repeat(9000000)); };
                exports.small = (_, done) => done(null, 1);
                """)) {
            assertThat(scripts.failure("flood", "get").message())
                    .isEqualTo(
                            "Extension 'flood' gave no answer: its process was ended because it answered too much at once");
            assertThat(scripts.json("flood", "small")).isEqualTo("1");
        }
    }

    @Test
    void a_long_line_is_cut_to_pieces() {
        try (OperatorFolder scripts = OperatorFolder.in(folder).with("long.js",
                "exports.get = (_, done) => { console.log('y'.repeat(100000)); done(); };")) {
            assertThat(scripts.json("long", "get")).isEqualTo("null");
            List<String> lines = kept.lines.stream().filter(line -> line.startsWith("INFO y")).toList();
            assertThat(lines).allMatch(line -> line.length() <= BridgeOutput.MOST_LINE + 5);
            assertThat(lines.stream().mapToInt(line -> line.length() - 5).sum()).isEqualTo(100_000);
        }
    }
}
