package org.pilotacs.acs.customer;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// How often customers may have what done.
///
/// @param allowances by what is asked for, for example `restart`
public record Limits(Map<String, Allowance> allowances) {
    /// A message to the operator.
    public static final String MESSAGE = "message";
    /// What is kept about them, as a document.
    public static final String EXPORT = "export-data";
    /// That being erased.
    public static final String ERASURE = "erase-data";

    public static final Limits DEFAULT = new Limits(defaults());

    public Limits {
        allowances = Map.copyOf(allowances);
    }

    private static Map<String, Allowance> defaults() {
        Map<String, Allowance> all = new LinkedHashMap<>();
        all.put("check-signal", new Allowance(60, Duration.ofSeconds(20)));
        all.put("reconnect", new Allowance(4, Duration.ofMinutes(15)));
        all.put("restart", new Allowance(5, Duration.ofMinutes(10)));
        all.put("reset-pin", new Allowance(3, Duration.ofMinutes(15)));
        // a password that was mistyped is put right at once
        all.put("fix-wifi", new Allowance(10, Duration.ofMinutes(2)));
        all.put(MESSAGE, new Allowance(10, Duration.ofSeconds(30)));
        all.put(EXPORT, new Allowance(10, Duration.ofSeconds(30)));
        all.put(ERASURE, new Allowance(1, Duration.ZERO));
        return all;
    }

    public Allowance of(String what) {
        return Objects.requireNonNull(allowances.get(what), what);
    }
}
