package org.pilotacs.protocols.cwmp;

/// What bytes are to a parser of UTF-8.
enum XmlSoundness {
    /// Legal ASCII without character references.
    PLAIN,
    /// UTF-8 of legal characters without character references.
    SOUND,
    /// Anything else.
    UNSOUND;

    private static final int[] SMALLEST_OF_LENGTH = { 0, 0, 0x80, 0x800, 0x10000};

    static XmlSoundness of(byte[] body) {
        XmlSoundness soundness = PLAIN;
        int at = 0;
        while (at < body.length) {
            if (at <= body.length - Long.BYTES) {
                long bytes = EightBytes.at(body, at);
                long suspects = EightBytes.outside(bytes, ' ') | EightBytes.equalTo(bytes, '&');
                if (suspects == 0) {
                    at += Long.BYTES;
                    continue;
                }
                at += EightBytes.before(suspects);
            }
            do { // where one is, more are
                int length = lengthOfLegal(body, at);
                if (length == 0) {
                    return UNSOUND;
                }
                soundness = length == 1 ? soundness : SOUND;
                at += length;
            } while (at < body.length && body[at] < 0);
        }
        return soundness;
    }

    /// Bytes of the legal character that begins here; 0 if none does, or a character reference.
    private static int lengthOfLegal(byte[] body, int at) {
        int first = body[at];
        if (first >= 0) {
            boolean reference = first == '&' && at + 1 < body.length && body[at + 1] == '#';
            return XmlChars.isLegal(first) && !reference ? 1 : 0;
        }
        int length = Integer.numberOfLeadingZeros(~first << 24);
        if (length < 2 || length > 4 || length > body.length - at) {
            return 0;
        }
        int codePoint = first & 0x7F >> length;
        for (int i = 1; i < length; i++) {
            if ((body[at + i] & 0xC0) != 0x80) {
                return 0;
            }
            codePoint = codePoint << 6 | body[at + i] & 0x3F;
        }
        return codePoint >= SMALLEST_OF_LENGTH[length] && XmlChars.isLegal(codePoint) ? length : 0;
    }
}
