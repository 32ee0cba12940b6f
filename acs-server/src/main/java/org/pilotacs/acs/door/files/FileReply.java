package org.pilotacs.acs.door.files;

import org.pilotacs.acs.door.http.HttpReply;

import java.nio.file.Path;
import java.util.Map;

/// A file, or a part of it, as a reply. Stateless.
final class FileReply {
    private FileReply() {}

    /// @param size of the file, bytes
    /// @param validators the headers by which a caller knows it again
    static HttpReply of(ByteRange range, Path file, long size, Map<String, String> validators) {
        return switch (range) {
            case ByteRange.Whole _ -> part(200, file, 0, size, validators);
            case ByteRange.Part(long from, long length) -> part(206, file, from, length, validators)
                    .with("content-range", "bytes " + from + "-" + (from + length - 1) + "/" + size);
            case ByteRange.Several _,ByteRange.Beyond _ ->
                HttpReply.empty(416).with("content-range", "bytes */" + size);
        };
    }

    private static HttpReply part(int status, Path file, long from, long length, Map<String, String> validators) {
        return new HttpReply.InFile(status, validators, file, from, length)
                .with("content-type", "application/octet-stream").with("accept-ranges", "bytes");
    }
}
