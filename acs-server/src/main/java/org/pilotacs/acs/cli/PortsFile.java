package org.pilotacs.acs.cli;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// `pilot.ports` in the data folder: where the server that uses the folder listens. Written by `serve`, read by the other
/// commands, removed at the end.
final class PortsFile {
    static final String NAME = "pilot.ports";
    private static final List<Path> USUAL = List.of(Path.of("data"), Path.of("data", "demo"));

    private PortsFile() {}

    static void write(ServerStarter.Running server) throws IOException {
        Path file = server.data().resolve(NAME);
        Path draft = server.data().resolve(NAME + ".new");
        String tls = server.cwmpTls() == null ? "" : "cwmp-tls=" + server.cwmpTls() + "\n";
        String stun = server.stunPort() == null ? "" : "stun=" + server.stunPort() + "\n";
        String coap = server.coap() == null ? "" : "coap=" + server.coap() + "\n";
        String coaps = server.coaps() == null ? "" : "coaps=" + server.coaps() + "\n";
        String sftp = server.sftp() == null ? "" : "sftp=" + server.sftp() + "\n";
        Files.writeString(draft, "console=%s\nnbi=%s\nself-service=%s\ncwmp=%s\nfiles=%s\n%s%s%s%s%spid=%d\n".formatted(
                server.console(), server.nbi(), server.selfService(), server.cwmp(), server.files(), tls, stun, coap,
                coaps, sftp,
                ProcessHandle.current().pid()));
        Files.move(draft, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    static void remove(Path data) throws IOException {
        Files.deleteIfExists(data.resolve(NAME));
    }

    /// The console of the server that runs in a data folder, or, without one, in one of the usual folders.
    static Optional<URI> console(@Nullable Path data) {
        return (data == null ? USUAL : List.of(data)).stream().map(PortsFile::read).flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<URI> read(Path data) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(data.resolve(NAME), StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException _) {
            return Optional.empty();
        }
        String console = properties.getProperty("console", "");
        boolean runs = ProcessHandle.of(number(properties.getProperty("pid", ""))).isPresent();
        return console.isEmpty() || !runs ? Optional.empty() : Optional.of(URI.create(console));
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,10}") ? Long.parseLong(text) : -1;
    }
}
