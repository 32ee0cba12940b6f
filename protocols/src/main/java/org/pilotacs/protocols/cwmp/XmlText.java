package org.pilotacs.protocols.cwmp;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;

/// An XML text under construction; confined to the thread that builds it. Never writes `<a/>`: naive clients look for
/// the closing tag.
final class XmlText {
    private final StringBuilder out = new StringBuilder(2048);

    /// Appends what is XML already.
    XmlText markup(String xml) {
        out.append(xml);
        return this;
    }

    /// For a message without arguments.
    XmlText nothing() {
        return this;
    }

    /// Appends character data, also fit for an attribute in double quotes. What XML cannot carry becomes U+FFFD.
    XmlText text(String value) {
        int copied = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c > '>' && c < Character.MIN_SURROGATE) {
                continue;
            }
            String escape = escape(value, i);
            if (escape != null) {
                out.append(value, copied, i).append(escape);
                copied = i + 1;
            }
        }
        out.append(value, copied, value.length());
        return this;
    }

    private static @Nullable String escape(String value, int i) {
        char c = value.charAt(i);
        return switch (c) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '"' -> "&quot;";
            case '\r' -> "&#13;"; // a bare one would be read as a line feed (XML 1.0, 2.11)
            case '\t', '\n' -> null;
            default -> isLegal(value, i) ? null : "\uFFFD";
        };
    }

    private static boolean isLegal(String value, int i) {
        int start = i > 0 && Character.isSurrogatePair(value.charAt(i - 1), value.charAt(i)) ? i - 1 : i;
        return XmlChars.isLegal(value.codePointAt(start));
    }

    XmlText element(String name, String value) {
        return open(name).text(value).close(name);
    }

    XmlText element(String name, long value) {
        open(name);
        out.append(value);
        return close(name);
    }

    /// As 1 or 0: of the two legal forms the one that every device understands (quirk D2).
    XmlText element(String name, boolean value) {
        return element(name, value ? 1 : 0);
    }

    XmlText element(String name, Instant value) {
        return element(name, value.toString());
    }

    XmlText element(String name, FaultStruct fault) {
        return open(name).element("FaultCode", fault.code()).element("FaultString", fault.text()).close(name);
    }

    /// An argument that the schema lets us leave out.
    XmlText optional(String name, String value) {
        return value.isEmpty() ? this : element(name, value);
    }

    /// A value with its type.
    XmlText element(String name, String xsiType, String value) {
        return openTyped(name, xsiType).text(value).close(name);
    }

    /// A SOAP array; its items are named like their type.
    <T> XmlText array(String name, String itemType, List<T> items, BiConsumer<XmlText, T> content) {
        String item = itemType.substring(itemType.indexOf(':') + 1);
        out.append('<').append(name).append(" SOAP-ENC:arrayType=\"").append(itemType).append('[').append(items.size())
                .append("]\">");
        for (T each : items) {
            open(item);
            content.accept(this, each);
            close(item);
        }
        return close(name);
    }

    XmlText texts(String name, List<String> items) {
        return array(name, "xsd:string", items, XmlText::text);
    }

    XmlText open(String name) {
        out.append('<').append(name).append('>');
        return this;
    }

    XmlText openTyped(String name, String xsiType) {
        out.append('<').append(name).append(" xsi:type=\"").append(xsiType).append("\">");
        return this;
    }

    XmlText close(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
