package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// How a body is compressed (RFC 9110, 8.4.1). A device that compresses what it says expects the same of us (H12).
enum ContentCoding {
    NONE(""), GZIP("gzip"), DEFLATE("deflate");

    /// As it stands in a header.
    private final String token;

    ContentCoding(String token) {
        this.token = token;
    }

    /// What is in the body counts before what the header says: some name a coding and use none, others the reverse.
    static ContentCoding of(@Nullable String header, byte[] body) {
        if (body.length >= 2 && (body[0] & 0xff) == 0x1f && (body[1] & 0xff) == 0x8b) {
            return GZIP;
        }
        boolean deflated = header != null && header.toLowerCase(Locale.ROOT).contains("deflate");
        return deflated && body.length > 0 && !isText(body[0]) ? DEFLATE : NONE;
    }

    /// The first byte of XML in any charset, or the white space before it.
    private static boolean isText(byte first) {
        return first == '<' || first == ' ' || first == '\r' || first == '\n' || first == '\t' || first == 0
                || first == (byte) 0xef || first == (byte) 0xfe || first == (byte) 0xff;
    }

    String token() {
        return token;
    }

    /// @param most bytes; of a longer body no more than the first `most + 1` are inflated
    /// @throws IOException it is not so compressed after all
    byte[] decoded(byte[] body, long most) throws IOException {
        return switch (this) {
            case NONE -> body;
            case GZIP -> inflated(new GZIPInputStream(new ByteArrayInputStream(body)), most);
            case DEFLATE -> inflated(body, most);
        };
    }

    /// The stream does not free an inflater that it was given.
    private static byte[] inflated(byte[] body, long most) throws IOException {
        Inflater inflater = new Inflater(!hasZlibHeader(body));
        try {
            return inflated(new InflaterInputStream(new ByteArrayInputStream(body), inflater), most);
        } finally {
            inflater.end();
        }
    }

    byte[] encoded(byte[] body) {
        ByteArrayOutputStream coded = new ByteArrayOutputStream(body.length / 4 + 64);
        try {
            switch (this) {
                case NONE -> coded.writeBytes(body);
                case GZIP -> write(body, new GZIPOutputStream(coded));
                case DEFLATE -> write(body, new DeflaterOutputStream(coded));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return coded.toByteArray();
    }

    private static byte[] inflated(InputStream in, long most) throws IOException {
        try (in) {
            return in.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE));
        }
    }

    private static void write(byte[] body, OutputStream out) throws IOException {
        try (out) {
            out.write(body);
        }
    }

    /// Without one it is the bare stream, which some take `deflate` for (RFC 1950, 2.2).
    private static boolean hasZlibHeader(byte[] body) {
        return body.length >= 2 && (body[0] & 0x0f) == 8 && ((body[0] & 0xff) * 256 + (body[1] & 0xff)) % 31 == 0;
    }
}
