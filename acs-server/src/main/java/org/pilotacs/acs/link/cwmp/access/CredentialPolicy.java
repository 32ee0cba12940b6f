package org.pilotacs.acs.link.cwmp.access;

/// Whether devices are given credentials of their own.
public enum CredentialPolicy {
    /// No new ones; those that have some keep them.
    OFF,
    /// At first contact, and anew with each `0 BOOTSTRAP`.
    ROTATE
}
