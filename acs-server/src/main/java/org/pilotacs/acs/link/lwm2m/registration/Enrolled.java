package org.pilotacs.acs.link.lwm2m.registration;

import org.eclipse.leshan.core.observation.Observation;
import org.eclipse.leshan.core.peer.LwM2mIdentity;
import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One registration as it is kept: a tenth of what Leshan's own takes, since what boxes of a model have in common is there
/// once.
///
/// @param id our name for it, which the device was given
/// @param from where its last message came from
/// @param identity what it proved to be; its address if it proved nothing
/// @param scheme `coap` or `coaps`
/// @param version of LwM2M that it speaks
/// @param lifetime after which it is over unless the device renews it
/// @param binding letters of its binding mode
/// @param queue whether it registered in queue mode; null if its version has no word for that
/// @param sms its telephone number, null if it gave none
/// @param links what it offers, in link format
/// @param attributes what else it said of itself
record Enrolled(String id, String endpoint, InetSocketAddress from, LwM2mIdentity identity, String scheme,
        String version, Duration lifetime, String binding, @Nullable Boolean queue, @Nullable String sms, String links,
        Instant registered, Instant updated, Map<String, String> attributes, List<Observation> observations) {
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    Enrolled {
        attributes = Map.copyOf(attributes);
        observations = List.copyOf(observations);
    }

    /// A lifetime of 0 has no end (LwM2M Core 1.1, section 6.2.1).
    Instant expires() {
        return updated.plus(lifetime.isZero() ? FOR_EVER : lifetime);
    }

    Enrolled observing(List<Observation> now) {
        return new Enrolled(id, endpoint, from, identity, scheme, version, lifetime, binding, queue, sms, links,
                registered, updated, attributes, now);
    }

    Enrolled with(Observation observation) {
        List<Observation> all = new ArrayList<>(observations);
        all.add(observation);
        return observing(all);
    }
}
