package org.pilotacs.acs.link.cwmp.access;

/// Credentials that one device alone has.
///
/// @param contact how it logs in here
/// @param knock how we log in there, to ask it to come
public record OwnLogins(Login contact, Login knock) {}
