package org.pilotacs.acs.campaign;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceWalk;
import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.provisioning.expression.Context;
import org.pilotacs.acs.provisioning.expression.Expression;
import org.pilotacs.acs.provisioning.expression.ExpressionLimitException;
import org.pilotacs.acs.provisioning.expression.ExpressionSyntaxException;
import org.pilotacs.acs.provisioning.expression.Value;
import org.pilotacs.acs.saying.Saying;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells whether a device is one of a target's. Immutable.
final class TargetFilter {
    private static final Map<String, String> SHORT = Map.of("id", "DeviceID.ID", "serialNumber",
            "DeviceID.SerialNumber", "productClass", "DeviceID.ProductClass", "oui", "DeviceID.OUI");
    private static final String TAGS = "Tags.";

    private final Target target;
    private final List<Pattern> versions;
    private final @Nullable Expression where;
    private final Function<String, Optional<String>> area;

    /// @param area of a customer number
    /// @throws BadPlanException if the target's expression is none
    TargetFilter(Target target, Function<String, Optional<String>> area) {
        this.target = target;
        this.area = area;
        this.versions = target.versions().stream().map(TargetFilter::wildcard).toList();
        try {
            this.where = target.where().isBlank() ? null : Expression.parse(target.where());
        } catch (ExpressionSyntaxException bad) {
            throw new BadPlanException("target.where",
                    CampaignSaying.BAD_WHERE.of(Saying.of(String.valueOf(bad.getMessage()))));
        }
    }

    private static Pattern wildcard(String version) {
        return Pattern.compile(
                Stream.of(version.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.CASE_INSENSITIVE);
    }

    /// Whether the data model of devices must be known.
    boolean needsTrees() {
        return where != null;
    }

    boolean matches(DeviceWalk.Known known, Instant now) {
        Device device = known.device();
        return (target.devices().isEmpty() || target.devices().contains(device.id()))
                && isOneOf(target.models(), device.identity().productClass())
                && isOneOf(target.hardware(), device.hardwareVersion()) && isOneOf(target.links(), device.link())
                && (versions.isEmpty()
                        || versions.stream().anyMatch(one -> one.matcher(device.softwareVersion()).matches()))
                && (target.tags().isEmpty() || device.tags().stream().anyMatch(target.tags()::contains))
                && (target.seenWithin() == null || device.lastSeen().isAfter(now.minus(target.seenWithin())))
                && isInArea(device) && (where == null || isTrue(where, known, now));
    }

    private static boolean isOneOf(Set<String> wanted, String is) {
        return wanted.isEmpty() || wanted.stream().anyMatch(one -> one.equalsIgnoreCase(is));
    }

    private boolean isInArea(Device device) {
        if (target.areas().isEmpty()) {
            return true;
        }
        String in = device.subscriber() == null ? "" : area.apply(device.subscriber()).orElse("");
        return !in.isEmpty() && target.areas().stream().anyMatch(
                one -> in.toLowerCase(Locale.ROOT).startsWith(one.toLowerCase(Locale.ROOT)));
    }

    private static boolean isTrue(Expression where, DeviceWalk.Known known, Instant now) {
        try {
            return where.evaluate(new Seen(known, now)).isTrue();
        } catch (ExpressionLimitException _) {
            return false;
        }
    }

    /// A device as the expression sees it.
    private record Seen(DeviceWalk.Known known, Instant now) implements Context {
        @Override
        public Value parameter(String path) {
            Device device = known.device();
            String whole = SHORT.getOrDefault(path, path);
            return switch (whole) {
                case "DeviceID.ID" -> Value.of(device.id().value());
                case "DeviceID.SerialNumber" -> Value.of(device.identity().serialNumber());
                case "DeviceID.ProductClass" -> Value.of(device.identity().productClass());
                case "DeviceID.OUI" -> Value.of(device.identity().oui());
                case "DeviceID.Manufacturer" -> Value.of(device.identity().manufacturer());
                case "Events.Inform" -> Value.of((double) device.lastSeen().toEpochMilli());
                case "Events.Registered" -> Value.of((double) device.firstSeen().toEpochMilli());
                default -> whole.startsWith(TAGS)
                        ? device.tags().contains(whole.substring(TAGS.length())) ? Value.of(true) : Value.none()
                        : known.tree().get(whole).map(Seen::value).orElse(Value.none());
            };
        }

        private static Value value(Parameter parameter) {
            if (parameter.value() == null) {
                return Value.none();
            }
            String text = parameter.value().text();
            return switch (parameter.value().type()) {
                case BOOLEAN -> Value.of(text.equals("1") || text.equalsIgnoreCase("true"));
                case INT, UNSIGNED_INT, LONG, UNSIGNED_LONG -> number(text);
                default -> Value.of(text);
            };
        }

        private static Value number(String text) {
            try {
                return Value.of(Double.parseDouble(text));
            } catch (NumberFormatException _) {
                return Value.of(text);
            }
        }

        @Override
        public Value call(String function, List<Value> arguments) {
            return Value.none();
        }
    }
}
