package org.pilotacs.acs.provisioning.extension;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/// Our program in Node.js that runs a script: how it is started and asked. Stateless.
final class Bridge {
    private static final String PROGRAM = program();
    /// Our own settings may be there, with passwords.
    private static final String OUR_SETTINGS = "PILOT_";
    /// By which a script knows its folder, as in GenieACS.
    private static final String FOLDER = "GENIEACS_EXT_DIR";

    private Bridge() {}

    /// A process for one script, not started.
    static ProcessBuilder process(String command, String name, Path file, Path folder) {
        ProcessBuilder process = new ProcessBuilder(command, "-e", PROGRAM, "--", file.toString(), name,
                Integer.toString(ExtensionCall.MOST_BYTES)).directory(folder.toFile());
        prepare(process.environment(), folder);
        return process;
    }

    /// Makes of our environment that of a script.
    static void prepare(Map<String, String> environment, Path folder) {
        environment.keySet().removeIf(variable -> variable.startsWith(OUR_SETTINGS));
        environment.put(FOLDER, folder.toString());
    }

    /// A line of its stdin.
    ///
    /// @param id comes back with the answer
    static byte[] line(long id, ExtensionCall call) {
        ObjectNode json = ExtensionJson.MAPPER.createObjectNode().put("id", id);
        json.putArray("call").add(call.function());
        call.arguments().forEach(json.withArray("call")::add);
        byte[] text = ExtensionJson.write(json);
        byte[] line = new byte[text.length + 1];
        System.arraycopy(text, 0, line, 0, text.length);
        line[text.length] = '\n';
        return line;
    }

    private static String program() {
        try (InputStream in = Objects.requireNonNull(Bridge.class.getResourceAsStream("bridge.js"), "bridge.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
