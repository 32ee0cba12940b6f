package org.pilotacs.protocols.cwmp.stun;

/// Numbers of the attributes (RFC 3489, 11.2; RFC 5389, 18.2; TR-069, G.2.1.3).
final class AttributeType {
    static final int MAPPED_ADDRESS = 0x0001;
    static final int RESPONSE_ADDRESS = 0x0002;
    static final int CHANGE_REQUEST = 0x0003;
    static final int SOURCE_ADDRESS = 0x0004;
    static final int CHANGED_ADDRESS = 0x0005;
    static final int USERNAME = 0x0006;
    static final int MESSAGE_INTEGRITY = 0x0008;
    static final int ERROR_CODE = 0x0009;
    static final int UNKNOWN_ATTRIBUTES = 0x000A;
    static final int REFLECTED_FROM = 0x000B;
    static final int XOR_MAPPED_ADDRESS = 0x0020;
    static final int SOFTWARE = 0x8022;
    static final int FINGERPRINT = 0x8028;
    static final int CONNECTION_REQUEST_BINDING = 0xC001;
    static final int BINDING_CHANGE = 0xC002;

    /// Twenty bytes with the blank at its end, so that classic alignment holds.
    static final String CONNECTION_REQUEST_BINDING_VALUE = "dslforum.org/TR-111 ";

    private AttributeType() {}
}
