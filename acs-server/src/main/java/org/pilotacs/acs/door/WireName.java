package org.pilotacs.acs.door;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;

/// Constants of closed lists by the names that every door uses, for example `not-fixed`. Stateless.
public final class WireName {
    private WireName() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static <E extends Enum<E>> Optional<E> read(Class<E> type, String name) {
        return EnumSet.allOf(type).stream().filter(one -> of(one).equals(name)).findFirst();
    }
}
