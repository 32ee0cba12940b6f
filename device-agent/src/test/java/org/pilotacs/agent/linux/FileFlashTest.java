package org.pilotacs.agent.linux;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.agent.board.Flash;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What survives, and what is said when it cannot.
class FileFlashTest {
    /// A longer run: `-Dflash.kills=100`.
    private static final int KILLS = Integer.getInteger("flash.kills", 3);
    private static final int PAIRS = 50;

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("flash");
    }

    private FileFlash opened() throws IOException {
        return new FileFlash(file(), 100_000);
    }

    @Test
    void settingsAreThereAfterARestart() throws Exception {
        FileFlash flash = opened();
        flash.write("value:a", "1");
        flash.write("value:b", "two\nlines\tand \\ more");
        flash.write("value:c", "3");
        flash.write("other", "ą\r");
        flash.remove("value:c");
        FileFlash again = opened();
        assertThat(again.keys("")).containsExactly("other", "value:a", "value:b");
        assertThat(again.read("value:b")).isEqualTo("two\nlines\tand \\ more");
        assertThat(again.read("other")).isEqualTo("ą\r");
        again.removeAll("value:");
        assertThat(opened().keys("")).containsExactly("other");
        again.erase();
        assertThat(opened().keys("")).isEmpty();
    }

    /// What guards against messages that come again.
    @Test
    void aFactoryResetLeavesWhatIsKept() throws Exception {
        FileFlash flash = opened();
        flash.write("value:a", "1");
        flash.write("kept:emm", "42");
        flash.erase();
        assertThat(opened().keys("")).containsExactly("kept:emm");
        flash.write("kept:emm", "x".repeat(99_992));
        assertThatThrownBy(() -> flash.write("a", "1")).as("what is kept takes room")
                .isInstanceOf(Flash.FullException.class);
    }

    /// The server's passwords are in it.
    @Test
    void nobodyElseMayReadIt() throws Exception {
        opened().write("a", "1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
    }

    @Test
    void aDamagedFileIsPutAside() throws Exception {
        opened().write("a", "1");
        String text = Files.readString(file());
        for (String damaged : new String[]{ text.replace("\t1", "\t2"), text.substring(0, text.length() - 1), "",
            "\0\0"}) {
            Files.writeString(file(), damaged);
            assertThat(opened().keys("")).isEmpty();
            assertThat(folder.resolve("flash.damaged")).hasContent(damaged);
        }
    }

    @Test
    void whatDoesNotFitIsRefusedAndLeavesRoomForTheAgentsOwn() throws Exception {
        FileFlash flash = opened();
        flash.write("value:a", "x".repeat(30_000));
        assertThatThrownBy(() -> flash.write("value:b", "x".repeat(10_000))).isInstanceOf(Flash.FullException.class);
        assertThat(flash.read("value:b")).isNull();
        flash.write("cwmp:events", "x".repeat(10_000));
        assertThat(opened().keys("")).containsExactly("cwmp:events", "value:a");
    }

    @Test
    void aDiskThatCannotBeWrittenDoesNotStopTheBox() throws Exception {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        FileFlash flash = new FileFlash(gone.resolve("flash"), 100_000);
        Files.delete(gone);
        flash.write("a", "1");
        assertThat(flash.read("a")).isEqualTo("1");
        Files.createDirectory(gone);
        flash.close();
        assertThat(new FileFlash(gone.resolve("flash"), 100_000).read("a")).isEqualTo("1");
    }

    @Test
    void anInterruptCostsNothing() throws Exception {
        FileFlash flash = opened();
        Thread.currentThread().interrupt();
        flash.write("a", "1");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(opened().read("a")).isEqualTo("1");
    }

    /// A child writes the same number to two keys, over and over, and says each that is safe; it is killed in the middle.
    @Test
    void aKillAtAnyMomentTearsNothing() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        long safe = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            safe = Math.max(safe, writtenBeforeKill(1 + random.nextInt(PAIRS)));
            FileFlash flash = opened();
            long first = number(flash, "first");
            long second = number(flash, "second");
            assertThat(folder.resolve("flash.damaged")).doesNotExist();
            assertThat(second).as("written after the first").isGreaterThanOrEqualTo(safe).isBetween(first - 1, first);
        }
    }

    private static long number(FileFlash flash, String key) {
        String text = Objects.requireNonNull(flash.read(key));
        return Long.parseLong(text.substring(0, text.indexOf(' ')));
    }

    private long writtenBeforeKill(int pairs) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-cp",
                System.getProperty("java.class.path"), FlashWriter.class.getName(), file().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader said = child.inputReader()) {
            String last = "0";
            for (int i = 0; i < pairs; i++) {
                last = Objects.requireNonNull(said.readLine());
            }
            child.destroyForcibly();
            child.waitFor();
            return Long.parseLong(last);
        } finally {
            child.destroyForcibly();
        }
    }
}
