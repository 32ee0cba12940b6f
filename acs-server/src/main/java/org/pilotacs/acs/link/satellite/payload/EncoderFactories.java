package org.pilotacs.acs.link.satellite.payload;

import org.pilotacs.acs.runtime.BadSetting;

import java.io.IOException;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/// The encoders that there are: ours, and those that an operator has put beside them.
///
/// @param byName immutable
public record EncoderFactories(Map<String, EmmEncoderFactory> byName) {
    public EncoderFactories {
        byName = Map.copyOf(byName);
    }

    /// Those that the class path offers.
    ///
    /// @throws IllegalStateException if two have the same name
    public static EncoderFactories found(ClassLoader loader) {
        Map<String, EmmEncoderFactory> byName = new TreeMap<>();
        for (EmmEncoderFactory factory : ServiceLoader.load(EmmEncoderFactory.class, loader)) {
            EmmEncoderFactory other = byName.putIfAbsent(factory.name(), factory);
            if (other != null) {
                throw new IllegalStateException("two encoders are called " + factory.name() + ": "
                        + other.getClass().getName() + " and " + factory.getClass().getName()
                        + ". Take the jar of one of them away");
            }
        }
        return new EncoderFactories(byName);
    }

    /// @throws BadSetting if there is none of that name, or it refuses its settings
    /// @throws IOException if a file that a setting names is not what it must be; the message says what to do
    EmmEncoder create(String name, EncoderSettings settings) throws IOException {
        EmmEncoderFactory factory = byName.get(name);
        if (factory == null) {
            throw new BadSetting("kind", "is no card system that this server knows: " + name + "; allowed: "
                    + CardSystemConfig.GATEWAY + ", " + CardSystemConfig.HANDED_IN_ONLY + ", "
                    + String.join(", ", byName.keySet().stream().sorted().toList())
                    + ". An encoder of your own goes as a jar beside the server's");
        }
        return factory.create(settings);
    }
}
