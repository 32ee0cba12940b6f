package org.pilotacs.protocols.cwmp;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A small element read whole, so that its members can be asked for in any order (quirk R5). A missing member reads as
/// an empty one (X11).
///
/// @param type the value of `xsi:type`, empty if there was none
/// @param text its own characters, those of its children left out
record XmlNode(String name, String type, String text, List<XmlNode> children) {
    private static final XmlNode MISSING = new XmlNode("", "", "", List.of());

    String trimmed() {
        return text.strip();
    }

    XmlNode child(String child) {
        for (XmlNode each : children) {
            if (each.name.equals(child)) {
                return each;
            }
        }
        return MISSING;
    }

    /// The first descendant of that name, in document order.
    @Nullable
    XmlNode find(String descendant) {
        for (XmlNode each : children) {
            XmlNode found = each.name.equals(descendant) ? each : each.find(descendant);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    <T> List<T> map(Function<XmlNode, T> item) {
        List<T> all = new ArrayList<>(children.size());
        for (XmlNode each : children) {
            all.add(item.apply(each));
        }
        return all;
    }

    <T> List<T> all(String child, Function<XmlNode, T> item) {
        List<T> all = new ArrayList<>();
        for (XmlNode each : children) {
            if (each.name.equals(child)) {
                all.add(item.apply(each));
            }
        }
        return all;
    }

    String text(String child) {
        return child(child).text;
    }

    String trimmed(String child) {
        return child(child).text.strip();
    }

    long number(String child) {
        return Lexical.number(text(child), 0);
    }

    int integer(String child, int fallback) {
        return Lexical.integer(text(child), fallback);
    }

    boolean flag(String child) {
        return Lexical.flag(text(child));
    }

    Instant time(String child) {
        return Lexical.time(text(child));
    }
}
