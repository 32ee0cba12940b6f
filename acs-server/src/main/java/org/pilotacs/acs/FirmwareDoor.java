package org.pilotacs.acs;

import io.vertx.core.Vertx;
import org.pilotacs.acs.door.files.FileServerConfig;
import org.pilotacs.acs.door.files.ImageDoor;
import org.pilotacs.acs.door.http.ApiHttpServer;
import org.pilotacs.acs.door.http.Door;
import org.pilotacs.acs.door.http.References;
import org.pilotacs.acs.firmware.FirmwareImages;
import org.pilotacs.acs.firmware.ImageAddresses;
import org.pilotacs.acs.firmware.ImageShelf;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.Wildcard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// The door where boxes fetch firmware. Links tell boxes of it, so it is open before they are.
final class FirmwareDoor implements AutoCloseable {
    private final FirmwareImages images;
    private final ApiHttpServer listener;
    private final ImageShelf shelf;

    /// @throws IOException if its address cannot be had
    FirmwareDoor(FileServerConfig config, FirmwareImages images, MasterKey key, Vertx vertx, References references,
            ApiHttpServer.Work work) throws IOException {
        this.images = images;
        ImageAddresses signed = new ImageAddresses(key.derive(ImageAddresses.KEY));
        listener = ApiHttpServer.start(vertx, config.host(), config.port(), "file-server.port",
                new Door(List.of(new ImageDoor(images, signed).routes()), references), work);
        shelf = new ImageShelf(signed, config.url(), Wildcard.is(config.host()) ? null : config.host(),
                listener.port());
    }

    int port() {
        return listener.port();
    }

    /// What links tell boxes of.
    ImageShelf shelf() {
        return shelf;
    }

    /// Drops this node's files of images that are gone. Call it now and then.
    void tidy() {
        try {
            images.tidy();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        listener.close();
    }
}
