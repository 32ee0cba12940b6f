package org.pilotacs.acs;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.content.FileServer;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.door.files.FileServerConfig;
import org.pilotacs.acs.door.files.ImageDoor;
import org.pilotacs.acs.door.files.NamedFileDoor;
import org.pilotacs.acs.door.http.ApiHttpServer;
import org.pilotacs.acs.door.http.Door;
import org.pilotacs.acs.door.http.References;
import org.pilotacs.acs.door.sftp.SftpConfig;
import org.pilotacs.acs.door.sftp.SftpServer;
import org.pilotacs.acs.file.DeviceFiles;
import org.pilotacs.acs.file.FileConfig;
import org.pilotacs.acs.firmware.Artefacts;
import org.pilotacs.acs.firmware.ImageAddresses;
import org.pilotacs.acs.firmware.ImageShelf;
import org.pilotacs.acs.provisioning.file.FileAddresses;
import org.pilotacs.acs.provisioning.file.ProvisioningFiles;
import org.pilotacs.acs.provisioning.file.ProvisioningShelf;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.Wildcard;
import org.pilotacs.acs.sftp.SftpLogins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;

/// The doors where boxes fetch firmware and an operator's files, and by SFTP send their own. Links tell boxes of it, so it is open before they are.
final class FileDoor implements AutoCloseable {
    private final Core core;
    private final ApiHttpServer listener;
    private final ImageShelf shelf;
    private final ProvisioningShelf files;
    private final @Nullable SftpServer sftp;

    /// What they give, and what they take.
    record Core(Artefacts images, ProvisioningFiles files, Devices devices, DeviceFiles received,
            SftpLogins logins) {}

    /// Where they are, and what they take.
    record Settings(FileServerConfig fileServer, SftpConfig sftp, FileConfig received) {}

    /// What they work with.
    record Means(Vertx vertx, References references, ApiHttpServer.Work work, MeterRegistry meters, Clock clock) {}

    /// @throws IOException if an address cannot be had
    FileDoor(Settings settings, Core core, MasterKey key, Means means) throws IOException {
        FileServerConfig config = settings.fileServer();
        this.core = core;
        ImageAddresses images = new ImageAddresses(key.derive(ImageAddresses.KEY));
        FileAddresses named = new FileAddresses(key.derive(FileAddresses.KEY));
        listener = ApiHttpServer.start(means.vertx(), config.host(), config.port(), "file-server.port",
                new Door(List.of(new ImageDoor(core.images(), images).routes(),
                        new NamedFileDoor(core.files(), named, config.signed()).routes()), means.references()),
                means.work());
        String host = Wildcard.is(config.host()) ? null : config.host();
        shelf = new ImageShelf(images, config.url(), host, listener.port());
        files = new ProvisioningShelf(named, config.signed(), new FileServer(config.url(), host, listener.port()));
        sftp = settings.sftp().enabled() ? sftp(settings, key, means) : null;
    }

    private SftpServer sftp(Settings settings, MasterKey key, Means means) throws IOException {
        try {
            return SftpServer.start(settings.sftp(), new SftpServer.Core(core.images(), core.devices(), core.received(),
                    settings.received(), core.logins()), key, means.meters(), means.clock());
        } catch (IOException | RuntimeException e) {
            listener.close();
            throw e;
        }
    }

    int port() {
        return listener.port();
    }

    /// Null if it is off.
    @Nullable
    Integer sftpPort() {
        return sftp == null ? null : sftp.port();
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
        if (sftp != null) {
            sftp.close();
        }
        listener.close();
    }
}
