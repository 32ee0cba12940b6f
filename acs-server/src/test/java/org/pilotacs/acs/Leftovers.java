package org.pilotacs.acs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a server leaves behind: all that it logs while this is open, down to the last byte on the wire, and its files. Where a
/// secret is looked for.
final class Leftovers implements AutoCloseable {
    private final Logger ours = (Logger) LoggerFactory.getLogger("org.pilotacs.acs");
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Path data;

    /// @param data folder of the server
    Leftovers(Path data) {
        this.data = data;
        logged.start();
        ours.addAppender(logged);
        ours.setLevel(Level.TRACE);
    }

    List<String> logged() {
        return List.copyOf(logged.list).stream()
                .map(line -> line.getFormattedMessage() + " " + line.getKeyValuePairs()).toList();
    }

    List<String> files() throws IOException {
        List<String> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(data)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    @Override
    public void close() {
        ours.setLevel(null);
        ours.detachAppender(logged);
    }
}
