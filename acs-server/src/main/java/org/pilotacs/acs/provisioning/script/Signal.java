package org.pilotacs.acs.provisioning.script;

/// Leaves a script in the middle: what it wants to know is not known yet. No failure.
final class Signal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final Signal COMMIT = new Signal("commit");
    static final Signal EXTENSION = new Signal("extension");

    private Signal(String name) {
        super(name, null, false, false);
    }
}
