package org.pilotacs.acs.provisioning.engine;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.picture.Typed;

import java.util.List;
import java.util.Map;

/// One request to the device.
public sealed interface Ask {
    /// @param object ends in a dot; empty for the roots
    /// @param nextLevel whether only what is directly below it is asked for
    record Names(String object, boolean nextLevel) implements Ask {}

    record Values(List<String> names) implements Ask {}

    /// The values of the keys of an instance that was made, which are to be set.
    ///
    /// @param wanted by their full paths
    record Keys(Map<String, String> wanted) implements Ask {}

    record Attributes(List<String> names) implements Ask {}

    /// @param milliseconds whether times have them
    /// @param literal whether truths are `true` and `false`, not `1` and `0`
    record SetValues(List<Assigned> values, boolean milliseconds, boolean literal) implements Ask {}

    record SetAttributes(List<AttributesSet> attributes) implements Ask {}

    /// @param object ends in a dot
    /// @param keys that the instance must have, by their paths below it
    record Add(String object, Map<String, String> keys) implements Ask {}

    /// @param instance ends in a dot
    record Delete(String instance) implements Ask {}

    /// @param key that the device will name when it has the file
    /// @param instance the number below `Downloads` that this is about
    record Download(String key, String instance, String fileType, String fileName, String targetFileName)
            implements
                Ask {}

    record Reboot() implements Ask {}

    record FactoryReset() implements Ask {}

    /// A parameter and what it shall be.
    record Assigned(String path, Typed value) {}

    /// A parameter and what its attributes shall be; null for what stays.
    record AttributesSet(String path, @Nullable Integer notification, @Nullable List<String> accessList) {}

    /// Whether it must not be repeated if nobody knows whether the device did it.
    default boolean isOnce() {
        return switch (this) {
            case Names _,Values _,Keys _,Attributes _,SetValues _,SetAttributes _ -> false;
            case Add _,Delete _,Download _,Reboot _,FactoryReset _ -> true;
        };
    }
}
