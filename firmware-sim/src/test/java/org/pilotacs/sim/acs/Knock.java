package org.pilotacs.sim.acs;

import java.io.IOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.URI;

/// Connection requests by the JDK's old HTTP client, whose Digest is not of our making.
public final class Knock {
    private Knock() {}

    /// The status that remains when credentials were offered.
    public static int at(String url, String username, String password) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setAuthenticator(new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(username, password.toCharArray());
            }
        });
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
