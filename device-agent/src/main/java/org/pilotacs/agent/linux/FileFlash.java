package org.pilotacs.agent.linux;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.Flash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/// Settings in one file. Each change is written to a file beside it, forced to the disk, and put in place by renaming, so that
/// a kill or a power cut at any moment leaves the state before it or the one after it, whole.
///
/// The first line is `pilot-flash 1` and the CRC-32 of all that follows in hexadecimal; then one setting a line, key and value
/// with a tab between them. A file that is not like that is put aside as `….damaged`, and the box begins anew.
///
/// A disk that is full or broken must not make the box unreachable: what cannot be written stays in memory, is said in the log,
/// and is written with the next change. Safe for any number of threads.
public final class FileFlash implements Flash, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FileFlash.class);
    private static final String HEADER = "pilot-flash 1 ";
    /// Characters that are left to the agent's own notes when the server has filled the rest.
    private static final int RESERVE = 64 << 10;

    private final Path file;
    private final int most;
    private final TreeMap<String, String> cells = new TreeMap<>();
    private int size;
    private boolean unwritten;

    /// @param file in a folder that exists and can be written
    /// @param most characters of all keys and values
    public FileFlash(Path file, int most) throws IOException {
        this.file = file;
        this.most = most;
        if (Files.exists(file)) {
            load();
        }
    }

    private void load() throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        String content = text.substring(end + 1);
        if (end < 0 || !text.startsWith(header(content))) {
            Path aside = file.resolveSibling(file.getFileName() + ".damaged");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            log.error("{} is damaged: it is now {}, and this box begins anew", file, aside);
            return;
        }
        for (String line : content.lines().toList()) {
            int tab = line.indexOf('\t');
            put(line.substring(0, tab), line.substring(tab + 1).translateEscapes());
        }
    }

    private static String header(String content) {
        CRC32 sum = new CRC32();
        sum.update(content.getBytes(StandardCharsets.UTF_8));
        return HEADER + "%08x\n".formatted(sum.getValue());
    }

    @Override
    public synchronized @Nullable String read(String key) {
        return cells.get(key);
    }

    @Override
    public synchronized void write(String key, String value) {
        String before = cells.get(key);
        if (value.equals(before)) {
            return;
        }
        int grown = size + value.length() + (before == null ? key.length() : -before.length());
        if (grown > (key.startsWith("value:") || key.startsWith("instances:") ? most - RESERVE : most)) {
            throw new FullException(key + " of " + value.length() + " characters does not fit");
        }
        put(key, value);
        save();
    }

    private void put(String key, String value) {
        String before = cells.put(key, value);
        size += value.length() + (before == null ? key.length() : -before.length());
    }

    @Override
    public synchronized void remove(String key) {
        String before = cells.remove(key);
        if (before != null) {
            size -= key.length() + before.length();
            save();
        }
    }

    @Override
    public synchronized void removeAll(String prefix) {
        List<String> keys = keys(prefix);
        if (!keys.isEmpty()) {
            for (String key : keys) {
                size -= key.length() + cells.getOrDefault(key, "").length();
                cells.remove(key);
            }
            save();
        }
    }

    @Override
    public synchronized void erase() {
        cells.keySet().removeIf(key -> !key.startsWith(KEPT));
        size = cells.entrySet().stream().mapToInt(cell -> cell.getKey().length() + cell.getValue().length()).sum();
        save();
    }

    @Override
    public synchronized List<String> keys(String prefix) {
        return List.copyOf(under(prefix).keySet());
    }

    private SortedMap<String, String> under(String prefix) {
        return cells.subMap(prefix, prefix + Character.MAX_VALUE);
    }

    @Override
    public synchronized boolean holds() {
        return !unwritten;
    }

    /// Tries once more to write what could not be written.
    @Override
    public synchronized void close() {
        if (unwritten) {
            save();
        }
    }

    /// A session that is broken off has its thread interrupted, which must not cost a change.
    private void save() {
        boolean interrupted = Thread.interrupted();
        try {
            replace(text());
            if (unwritten) {
                log.info("{} can be written again", file);
            }
            unwritten = false;
        } catch (IOException e) {
            if (!unwritten) {
                log.error("{} cannot be written; changes are only in memory: {}", file, e.toString());
            }
            unwritten = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private String text() {
        StringBuilder content = new StringBuilder(size + 16 * cells.size());
        cells.forEach((key, value) -> content.append(escaped(key)).append('\t').append(escaped(value)).append('\n'));
        return header(content.toString()) + content;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
    }

    private void replace(String text) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        // passwords that the server has set are in it
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        // not a channel: an interrupt would close it half-way
        try (FileOutputStream out = new FileOutputStream(next.toFile())) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.getFD().sync();
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
