package org.pilotacs.agent.xmpp;

import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.iqrequest.AbstractIqRequestHandler;
import org.jivesoftware.smack.iqrequest.IQRequestHandler.Mode;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.provider.ProviderManager;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jxmpp.jid.Jid;
import org.pilotacs.agent.cwmp.Wakeable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/// Listens for XMPP connection requests of one box (TR-069 Amendment 6, Annex K): the result at once, and the session follows.
/// Safe for any number of threads.
public final class XmppConnectionRequestListener implements AutoCloseable {
    private final XMPPTCPConnection connection;
    private final Wakeable box;
    private final List<String> allowed;

    /// @param allowed bare JIDs that may ask (ConnReqAllowedJabberIDs); empty for all
    public XmppConnectionRequestListener(XmppAccount account, List<String> allowed, Wakeable box)
            throws IOException {
        this.allowed = List.copyOf(allowed);
        this.box = box;
        this.connection = new XMPPTCPConnection(XMPPTCPConnectionConfiguration.builder().setHost(account.host())
                .setPort(account.port()).setXmppDomain(account.domain())
                .setUsernameAndPassword(account.username(), account.password()).setResource("cwmp")
                .setSecurityMode(SecurityMode.required).setCustomX509TrustManager(account.trust())
                .setCompressionEnabled(false)
                .build());
        ProviderManager.addIQProvider(ConnectionRequestStanza.ELEMENT, ConnectionRequestStanza.NAMESPACE,
                new ConnectionRequestStanza.Provider());
        connection.registerIQRequestHandler(new AbstractIqRequestHandler(ConnectionRequestStanza.ELEMENT,
                ConnectionRequestStanza.NAMESPACE, IQ.Type.get, Mode.async) {
            @Override
            public IQ handleIQRequest(IQ request) {
                return answer(request);
            }
        });
    }

    /// Logs in; returns the full JID (ConnReqJabberID).
    ///
    /// @throws IOException if that cannot be done
    public String connect() throws IOException, InterruptedException {
        try {
            connection.connect();
            connection.login();
            return connection.getUser().toString();
        } catch (SmackException | XMPPException e) {
            connection.instantShutdown();
            throw new IOException(e);
        }
    }

    private IQ answer(IQ request) {
        if (!(request instanceof ConnectionRequestStanza asked) || !isAllowed(request.getFrom())
                || !isSame(asked.username(), box.username()) || !isSame(asked.password(), box.password())) {
            return IQ.createErrorResponse(request, StanzaError.Condition.not_authorized);
        }
        box.knocked();
        return IQ.createResultIQ(request);
    }

    private boolean isAllowed(Jid from) {
        return allowed.isEmpty() || allowed.stream().anyMatch(from.asBareJid().toString()::equalsIgnoreCase);
    }

    private static boolean isSame(String given, String wanted) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        connection.instantShutdown();
    }
}
