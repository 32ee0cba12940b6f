package org.pilotacs.acs.runtime;

/// The refusal of a setting by the record that holds it.
public final class BadSetting extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String name;
    private final String reason;

    /// @param name the key within its section, for example `port`
    /// @param reason what is wrong and what to do; never a secret's value
    public BadSetting(String name, String reason) {
        super(name + " " + reason);
        this.name = name;
        this.reason = reason;
    }

    public String name() {
        return name;
    }

    public String reason() {
        return reason;
    }
}
