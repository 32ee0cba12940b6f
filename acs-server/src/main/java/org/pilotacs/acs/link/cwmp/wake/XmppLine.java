package org.pilotacs.acs.link.cwmp.wake;

import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.SimpleIQ;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;
import org.jxmpp.stringprep.XmppStringprepException;
import org.pilotacs.acs.runtime.BadSetting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import javax.net.ssl.X509TrustManager;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/// Our account at the operator's XMPP server, always over TLS: connected when it can be, and connected again when it was not.
/// Safe for any number of threads.
final class XmppLine implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(XmppLine.class);
    /// The library's own, which writes past our log what we log ourselves; kept, since what is set in it is forgotten with it.
    private static final java.util.logging.Logger SMACK = java.util.logging.Logger.getLogger("org.jivesoftware");
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);

    private final XMPPTCPConnection connection;
    private final Duration patience;
    private final Clock clock;
    private final ReentrantLock connecting = new ReentrantLock();
    private Instant lastTry = Instant.EPOCH;
    private boolean complained;
    private volatile boolean wasUp;

    /// @param patience for one answer
    /// @param random for the name of this node's connection, since the server gives up an older one of the same name
    XmppLine(XmppConfig config, X509TrustManager trust, Duration patience, Clock clock, RandomGenerator random) {
        SMACK.setLevel(java.util.logging.Level.OFF);
        this.patience = patience;
        this.clock = clock;
        this.connection = new XMPPTCPConnection(configuration(config, trust, patience,
                "pilot-" + HexFormat.of().toHexDigits(random.nextInt())));
        connection.setReplyTimeout(patience.toMillis());
    }

    private static XMPPTCPConnectionConfiguration configuration(XmppConfig config, X509TrustManager trust,
            Duration patience, String resource) {
        try {
            return XMPPTCPConnectionConfiguration.builder().setHost(config.host()).setPort(config.port())
                    .setXmppDomain(JidCreate.domainBareFrom(config.home()))
                    .setUsernameAndPassword(config.login().username(), config.login().password().reveal())
                    .setResource(Resourcepart.from(resource)).setSecurityMode(SecurityMode.required)
                    .setCustomX509TrustManager(trust).setConnectTimeout((int) patience.toMillis())
                    .setCompressionEnabled(false).build();
        } catch (XmppStringprepException e) {
            throw new BadSetting("domain", "is no XMPP domain: " + e.getMessage());
        }
    }

    /// Sends a request and waits for its answer.
    ///
    /// @throws XMPPException.XMPPErrorException what the other side, or a server for it, says no with
    /// @throws SmackException.NoResponseException nobody said anything in time
    /// @throws SmackException.NotConnectedException we are not connected ourselves
    void ask(IQ request) throws XMPPException.XMPPErrorException, SmackException.NoResponseException,
            SmackException.NotConnectedException, InterruptedException {
        if (!isUp()) {
            connect();
        }
        if (!isUp()) {
            throw new SmackException.NotConnectedException();
        }
        connection.sendIqRequestAndWaitForResponse(request);
    }

    boolean isUp() {
        return connection.isAuthenticated();
    }

    /// Connects if we are not, and finds out whether we still are; call it now and then.
    void keepUp() {
        try {
            if (!isUp()) {
                if (wasUp) {
                    wasUp = false;
                    log.warn("the connection to the XMPP server was lost");
                }
                connect();
            } else if (!answersPing()) {
                wasUp = false;
                log.warn("the XMPP server fell silent; connecting anew");
                connection.instantShutdown();
                connect();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answersPing() throws InterruptedException {
        try {
            connection.sendIqRequestAndWaitForResponse(new Ping(connection));
            return true;
        } catch (XMPPException.XMPPErrorException _) {
            return true;
        } catch (SmackException.NoResponseException | SmackException.NotConnectedException _) {
            return false;
        }
    }

    /// XEP-0199, 4.2.
    private static final class Ping extends SimpleIQ {
        Ping(XMPPTCPConnection connection) {
            super("ping", "urn:xmpp:ping");
            setType(Type.get);
            setTo(connection.getXMPPServiceDomain());
        }
    }

    /// One thread tries, others wait for it; not again right after it failed.
    private void connect() throws InterruptedException {
        if (!connecting.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
        try {
            if (isUp() || lastTry.plus(BETWEEN_TRIES).isAfter(clock.instant())) {
                return;
            }
            lastTry = clock.instant();
            connection.connect();
            connection.login();
            wasUp = true;
            complained = false;
            log.atInfo().addKeyValue("account", connection.getUser()).log("connected to the XMPP server");
        } catch (SmackException | XMPPException | IOException e) {
            connection.instantShutdown();
            // the rest of an outage is not told again and again
            log.atLevel(complained ? Level.DEBUG : Level.WARN).addKeyValue("why", String.valueOf(e.getMessage()))
                    .log("not connected to the XMPP server");
            complained = true;
        } finally {
            connecting.unlock();
        }
    }

    @Override
    public void close() {
        connection.instantShutdown();
    }
}
