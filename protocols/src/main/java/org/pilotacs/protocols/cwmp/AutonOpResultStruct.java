package org.pilotacs.protocols.cwmp;

/// What became of one deployment unit that the server did not order; operation is Install, Update or Uninstall.
public record AutonOpResultStruct(OpResultStruct result, String operationPerformed) {}
