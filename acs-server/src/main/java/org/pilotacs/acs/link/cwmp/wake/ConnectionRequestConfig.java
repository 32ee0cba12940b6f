package org.pilotacs.acs.link.cwmp.wake;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.link.cwmp.access.Login;
import org.pilotacs.acs.runtime.AddressRange;
import org.pilotacs.acs.runtime.OwnAddress;
import org.pilotacs.acs.runtime.Range;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// How devices are asked to come at once.
///
/// @param login what devices expect of us
/// @param timeout for one attempt
/// @param allow blocks of addresses that may be knocked at although they are denied, for example 127.0.0.0/8 in a lab
/// @param deny blocks of addresses that are never knocked at unless allowed
/// @param concurrency most devices that are woken at once, by whatever way
/// @param ca PEM file with the authorities that must have signed a device's certificate; null to take any
public record ConnectionRequestConfig(Login login, Duration timeout, List<AddressRange> allow,
        List<AddressRange> deny, int concurrency, @Nullable Path ca) {
    public static final Range<Duration> TIMEOUT = Range.of(Duration.ofMillis(100), Duration.ofMinutes(1));
    public static final Range<Integer> CONCURRENCY = Range.of(1, 10_000);

    /// A device must not be able to turn our knock against this machine, its neighbours on the wire, or what clouds tell
    /// their machines at fixed addresses; nor reach these through an IPv6 address that holds an IPv4 one.
    public static final ConnectionRequestConfig DEFAULT = new ConnectionRequestConfig(Login.NONE,
            Duration.ofSeconds(5), List.of(),
            AddressRange.listOf("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4",
                    "240.0.0.0/4", "100.100.100.200", "168.63.129.16", "::/96", "64:ff9b::/96", "2002::/16",
                    "fe80::/10",
                    "fd00:ec2::254", "ff00::/8"),
            64, null);

    public ConnectionRequestConfig {
        TIMEOUT.check("timeout", timeout);
        CONCURRENCY.check("concurrency", concurrency);
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
    }

    /// Whether this address, which a device chose, may be knocked at. This machine's own may not, unless allowed.
    public boolean permits(InetAddress address) {
        return allow.stream().anyMatch(block -> block.contains(address))
                || deny.stream().noneMatch(block -> block.contains(address)) && !OwnAddress.is(address);
    }
}
