package org.pilotacs.protocols.cwmp;

/// One line of GetParameterNamesResponse; objects end in a dot.
public record ParameterInfoStruct(String name, boolean writable) {}
