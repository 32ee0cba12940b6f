package org.pilotacs.acs.link.cwmp.wake;

import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.link.cwmp.access.Login;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Knock;
import org.pilotacs.protocols.cwmp.stun.UdpConnectionRequest;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// Asks devices for a session by UDP connection request (TR-069 Amendment 6, G.2.2.3). Nothing answers it, so copies are sent
/// until the device comes, but only a few. Blocks. Safe for any number of threads.
final class UdpKnock {
    /// After each copy; the last one is the time that a device may take to come before other ways are tried.
    private static final List<Duration> PAUSES = List.of(Duration.ofMillis(300), Duration.ofMillis(700),
            Duration.ofSeconds(3));
    private static final int CNONCE_BYTES = 8;

    private final ConnectionRequestConfig config;
    private final UdpPort port;
    private final Presence presence;
    private final RandomGenerator random;
    private final Clock clock;

    /// @param random for cnonces and ids
    UdpKnock(ConnectionRequestConfig config, UdpPort port, Presence presence, RandomGenerator random, Clock clock) {
        this.config = config;
        this.port = port;
        this.presence = presence;
        this.random = random;
        this.clock = clock;
    }

    /// @param address host and port
    /// @param logins what the device may expect of us: it is sent one request signed with each
    Knocked at(DeviceId device, String address, List<Login> logins) {
        InetSocketAddress target = KnockAddress.resolve(address);
        if (target == null) {
            return Knocked.unreachable(WakeSaying.BAD_ADDRESS.of());
        }
        Saying literal = Saying.of(target.getAddress().getHostAddress());
        if (!config.permits(target.getAddress())) {
            return Knocked.forbidden(WakeSaying.FORBIDDEN.of(literal));
        }
        List<byte[]> requests = logins.stream().map(login -> request(login).datagramTo(target)).toList();
        CountDownLatch comes = presence.expect(device);
        try {
            return send(requests, target, comes)
                    ? new Knocked(Knock.State.IN_SESSION, WakeSaying.IN_SESSION.of())
                    : new Knocked(Knock.State.SENT, WakeSaying.UDP_SENT.of(literal));
        } finally {
            presence.expectNoMore(device);
        }
    }

    private UdpConnectionRequest request(Login login) {
        byte[] cnonce = new byte[CNONCE_BYTES];
        random.nextBytes(cnonce);
        return UdpConnectionRequest.signed(clock.instant(), random.nextInt(1, Integer.MAX_VALUE),
                login.username(), HexFormat.of().formatHex(cnonce), login.password().reveal());
    }

    /// True if the device came.
    private boolean send(List<byte[]> requests, InetSocketAddress target, CountDownLatch comes) {
        try {
            for (Duration pause : PAUSES) {
                requests.forEach(request -> port.send(request, target));
                if (comes.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
