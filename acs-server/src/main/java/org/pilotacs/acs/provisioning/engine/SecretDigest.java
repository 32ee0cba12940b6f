package org.pilotacs.acs.provisioning.engine;

/// What is kept of a secret in its place: enough to tell whether another one is the same, and not what it is.
@FunctionalInterface
public interface SecretDigest {
    /// @param path of the parameter that has it
    String of(String path, String secret);
}
