package org.pilotacs.acs.file.view;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes secrets out of logs and configurations, whatever they are written in: private keys, headers, credentials in URLs,
/// hashes of passwords, and values of all that is named like a secret in XML, JSON, YAML, INI, shell and the languages of
/// switches and routers. It goes by names and shapes, so a secret that looks like nothing is not found; each pass is linear
/// in the text, which a device may have made up. Stateless.
public final class Redactor {
    private static final Pattern KEY_BEGIN = Pattern.compile("-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----");
    private static final Pattern KEY_END = Pattern.compile("-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----");
    private static final Pattern HEADER = Pattern.compile(
            "(?i)(?<![\\w-])(?:(?:proxy-)?authorization|(?:set-)?cookie)[\"']?[ \\t]*+[:=][ \\t]*+([^\\r\\n]++)");
    private static final Pattern SCHEME = Pattern.compile(
            "(?i)(?<![\\w-])(?:bearer[ \\t]++([\\w.~+/-]{8,4096}+=*+)|basic[ \\t]++((?=[A-Za-z+/]{0,64}[0-9=])[A-Za-z0-9+/]{8,4096}+=*+))");
    private static final Pattern WEB_TOKEN = Pattern.compile("(?<!\\w)eyJ[\\w-]{5,8192}+\\.[\\w-]{5,8192}+\\.[\\w-]*+");
    private static final Pattern USER_INFO = Pattern.compile("://([^/\\s<>\"'@]{1,256})@");
    private static final Pattern HASH = Pattern.compile(
            "\\$(?:1|2[abxy]?|5|6|7|y|gy|apr1|sha1|argon2[a-z]{1,2})\\$[^\\s:'\"<>,;]{8,512}+");

    private Redactor() {}

    /// @param cut whether something was cut off before the text
    static Redacted redact(String text, boolean cut) {
        return keys(text, cut).then(one -> all(one, HEADER)).then(one -> all(one, SCHEME))
                .then(one -> all(one, WEB_TOKEN)).then(one -> all(one, USER_INFO)).then(one -> all(one, HASH))
                .then(one -> MarkupPass.run(one, cut)).then(PairPass::run).then(WordPass::run);
    }

    /// A private key between its two lines; to the end, or from the beginning, where one of them was cut off.
    private static Redacted keys(String text, boolean cut) {
        MaskedText masked = new MaskedText(text);
        Matcher begin = KEY_BEGIN.matcher(text);
        Matcher end = KEY_END.matcher(text);
        if (cut && end.find() && (!begin.find() || begin.start() > end.start())) {
            masked.mask(0, end.start());
        }
        begin.reset();
        while (begin.find()) {
            int until = end.find(begin.end()) ? end.start() : text.length();
            masked.mask(begin.end(), until);
            begin.region(Math.max(until, begin.end()), text.length());
        }
        return masked.done();
    }

    /// Masks the first group of each match that has one, or else all of it.
    private static Redacted all(String text, Pattern pattern) {
        MaskedText masked = new MaskedText(text);
        Matcher match = pattern.matcher(text);
        while (match.find()) {
            int group = 0;
            for (int i = match.groupCount(); i > 0; i--) {
                group = match.start(i) < 0 ? group : i;
            }
            masked.mask(match.start(group), match.end(group));
        }
        return masked.done();
    }
}
