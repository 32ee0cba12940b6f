package org.pilotacs.protocols.lwm2m;

/// What a server may do with a resource.
public enum Access {
    READ("R"), WRITE("W"), READ_WRITE("RW"), EXECUTE("E");

    private final String letters;

    Access(String letters) {
        this.letters = letters;
    }

    /// As an object's model spells it.
    public String letters() {
        return letters;
    }
}
