package org.pilotacs.acs.provisioning.script;

import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.pilotacs.acs.provisioning.engine.Fault;
import org.pilotacs.acs.provisioning.engine.ScriptFault;

/// What a script threw, as a fault.
final class ThrownError {
    private static final int MOST_FRAMES = 10;
    private static final int LONGEST = 2_000;

    private ThrownError() {}

    /// @param script its name
    static Fault of(PolyglotException e, String script) {
        if (e.isResourceExhausted()) {
            String message = "Maximum call stack size exceeded";
            return ScriptFault.thrown("RangeError", message, "RangeError: " + message + place(e, script));
        }
        if (!e.isGuestException()) {
            String message = shortened(String.valueOf(e.getMessage()));
            return ScriptFault.thrown("Error", message, "Error: " + message + place(e, script));
        }
        try {
            return thrown(e, script);
        } catch (PolyglotException _) {
            // to look at what was thrown may throw, too
            return ScriptFault.thrown("Script " + script + " threw what cannot be shown" + place(e, script));
        }
    }

    private static Fault thrown(PolyglotException e, String script) {
        Value thrown = e.getGuestObject();
        String name = thrown == null ? "" : text(thrown, "name");
        if (thrown == null || name.isEmpty()) {
            return ScriptFault.thrown(shortened(thrown == null ? String.valueOf(e.getMessage()) : thrown.toString()));
        }
        String message = text(thrown, "message");
        return ScriptFault.thrown(name, message, name + ": " + message + place(e, script));
    }

    private static String text(Value value, String member) {
        Value text = value.hasMembers() ? value.getMember(member) : null;
        return text != null && text.isString() ? shortened(text.asString()) : "";
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /// Somewhere in a script.
    static String place(String script) {
        return "\n    at " + script;
    }

    /// Where in a script, if that can be told. Our line before it is not counted.
    static String place(PolyglotException e, String script) {
        StringBuilder frames = new StringBuilder();
        int count = 0;
        for (PolyglotException.StackFrame frame : e.getPolyglotStackTrace()) {
            SourceSection section = frame.isGuestFrame() ? frame.getSourceLocation() : null;
            if (section != null && !section.getSource().isInternal() && section.getStartLine() > 1
                    && count++ < MOST_FRAMES) {
                frames.append(place(section.getSource().getName())).append(':').append(section.getStartLine() - 1)
                        .append(':').append(section.getStartColumn());
            }
        }
        return frames.isEmpty() ? place(script) : frames.toString();
    }
}
