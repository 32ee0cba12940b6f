package org.pilotacs.acs.door.sftp;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.compression.BuiltinCompressions;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.global.KeepAliveHandler;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.global.NoMoreSessionsHandler;
import org.apache.sshd.server.subsystem.SubsystemFactory;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.file.DeviceFiles;
import org.pilotacs.acs.file.FileConfig;
import org.pilotacs.acs.file.RefusedFiles;
import org.pilotacs.acs.firmware.Artefacts;
import org.pilotacs.acs.network.Listening;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.Workers;
import org.pilotacs.acs.sftp.SftpLogins;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// The rim of SFTP: what of SSH is spoken, with whom, and how much at once. All else that SSH can do is not there.
public final class SftpServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SftpServer.class);
    private static final int CHANNELS = 4;
    /// Bytes that a client may be ahead of us.
    private static final long WINDOW = 512 << 10;
    /// Checks of passwords at once; each is one look into the database.
    private static final int CHECKS = 64;
    private static final Duration PARTING = Duration.ofSeconds(2);

    private final SshServer server;
    private final Workers conversations;
    private final Workers checks;
    private final SftpConfig config;

    /// What boxes fetch from and send to.
    public record Core(Artefacts images, Devices devices, DeviceFiles received, FileConfig files,
            SftpLogins logins) {}

    private SftpServer(SftpConfig config, Core core, MasterKey key, MeterRegistry meters, Clock clock) {
        this.config = config;
        this.conversations = new Workers("sftp", config.sessions() * CHANNELS);
        this.checks = new Workers("sftp-logins", CHECKS);
        SftpFiles files = new SftpFiles(new SftpTree(core.images(), core.devices()), core.received(), core.files(),
                core.logins(), new RefusedFiles(meters), new Writers(), clock);
        KeyPair host = HostKey.of(key);
        this.server = speaking();
        limit();
        server.setKeyPairProvider(KeyPairProvider.wrap(host));
        SftpGate gate = new SftpGate(core.logins(), checks);
        server.setUserAuthFactories(
                List.of(UserAuthPasswordFactory.INSTANCE, UserAuthPublicKeyFactory.INSTANCE));
        server.setPasswordAuthenticator(gate::password);
        server.setPublickeyAuthenticator(gate::key);
        server.setSubsystemFactories(List.of(subsystem(() -> new SftpCommand(files, conversations))));
        log.atInfo().addKeyValue("fingerprint", KeyUtils.getFingerPrint(host.getPublic())).log("SFTP host key");
    }

    /// Listens, and returns once it does.
    ///
    /// @param key of the installation
    /// @throws IOException if the address is not to be had
    public static SftpServer start(SftpConfig config, Core core, MasterKey key, MeterRegistry meters, Clock clock)
            throws IOException {
        SftpServer server = new SftpServer(config, core, key, meters, clock);
        try {
            server.server.start();
            return server;
        } catch (IOException e) {
            server.close();
            throw Listening.refused(config.host(), config.port(), "sftp.port", e);
        }
    }

    /// What is left of SSH: key exchanges, ciphers and signatures that are good today, and channels for SFTP.
    private static SshServer speaking() {
        SshServer server = ServerBuilder.builder()
                .keyExchangeFactories(List.of(BuiltinDHFactories.mlkem768x25519, BuiltinDHFactories.curve25519,
                        BuiltinDHFactories.curve25519_libssh, BuiltinDHFactories.ecdhp256, BuiltinDHFactories.ecdhp384,
                        BuiltinDHFactories.ecdhp521, BuiltinDHFactories.dhg16_512, BuiltinDHFactories.dhg14_256)
                        .stream().filter(BuiltinDHFactories::isSupported).map(ServerBuilder.DH2KEX).toList())
                .cipherFactories(List.of(BuiltinCiphers.cc20p1305_openssh, BuiltinCiphers.aes256gcm,
                        BuiltinCiphers.aes128gcm, BuiltinCiphers.aes256ctr, BuiltinCiphers.aes128ctr))
                .macFactories(List.of(BuiltinMacs.hmacsha256etm, BuiltinMacs.hmacsha512etm, BuiltinMacs.hmacsha256,
                        BuiltinMacs.hmacsha512))
                .signatureFactories(List.of(BuiltinSignatures.ed25519, BuiltinSignatures.nistp256,
                        BuiltinSignatures.nistp384, BuiltinSignatures.nistp521, BuiltinSignatures.rsaSHA256,
                        BuiltinSignatures.rsaSHA512))
                .compressionFactories(List.of(BuiltinCompressions.none))
                .channelFactories(List.of(new SftpChannel.Factory()))
                .globalRequestHandlers(List.of(KeepAliveHandler.INSTANCE, NoMoreSessionsHandler.INSTANCE))
                .forwardingFilter(RejectAllForwardingFilter.INSTANCE).build();
        server.setShellFactory(null);
        server.setCommandFactory(null);
        return server;
    }

    private void limit() {
        server.setHost(config.host());
        server.setPort(config.port());
        CoreModuleProperties.SERVER_IDENTIFICATION.set(server, "Pilot");
        CoreModuleProperties.AUTH_TIMEOUT.set(server, config.login());
        CoreModuleProperties.IDLE_TIMEOUT.set(server, config.idle());
        CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, config.tries());
        CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(server, CHANNELS);
        CoreModuleProperties.WINDOW_SIZE.set(server, WINDOW);
        CoreModuleProperties.STOP_WAIT_TIME.set(server, PARTING);
        server.addSessionListener(new SessionListener() {
            @Override
            public void sessionCreated(Session session) {
                if (isTooMany(session.getRemoteAddress())) {
                    log.atInfo().addKeyValue("peer", session.getRemoteAddress()).log("too many SFTP sessions at once");
                    session.close(true);
                }
            }
        });
    }

    /// Asked before the session is one of those that are open; they come one after the other.
    private boolean isTooMany(@Nullable SocketAddress remote) {
        List<? extends Session> open = server.getActiveSessions();
        InetAddress address = address(remote);
        return open.size() >= config.sessions() || open.stream()
                .filter(one -> address != null && address.equals(address(one.getRemoteAddress())))
                .count() >= config.perAddress();
    }

    private static @Nullable InetAddress address(@Nullable SocketAddress of) {
        return of instanceof InetSocketAddress internet ? internet.getAddress() : null;
    }

    private static SubsystemFactory subsystem(Supplier<Command> commands) {
        return new SubsystemFactory() {
            @Override
            public String getName() {
                return "sftp";
            }

            @Override
            public Command createSubsystem(ChannelSession channel) {
                return commands.get();
            }
        };
    }

    /// The one that the system chose, where 0 was asked for.
    public int port() {
        return server.getPort();
    }

    /// Cuts clients off; what they were sending is dropped.
    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            log.atWarn().setCause(e).log("SFTP did not close");
        }
        conversations.close();
        checks.close();
    }
}
