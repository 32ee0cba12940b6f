package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.network.Listening;
import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.Range;

import java.nio.file.Path;
import java.util.List;

/// Where and how devices report over TLS, beside or instead of the plain listener.
///
/// @param port 0 for any free one
/// @param certificate PEM file with our certificate and those between it and its root; null for no such listener
/// @param key PEM file with its private key
/// @param clientCa PEM file with the authorities that may vouch for devices; null if no device shows a certificate
/// @param versions of the protocol, for example `1.3`
public record TlsConfig(int port, @Nullable Path certificate, @Nullable Path key, @Nullable Path clientCa,
        List<String> versions) {
    public static final Range<Integer> PORT = Listening.PORT;

    public static final TlsConfig NONE = new TlsConfig(7548, null, null, null, List.of("1.2", "1.3"));

    public TlsConfig {
        PORT.check("port", port);
        versions = List.copyOf(versions);
        if (versions.isEmpty() || !List.of("1.2", "1.3").containsAll(versions)) {
            throw new BadSetting("versions", "must name 1.2, 1.3 or both");
        }
        if (certificate == null && (key != null || clientCa != null)) {
            throw new BadSetting("certificate", "is missing: without one there is no TLS listener");
        }
        if (certificate != null && key == null) {
            throw new BadSetting("key", "is missing: it is the private key of the certificate");
        }
    }

    /// Whether there is such a listener.
    public boolean isOn() {
        return certificate != null;
    }
}
