package org.pilotacs.acs.runtime;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/// Where the installation's key is.
///
/// @param keyFile null for the one that the server makes in its data folder
public record SecretsConfig(@Nullable Path keyFile) {
    public static final SecretsConfig DEFAULT = new SecretsConfig(null);
}
