package org.pilotacs.protocols.cwmp;

/// What a server may say: a request of its own, or the answer to a device's.
public sealed interface FromAcs extends CwmpMessage permits AcsRequest, AcsResponse {}
