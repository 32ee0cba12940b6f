package org.pilotacs.acs.action;

import org.pilotacs.acs.profile.WifiPart;
import org.pilotacs.acs.saying.Saying;

import java.util.List;
import java.util.Map;

/// What a task is to its action. Fixed when the action is planned, and stored with it.
sealed interface Role {
    /// Does what was asked for; must be confirmed.
    record Order() implements Role {}

    /// Reads what was asked for; of several, one that is confirmed makes a result.
    record Read() implements Role {}

    /// Reads what is good to know afterwards; decides nothing, and nobody waits for it.
    record Look() implements Role {}

    /// Reads whether the orders before it took effect.
    ///
    /// @param expected the value that shows it
    /// @param means what that value says, for people
    /// @param otherwise what other values say, as far as that is known
    record Check(String path, String expected, Saying means, Map<String, Saying> otherwise) implements Role {
        public Check {
            otherwise = Map.copyOf(otherwise);
        }
    }

    /// Reads what the order before it wrote.
    record ReadBack() implements Role {}

    /// Reads how it was before anything is done; decides nothing.
    record Before() implements Role {}

    /// Reads how the home's Wi-Fi is after the orders before it.
    record Wifi(List<Trait> traits) implements Role {
        public Wifi {
            traits = List.copyOf(traits);
        }
    }

    /// Something of a Wi-Fi network.
    ///
    /// @param network its number
    /// @param path where the box tells it; empty for what no box tells
    /// @param wanted what it is to be; empty for whatever it is
    record Trait(int network, WifiPart part, String path, String wanted) {}
}
