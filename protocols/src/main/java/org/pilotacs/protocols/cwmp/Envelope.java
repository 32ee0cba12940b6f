package org.pilotacs.protocols.cwmp;

/// One SOAP envelope: which CWMP namespace it speaks, its header, and what it says.
public record Envelope<M extends CwmpMessage>(CwmpVersion version, Header header, M message) {}
