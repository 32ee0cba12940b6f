package org.pilotacs.acs.provisioning.script;

import org.graalvm.polyglot.Source;

import java.util.regex.Pattern;

/// A script as it is stored, made ready to run. Immutable; equal texts are parsed once.
public final class Script {
    /// Characters of the longest.
    public static final int LONGEST = 256 * 1024;
    /// Words by which a script could change what all scripts share: it then runs in a world of its own each time, which costs
    /// some hundred microseconds.
    private static final Pattern MEDDLING = Pattern
            .compile("\\b(prototype|__proto__|constructor|globalThis|eval|Function"
                    + "|Reflect|Proxy|this|define(Property|Properties)|__define[GS]etter__|setPrototypeOf|assign|freeze|seal"
                    + "|preventExtensions|getPrototypeOf|async|await|Promise|WeakRef|import)\\b"
                    + "|\\b(Math|JSON|Object|Array|String|Number|Boolean|Date|RegExp|Map|Set|Symbol|Error|BigInt|console)"
                    + "\\s*(\\.\\s*\\w+|\\[[^\\]]*])\\s*([-+*/%&|^]|\\*\\*|<<|>>|>>>|&&|\\|\\||\\?\\?)?=(?!=)"
                    + "|=\\s*(Math|JSON|Object|Array|String|Number|Boolean|Date|RegExp|Map|Set|Symbol|Error|BigInt|console)"
                    + "\\s*[;,)\\n]");

    private final String name;
    private final String text;
    private final Source source;
    private final boolean meddling;

    private Script(String name, String text) {
        this.name = name;
        this.text = text;
        this.source = Source.newBuilder("js", "(function (args) {\"use strict\";\n" + text + "\n})", name)
                .cached(true).buildLiteral();
        this.meddling = MEDDLING.matcher(text).find();
    }

    /// @param name for people who read where an error came from
    public static Script of(String name, String text) {
        return new Script(name, text);
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    Source source() {
        return source;
    }

    /// The same in other brackets: what ends those of [#source] itself cannot be read in these.
    Source asMethod() {
        return Source.newBuilder("js", "({run(args) {\"use strict\";\n" + text + "\n}})", name).cached(false)
                .buildLiteral();
    }

    boolean isMeddling() {
        return meddling;
    }
}
