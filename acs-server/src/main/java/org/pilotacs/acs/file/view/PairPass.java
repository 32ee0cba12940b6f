package org.pilotacs.acs.file.view;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Masks values behind names: `name=value`, `"name": "value"`, `name: |` with lines below, `Path.To.Name,value`, and
/// `option name 'value'`.
final class PairPass {
    private static final Pattern PAIR = Pattern.compile(
            "(?<![\\w.-])([A-Za-z0-9_-][\\w.@-]{0,250}+)(?:\\[[^\\]\\r\\n]{0,40}])?+\\\\?[\"']?+[ \\t]*+(=>|:=|[=:])[ \\t]*+");
    private static final Pattern PATH = Pattern.compile(
            "(?m)^[ \\t\"']*+([A-Za-z][\\w-]{0,60}+(?:\\.[\\w-]{1,100}+){1,20}+)[\"']?+(?:[ \\t]*+[,;|]|[ \\t])[ \\t]*+");
    private static final Pattern SETTING = Pattern.compile(
            "(?im)^[ \\t]*+(?:option|list|set|nvram[ \\t]++set|config)[ \\t]++([\\w.@-]{1,200}+)[ \\t]++");

    /// Names of two words, of which the second alone says nothing.
    private static final Pattern PHRASE = Pattern.compile(
            "(?i)(?<![\\w.-])((?:pin|puk|pass|access|security|network|wi-?fi|wpa[23]?|wep|encryption|shared)"
                    + "[ \\t]++(?:code|key|phrase|word))[\"']?+[ \\t]*+[:=][ \\t]*+");

    /// How far back the beginning of a line is looked for; what is further in is not its first word.
    private static final int MOST_INDENT = 200;

    private final String text;
    private final MaskedText masked;
    /// Where the line ends that was looked at last, so that a long one is not searched for each name in it.
    private int line = -1;
    private int lineFrom;

    private PairPass(String text) {
        this.text = text;
        this.masked = new MaskedText(text);
    }

    static Redacted run(String text) {
        return new Redacted(text, 0).then(one -> new PairPass(one).run(PAIR)).then(one -> new PairPass(one).run(PATH))
                .then(one -> new PairPass(one).run(SETTING)).then(one -> new PairPass(one).run(PHRASE));
    }

    private Redacted run(Pattern pattern) {
        Matcher pair = pattern.matcher(text);
        while (pair.find()) {
            if (pair.end() >= masked.copied() && (pattern == PHRASE || SecretName.is(pair.group(1)))) {
                mask(pair.end(), pattern != PAIR || isFirst(pair.start()), pair.start());
            }
        }
        return masked.done();
    }

    /// @param whole whether a value without quotes is the rest of the line
    /// @param name where the name begins
    private void mask(int begin, boolean whole, int name) {
        int end = endOfLine(begin);
        int from = begin < end && text.charAt(begin) == '\\' ? begin + 1 : begin;
        char first = from < end ? text.charAt(from) : '\n';
        switch (first) {
            case '"', '\'' -> masked.mask(from + 1, closing(from + 1, end, first));
            case '[' -> masked.mask(from + 1, bracket(from + 1, ']'));
            case '{' -> masked.mask(from + 1, bracket(from + 1, '}'));
            case '|', '>' -> masked.mask(from + 1, block(end, indent(startOfLine(name))));
            case '\n' -> maskBelow(begin);
            default -> masked.mask(from, whole ? end : endOfWord(from, end));
        }
    }

    /// A value in quotes may stand on the next line.
    private void maskBelow(int begin) {
        int next = begin;
        while (next < text.length() && next - begin < MOST_INDENT && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        if (next < text.length() && "\"'".indexOf(text.charAt(next)) >= 0) {
            masked.mask(next + 1, closing(next + 1, endOfLine(next), text.charAt(next)));
        }
    }

    private int closing(int from, int end, char quote) {
        for (int at = from; at < end; at++) {
            if (text.charAt(at) == '\\' && at + 1 < end && text.charAt(at + 1) != quote) {
                at++;
            } else if (text.charAt(at) == quote) {
                boolean escaped = text.charAt(at - 1) == '\\' && from >= 2 && text.charAt(from - 2) != '\\';
                if (!escaped) {
                    return at;
                }
            }
        }
        return end;
    }

    /// The rest of the text where it is not closed.
    private int bracket(int from, char close) {
        int end = text.indexOf(close, from);
        return end < 0 ? text.length() : end;
    }

    /// Lines that go further in than the one with the name.
    private int block(int nameLine, int indent) {
        int end = nameLine;
        while (end < text.length()) {
            int next = end + 1;
            int stop = endOfLine(next);
            if (next >= text.length() || !text.substring(next, stop).isBlank() && indent(next) <= indent) {
                return end;
            }
            end = stop;
        }
        return end;
    }

    private boolean isFirst(int at) {
        int start = startOfLine(at);
        return start >= 0 && text.substring(start, at).matches("[ \\t\"'#;-]*(?:export |set |\\*\\* )?[\"']?");
    }

    /// Negative if that is far away.
    private int startOfLine(int at) {
        for (int start = at; at - start <= MOST_INDENT; start--) {
            if (start == 0 || text.charAt(start - 1) == '\n') {
                return start;
            }
        }
        return -1;
    }

    private int indent(int start) {
        int indent = 0;
        while (start >= 0 && start + indent < text.length() && indent < MOST_INDENT
                && " \t".indexOf(text.charAt(start + indent)) >= 0) {
            indent++;
        }
        return indent;
    }

    private int endOfLine(int from) {
        if (line < from || from < lineFrom) {
            int end = text.indexOf('\n', from);
            line = end < 0 ? text.length() : end;
            lineFrom = from;
        }
        return line;
    }

    private int endOfWord(int from, int end) {
        int at = from;
        while (at < end && " \t,;&<>)}]\"'".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
