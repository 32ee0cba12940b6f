package org.pilotacs.acs.profile;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// One entry of a profile's `match`: every part that it names must fit. A part that it does not name fits anything.
record Fit(@Nullable Glob manufacturer, @Nullable Glob oui, @Nullable Glob productClass, @Nullable Glob software) {
    /// The more specific one is greater: more exact parts, then more parts, then more fixed characters.
    static final Comparator<Fit> BY_PRECISION = Comparator
            .comparingLong((Fit fit) -> fit.parts().filter(Glob::exact).count())
            .thenComparingLong(fit -> fit.parts().count())
            .thenComparingInt(fit -> fit.parts().mapToInt(Glob::literals).sum());

    boolean fits(Model model) {
        return fits(manufacturer, model.manufacturer()) && fits(oui, model.oui())
                && fits(productClass, model.productClass()) && fits(software, model.software());
    }

    private Stream<Glob> parts() {
        List<Glob> parts = Stream.of(manufacturer, oui, productClass, software).filter(Objects::nonNull).toList();
        return parts.stream();
    }

    private static boolean fits(@Nullable Glob glob, String text) {
        return glob == null || glob.matches(text);
    }
}
