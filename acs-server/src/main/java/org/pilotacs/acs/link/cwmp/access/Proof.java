package org.pilotacs.acs.link.cwmp.access;

/// What a device was let in by.
public enum Proof {
    /// Nothing is demanded of it.
    NOTHING,
    /// The credentials that every device may give.
    SHARED,
    /// Credentials that it alone has.
    IN_USE,
    /// Credentials that it alone has and gives for the first time.
    OFFERED,
    /// A certificate that names it.
    CERTIFICATE
}
