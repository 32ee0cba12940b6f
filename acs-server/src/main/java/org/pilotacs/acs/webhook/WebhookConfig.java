package org.pilotacs.acs.webhook;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.AddressRange;
import org.pilotacs.acs.runtime.OwnAddress;
import org.pilotacs.acs.runtime.Range;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Where webhooks may lead.
///
/// @param allow what may be reached although it is denied
/// @param deny blocks of addresses that are never reached unless allowed
/// @param timeout until a whole answer is there
/// @param ca PEM file with the authorities that must have signed a receiver's certificate; null for those that Java knows
public record WebhookConfig(List<Reachable> allow, List<AddressRange> deny, Duration timeout, @Nullable Path ca) {
    public static final Range<Duration> TIMEOUT = Range.of(Duration.ofMillis(100), Duration.ofMinutes(1));

    /// Nobody who may make webhooks can turn us against this machine, our own networks, or what clouds tell their machines at
    /// fixed addresses; nor reach these through an IPv6 address that holds an IPv4 one.
    public static final WebhookConfig DEFAULT = new WebhookConfig(List.of(),
            AddressRange.listOf("0.0.0.0/8", "10.0.0.0/8",
                    "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16",
                    "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16", "::/96", "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "2002::/16", "fc00::/7", "fe80::/10", "ff00::/8"),
            Duration.ofSeconds(10), null);

    public WebhookConfig {
        TIMEOUT.check("timeout", timeout);
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
    }

    /// Whether a message may go to this address of a host. This machine's own may not, unless allowed.
    boolean permits(String host, InetAddress address) {
        return allow.stream().anyMatch(one -> one.covers(host, address))
                || deny.stream().noneMatch(block -> block.contains(address)) && !OwnAddress.is(address);
    }
}
