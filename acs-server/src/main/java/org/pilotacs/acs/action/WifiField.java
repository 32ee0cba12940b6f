package org.pilotacs.acs.action;

/// What a wish to change Wi-Fi names. Doors call each by its name, in small letters.
public enum WifiField {
    NETWORK, CHANNEL, NAME, PASSWORD
}
