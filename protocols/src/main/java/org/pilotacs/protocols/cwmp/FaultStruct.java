package org.pilotacs.protocols.cwmp;

/// A fault code and its text. Code 0 means no fault (TransferComplete).
public record FaultStruct(int code, String text) {
    public static final FaultStruct NONE = new FaultStruct(0, "");
}
