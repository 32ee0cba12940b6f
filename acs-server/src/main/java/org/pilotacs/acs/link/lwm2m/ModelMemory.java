package org.pilotacs.acs.link.lwm2m;

import org.eclipse.leshan.core.request.ContentFormat;
import org.eclipse.leshan.server.registration.Registration;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.Remembered;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What models taught us by answering or not, so that a wrong guess costs one question. A model is told by what its boxes
/// offer.
/// Safe for any number of threads.
final class ModelMemory {
    private static final int REMEMBERED = 4_096;

    private final Remembered<Set<Object>, Map<Ability, Boolean>> known = new Remembered<>(REMEMBERED);

    /// What a client of LwM2M 1.1 is to do, and not every one does.
    enum Ability {
        COMPOSITE_READ, COMPOSITE_WRITE, COMPOSITE_OBSERVE
    }

    /// Null if it was not tried yet.
    @Nullable
    Boolean does(Registration device, Ability ability) {
        Map<Ability, Boolean> all = known.get(model(device));
        return all == null ? null : all.get(ability);
    }

    void learn(Registration device, Ability ability, boolean does) {
        known.change(model(device), (_, before) -> {
            Map<Ability, Boolean> all = new EnumMap<>(Ability.class);
            if (before != null) {
                all.putAll(before);
            }
            all.put(ability, does);
            return all;
        });
    }

    private static Set<Object> model(Registration device) {
        return Set.of(device.getLwM2mVersion().toString(), device.getSupportedObject(),
                new TreeSet<ContentFormat>(device.getSupportedContentFormats()));
    }
}
