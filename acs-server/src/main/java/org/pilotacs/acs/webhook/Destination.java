package org.pilotacs.acs.webhook;

import org.pilotacs.acs.runtime.Loopback;
import org.pilotacs.acs.saying.Saying;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/// Where a webhook leads, looked up. The address that was looked at is the one that is connected to, so that a name cannot
/// change its mind between.
sealed interface Destination {
    /// Longest address of a receiver.
    int MAX_URL = 2_000;

    /// @param address first of those that the name has
    record Open(InetAddress address) implements Destination {}

    /// Not there, by policy.
    record Forbidden(Saying why) implements Destination {}

    /// The name is not known, now.
    record Unknown(Saying why) implements Destination {}

    /// What is wrong with the text of an address; nothing if it is one.
    static Saying fault(String text) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException _) {
            return WebhookSaying.NOT_AN_ADDRESS.of();
        }
        boolean tls = "https".equalsIgnoreCase(url.getScheme());
        if (!tls && !"http".equalsIgnoreCase(url.getScheme()) || url.getHost() == null || url.getRawUserInfo() != null
                || url.getRawFragment() != null || url.getPort() > 65_535 || url.getPort() == 0
                || text.length() > MAX_URL || !text.chars().allMatch(c -> c > 32 && c < 127)) {
            return WebhookSaying.NOT_AN_ADDRESS.of();
        }
        return tls || Loopback.is(host(url)) ? Saying.NOTHING : WebhookSaying.NEEDS_HTTPS.of();
    }

    /// Looks a host up. May block.
    static Destination of(URI url, WebhookConfig config) {
        String host = host(url);
        List<InetAddress> all;
        try {
            all = Arrays.asList(InetAddress.getAllByName(host));
        } catch (UnknownHostException _) {
            return new Unknown(WebhookSaying.UNKNOWN_HOST.of(Saying.of(host)));
        }
        return all.stream().filter(one -> !config.permits(host, one)).findFirst()
                .<Destination>map(one -> new Forbidden(
                        WebhookSaying.FORBIDDEN.of(Saying.of(host), Saying.of(one.getHostAddress()))))
                .orElseGet(() -> new Open(all.getFirst()));
    }

    /// Without the brackets of IPv6.
    static String host(URI url) {
        String host = url.getHost();
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    static boolean isTls(URI url) {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    static int port(URI url) {
        return url.getPort() < 0 ? isTls(url) ? 443 : 80 : url.getPort();
    }
}
