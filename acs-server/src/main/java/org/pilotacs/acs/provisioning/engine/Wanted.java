package org.pilotacs.acs.provisioning.engine;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.expression.Value;
import org.pilotacs.acs.provisioning.picture.Typed;

import java.util.List;

/// What a declaration wants a parameter to be; null for what it does not say.
///
/// @param type of the value; null for the one that the parameter has
public record Wanted(@Nullable Value value, @Nullable String type, @Nullable Integer notification,
        @Nullable List<String> accessList) {
    public static final Wanted NOTHING = new Wanted(null, null, null, null);

    public Wanted {
        accessList = accessList == null ? null : List.copyOf(accessList);
    }

    public static Wanted value(Value value) {
        return new Wanted(value, null, null, null);
    }

    /// This, and a value.
    public Wanted value(Value wanted, @Nullable String as) {
        return new Wanted(wanted, as, notification, accessList);
    }

    public Wanted notification(int wanted) {
        return new Wanted(value, type, wanted, accessList);
    }

    public Wanted accessList(List<String> wanted) {
        return new Wanted(value, type, notification, wanted);
    }

    public boolean isNothing() {
        return value == null && notification == null && accessList == null;
    }

    /// A later declaration wins, as far as it says something.
    Wanted then(Wanted later) {
        boolean hasValue = later.value != null;
        return new Wanted(hasValue ? later.value : value, hasValue ? later.type : type,
                later.notification == null ? notification : later.notification,
                later.accessList == null ? accessList : later.accessList);
    }

    /// The value in the form of its type, or of the parameter's.
    Typed typed(String parametersType) {
        String as = type == null ? parametersType : type;
        return value == null ? Typed.cast(Value.none(), as) : Typed.cast(value, as);
    }
}
