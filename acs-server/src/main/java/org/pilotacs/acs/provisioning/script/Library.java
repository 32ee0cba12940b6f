package org.pilotacs.acs.provisioning.script;

import java.util.Map;

/// All scripts of an operator, by their names. Immutable.
public record Library(Map<String, Script> provisions, Map<String, Script> virtualParameters) {
    public static final Library EMPTY = new Library(Map.of(), Map.of());

    public Library {
        provisions = Map.copyOf(provisions);
        virtualParameters = Map.copyOf(virtualParameters);
    }
}
