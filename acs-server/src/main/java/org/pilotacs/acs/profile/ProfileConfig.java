package org.pilotacs.acs.profile;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/// Where the operator keeps profiles of its own.
///
/// @param folder its `*.yaml` files extend or replace those in the jar; null for none
public record ProfileConfig(@Nullable Path folder) {
    public static final ProfileConfig DEFAULT = new ProfileConfig(null);
}
