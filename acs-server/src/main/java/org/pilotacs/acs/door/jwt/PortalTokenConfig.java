package org.pilotacs.acs.door.jwt;

import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.Range;

import java.net.URI;
import java.time.Duration;

/// The tokens by which the operator's portal and app say whose customer calls.
///
/// @param keys address of the keys that sign them (JWKS); empty for no tokens
/// @param issuer what they must say under `iss`
/// @param audience what they must say under `aud`
/// @param subscriber claim with the customer number
/// @param reach claim with where a code reaches the customer; empty for none
/// @param most how old one may be, whatever it says itself
public record PortalTokenConfig(String keys, String issuer, String audience, String subscriber, String reach,
        Duration most) {
    public static final Range<Duration> MOST = Range.of(Duration.ofMinutes(1), Duration.ofDays(1));
    public static final PortalTokenConfig NONE = new PortalTokenConfig("", "", "pilot", "sub", "email",
            Duration.ofHours(1));

    public PortalTokenConfig {
        MOST.check("most-age", most);
        if (keys.isEmpty()) {
            if (!issuer.isEmpty()) {
                throw new BadSetting("keys", "is missing: set it to the address of your portal's keys (JWKS)");
            }
        } else {
            if (!keys.matches("https?://[A-Za-z0-9.:\\[\\]-]{1,200}(/[!-~&&[^#]]*)?")
                    || !ProviderWire.isSafe(URI.create(keys))) {
                throw new BadSetting("keys", "must be https:// with a host; http:// is for this machine alone");
            }
            if (issuer.isEmpty()) {
                throw new BadSetting("issuer", "is missing: set it to what your portal's tokens say under iss");
            }
            if (audience.isEmpty()) {
                throw new BadSetting("audience",
                        "is missing: set it to what your portal's tokens for us say under aud");
            }
            if (subscriber.isEmpty()) {
                throw new BadSetting("subscriber", "is missing: set it to the claim that holds the customer number");
            }
        }
    }

    public boolean isOn() {
        return !keys.isEmpty();
    }
}
