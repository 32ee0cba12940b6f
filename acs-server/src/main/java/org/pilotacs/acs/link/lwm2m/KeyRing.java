package org.pilotacs.acs.link.lwm2m;

import org.eclipse.leshan.core.peer.OscoreIdentity;
import org.eclipse.leshan.servers.security.SecurityInfo;
import org.eclipse.leshan.servers.security.SecurityStore;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.key.DeviceKey;
import org.pilotacs.acs.key.DeviceKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HexFormat;

/// The keys of devices, as Leshan asks for them in a handshake. Safe for any number of threads.
record KeyRing(DeviceKeys keys, Lwm2mMetrics metrics) implements SecurityStore {
    private static final Logger log = LoggerFactory.getLogger(KeyRing.class);

    @Override
    public @Nullable SecurityInfo getByEndpoint(String endpoint) {
        return keys.ofEndpoint(endpoint).map(KeyRing::info).orElse(null);
    }

    @Override
    public @Nullable SecurityInfo getByIdentity(String identity) {
        SecurityInfo known = keys.ofIdentity(identity).map(KeyRing::info).orElse(null);
        if (known == null) {
            // DTLS says nothing to who shows one, and the handshake runs out of time
            metrics.count("no-such-key");
            log.atWarn().addKeyValue("identity", identity).log("a device shows a key that was not imported");
        }
        return known;
    }

    @Override
    public @Nullable SecurityInfo getByOscoreIdentity(OscoreIdentity identity) {
        return null;
    }

    private static SecurityInfo info(DeviceKey one) {
        return SecurityInfo.newPreSharedKeyInfo(one.endpoint(), one.identity(),
                HexFormat.of().parseHex(one.key().reveal()));
    }
}
