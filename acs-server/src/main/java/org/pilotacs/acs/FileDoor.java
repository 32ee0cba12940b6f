package org.pilotacs.acs;

import io.vertx.core.Vertx;
import org.pilotacs.acs.content.FileServer;
import org.pilotacs.acs.door.files.FileServerConfig;
import org.pilotacs.acs.door.files.ImageDoor;
import org.pilotacs.acs.door.files.NamedFileDoor;
import org.pilotacs.acs.door.http.ApiHttpServer;
import org.pilotacs.acs.door.http.Door;
import org.pilotacs.acs.door.http.References;
import org.pilotacs.acs.firmware.Artefacts;
import org.pilotacs.acs.firmware.ImageAddresses;
import org.pilotacs.acs.firmware.ImageShelf;
import org.pilotacs.acs.provisioning.file.FileAddresses;
import org.pilotacs.acs.provisioning.file.ProvisioningFiles;
import org.pilotacs.acs.provisioning.file.ProvisioningShelf;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.Wildcard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// The door where boxes fetch firmware, and an operator's files. Links tell boxes of it, so it is open before they are.
final class FileDoor implements AutoCloseable {
    private final Core core;
    private final ApiHttpServer listener;
    private final ImageShelf shelf;
    private final ProvisioningShelf files;

    /// What it gives.
    record Core(Artefacts images, ProvisioningFiles files) {}

    /// @throws IOException if its address cannot be had
    FileDoor(FileServerConfig config, Core core, MasterKey key, Vertx vertx, References references,
            ApiHttpServer.Work work) throws IOException {
        this.core = core;
        ImageAddresses images = new ImageAddresses(key.derive(ImageAddresses.KEY));
        FileAddresses named = new FileAddresses(key.derive(FileAddresses.KEY));
        listener = ApiHttpServer.start(vertx, config.host(), config.port(), "file-server.port",
                new Door(List.of(new ImageDoor(core.images(), images).routes(),
                        new NamedFileDoor(core.files(), named, config.signed()).routes()), references),
                work);
        String host = Wildcard.is(config.host()) ? null : config.host();
        shelf = new ImageShelf(images, config.url(), host, listener.port());
        files = new ProvisioningShelf(named, config.signed(), new FileServer(config.url(), host, listener.port()));
    }

    int port() {
        return listener.port();
    }

    /// What links tell boxes of, to fetch firmware.
    ImageShelf shelf() {
        return shelf;
    }

    /// What boxes are told of, to fetch a file.
    ProvisioningShelf files() {
        return files;
    }

    /// Drops this node's copies of what is gone. Call it now and then.
    void tidy() {
        try {
            core.images().tidy();
            core.files().tidy();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        listener.close();
    }
}
