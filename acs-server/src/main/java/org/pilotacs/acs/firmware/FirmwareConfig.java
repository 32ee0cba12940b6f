package org.pilotacs.acs.firmware;

import org.pilotacs.acs.runtime.BadSetting;

import java.util.List;

/// Whose word it takes for a file to become an artefact.
///
/// @param signingKeys of those who sign
/// @param requireSignature whether, where there are such keys, nothing else is taken
public record FirmwareConfig(List<SigningKey> signingKeys, boolean requireSignature) {
    public static final FirmwareConfig DEFAULT = new FirmwareConfig(List.of(), true);

    public FirmwareConfig {
        signingKeys = List.copyOf(signingKeys);
        if (signingKeys.stream().map(SigningKey::name).distinct().count() < signingKeys.size()) {
            throw new BadSetting("signing-keys", "must each have a name of its own");
        }
    }

    /// Whether what is not signed is refused.
    public boolean demands() {
        return requireSignature && !signingKeys.isEmpty();
    }
}
