package org.pilotacs.acs.door.console;

/// What the page that asks who is there shows.
///
/// @param back where to go on
/// @param wrong why the last try did not let in, empty if there was none
/// @param name as it was typed
/// @param byName whether there are names and passwords
/// @param byToken whether there is a token
public record SignInView(String back, String wrong, String name, boolean byName, boolean byToken) {}
