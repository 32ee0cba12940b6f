package org.pilotacs.acs.door.http;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Permission;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One method on one pattern of paths, and what answers it.
///
/// @param pattern for example `/care/v1/devices/{id}`; a variable fills a segment, `{name*}` at the end fills the rest
/// @param upload how its body is taken
/// @param needs what a caller must be allowed to do; null for nothing, beyond being let in
public record Route(String method, String pattern, Upload upload, @Nullable Permission needs, Handler handler) {
    public Route(String method, String pattern, Upload upload, Handler handler) {
        this(method, pattern, upload, null, handler);
    }

    /// Answers a call on a thread that may block.
    @FunctionalInterface
    public interface Handler {
        HttpReply handle(HttpCall call);
    }

    /// How a body is taken, and how much of it at most.
    public sealed interface Upload {
        long limit();
    }

    /// Into memory.
    public record ToMemory(long limit) implements Upload {}

    /// Into a temporary file.
    public record ToFile(long limit) implements Upload {}

    /// Plenty for JSON and forms.
    public static final Upload SMALL = new ToMemory(256 * 1024);

    public static Route get(String pattern, Handler handler) {
        return new Route("GET", pattern, SMALL, handler);
    }

    public static Route post(String pattern, Handler handler) {
        return new Route("POST", pattern, SMALL, handler);
    }

    public static Route put(String pattern, Handler handler) {
        return new Route("PUT", pattern, SMALL, handler);
    }

    public static Route delete(String pattern, Handler handler) {
        return new Route("DELETE", pattern, SMALL, handler);
    }

    /// The same for those alone who have this permission.
    public Route needing(Permission permission) {
        return new Route(method, pattern, upload, permission, handler);
    }

    /// The variables of a path that has this pattern, null if it has not.
    @Nullable
    Fields match(String path) {
        List<String> wanted = segments(pattern);
        List<String> given = segments(path);
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            String segment = wanted.get(i);
            if (segment.endsWith("*}") && i < given.size()) {
                variables.put(segment.substring(1, segment.length() - 2),
                        decoded(String.join("/", given.subList(i, given.size()))));
                return Fields.of(variables);
            }
            if (i >= given.size()) {
                return null;
            }
            if (segment.startsWith("{")) {
                variables.put(segment.substring(1, segment.length() - 1), decoded(given.get(i)));
            } else if (!segment.equals(given.get(i))) {
                return null;
            }
        }
        return wanted.size() == given.size() ? Fields.of(variables) : null;
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>(List.of(path.split("/", -1)));
        segments.removeFirst();
        return segments;
    }

    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return segment;
        }
    }
}
