package org.pilotacs.acs.link.lwm2m;

import org.eclipse.leshan.core.request.ContentFormat;
import org.eclipse.leshan.server.registration.Registration;
import org.pilotacs.acs.runtime.Remembered;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What models taught us by refusing, so that a wrong guess costs one question. A model is told by what its boxes offer.
/// Safe for any number of threads.
final class ModelMemory {
    private static final int REMEMBERED = 4_096;

    private final Remembered<Set<Object>, EnumSet<Lesson>> lessons = new Remembered<>(REMEMBERED);

    /// What a model does not do.
    enum Lesson {
        NO_COMPOSITE_READ, NO_COMPOSITE_WRITE
    }

    boolean knows(Registration device, Lesson lesson) {
        return Optional.ofNullable(lessons.get(model(device))).map(known -> known.contains(lesson)).orElse(false);
    }

    void learn(Registration device, Lesson lesson) {
        lessons.change(model(device), (_, known) -> {
            EnumSet<Lesson> all = known == null ? EnumSet.noneOf(Lesson.class) : EnumSet.copyOf(known);
            all.add(lesson);
            return all;
        });
    }

    private static Set<Object> model(Registration device) {
        return Set.of(device.getLwM2mVersion().toString(), device.getSupportedObject(),
                new TreeSet<ContentFormat>(device.getSupportedContentFormats()));
    }
}
