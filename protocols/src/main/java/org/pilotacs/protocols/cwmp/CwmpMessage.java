package org.pilotacs.protocols.cwmp;

/// Any body of a CWMP envelope; the direction is in the type, so an impossible exchange does not compile.
public sealed interface CwmpMessage permits FromCpe, FromAcs {}
