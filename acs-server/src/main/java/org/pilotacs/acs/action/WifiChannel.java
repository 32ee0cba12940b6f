package org.pilotacs.acs.action;

/// On which channel a home's Wi-Fi is to be.
public sealed interface WifiChannel {
    /// On the one that it is on.
    record Same() implements WifiChannel {}

    /// On one that the box chooses anew, and may change later by itself.
    record Chosen() implements WifiChannel {}

    /// On this one, and no other.
    record Fixed(int number) implements WifiChannel {}
}
