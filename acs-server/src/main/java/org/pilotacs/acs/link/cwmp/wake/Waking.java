package org.pilotacs.acs.link.cwmp.wake;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.link.cwmp.access.Login;
import org.pilotacs.acs.profile.Profiles;
import org.pilotacs.acs.task.Doorbell;

import javax.net.ssl.X509TrustManager;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// All that wakes devices, assembled: the ways that the configuration switches on, and the [Wake] that tries them.
public final class Waking implements AutoCloseable {
    private final WakeConfig config;
    private final Core core;
    private final Knockers knockers;
    private final Bindings bindings;
    private final @Nullable UdpPort udp;
    private final @Nullable XmppLine xmpp;
    private final Wake wake;

    /// What waking asks of the rest of the server.
    ///
    /// @param logins what a device may expect of us, the likeliest first
    public record Core(Devices devices, Profiles profiles, Presence presence,
            Function<DeviceId, List<Login>> logins) {}

    /// What it is made with.
    ///
    /// @param random for cnonces and ids
    public record Means(Vertx vertx, MeterRegistry meters, Clock clock, RandomGenerator random) {}

    /// @throws IOException if a file of the configuration is no good
    public Waking(WakeConfig config, Core core, Means means) throws IOException {
        this.config = config;
        this.core = core;
        this.bindings = new Bindings(means.clock());
        WakeMetrics metrics = new WakeMetrics(means.meters());
        udp = config.udp().enabled()
                ? new UdpPort(means.vertx(), new StunDesk(config.udp(),
                        new SourceRate(config.udp().rate(), means.clock()), bindings, metrics))
                : null;
        ConnectionRequestConfig request = config.connectionRequest();
        xmpp = config.xmpp().isOn()
                ? new XmppLine(config.xmpp(), Trust.authorities("cwmp.xmpp.ca", config.xmpp().ca()), request.timeout(),
                        means.clock(), means.random())
                : null;
        knockers = new Knockers(request.concurrency(), core.logins(),
                new HttpKnock(request, Trust.sockets(trust(request)), means.random()),
                udp == null ? null : new UdpKnock(request, udp, core.presence(), means.random(), means.clock()),
                xmpp == null ? null : new XmppKnock(config.xmpp(), xmpp));
        wake = new Wake(core.presence(), this::ways, knockers, metrics, means.clock());
    }

    private static X509TrustManager trust(ConnectionRequestConfig request) throws IOException {
        return request.ca() == null
                ? Trust.anybody()
                : Trust.authorities("cwmp.connection-request.ca", request.ca());
    }

    private List<Way> ways(Device device) {
        return Ways.of(device, core.devices().parameters(device), bindings.of(device.identity()),
                core.profiles().of(device).wake(), knockers.here());
    }

    /// Listens for STUN; returns the port, null if there is none.
    ///
    /// @param host to listen at
    /// @throws IOException if it is not to be had
    public @Nullable Integer start(String host) throws IOException {
        return udp == null ? null : udp.listen(host, config.udp().port());
    }

    public Doorbell doorbell() {
        return wake;
    }

    /// Connects what should be connected; blocks as long as that takes. Call it now and then.
    public void keepUp() {
        if (xmpp != null) {
            xmpp.keepUp();
        }
    }

    @Override
    public void close() {
        wake.close();
        if (xmpp != null) {
            xmpp.close();
        }
        if (udp != null) {
            udp.close();
        }
    }
}
