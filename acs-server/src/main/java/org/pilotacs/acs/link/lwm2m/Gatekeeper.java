package org.pilotacs.acs.link.lwm2m;

import org.eclipse.leshan.core.endpoint.EndpointUri;
import org.eclipse.leshan.core.peer.LwM2mIdentity;
import org.eclipse.leshan.core.peer.LwM2mPeer;
import org.eclipse.leshan.core.peer.PskIdentity;
import org.eclipse.leshan.core.peer.SocketIdentity;
import org.eclipse.leshan.core.peer.X509Identity;
import org.eclipse.leshan.core.request.RegisterRequest;
import org.eclipse.leshan.core.request.UplinkRequest;
import org.eclipse.leshan.server.registration.Registration;
import org.eclipse.leshan.server.security.Authorizer;
import org.eclipse.leshan.servers.security.Authorization;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceRegistry;
import org.pilotacs.acs.key.DeviceKey;
import org.pilotacs.acs.key.DeviceKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides who may register by which name, and who may speak for a registration. A device that has a key, or a certificate,
/// is only itself when it shows that; by plain CoAP come those that have none. Blocks. Safe for any number of threads.
final class Gatekeeper implements Authorizer {
    private static final Logger log = LoggerFactory.getLogger(Gatekeeper.class);

    private final DeviceKeys keys;
    private final DeviceRegistry registry;
    private final EndpointIdentity names;
    private final Reception reception;
    private final Lwm2mMetrics metrics;

    Gatekeeper(DeviceKeys keys, DeviceRegistry registry, EndpointIdentity names, Reception reception,
            Lwm2mMetrics metrics) {
        this.keys = keys;
        this.registry = registry;
        this.names = names;
        this.reception = reception;
        this.metrics = metrics;
    }

    @Override
    public Authorization isAuthorized(UplinkRequest<?> request, Registration registration, LwM2mPeer sender,
            EndpointUri at) {
        String endpoint = registration.getEndpoint();
        String wrong = request instanceof RegisterRequest
                ? wrongToRegister(endpoint, sender.getIdentity())
                : wrongToSpeak(registration, sender.getIdentity(), at);
        if (wrong == null) {
            if (request instanceof RegisterRequest) {
                reception.take(registration);
            }
            return Authorization.approved();
        }
        metrics.count(wrong);
        log.atWarn().addKeyValue("endpoint", fit(endpoint)).addKeyValue("from", sender).addKeyValue("why", wrong)
                .log("a device was turned away");
        return Authorization.declined();
    }

    private @Nullable String wrongToRegister(String endpoint, LwM2mIdentity identity) {
        if (!EndpointIdentity.isUsable(endpoint)) {
            return "bad-endpoint";
        }
        String imposture = imposture(endpoint, identity);
        return imposture != null || registry.admits(names.of(endpoint)) ? imposture : "unknown-device";
    }

    private @Nullable String imposture(String endpoint, LwM2mIdentity identity) {
        return switch (identity) {
            case PskIdentity psk -> keys.ofIdentity(psk.getPskIdentity()).map(DeviceKey::endpoint)
                    .filter(endpoint::equals).isPresent() ? null : "anothers-name";
            case X509Identity certificate -> certificate.getX509CommonName().equals(endpoint) ? null : "anothers-name";
            case SocketIdentity _ -> keys.ofEndpoint(endpoint).isEmpty() ? null : "key-not-shown";
            default -> "unknown-identity";
        };
    }

    /// The address of a device changes behind its back; what it has shown does not.
    private static @Nullable String wrongToSpeak(Registration registration, LwM2mIdentity identity, EndpointUri at) {
        LwM2mIdentity known = registration.getClientTransportData().getIdentity();
        boolean same = known.equals(identity) || known instanceof SocketIdentity && identity instanceof SocketIdentity;
        return same && registration.getEndpointUri().equals(at) ? null : "anothers-registration";
    }

    private static String fit(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100) + "…";
    }
}
