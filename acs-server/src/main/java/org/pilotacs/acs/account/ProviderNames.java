package org.pilotacs.acs.account;

import java.time.Instant;

/// What those are called whom an identity provider knows. A name that an account or anybody else ever had stays theirs, so
/// that nobody can pass for another in the trail. Safe for any number of threads.
public interface ProviderNames {
    /// The name of a person: the one that is wanted, or one like it if that is somebody else's. The same each time.
    ///
    /// @param issuer the provider, at most 255 characters
    /// @param subject what the provider never calls anybody else, at most 255 characters
    /// @param wanted in small letters, 1 to 100 characters
    String of(String issuer, String subject, String wanted, Instant at);
}
