package org.pilotacs.protocols.cwmp;

/// One parameter as it came or goes: the value is its lexical form, not checked against the type.
public record ParameterValueStruct(String name, XsdType type, String value) {}
