package org.pilotacs.acs.file.view;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Masks what stands in elements that are named like a secret, and beside attributes and texts that name one. It follows tags
/// and is no parser: what is not well formed is read all the same.
final class MarkupPass {
    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z_](?:[\\w.:-]{0,200}+))([^<>]*+)>");
    private static final Pattern NAMING = Pattern.compile(
            "(?i)(?<![\\w-])(?:name|key|id|n|param|parameter|path|field)[ \\t]*+=[ \\t]*+[\"']([\\w.:-]{1,300})[\"']");
    private static final Pattern VALUE = Pattern.compile(
            "(?i)(?<![\\w-])(?:value|val|v|data|default|content|text)[ \\t]*+=[ \\t]*+(?:\"([^\"]*+)|'([^']*+))");
    private static final Pattern NAME = Pattern.compile("[\\w.:-]{1,300}");
    /// What may follow a `key` that only names what follows.
    private static final Set<String> VALUES = Set.of("string", "value", "data", "integer", "true", "false", "real",
            "date",
            "array", "dict");
    /// Tags after which a secret element that was not closed is over all the same.
    private static final int MOST_TAGS = 64;

    private final String text;
    private final MaskedText masked;
    private int within;
    private int tags;
    private boolean named;

    private MarkupPass(String text) {
        this.text = text;
        this.masked = new MaskedText(text);
    }

    /// @param cut whether something was cut off before the text
    static Redacted run(String text, boolean cut) {
        return new MarkupPass(text).run(cut);
    }

    private Redacted run(boolean cut) {
        Matcher tag = TAG.matcher(text);
        int before = 0;
        boolean first = true;
        while (tag.find()) {
            boolean closes = !tag.group(1).isEmpty();
            String name = local(tag.group(2));
            text(before, tag.start(), first && cut && closes && SecretName.is(name));
            if (closes) {
                closed();
            } else {
                opened(tag, name);
            }
            before = tag.end();
            first = false;
        }
        if (within > 0 || named) {
            text(before, text.length(), false);
        }
        return masked.done();
    }

    /// What stands between two tags.
    private void text(int from, int to, boolean secret) {
        String some = text.substring(from, to);
        if (secret || within > 0) {
            masked.mask(from, to);
            return;
        }
        String plain = some.strip();
        if (plain.isEmpty()) {
            return;
        }
        if (named) {
            masked.mask(from, to);
            named = false;
        } else {
            named = NAME.matcher(plain).matches() && SecretName.is(plain);
        }
    }

    private void closed() {
        if (within > 0) {
            within = ++tags > MOST_TAGS ? 0 : within - 1;
        }
    }

    private void opened(Matcher tag, String name) {
        boolean empty = tag.group(3).endsWith("/");
        if (within > 0) {
            within = ++tags > MOST_TAGS ? 0 : empty ? within : within + 1;
            values(tag);
            return;
        }
        if (named && empty) {
            values(tag);
        }
        Matcher naming = NAMING.matcher(tag.group(3));
        boolean byAttribute = false;
        while (!byAttribute && naming.find()) {
            byAttribute = SecretName.is(naming.group(1));
        }
        if (byAttribute) {
            values(tag);
        }
        boolean byName = SecretName.is(name) && !(name.equals("key") && onlyNames(tag));
        if (byName) {
            values(tag);
        }
        if (!empty && (byAttribute || byName)) {
            within = 1;
            tags = 0;
        }
    }

    /// Whether a `key` is like those of property lists, with what it names behind it.
    private boolean onlyNames(Matcher tag) {
        Matcher next = TAG.matcher(text).region(tag.end(), Math.min(text.length(), tag.end() + 600));
        return next.find() && next.group(1).equals("/") && next.find() && next.group(1).isEmpty()
                && VALUES.contains(next.group(2));
    }

    private void values(Matcher tag) {
        Matcher value = VALUE.matcher(tag.group(3));
        while (value.find()) {
            int group = value.start(1) < 0 ? 2 : 1;
            masked.mask(tag.start(3) + value.start(group), tag.start(3) + value.end(group));
        }
    }

    private static String local(String name) {
        return name.substring(name.lastIndexOf(':') + 1);
    }
}
