package org.pilotacs.acs.provisioning.preset;

/// What operators define.
public enum DefinitionKind {
    PRESET, PROVISION, VIRTUAL_PARAMETER,
    /// Parameters that presets of the old form give to new instances.
    OBJECT, CONFIG
}
