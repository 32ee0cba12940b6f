package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.pilotacs.acs.cli.CliFailure.Exit;
import org.pilotacs.acs.content.Hash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/// Sends a file in parts, and goes on after a line that broke or a server that was started anew. Confined to one sending.
final class FileSender {
    /// Small enough that a line which breaks costs little, large enough that waiting for answers does.
    private static final int PART = 1 << 20;
    /// How long nobody may answer.
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final double MEGABYTE = 1_000_000;

    private final CareClient client;
    private final Terminal terminal;
    private final Clock clock;
    private final Path file;

    FileSender(CareClient client, Terminal terminal, Clock clock, Path file) {
        this.client = client;
        this.terminal = terminal;
        this.clock = clock;
        this.file = file;
    }

    /// Returns once the server has all of it.
    ///
    /// @return path of the upload
    String send() {
        try {
            long bytes = Files.size(file);
            JsonNode begun = client.post("/care/v1/uploads", JsonNodeFactory.instance.objectNode()
                    .put("fileName", name(file)).put("bytes", bytes).put("sha256", Hash.SHA_256.of(file)));
            String upload = "/care/v1/uploads/" + begun.path("id").asText();
            try (FileChannel content = FileChannel.open(file)) {
                send(content, upload, bytes, Math.min(PART, begun.path("partBytes").asInt(PART)));
            }
            return upload;
        } catch (IOException e) {
            throw new CliFailure(Exit.USAGE, "The file " + file + " cannot be read.");
        }
    }

    /// What the server takes for a name: all that could lead somewhere is an underscore.
    static String name(Path file) {
        String plain = String.valueOf(file.getFileName()).replaceAll("[^A-Za-z0-9._-]", "_").replaceAll("\\.{2,}", "_")
                .replaceAll("^[^A-Za-z0-9]+|[^A-Za-z0-9]+$", "");
        String cut = plain.length() > 64 ? plain.substring(plain.length() - 64) : plain;
        String begins = cut.replaceAll("^[^A-Za-z0-9]+", "");
        return begins.isEmpty() ? "firmware.bin" : begins;
    }

    private void send(FileChannel content, String upload, long bytes, int most) throws IOException {
        Instant begun = clock.instant();
        Instant moved = begun;
        long offset = 0;
        while (offset < bytes) {
            byte[] part = read(content, offset, (int) Math.min(most, bytes - offset));
            OptionalLong next = client.append(upload, offset, part);
            long there = next.isPresent() ? next.getAsLong() : awaited(upload, offset, bytes, moved.plus(PATIENCE));
            moved = there > offset ? clock.instant() : moved;
            offset = there;
            if (terminal.interactive()) {
                terminal.redraw(progress(offset, bytes, Duration.between(begun, clock.instant())));
            }
        }
        if (terminal.interactive()) {
            terminal.redraw("");
        }
    }

    private static byte[] read(FileChannel content, long offset, int most) throws IOException {
        ByteBuffer part = ByteBuffer.allocate(most);
        int read = content.read(part, offset);
        while (read > 0 && part.hasRemaining()) {
            read = content.read(part, offset + part.position());
        }
        if (part.position() == 0) {
            throw new CliFailure(Exit.NOT_DONE, "The file became shorter while it was sent.");
        }
        return Arrays.copyOf(part.array(), part.position());
    }

    /// How much the server has, as soon as it answers again.
    ///
    /// @param end when we give up
    private long awaited(String upload, long offset, long bytes, Instant end) {
        terminal.complain(
                "No answer at %d %%; going on as soon as the server answers.".formatted(100 * offset / bytes));
        Duration pause = Duration.ofMillis(250);
        while (clock.instant().isBefore(end)) {
            OptionalLong there = client.offset(upload);
            if (there.isPresent()) {
                return there.getAsLong();
            }
            sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
        throw new CliFailure(Exit.NO_SERVER, "Nothing was taken for " + PATIENCE.toMinutes()
                + " minutes. What it has of the file it keeps for a day; the same command begins anew.");
    }

    private static void sleep(Duration pause) {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CliFailure(Exit.OPEN, "Interrupted.");
        }
    }

    /// For example `42 %   12.3 of 29.0 MB   3.1 MB/s   5 s left`.
    static String progress(long sent, long bytes, Duration since) {
        double seconds = Math.max(0.001, since.toMillis() / 1_000.0);
        double rate = sent / seconds;
        long left = rate > 0 ? Math.round((bytes - sent) / rate) : 0;
        return String.format(Locale.ROOT, "%d %%   %.1f of %.1f MB   %.1f MB/s   %s left", 100 * sent / bytes,
                sent / MEGABYTE, bytes / MEGABYTE, rate / MEGABYTE,
                left < 120 ? left + " s" : (left + 59) / 60 + " min");
    }
}
