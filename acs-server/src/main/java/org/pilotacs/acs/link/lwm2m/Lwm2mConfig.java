package org.pilotacs.acs.link.lwm2m;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.network.Listening;
import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.Loopback;
import org.pilotacs.acs.runtime.Range;
import org.pilotacs.acs.runtime.Wildcard;
import org.pilotacs.protocols.lwm2m.VendorObject;

import java.nio.file.Path;
import java.time.Duration;

/// Where devices register by LwM2M, and what is asked of them.
///
/// @param enabled whether there is such a link
public record Lwm2mConfig(boolean enabled, ListenerConfig listener, DtlsConfig dtls, ExchangeConfig exchanges,
        ModelConfig models) {
    public static final Lwm2mConfig DEFAULT = new Lwm2mConfig(true, ListenerConfig.DEFAULT, DtlsConfig.DEFAULT,
            ExchangeConfig.DEFAULT, ModelConfig.DEFAULT);

    public Lwm2mConfig {
        if (enabled && !listener.plain() && !dtls.enabled()) {
            throw new BadSetting("plain", "is false, and with lwm2m.dtls.enabled: false no device could register");
        }
        if (enabled && listener.plain() && !listener.acceptUnauthenticated() && !Loopback.is(listener.host())) {
            throw new BadSetting("host", "is beyond loopback and any device would be let in by plain CoAP: set"
                    + " lwm2m.plain: false, or lwm2m.accept-unauthenticated: true");
        }
    }

    /// The host by which devices reach us, null if that is not known.
    @Nullable
    String packageHost() {
        if (!listener.packageHost().isEmpty()) {
            return listener.packageHost();
        }
        return Wildcard.is(listener.host()) ? null : listener.host();
    }

    /// Where devices register.
    ///
    /// @param host address to listen on
    /// @param port of plain CoAP, 0 for any free one
    /// @param plain whether devices may register without DTLS
    /// @param acceptUnauthenticated whether that holds beyond loopback
    /// @param packageHost by which devices reach it when they fetch firmware by CoAP; empty for `host`
    public record ListenerConfig(String host, int port, boolean plain, boolean acceptUnauthenticated,
            String packageHost) {
        public static final Range<Integer> PORT = Listening.PORT;
        public static final ListenerConfig DEFAULT = new ListenerConfig("127.0.0.1", 5683, true, false, "");

        public ListenerConfig {
            PORT.check("port", port);
        }
    }

    /// How devices register by CoAP over DTLS: with a key of their own, or with a certificate.
    ///
    /// @param certificate PEM file with ours and those that signed it, null for none
    /// @param key PEM file with its private key, null for none
    /// @param clientCa PEM file with the authorities of devices' certificates, null for none
    public record DtlsConfig(boolean enabled, int port, @Nullable Path certificate, @Nullable Path key,
            @Nullable Path clientCa) {
        public static final DtlsConfig DEFAULT = new DtlsConfig(true, 5684, null, null, null);

        public DtlsConfig {
            Listening.PORT.check("port", port);
            if ((certificate == null) != (key == null)) {
                throw new BadSetting(certificate == null ? "certificate" : "key", "is missing: a certificate and its"
                        + " key go together");
            }
            if (clientCa != null && certificate == null) {
                throw new BadSetting("certificate", "is missing: devices that show a certificate want to see ours");
            }
        }
    }

    /// What holds for questions to devices.
    ///
    /// @param timeout how long an answer may take, all repetitions of CoAP included
    /// @param awake how long a device in queue mode listens after it spoke
    /// @param most messages of devices worked on at once; further ones are told to come later
    public record ExchangeConfig(Duration timeout, Duration awake, int most) {
        public static final Range<Duration> TIMEOUT = Range.of(Duration.ofSeconds(1), Duration.ofMinutes(4));
        public static final Range<Duration> AWAKE = Range.of(Duration.ofSeconds(1), Duration.ofMinutes(10));
        public static final Range<Integer> MOST = Range.of(1, 1_000_000);
        /// 93 s is MAX_TRANSMIT_WAIT of RFC 7252, section 4.8.2, as LwM2M 1.1, section 6.5 has it.
        public static final ExchangeConfig DEFAULT = new ExchangeConfig(Duration.ofSeconds(40), Duration.ofSeconds(93),
                2_000);

        public ExchangeConfig {
            TIMEOUT.check("timeout", timeout);
            AWAKE.check("awake-time", awake);
            MOST.check("max-exchanges", most);
        }
    }

    /// Which objects are known beyond the standard's.
    ///
    /// @param vendorBase number of the first of our objects for decoders
    /// @param folder with object definitions of the operator's (`*.xml`), null for none
    public record ModelConfig(int vendorBase, @Nullable Path folder) {
        /// Objects of vendors (10241 to 32768), reserved blocks, and the numbers for tests (42769 to 42800).
        public static final Range<Integer> BASE = Range.of(10_241, 42_798);
        public static final ModelConfig DEFAULT = new ModelConfig(VendorObject.DEFAULT_BASE, null);

        public ModelConfig {
            BASE.check("vendor-object-base", vendorBase);
            try {
                VendorObject.rangeOf(vendorBase);
            } catch (IllegalArgumentException e) {
                throw new BadSetting("vendor-object-base", "leaves " + e.getMessage());
            }
        }
    }
}
