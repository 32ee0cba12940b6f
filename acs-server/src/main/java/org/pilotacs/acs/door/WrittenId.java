package org.pilotacs.acs.door;

import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Devices;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/// A device's id as a caller wrote it into a path.
public final class WrittenId {
    private WrittenId() {}

    /// The device that is meant, if it is known. An id holds `%` itself, so it is easily encoded once too seldom: then the
    /// segment as it was sent is the id.
    ///
    /// @param decoded the segment of the path, decoded
    public static Optional<Device> find(Devices devices, String decoded, String path) {
        Optional<Device> found = id(decoded).flatMap(devices::find);
        if (found.isPresent()) {
            return found;
        }
        return Stream.of(path.split("/")).filter(segment -> segment.contains("%") && decodes(segment, decoded))
                .map(WrittenId::id).flatMap(Optional::stream).map(devices::find).flatMap(Optional::stream).findFirst();
    }

    private static boolean decodes(String segment, String decoded) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8).equals(decoded);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// What an id never holds (a space, a letter with an accent) was decoded on its way, so it is encoded again.
    private static Optional<DeviceId> id(String written) {
        StringBuilder id = new StringBuilder(written.length());
        for (byte b : written.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "_-%".indexOf(c) >= 0) {
                id.append(c);
            } else {
                id.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return id.isEmpty() || id.length() > DeviceId.MAX_LENGTH
                ? Optional.empty()
                : Optional.of(new DeviceId(id.toString()));
    }
}
