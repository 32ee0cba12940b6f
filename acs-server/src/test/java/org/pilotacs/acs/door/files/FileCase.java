package org.pilotacs.acs.door.files;

import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.acs.door.files.RawFetch.Answer;
import org.pilotacs.acs.door.http.ApiHttpServer;
import org.pilotacs.acs.door.http.Door;
import org.pilotacs.acs.door.http.References;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.provisioning.file.FileAddresses;
import org.pilotacs.acs.provisioning.file.JdbcProvisioningFiles;
import org.pilotacs.acs.provisioning.file.ProvisioningFile;
import org.pilotacs.acs.provisioning.file.ProvisioningFiles;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// An operator's files at a port of this machine.
abstract class FileCase {
    static final FileAddresses ADDRESSES = new FileAddresses(new byte[32]);

    @TempDir
    private Path folder;
    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Database database;
    private ApiHttpServer server;
    ProvisioningFiles files;
    URI port;

    @BeforeEach
    void open() throws IOException {
        database = TestDatabases.open(TestDatabases.Kind.H2);
        files = new JdbcProvisioningFiles(database, folder.resolve("copies"), new Random());
        server = start(files, false);
        port = URI.create("http://127.0.0.1:" + server.port());
    }

    /// Anew.
    void serve(ProvisioningFiles served, boolean signed) throws IOException {
        server.close();
        server = start(served, signed);
        port = URI.create("http://127.0.0.1:" + server.port());
    }

    private ApiHttpServer start(ProvisioningFiles served, boolean signed) throws IOException {
        return ApiHttpServer.start(vertx, "127.0.0.1", 0, "port", new Door(
                List.of(new NamedFileDoor(served, ADDRESSES, signed).routes()), new References(new Random(1))),
                work -> {
                    threads.execute(work);
                    return true;
                });
    }

    @AfterEach
    void close() {
        server.close();
        threads.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        database.close();
    }

    ProvisioningFile put(String name, byte[] content, Instant now) throws IOException {
        return files.put(name, null, null, null, null, Files.write(folder.resolve("upload"), content), now);
    }

    Answer get(String target, String... headers) throws IOException {
        return RawFetch.fetch(port, "GET", target, headers);
    }

    Answer head(String target, String... headers) throws IOException {
        return RawFetch.fetch(port, "HEAD", target, headers);
    }
}
