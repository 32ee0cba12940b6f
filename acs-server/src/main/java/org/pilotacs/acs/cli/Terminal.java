package org.pilotacs.acs.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/// Where a command reads and writes.
///
/// @param interactive whether a person looks on, so that lines may be rewritten and questions asked
public record Terminal(PrintWriter out, PrintWriter err, BufferedReader in, boolean interactive,
        Map<String, String> environment) {
    public Terminal {
        environment = Map.copyOf(environment);
    }

    public static Terminal ofProcess() {
        return new Terminal(new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                System.console() != null && System.console().isTerminal(), System.getenv());
    }

    void say(String line) {
        out.println(shown(line));
        out.flush();
    }

    void complain(String line) {
        err.println(shown(line));
        err.flush();
    }

    /// Asks for a text that is not shown while it is typed; where nobody looks on, the next line of the input is it.
    String password(String prompt) {
        Console console = interactive ? System.console() : null;
        if (console != null) {
            char[] typed = console.readPassword("%s", prompt);
            return typed == null ? "" : new String(typed);
        }
        try {
            return Objects.requireNonNullElse(in.readLine(), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes over the line before; only on a terminal.
    void redraw(String line) {
        out.print("\r\u001b[K" + shown(line));
        out.flush();
    }

    /// What a device or a file wrote may hold orders for the terminal: they are made visible instead.
    private static String shown(String line) {
        StringBuilder text = new StringBuilder(line.length());
        line.codePoints().forEach(c -> {
            if (c == '\n' || c == '\t' || !Character.isISOControl(c)) {
                text.appendCodePoint(c);
            } else {
                text.append("\\x").append("%02x".formatted(c));
            }
        });
        return text.toString();
    }
}
