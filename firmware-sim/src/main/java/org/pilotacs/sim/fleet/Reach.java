package org.pilotacs.sim.fleet;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.cwmp.AgentParts.Surroundings;
import org.pilotacs.agent.model.DataModel;
import org.pilotacs.agent.time.Scheduler.Appointment;
import org.pilotacs.agent.udp.UdpConnectionRequestListener;
import org.pilotacs.agent.udp.UdpLine;
import org.pilotacs.agent.udp.UdpSocketLine;
import org.pilotacs.agent.xmpp.XmppAccount;
import org.pilotacs.agent.xmpp.XmppConnectionRequestListener;
import org.pilotacs.sim.router.SimulatedNat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// How one box can be woken, from each start to the next end of its power. Safe for any number of threads.
final class Reach {
    private static final Logger log = LoggerFactory.getLogger(Reach.class);
    /// Where a box behind a NAT sees itself.
    private static final InetSocketAddress INNER = new InetSocketAddress("192.168.1.20", 7547);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final String JABBER_ID = "ManagementServer.ConnReqJabberID";

    private final FleetConfig.Wakes wakes;
    private final String serial;
    private final DataModel model;
    private final Surroundings surroundings;
    private final UdpConnectionRequestListener.Target box;
    private volatile @Nullable UdpConnectionRequestListener udp;
    private volatile @Nullable XmppConnectionRequestListener xmpp;
    private volatile Appointment login = Appointment.NONE;

    Reach(FleetConfig.Wakes wakes, String serial, DataModel model, Surroundings surroundings,
            UdpConnectionRequestListener.Target box) {
        this.wakes = wakes;
        this.serial = serial;
        this.model = model;
        this.surroundings = surroundings;
        this.box = box;
    }

    /// Whether nothing gets in that was not asked for from inside.
    boolean isBehindNat() {
        return switch (wakes) {
            case FleetConfig.Wakes.Directly() -> false;
            case FleetConfig.Wakes.BehindNat _ -> model.has("ManagementServer.STUNEnable");
            case FleetConfig.Wakes.ByXmpp _ -> model.has(JABBER_ID);
        };
    }

    /// Before the agent runs.
    ///
    /// @param url where it listens for HTTP, if it can be reached
    void prepare(String url) {
        model.publish("ManagementServer.ConnectionRequestURL",
                isBehindNat() ? "http://" + INNER.getHostString() + ":" + INNER.getPort() + "/" : url);
        if (model.has("ManagementServer.STUNEnable")) {
            model.publish("ManagementServer.STUNUsername", serial);
            udp = new UdpConnectionRequestListener(model, this::udpLine, surroundings.scheduler(),
                    surroundings.random(), box);
        }
    }

    /// The agent runs.
    void begin() {
        follow();
        if (wakes instanceof FleetConfig.Wakes.ByXmpp(var server, var password) && model.has(JABBER_ID)) {
            XmppAccount account = new XmppAccount(server.host(), server.port(), server.domain(),
                    serial.toLowerCase(Locale.ROOT), password, server.trust());
            login = surroundings.scheduler().start(() -> logIn(account));
        }
    }

    /// Settings may have changed.
    void follow() {
        UdpConnectionRequestListener listening = udp;
        if (listening != null) {
            listening.follow();
        }
    }

    private UdpLine udpLine() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        return isBehindNat() ? new SimulatedNat(INNER, here) : new UdpSocketLine(new InetSocketAddress(here, 0));
    }

    private void logIn(XmppAccount account) {
        try {
            XmppConnectionRequestListener listener = new XmppConnectionRequestListener(account, List.of(), box);
            xmpp = listener;
            model.publish(JABBER_ID, listener.connect());
            box.moved();
        } catch (IOException e) {
            log.debug("{} is not at its XMPP server: {}", account, e.toString());
            login = surroundings.scheduler().after(AGAIN, () -> logIn(account));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    void end() {
        UdpConnectionRequestListener listening = udp;
        if (listening != null) {
            listening.close();
            udp = null;
        }
        login.cancel();
        XmppConnectionRequestListener loggedIn = xmpp;
        if (loggedIn != null) {
            loggedIn.close();
            xmpp = null;
        }
    }
}
