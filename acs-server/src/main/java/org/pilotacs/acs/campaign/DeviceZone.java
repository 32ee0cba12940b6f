package org.pilotacs.acs.campaign;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.device.ParameterTree;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The time zone that a device says it is in. Stateless.
///
/// TR-181 has `Device.Time.LocalTimeZone` (IEEE 1003.1, a POSIX string such as `CET-1CEST,M3.5.0,M10.5.0/3`), TR-098
/// `LocalTimeZoneName`; LwM2M's object 3 has resource 15, a name of the IANA's. Boxes write names of the IANA's, too, into all
/// of them. A POSIX string has rules, not a place: of those with summer time, the ones of the European Union's zones are known by
/// their standard time, since the Union changes clocks at one moment; others count as of no zone.
final class DeviceZone {
    private static final Pattern POSIX = Pattern
            .compile("(?:<[A-Za-z0-9+-]+>|[A-Za-z]+)([+-]?\\d{1,2})(:\\d{2})?(.*)");
    private static final Map<Integer, String> UNION = Map.of(0, "Europe/Lisbon", 1, "Europe/Warsaw", 2,
            "Europe/Helsinki");

    private DeviceZone() {}

    /// @param usual of a device that does not say
    static ZoneId of(Device device, Devices devices, ZoneId usual) {
        ParameterTree tree = devices.parameters(device);
        return Stream.of("Device.Time.LocalTimeZone", "InternetGatewayDevice.Time.LocalTimeZoneName",
                "InternetGatewayDevice.Time.LocalTimeZone", "Lwm2m.3.0.15")
                .flatMap(path -> tree.get(path).stream()).map(parameter -> read(text(parameter)))
                .flatMap(Stream::ofNullable)
                .findFirst().orElse(usual);
    }

    private static String text(Parameter parameter) {
        return parameter.value() == null ? "" : parameter.value().text().strip();
    }

    /// Null if it says nothing that is known.
    static @Nullable ZoneId read(String text) {
        if (text.contains("/") && !text.contains(",")) {
            try {
                return ZoneId.of(text);
            } catch (DateTimeException _) {
                return null;
            }
        }
        Matcher posix = POSIX.matcher(text);
        if (!posix.matches()) {
            return text.equals("UTC") || text.equals("GMT") ? ZoneId.of("UTC") : null;
        }
        int hours = -Integer.parseInt(posix.group(1));
        String rules = posix.group(3);
        if (rules.isEmpty()) {
            return Math.abs(hours) > 14 || posix.group(2) != null
                    ? null
                    : ZoneId.of("UTC" + (hours < 0 ? "-" : "+") + Math.abs(hours));
        }
        String union = rules.contains("M3.5.0") && rules.contains("M10.5.0") ? UNION.get(hours) : null;
        return union == null ? null : ZoneId.of(union);
    }
}
