package org.pilotacs.acs.xmpp;

import io.netty.pkitesting.X509Bundle;
import org.apache.vysper.storage.inmemory.MemoryStorageProviderRegistry;
import org.apache.vysper.xmpp.addressing.Entity;
import org.apache.vysper.xmpp.addressing.EntityImpl;
import org.apache.vysper.xmpp.authorization.AccountCreationException;
import org.apache.vysper.xmpp.authorization.AccountManagement;
import org.apache.vysper.xmpp.modules.roster.RosterException;
import org.apache.vysper.xmpp.modules.roster.RosterItem;
import org.apache.vysper.xmpp.modules.roster.SubscriptionType;
import org.apache.vysper.xmpp.modules.roster.persistence.RosterManager;
import org.apache.vysper.xmpp.server.XMPPServer;
import org.pilotacs.acs.link.cwmp.TestAuthority;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An XMPP server of the operator on a free port of this machine, with a certificate of an authority of its own.
public final class XmppServer implements AutoCloseable {
    public static final String DOMAIN = "localhost";
    private static final String KEY_PASSWORD = "changeit";

    private final TestAuthority authority = new TestAuthority("Operator XMPP");
    private final XMPPServer server = new XMPPServer(DOMAIN);
    private final MemoryStorageProviderRegistry storage = new MemoryStorageProviderRegistry();
    private final List<String> names = new ArrayList<>();
    private final XmppPort endpoint;
    private final int port;

    /// @param accounts passwords by name; all know one another
    public XmppServer(Map<String, String> accounts) {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
            endpoint = new XmppPort(port);
            server.addEndpoint(endpoint);
            server.setStorageProviderRegistry(storage);
            server.setTLSCertificateInfo(new ByteArrayInputStream(keys(authority.issue(DOMAIN, DOMAIN))),
                    KEY_PASSWORD);
            for (Map.Entry<String, String> account : accounts.entrySet()) {
                add(account.getKey(), account.getValue());
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
        try {
            server.start();
        } catch (Exception e) { // as the server declares it
            throw new AssertionError(e);
        }
    }

    /// Another account.
    public void add(String name, String password) {
        try {
            ((AccountManagement) storage.retrieve(AccountManagement.class)).addUser(jid(name), password);
            RosterManager rosters = (RosterManager) storage.retrieve(RosterManager.class);
            names.add(name);
            // this server passes requests on between those alone who know one another
            for (String other : names) {
                rosters.addContact(jid(name), new RosterItem(jid(other), SubscriptionType.BOTH));
                rosters.addContact(jid(other), new RosterItem(jid(name), SubscriptionType.BOTH));
            }
        } catch (AccountCreationException | RosterException e) {
            throw new AssertionError(e);
        }
    }

    private static Entity jid(String name) {
        return EntityImpl.parseUnchecked(name + "@" + DOMAIN);
    }

    private static byte[] keys(X509Bundle bundle) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("JKS");
        keys.load(null, null);
        keys.setKeyEntry("server", bundle.getKeyPair().getPrivate(), KEY_PASSWORD.toCharArray(),
                (Certificate[]) bundle.getCertificatePath());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        keys.store(out, KEY_PASSWORD.toCharArray());
        return out.toByteArray();
    }

    public int port() {
        return port;
    }

    public TestAuthority authority() {
        return authority;
    }

    /// A PEM file with the authority of its certificate.
    public Path ca(Path folder) throws IOException {
        return Files.writeString(folder.resolve("xmpp-ca.pem"), authority.certificatePem());
    }

    @Override
    public void close() {
        server.stop();
    }
}
