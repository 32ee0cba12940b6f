package org.pilotacs.acs.cli;

/// What can be said of the configuration; the composition root gives it. Both refuse with
/// [org.pilotacs.acs.yaml.YamlProblems].
public interface ConfigTexts {
    /// The effective configuration, secrets masked, with where each value came from.
    String effective(ServerStarter.ConfigSource source);

    /// The commented file that sets nothing.
    String reference();
}
