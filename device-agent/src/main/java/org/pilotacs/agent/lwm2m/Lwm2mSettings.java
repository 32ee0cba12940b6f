package org.pilotacs.agent.lwm2m;

import org.pilotacs.agent.board.Identity;
import org.pilotacs.protocols.lwm2m.EndpointName;
import org.pilotacs.protocols.lwm2m.VendorObject;

import java.net.URI;
import java.time.Duration;

/// How an LwM2M client finds its server and behaves.
///
/// @param server `coap:` or `coaps:`; the port may be left out
/// @param endpoint endpoint client name; empty for the one that follows from the board's identity
/// @param lifetime of a registration, until the server writes another
/// @param checkIn longest time between two registration updates; zero leaves it to the lifetime
/// @param vendorBase where our own objects begin
/// @param sendInterval how often the signal is told by Send; zero for never
/// @param retry what to do about a server that does not answer
/// @param mostPackageBytes longest firmware package that is taken
public record Lwm2mSettings(URI server, String endpoint, Credentials credentials, Duration lifetime, Duration checkIn,
        Presence presence, int vendorBase, Duration sendInterval, Retry retry, int mostPackageBytes) {
    private static final int DEFAULT_MOST_PACKAGE_BYTES = 64 << 20;

    /// @param answerWithin for how long to wait for an answer to a registration
    /// @param pause between two attempts to register, or to go on with a broken download
    public record Retry(Duration answerWithin, Duration pause) {
        public static final Retry DEFAULT = new Retry(Duration.ofSeconds(30), Duration.ofSeconds(60));

        public Retry {
            if (answerWithin.toMillis() < 1 || pause.toMillis() < 1) {
                throw new IllegalArgumentException("times of a retry must be 1 ms or more");
            }
        }
    }

    public Lwm2mSettings {
        boolean secure = "coaps".equals(server.getScheme());
        if (server.getHost() == null || !secure && !"coap".equals(server.getScheme())) {
            throw new IllegalArgumentException("the server's address must be a coap or coaps URI: " + server);
        }
        if (secure == credentials instanceof Credentials.None) {
            throw new IllegalArgumentException("coaps needs credentials, and coap has none: " + server);
        }
        if (lifetime.toSeconds() < 1 || checkIn.isNegative() || sendInterval.isNegative()) {
            throw new IllegalArgumentException("lifetime must be 1 s or more, other times not negative");
        }
        if (mostPackageBytes < 1) {
            throw new IllegalArgumentException("packages must be allowed some bytes: " + mostPackageBytes);
        }
        VendorObject.rangeOf(vendorBase);
    }

    /// Always on, without credentials, registered for a day, under test ids.
    public static Lwm2mSettings of(URI server) {
        return of(server, new Credentials.None());
    }

    /// Always on, registered for a day, under test ids.
    public static Lwm2mSettings of(URI server, Credentials credentials) {
        return new Lwm2mSettings(server, "", credentials, Duration.ofDays(1), Duration.ZERO, new Presence.AlwaysOn(),
                VendorObject.DEFAULT_BASE, Duration.ZERO, Retry.DEFAULT, DEFAULT_MOST_PACKAGE_BYTES);
    }

    /// `urn:dev:ops:` and who the board is.
    public static String endpointOf(Identity who) {
        return new EndpointName(who.oui(), who.productClass(), who.serialNumber()).text();
    }

    public Lwm2mSettings endpoint(String value) {
        return new Lwm2mSettings(server, value, credentials, lifetime, checkIn, presence, vendorBase, sendInterval,
                retry, mostPackageBytes);
    }

    public Lwm2mSettings credentials(Credentials value) {
        return new Lwm2mSettings(server, endpoint, value, lifetime, checkIn, presence, vendorBase, sendInterval, retry,
                mostPackageBytes);
    }

    public Lwm2mSettings lifetime(Duration value) {
        return new Lwm2mSettings(server, endpoint, credentials, value, checkIn, presence, vendorBase, sendInterval,
                retry, mostPackageBytes);
    }

    public Lwm2mSettings checkIn(Duration value) {
        return new Lwm2mSettings(server, endpoint, credentials, lifetime, value, presence, vendorBase, sendInterval,
                retry, mostPackageBytes);
    }

    public Lwm2mSettings presence(Presence value) {
        return new Lwm2mSettings(server, endpoint, credentials, lifetime, checkIn, value, vendorBase, sendInterval,
                retry, mostPackageBytes);
    }

    public Lwm2mSettings vendorBase(int value) {
        return new Lwm2mSettings(server, endpoint, credentials, lifetime, checkIn, presence, value, sendInterval, retry,
                mostPackageBytes);
    }

    public Lwm2mSettings sendInterval(Duration value) {
        return new Lwm2mSettings(server, endpoint, credentials, lifetime, checkIn, presence, vendorBase, value, retry,
                mostPackageBytes);
    }

    public Lwm2mSettings retry(Retry value) {
        return new Lwm2mSettings(server, endpoint, credentials, lifetime, checkIn, presence, vendorBase, sendInterval,
                value, mostPackageBytes);
    }

    public Lwm2mSettings mostPackageBytes(int value) {
        return new Lwm2mSettings(server, endpoint, credentials, lifetime, checkIn, presence, vendorBase, sendInterval,
                retry, value);
    }
}
