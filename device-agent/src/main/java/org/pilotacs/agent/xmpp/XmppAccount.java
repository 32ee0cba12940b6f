package org.pilotacs.agent.xmpp;

import javax.net.ssl.X509TrustManager;

/// A box's account at an XMPP server.
///
/// @param trust whose certificates are believed
public record XmppAccount(String host, int port, String domain, String username, String password,
        X509TrustManager trust) {
    @Override
    public String toString() {
        return username + "@" + domain;
    }
}
