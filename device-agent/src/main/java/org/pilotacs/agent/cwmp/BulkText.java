package org.pilotacs.agent.cwmp;

import org.pilotacs.protocols.cwmp.ParameterValueStruct;
import org.pilotacs.protocols.cwmp.XsdType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reports of bulk data as text, in the formats of TR-181, Annex A. Stateless.
final class BulkText {
    private BulkText() {}

    static String of(String format, Instant collected, List<ParameterValueStruct> values) {
        String time = Long.toString(collected.getEpochSecond());
        return switch (format) {
            case "NameValuePair" -> report(time, Stream.of(values.stream()
                    .map(one -> string(one.name()) + ":" + json(one)).collect(Collectors.joining(","))));
            case "ObjectHierarchy" -> report(time, hierarchy(values).members());
            case "ParameterPerColumn" -> "ReportTimestamp," + cells(values.stream().map(ParameterValueStruct::name))
                    + "\r\n" + time + "," + cells(values.stream().map(ParameterValueStruct::value)) + "\r\n";
            default -> "ReportTimestamp,ParameterName,ParameterValue,ParameterType\r\n" + values.stream()
                    .map(one -> time + "," + cells(Stream.of(one.name(), one.value(), type(one.type()))) + "\r\n")
                    .collect(Collectors.joining());
        };
    }

    private static String report(String time, Stream<String> members) {
        return "{\"Report\":[{\"CollectionTime\":" + time + "," + members.collect(Collectors.joining(",")) + "}]}";
    }

    private static String cells(Stream<String> cells) {
        return cells.map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"").collect(Collectors.joining(","));
    }

    private static String type(XsdType type) {
        return type == XsdType.UNSIGNED_INT ? "unsignedInt" : type == XsdType.INT ? "int" : "string";
    }

    private static String json(ParameterValueStruct one) {
        return switch (one.type()) {
            case INT, UNSIGNED_INT, LONG, UNSIGNED_LONG -> one.value();
            case BOOLEAN -> one.value().equals("1") ? "true" : "false";
            case STRING, DATE_TIME, BASE64, HEX_BINARY, DECIMAL -> string(one.value());
        };
    }

    private static String string(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + "\"";
    }

    private static Branch hierarchy(List<ParameterValueStruct> values) {
        Branch top = new Branch();
        for (ParameterValueStruct one : values) {
            Branch at = top;
            String[] steps = one.name().split("\\.");
            for (int i = 0; i < steps.length - 1; i++) {
                at = at.below.computeIfAbsent(steps[i], _ -> new Branch());
            }
            at.leaves.put(steps[steps.length - 1], json(one));
        }
        return top;
    }

    private static final class Branch {
        private final Map<String, Branch> below = new TreeMap<>();
        private final Map<String, String> leaves = new TreeMap<>();

        Stream<String> members() {
            return Stream.concat(leaves.entrySet().stream().map(one -> string(one.getKey()) + ":" + one.getValue()),
                    below.entrySet().stream().map(one -> string(one.getKey()) + ":{"
                            + one.getValue().members().collect(Collectors.joining(",")) + "}"));
        }
    }
}
