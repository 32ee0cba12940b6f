package org.pilotacs.protocols.cwmp;

/// What a device may say: a request of its own, or the answer to one of ours.
public sealed interface FromCpe extends CwmpMessage permits CpeRequest, CpeResponse {}
