package org.pilotacs.protocols.cwmp;

/// The characters of XML 1.0 (production 2).
final class XmlChars {
    private XmlChars() {}

    static boolean isLegal(int codePoint) {
        if (codePoint < ' ') {
            return codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
        }
        return codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE && codePoint < 0xFFFE
                || codePoint > 0xFFFF && codePoint <= Character.MAX_CODE_POINT;
    }
}
