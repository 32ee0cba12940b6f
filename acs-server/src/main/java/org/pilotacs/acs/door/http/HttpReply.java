package org.pilotacs.acs.door.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// The answer to a call.
public sealed interface HttpReply {
    /// The header that may be there several times, its values in lines.
    String COOKIE = "set-cookie";

    int status();

    Map<String, String> headers();

    /// This reply with one more header, in place of one of that name; cookies are added to each other.
    HttpReply with(String name, String value);

    /// A reply that is known whole.
    ///
    /// @param reason phrase beside the status; empty for the usual one
    record Whole(int status, Map<String, String> headers, Body body, String reason) implements HttpReply {
        public Whole {
            headers = Map.copyOf(headers);
        }

        public Whole(int status, Map<String, String> headers, Body body) {
            this(status, headers, body, "");
        }

        @Override
        public Whole with(String name, String value) {
            return new Whole(status, plus(headers, name, value), body, reason);
        }

        /// The same with another reason phrase; what a status line cannot have is left out.
        public Whole because(String reason) {
            return new Whole(status, headers, body, reason.replaceAll("[^ -~]", ""));
        }
    }

    /// A part of a file, sent from where it lies.
    ///
    /// @param from first byte
    /// @param length how many
    record InFile(int status, Map<String, String> headers, Path file, long from, long length) implements HttpReply {
        public InFile {
            headers = Map.copyOf(headers);
        }

        @Override
        public InFile with(String name, String value) {
            return new InFile(status, plus(headers, name, value), file, from, length);
        }
    }

    /// A file that was made for this reply and is gone once that is sent, or cannot be.
    record Passing(int status, Map<String, String> headers, FileChannel content, long length) implements HttpReply {
        public Passing {
            headers = Map.copyOf(headers);
        }

        @Override
        public Passing with(String name, String value) {
            return new Passing(status, plus(headers, name, value), content, length);
        }
    }

    /// A reply that is too long to be known whole, and is written while it is made.
    record Streamed(int status, Map<String, String> headers, Source source) implements HttpReply {
        public Streamed {
            headers = Map.copyOf(headers);
        }

        @Override
        public Streamed with(String name, String value) {
            return new Streamed(status, plus(headers, name, value), source);
        }
    }

    /// What makes a streamed reply. It may block, and is not asked for a HEAD.
    @FunctionalInterface
    interface Source {
        /// @throws IOException if the caller is gone, so that there is no use in going on
        void write(OutputStream out) throws IOException;
    }

    /// Server-sent events, as long as both sides want.
    record Events(Map<String, String> headers, EventSource source) implements HttpReply {
        public Events {
            headers = Map.copyOf(headers);
        }

        @Override
        public int status() {
            return 200;
        }

        @Override
        public Events with(String name, String value) {
            return new Events(plus(headers, name, value), source);
        }
    }

    static Whole of(int status, String contentType, Body body) {
        return new Whole(status, Map.of("content-type", contentType), body);
    }

    static Whole html(int status, String page) {
        return of(status, "text/html; charset=utf-8", Body.of(page)).with("cache-control", "no-store");
    }

    static Whole empty(int status) {
        return new Whole(status, Map.of(), Body.EMPTY);
    }

    /// Sends a browser on with a GET.
    static Whole seeOther(String location) {
        return empty(303).with("location", location);
    }

    static Events events(EventSource source) {
        return new Events(Map.of("content-type", "text/event-stream; charset=utf-8", "cache-control", "no-store",
                "x-accel-buffering", "no"), source);
    }

    static Passing passing(int status, String contentType, FileChannel content, long length) {
        return new Passing(status, Map.of("content-type", contentType), content, length);
    }

    private static Map<String, String> plus(Map<String, String> headers, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.merge(name, value, (before, next) -> name.equals(COOKIE) ? before + "\n" + next : next);
        return more;
    }
}
