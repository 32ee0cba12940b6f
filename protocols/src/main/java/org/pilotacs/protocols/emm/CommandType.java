package org.pilotacs.protocols.emm;

/// The numbers of REF-1's commands. A command is a type and a length of one byte each, and a value.
final class CommandType {
    static final int REFRESH_ENTITLEMENT = 0x01;
    static final int REVOKE = 0x02;
    static final int PIN_RESET = 0x03;
    static final int PAIR = 0x04;
    static final int UNPAIR = 0x05;
    static final int REBOOT = 0x06;
    static final int FACTORY_RESET = 0x07;
    static final int RESCAN = 0x08;
    static final int OSD = 0x09;
    static final int PARENTAL_LEVEL = 0x0A;
    static final int SHOW_CONFIRM_CODE = 0x0B;

    /// Bytes of type and length.
    static final int TAG = 2;
    /// Bytes of the longest value.
    static final int MAX_VALUE = 0xFF;
    /// Bytes of a product and the end of its right.
    static final int RIGHT = 6;
    /// Bytes of a product.
    static final int PRODUCT = 2;
    /// Bytes of a PIN_RESET to the factory's PIN: slot and mode.
    static final int PIN_DEFAULT = 2;
    /// Bytes of a PIN_RESET to a PIN of its own: slot, mode and two digits in each of two bytes.
    static final int PIN_SET = 4;
    /// Bytes of an OSD before its text.
    static final int OSD_FIXED = 3;
    static final int MODE_DEFAULT = 0;
    static final int MODE_SET = 1;

    private CommandType() {}

    static boolean isKnown(int type) {
        return type >= REFRESH_ENTITLEMENT && type <= SHOW_CONFIRM_CODE;
    }
}
