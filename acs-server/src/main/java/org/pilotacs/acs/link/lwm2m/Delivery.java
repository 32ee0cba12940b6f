package org.pilotacs.acs.link.lwm2m;

import org.pilotacs.acs.saying.Saying;

import java.nio.file.Path;

/// How a device gets a package.
sealed interface Delivery {
    /// It fetches it there.
    record Pull(String uri) implements Delivery {}

    /// We write it.
    record Push(Path file) implements Delivery {}

    /// It cannot.
    record None(Saying why) implements Delivery {}
}
