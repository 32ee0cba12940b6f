package org.pilotacs.acs.door.oidc;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Role;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where the provider says what somebody is to us, and how it says that. Immutable.
///
/// @param name of the claim; dots lead into objects, for example `realm_access.roles`
/// @param values by role, what makes somebody one
public record RoleClaim(String name, Map<Role, List<String>> values) {
    /// Whoever is several things is the first of these.
    private static final List<Role> ORDER = List.of(Role.ADMIN, Role.ENGINEER, Role.CARE, Role.AUDITOR);

    public RoleClaim {
        Map<Role, List<String>> copy = new EnumMap<>(Role.class);
        values.forEach((role, all) -> copy.put(role, List.copyOf(all)));
        values = Map.copyOf(copy);
    }

    public List<String> of(Role role) {
        return values.getOrDefault(role, List.of());
    }

    boolean isEmpty() {
        return values.values().stream().allMatch(List::isEmpty);
    }

    /// The role that claims give; empty if none.
    Optional<Role> in(Map<String, Object> claims) {
        List<String> said = said(claims);
        return ORDER.stream().filter(role -> of(role).stream().anyMatch(said::contains)).findFirst();
    }

    /// A claim's name may have dots itself, as names that are addresses have.
    private List<String> said(Map<String, Object> claims) {
        Object found = claims.containsKey(name) ? claims.get(name) : below(claims);
        return found instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : found instanceof String text ? List.of(text) : List.of();
    }

    private @Nullable Object below(Map<String, Object> claims) {
        Object found = claims;
        for (String step : name.split("\\.", -1)) {
            found = found instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return found;
    }

    /// All that would let somebody in, for people.
    public String wanted() {
        return ORDER.reversed().stream().map(this::of).flatMap(List::stream).distinct()
                .collect(Collectors.joining(", "));
    }

    /// Nobody is anything.
    static RoleClaim none(String name) {
        return new RoleClaim(name, Role.ofPeople().stream().collect(Collectors.toMap(role -> role, _ -> List.of())));
    }
}
