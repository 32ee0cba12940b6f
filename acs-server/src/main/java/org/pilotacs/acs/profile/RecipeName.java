package org.pilotacs.acs.profile;

/// The actions that differ from model to model; in YAML in lower case with dashes.
public enum RecipeName {
    RESTART, FACTORY_RESET, RESET_PIN, RECONNECT, CHECK_SIGNAL, TEST_LINE, UPDATE_FIRMWARE, FIX_WIFI
}
