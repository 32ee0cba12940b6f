package org.pilotacs.sim.fleet;

import org.pilotacs.agent.lwm2m.Credentials;
import org.pilotacs.agent.lwm2m.Lwm2mSettings;
import org.pilotacs.agent.lwm2m.Presence;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/// How many boxes of a fleet speak LwM2M, and how they behave.
///
/// @param server `coap:`, or `coaps:` for boxes that have keys
/// @param keySecret from which the key of each box follows, see [#keyOf]; nothing depends on it where the server is plain
/// @param settings all else, for every box: its server and its credentials are not looked at
public record Lwm2mFleet(URI server, int size, String keySecret, Lwm2mSettings settings) {
    public Lwm2mFleet {
        if (size < 0 || size > 100_000) {
            throw new IllegalArgumentException("LwM2M boxes must be 0 to 100000: " + size);
        }
        if (server.getHost() == null || !("coap".equals(server.getScheme()) || "coaps".equals(server.getScheme()))) {
            throw new IllegalArgumentException("the server's address must be a coap or coaps URI: " + server);
        }
    }

    /// Boxes that are always on and register for a day.
    public static Lwm2mFleet of(URI server, int size) {
        return new Lwm2mFleet(server, size, "pilot", Lwm2mSettings.of(URI.create("coap://127.0.0.1")));
    }

    static Lwm2mFleet none() {
        return of(URI.create("coap://127.0.0.1"), 0);
    }

    public Lwm2mFleet keySecret(String value) {
        return new Lwm2mFleet(server, size, value, settings);
    }

    public Lwm2mFleet lifetime(Duration value) {
        return new Lwm2mFleet(server, size, keySecret, settings.lifetime(value));
    }

    public Lwm2mFleet checkIn(Duration value) {
        return new Lwm2mFleet(server, size, keySecret, settings.checkIn(value));
    }

    public Lwm2mFleet presence(Presence value) {
        return new Lwm2mFleet(server, size, keySecret, settings.presence(value));
    }

    public Lwm2mFleet vendorBase(int value) {
        return new Lwm2mFleet(server, size, keySecret, settings.vendorBase(value));
    }

    public Lwm2mFleet sendInterval(Duration value) {
        return new Lwm2mFleet(server, size, keySecret, settings.sendInterval(value));
    }

    public Lwm2mFleet retry(Lwm2mSettings.Retry value) {
        return new Lwm2mFleet(server, size, keySecret, settings.retry(value));
    }

    public Lwm2mFleet mostPackageBytes(int value) {
        return new Lwm2mFleet(server, size, keySecret, settings.mostPackageBytes(value));
    }

    /// The pre-shared key of a box, hexadecimal: the first 16 bytes of SHA-256 over the secret, a colon, and the endpoint name,
    /// which is also its identity.
    public String keyOf(String endpoint) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((keySecret + ":" + endpoint).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }

    Lwm2mSettings settingsOf(String endpoint) {
        Credentials credentials = "coaps".equals(server.getScheme())
                ? new Credentials.Psk(endpoint, keyOf(endpoint))
                : new Credentials.None();
        return new Lwm2mSettings(server, endpoint, credentials, settings.lifetime(), settings.checkIn(),
                settings.presence(), settings.vendorBase(), settings.sendInterval(), settings.retry(),
                settings.mostPackageBytes());
    }

    @Override
    public String toString() {
        return size + " boxes at " + server;
    }
}
