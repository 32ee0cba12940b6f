package org.pilotacs.acs.link.satellite.payload;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.Range;
import org.pilotacs.acs.runtime.Secret;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/// How a conditional access system is reached.
///
/// @param url before `/commands`, http or https
/// @param token that lets us in
/// @param connectTimeout until the connection stands
/// @param timeout until the whole answer is there
/// @param ca PEM file with the authority of the system's certificate; null for those that Java knows
public record GatewayConfig(URI url, Secret token, Duration connectTimeout, Duration timeout, @Nullable Path ca) {
    public static final Range<Duration> TIMEOUT = Range.of(Duration.ofMillis(100), Duration.ofMinutes(1));
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(3);
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
    /// What may stand in a header (RFC 6750, 2.1, is stricter; not every system is).
    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,4096}");

    public GatewayConfig {
        boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!web || url.getHost() == null || url.getRawQuery() != null || url.getRawFragment() != null
                || url.getRawUserInfo() != null) {
            throw new BadSetting("url",
                    "must be the address of the gateway, like https://cas.example/api: http or https,"
                            + " a host, and no ?, # or @");
        }
        if (!TOKEN.matcher(token.reveal()).matches()) {
            throw new BadSetting("token", token.isEmpty()
                    ? "is missing: the gateway lets nobody in without"
                    : "must be printable ASCII characters without blanks");
        }
        TIMEOUT.check("connect-timeout", connectTimeout);
        TIMEOUT.check("timeout", timeout);
    }

    /// With the timeouts and authorities that are there by default.
    public static GatewayConfig of(URI url, Secret token) {
        return new GatewayConfig(url, token, DEFAULT_CONNECT_TIMEOUT, DEFAULT_TIMEOUT, null);
    }

    /// Where a path below the address is.
    URI at(String path) {
        String base = url.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }
}
