package org.pilotacs.protocols.cwmp;

/// One argument of RequestDownload.
public record ArgStruct(String name, String value) {}
