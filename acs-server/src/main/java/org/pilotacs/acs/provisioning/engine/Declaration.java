package org.pilotacs.acs.provisioning.engine;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.path.DataPath;
import org.pilotacs.acs.provisioning.picture.Attribute;

import java.util.EnumMap;
import java.util.Map;

/// What a script declared of a path. Times are milliseconds since 1970.
///
/// @param path not the root
/// @param pathAt how fresh the knowledge must be that there is such a node, at least 1
/// @param instances how many there shall be; null if that is not said
/// @param at how fresh what is known of attributes must be
/// @param deferred whether what it wants may still be changed by what the script declares later, so that it waits
public record Declaration(DataPath path, long pathAt, @Nullable Instances instances, Map<Attribute, Long> at,
        Wanted wanted, boolean deferred) {
    /// How many instances there shall be.
    public record Instances(int least, int most) {
        /// More new ones in one go are a mistake, such as a time in the place of a number.
        public static final int MOST = 1_000;
    }

    public Declaration {
        at = Map.copyOf(at);
        pathAt = Math.max(1, pathAt);
    }

    /// That something be known.
    public static Declaration known(DataPath path, long pathAt, Map<Attribute, Long> at) {
        return new Declaration(path, pathAt, null, at, Wanted.NOTHING, true);
    }

    /// That something have a value.
    public static Declaration valued(DataPath path, Wanted wanted) {
        Map<Attribute, Long> at = new EnumMap<>(Attribute.class);
        if (wanted.value() != null) {
            at.put(Attribute.VALUE, 1L);
        }
        if (wanted.notification() != null) {
            at.put(Attribute.NOTIFICATION, 1L);
        }
        if (wanted.accessList() != null) {
            at.put(Attribute.ACCESS_LIST, 1L);
        }
        return new Declaration(path, 1, null, at, wanted, true);
    }

    /// That there be so many.
    public static Declaration counted(DataPath path, int count) {
        return new Declaration(path, 1, new Instances(count, count), Map.of(), Wanted.NOTHING, true);
    }

    public Declaration decided() {
        return deferred ? new Declaration(path, pathAt, instances, at, wanted, false) : this;
    }

    /// Nothing can be fresher than now.
    Declaration notAfter(long now) {
        Map<Attribute, Long> capped = new EnumMap<>(Attribute.class);
        at.forEach((attribute, time) -> capped.put(attribute, Math.min(now, time)));
        return new Declaration(path, Math.min(now, pathAt), instances, capped, wanted, deferred);
    }
}
