package org.pilotacs.acs.door.sftp;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.pilotacs.acs.action.ActionWorld;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.file.DeviceFile;
import org.pilotacs.acs.file.DeviceFiles;
import org.pilotacs.acs.file.FileConfig;
import org.pilotacs.acs.file.FileQuota;
import org.pilotacs.acs.file.JdbcDeviceFiles;
import org.pilotacs.acs.firmware.Artefact;
import org.pilotacs.acs.firmware.Artefacts;
import org.pilotacs.acs.firmware.FirmwareConfig;
import org.pilotacs.acs.firmware.Fit;
import org.pilotacs.acs.firmware.JdbcArtefacts;
import org.pilotacs.acs.firmware.Shelf;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.runtime.DataSize;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.sftp.JdbcSftpLogins;
import org.pilotacs.acs.sftp.SftpLogins;
import org.pilotacs.acs.sftp.SftpScope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

/// An SFTP server over a real database, with a decoder and a router, and the SSH library's own client to it.
final class SftpHouse implements AutoCloseable {
    static final Identity DECODER = new Identity("SageVision", "A1B2C3", "SV-S2", "100");
    static final Identity ROUTER = new Identity("Homegate", "D4E5F6", "HG-1", "200");
    static final Fit DECODERS = new Fit("A1B2C3", "SV-S2", "");
    static final Duration SOON = Duration.ofSeconds(20);
    static final FileConfig FILES = new FileConfig("", DataSize.ofMebibytes(1), Duration.ofDays(30),
            new FileQuota(12, DataSize.ofMebibytes(4), DataSize.ofMebibytes(2), DataSize.ofMebibytes(3)));

    final ActionWorld world = ActionWorld.empty(TestDatabases.Kind.H2);
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Artefacts images;
    final DeviceFiles files;
    final SftpLogins logins = new JdbcSftpLogins(world.database, new SecureRandom());
    final SftpServer server;
    final SshClient client = SshClient.setUpDefaultClient();
    private final Path folder;

    SftpHouse(Path folder, SftpConfig config) throws IOException {
        this.folder = folder;
        world.comes(DECODER);
        world.comes(ROUTER);
        MasterKey key = new MasterKey(new byte[MasterKey.BYTES], new SecureRandom());
        images = new JdbcArtefacts(world.database, folder.resolve("copies"), FirmwareConfig.DEFAULT);
        files = new JdbcDeviceFiles(world.database, key, FILES, new SecureRandom());
        server = SftpServer.start(config,
                new SftpServer.Core(images, world.devices, files, FILES, logins), key, meters, world.clock);
        client.setServerKeyVerifier((_, _, _) -> true);
        CoreModuleProperties.REQUEST_EXEC_REPLY.set(client, true);
        CoreModuleProperties.REQUEST_SHELL_REPLY.set(client, true);
        client.start();
    }

    static SftpConfig config() {
        SftpConfig usual = SftpConfig.DEFAULT;
        return new SftpConfig(true, "127.0.0.1", 0, usual.sessions(), usual.perAddress(), usual.tries(), usual.login(),
                usual.idle());
    }

    Artefact add(Fit fit, String version, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("image-" + version), content);
        return Shelf.put(world.database, images, fit, version, file, world.clock.instant());
    }

    /// The password of a new login.
    String login(String name, Identity box) {
        return logins.add(name, new SftpScope.OfDevice(box.deviceId()), world.clock.instant()).orElseThrow().reveal();
    }

    String login(String name, Fit model) {
        return logins.add(name, new SftpScope.OfModel(model), world.clock.instant()).orElseThrow().reveal();
    }

    ClientSession connect(String name) throws IOException {
        return client.connect(name, "127.0.0.1", server.port()).verify(SOON).getSession();
    }

    ClientSession session(String name, String password) throws IOException {
        ClientSession session = connect(name);
        session.addPasswordIdentity(password);
        session.auth().verify(SOON);
        return session;
    }

    static SftpClient sftp(ClientSession session) throws IOException {
        return SftpClientFactory.instance().createSftpClient(session);
    }

    List<DeviceFile> filesOf(Identity box) {
        return files.ofDevice(box.deviceId());
    }

    int rows(String table) {
        return world.database.with(
                handle -> handle.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Integer.class).one());
    }

    double refused(String why) {
        Counter counter = meters.find("pilot.files.refused").tag("way", "sftp").tag("why", why).counter();
        return counter == null ? 0 : counter.count();
    }

    @Override
    public void close() {
        client.stop();
        server.close();
        world.close();
    }
}
