package org.pilotacs.acs.link.lwm2m;

import org.eclipse.leshan.server.registration.Registration;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.firmware.Artefact;
import org.pilotacs.acs.firmware.Artefacts;
import org.pilotacs.acs.firmware.ImageAddresses;
import org.pilotacs.acs.firmware.ImageShelf;
import org.pilotacs.acs.runtime.Authority;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Chooses how a device gets a package: it fetches it by the quickest way that is as safe as the one by which it talks to
/// us, else by the quickest; one that only takes what is written is written to.
///
/// @param shelf where packages are to be had by HTTP
/// @param coap where packages are to be had by CoAP
record Deliveries(Artefacts images, ImageShelf shelf, CoapAddresses coap) {
    /// Firmware Update Protocol Support (LwM2M Core 1.1, E.6, resource 8).
    private static final long COAP = 0;
    private static final long COAPS = 1;
    private static final long HTTP = 2;
    private static final long HTTPS = 3;
    /// Larger ones are in memory too long while they are written, block by block.
    private static final long MOST_PUSHED = 32L << 20;

    /// Where packages are to be had by CoAP.
    ///
    /// @param host by which devices reach us, null if that is not known
    /// @param ports that we listen on, once we do
    record CoapAddresses(@Nullable String host, Supplier<Lwm2mPorts> ports) {
        private @Nullable String uri(String scheme, @Nullable Integer port, String path) {
            return host == null || port == null
                    ? null
                    : scheme + "://" + Authority.of(host, port) + path;
        }
    }

    Delivery of(Artefact image, FirmwareStanding standing, Registration device) {
        boolean secure = isSecure(device);
        if (standing.pulls()) {
            for (long protocol : secure
                    ? List.of(HTTPS, COAPS, HTTP)
                    : List.of(HTTPS, HTTP, COAP)) {
                String uri = does(standing, protocol, secure) ? uri(protocol, image) : null;
                if (uri != null) {
                    return new Delivery.Pull(uri);
                }
            }
        }
        if (!standing.pushed()) {
            return new Delivery.None(Lwm2mSaying.NO_WAY_TO_FETCH.of());
        }
        if (image.bytes() > MOST_PUSHED) {
            return new Delivery.None(Lwm2mSaying.TOO_LARGE_TO_PUSH.of());
        }
        try {
            return images.file(image).<Delivery>map(Delivery.Push::new)
                    .orElseGet(() -> new Delivery.None(Lwm2mSaying.IMAGE_GONE.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether that is where we have a package.
    ///
    /// @param image id of it
    static boolean isOurs(String uri, String image) {
        return uri.contains("/" + ImageAddresses.FOLDER + "/" + image + "/");
    }

    private static boolean isSecure(Registration device) {
        return "coaps".equals(device.getEndpointUri().getScheme());
    }

    /// One that does not say fetches by the protocol that it talks to us by.
    private static boolean does(FirmwareStanding standing, long protocol, boolean secure) {
        Set<Long> protocols = standing.protocols();
        return protocols == null ? protocol == (secure ? COAPS : COAP) : protocols.contains(protocol);
    }

    private @Nullable String uri(long protocol, Artefact image) {
        String path = shelf.addresses().path(image);
        String http = shelf.url(image, coap.host());
        return switch ((int) protocol) {
            case (int) HTTPS -> http != null && http.startsWith("https:") ? http : null;
            case (int) HTTP -> http != null && http.startsWith("http:") ? http : null;
            case (int) COAPS -> coap.uri("coaps", coap.ports().get().coaps(), path);
            case (int) COAP -> coap.uri("coap", coap.ports().get().coap(), path);
            default -> null;
        };
    }
}
