package org.pilotacs.sim.fleet;

import javax.net.ssl.X509TrustManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;

/// How many boxes of what kind, and how they behave.
///
/// @param seed the same seed gives the same boxes
/// @param bootTime from power to the agent's first word
/// @param startSpread over how long the boxes are plugged in, evenly
/// @param bind where connection requests are listened for
/// @param size boxes that speak CWMP
/// @param wakes how boxes that speak CWMP can be woken
/// @param lwm2m boxes that speak LwM2M, beside the others
/// @param oneWay boxes that only hear, beside the others, and what they hear
public record FleetConfig(URI acsUrl, int size, long seed, Mix mix, Duration bootTime, Duration startSpread,
        Duration periodicInterval, Credentials acsCredentials, Credentials connectionRequestCredentials,
        InetAddress bind, Wakes wakes, Lwm2mFleet lwm2m, OneWayFleet oneWay) {

    /// How boxes can be woken.
    public sealed interface Wakes {
        /// Each listens for HTTP.
        record Directly() implements Wakes {}

        /// Those that can do STUN stand behind a NAT, and are reached by nothing but UDP.
        ///
        /// @param password empty if nothing is signed
        record BehindNat(InetSocketAddress stunServer, String password) implements Wakes {}

        /// Those that can do XMPP stand behind a NAT, and have an account named like their serial number, in lower case.
        record ByXmpp(Server server, String password) implements Wakes {
            /// @param trust whose certificates boxes believe
            public record Server(String host, int port, String domain, X509TrustManager trust) {}
        }
    }

    /// How many of each kind in this many boxes.
    public record Mix(int sagevision, int norvik, int telmar, int orbis) {
        public static final Mix ONLY_SAGEVISION = new Mix(1, 0, 0);

        public Mix {
            if (sagevision < 0 || norvik < 0 || telmar < 0 || orbis < 0
                    || sagevision + norvik + telmar + orbis == 0) {
                throw new IllegalArgumentException("a mix needs at least one kind of box");
            }
        }

        public Mix(int sagevision, int norvik, int telmar) {
            this(sagevision, norvik, telmar, 0);
        }

        BoxKind kind(int index) {
            int place = index % (sagevision + norvik + telmar + orbis);
            if (place < sagevision) {
                return BoxKind.SAGEVISION;
            }
            if (place < sagevision + norvik) {
                return BoxKind.NORVIK;
            }
            return place < sagevision + norvik + telmar ? BoxKind.TELMAR : BoxKind.ORBIS;
        }
    }

    /// An empty user name stands for none.
    public record Credentials(String username, String password) {
        public static final Credentials NONE = new Credentials("", "");

        @Override
        public String toString() {
            return username + ":***";
        }
    }

    public FleetConfig {
        if (acsUrl.getHost() == null || !("http".equals(acsUrl.getScheme()) || "https".equals(acsUrl.getScheme()))) {
            throw new IllegalArgumentException("the server's address must be an http URL: " + acsUrl);
        }
        if (size < (lwm2m.size() + oneWay.size() > 0 ? 0 : 1) || size > 1_000_000) {
            throw new IllegalArgumentException("size must be 1 to 1000000: " + size);
        }
        if (periodicInterval.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("periodic interval must be 1 s or more: " + periodicInterval);
        }
        if (bootTime.isNegative() || startSpread.isNegative()) {
            throw new IllegalArgumentException("times must not be negative");
        }
    }

    /// Decoders that boot in 100 ms and call once an hour.
    public static FleetConfig of(URI acsUrl, int size) {
        return of(acsUrl, size, Lwm2mFleet.none());
    }

    /// The same with boxes that speak LwM2M beside them, of which there may be no others.
    public static FleetConfig of(URI acsUrl, int size, Lwm2mFleet boxes) {
        return of(acsUrl, size, boxes, OneWayFleet.none());
    }

    /// The same with boxes that only hear beside them.
    public static FleetConfig of(URI acsUrl, int size, Lwm2mFleet boxes, OneWayFleet listeners) {
        return new FleetConfig(acsUrl, size, 1, Mix.ONLY_SAGEVISION, Duration.ofMillis(100), Duration.ZERO,
                Duration.ofHours(1), Credentials.NONE, new Credentials("acs", "acs"),
                InetAddress.getLoopbackAddress(), new Wakes.Directly(), boxes, listeners);
    }

    /// Decoders that only hear and boot in 100 ms, and no others.
    public static FleetConfig of(OneWayFleet boxes) {
        return of(URI.create("http://127.0.0.1/"), 0, Lwm2mFleet.none(), boxes);
    }

    /// Decoders that speak LwM2M and boot in 100 ms, and no others.
    public static FleetConfig of(Lwm2mFleet boxes) {
        return of(URI.create("http://127.0.0.1/"), 0, boxes);
    }

    public FleetConfig seed(long value) {
        return new FleetConfig(acsUrl, size, value, mix, bootTime, startSpread, periodicInterval, acsCredentials,
                connectionRequestCredentials, bind, wakes, lwm2m, oneWay);
    }

    public FleetConfig mix(Mix value) {
        return new FleetConfig(acsUrl, size, seed, value, bootTime, startSpread, periodicInterval, acsCredentials,
                connectionRequestCredentials, bind, wakes, lwm2m, oneWay);
    }

    public FleetConfig bootTime(Duration value) {
        return new FleetConfig(acsUrl, size, seed, mix, value, startSpread, periodicInterval, acsCredentials,
                connectionRequestCredentials, bind, wakes, lwm2m, oneWay);
    }

    public FleetConfig startSpread(Duration value) {
        return new FleetConfig(acsUrl, size, seed, mix, bootTime, value, periodicInterval, acsCredentials,
                connectionRequestCredentials, bind, wakes, lwm2m, oneWay);
    }

    public FleetConfig periodicInterval(Duration value) {
        return new FleetConfig(acsUrl, size, seed, mix, bootTime, startSpread, value, acsCredentials,
                connectionRequestCredentials, bind, wakes, lwm2m, oneWay);
    }

    public FleetConfig acsCredentials(String username, String password) {
        return new FleetConfig(acsUrl, size, seed, mix, bootTime, startSpread, periodicInterval,
                new Credentials(username, password), connectionRequestCredentials, bind, wakes, lwm2m, oneWay);
    }

    public FleetConfig connectionRequestCredentials(String username, String password) {
        return new FleetConfig(acsUrl, size, seed, mix, bootTime, startSpread, periodicInterval, acsCredentials,
                new Credentials(username, password), bind, wakes, lwm2m, oneWay);
    }

    public FleetConfig bind(InetAddress value) {
        return new FleetConfig(acsUrl, size, seed, mix, bootTime, startSpread, periodicInterval, acsCredentials,
                connectionRequestCredentials, value, wakes, lwm2m, oneWay);
    }

    public FleetConfig wakes(Wakes value) {
        return new FleetConfig(acsUrl, size, seed, mix, bootTime, startSpread, periodicInterval, acsCredentials,
                connectionRequestCredentials, bind, value, lwm2m, oneWay);
    }

    public FleetConfig lwm2m(Lwm2mFleet value) {
        return new FleetConfig(acsUrl, size, seed, mix, bootTime, startSpread, periodicInterval, acsCredentials,
                connectionRequestCredentials, bind, wakes, value, oneWay);
    }

    /// Boxes that only hear, beside the others.
    public FleetConfig oneWay(OneWayFleet value) {
        return new FleetConfig(acsUrl, size, seed, mix, bootTime, startSpread, periodicInterval, acsCredentials,
                connectionRequestCredentials, bind, wakes, lwm2m, value);
    }
}
