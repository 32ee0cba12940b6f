package org.pilotacs.acs.provisioning.extension;

import java.util.List;
import java.util.regex.Pattern;

/// One call, taken apart.
record ExtensionCall(String file, String function, List<String> arguments) {
    /// Arguments and results are at most so long as JSON in UTF-8.
    static final int MOST_BYTES = 1 << 20;
    /// Calls of one file that may wait for their answers.
    static final int MOST_AT_ONCE = 64;

    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    /// How JavaScript writes what a script left out.
    private static final String LEFT_OUT = "undefined";

    ExtensionCall {
        arguments = List.copyOf(arguments);
    }

    static ExtensionCall of(List<String> call) {
        return new ExtensionCall(call.isEmpty() ? LEFT_OUT : call.getFirst(), call.size() < 2 ? LEFT_OUT : call.get(1),
                call.size() < 2 ? List.of() : call.subList(2, call.size()));
    }

    /// Whether a file or an endpoint can have this name. None of them leads out of a folder.
    static boolean isFileName(String text) {
        return FILE.matcher(text).matches();
    }

    ExtensionResult.Failed tooLong() {
        return ExtensionResult.Failed.of("The arguments for extension '" + file + "' are more than 1 MiB");
    }

    ExtensionResult.Failed tooMany() {
        return ExtensionResult.Failed
                .of("Extension '" + file + "' has " + MOST_AT_ONCE + " calls to answer and takes no more");
    }
}
