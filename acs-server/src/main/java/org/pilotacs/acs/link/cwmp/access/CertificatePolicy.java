package org.pilotacs.acs.link.cwmp.access;

/// What a device's certificate is to us, where an authority for them is set.
public enum CertificatePolicy {
    /// Lets its device in; who shows none may give credentials.
    OPTIONAL,
    /// The only way in, for the plain listener too.
    REQUIRED
}
