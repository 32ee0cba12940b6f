package org.pilotacs.acs.link.cwmp.access;

import org.pilotacs.acs.runtime.AddressRange;
import org.pilotacs.acs.runtime.BadSetting;

import java.net.InetAddress;
import java.util.List;

/// What devices must show to be let in.
///
/// @param shared credentials that every device may give; none if none are demanded
/// @param acceptUnauthenticated listen beyond loopback without credentials all the same
/// @param acceptUnauthenticatedFrom addresses that devices without credentials are let in from: some ignore every
///        challenge (H8)
/// @param schemes ways to give them, in the order in which they are offered
/// @param certificates what a device's certificate is to us
/// @param own whether devices are given credentials of their own
public record AccessConfig(Login shared, boolean acceptUnauthenticated, List<AddressRange> acceptUnauthenticatedFrom,
        List<AuthScheme> schemes, CertificatePolicy certificates, CredentialPolicy own) {
    public static final AccessConfig DEFAULT = new AccessConfig(Login.NONE, false, List.of(),
            List.of(AuthScheme.DIGEST_MD5, AuthScheme.BASIC), CertificatePolicy.OPTIONAL,
            CredentialPolicy.OFF);

    public AccessConfig {
        acceptUnauthenticatedFrom = List.copyOf(acceptUnauthenticatedFrom);
        schemes = List.copyOf(schemes);
        if (shared.isNone() != shared.password().isEmpty()) {
            throw new BadSetting(shared.isNone() ? "username" : "password",
                    "is missing: set both username and password, or neither");
        }
        if (schemes.isEmpty() || schemes.stream().distinct().count() < schemes.size()) {
            throw new BadSetting("schemes", "must name at least one, and none twice");
        }
    }

    /// Whether devices need no credentials at this address.
    boolean trusts(String peer) {
        if (acceptUnauthenticatedFrom.isEmpty()) {
            return false;
        }
        try {
            InetAddress address = InetAddress.ofLiteral(peer);
            return acceptUnauthenticatedFrom.stream().anyMatch(block -> block.contains(address));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
