package org.pilotacs.acs.provisioning.session;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.engine.Answer;
import org.pilotacs.acs.provisioning.engine.Ask;
import org.pilotacs.acs.provisioning.engine.Fault;
import org.pilotacs.acs.provisioning.expression.Value;
import org.pilotacs.acs.provisioning.picture.Typed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// A box with a data model that answers what it is asked, and remembers that.
public final class ModelBox {
    public final TreeMap<String, Node> nodes = new TreeMap<>();
    public final List<String> asked = new ArrayList<>();
    /// The same, with all names and types.
    public final List<String> spelt = new ArrayList<>();
    /// Of downloads.
    public final List<String> keys = new ArrayList<>();
    public Function<Ask, Optional<Answer>> whim = _ -> Optional.empty();

    /// @param value null for objects, whose names end in a dot
    public record Node(boolean writable, @Nullable Typed value) {}

    /// @param lines `path,object,writable,value,type`
    public static ModelBox of(Path csv) throws IOException {
        ModelBox box = new ModelBox();
        CsvMapper mapper = CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();
        try (MappingIterator<String[]> rows = mapper.readerFor(String[].class).readValues(csv.toFile())) {
            rows.next();
            while (rows.hasNext()) {
                String[] row = rows.next();
                if (!row[0].startsWith("DeviceID")) {
                    box.put(row[0], Boolean.parseBoolean(row[1]), Boolean.parseBoolean(row[2]), row[3], row[4]);
                }
            }
        }
        return box;
    }

    public void put(String path, boolean object, boolean writable, String value, String type) {
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
            nodes.putIfAbsent(path.substring(0, dot + 1), new Node(false, null));
        }
        if (object) {
            nodes.put(path + ".", new Node(writable, null));
        } else {
            nodes.put(path, new Node(writable, Typed.cast(Value.of(value), type)));
        }
    }

    /// Of a parameter that it has.
    public Typed value(String path) {
        Node node = nodes.get(path);
        if (node == null || node.value() == null) {
            throw new IllegalArgumentException("the box has no parameter " + path);
        }
        return node.value();
    }

    public Answer answer(Ask ask) {
        asked.add(written(ask));
        spelt.add(spelt(ask));
        return whim.apply(ask).orElseGet(() -> honest(ask));
    }

    static String written(Ask ask) {
        return switch (ask) {
            case Ask.Names(String object, boolean next) -> "GetParameterNames(" + object + "," + (next ? 1 : 0) + ")";
            case Ask.Values(var names) -> "GetParameterValues(" + names.size() + ")";
            case Ask.Keys(var wanted) -> "GetParameterValues(" + wanted.size() + ")";
            case Ask.Attributes(var names) -> "GetParameterAttributes(" + names.size() + ")";
            case Ask.SetValues set -> "SetParameterValues(" + String.join(",", set.values().stream()
                    .map(one -> one.path().substring(one.path().lastIndexOf('.') + 1) + "="
                            + one.value().kept(set.milliseconds()).text())
                    .toList()) + ")";
            case Ask.SetAttributes set -> "SetParameterAttributes(" + set.attributes().size() + ")";
            case Ask.Add add -> "AddObject(" + add.object() + ")";
            case Ask.Delete(String instance) -> "DeleteObject(" + instance + ")";
            case Ask.Download download -> "Download(" + download.fileType() + "," + download.fileName() + ","
                    + download.targetFileName() + ")";
            case Ask.Reboot() -> "Reboot";
            case Ask.FactoryReset() -> "FactoryReset";
        };
    }

    static String spelt(Ask ask) {
        return switch (ask) {
            case Ask.Values(var names) -> "GetParameterValues(" + String.join(",", names) + ")";
            case Ask.Keys(var wanted) -> "GetParameterValues(" + String.join(",", wanted.keySet()) + ")";
            case Ask.Attributes(var names) -> "GetParameterAttributes(" + String.join(",", names) + ")";
            case Ask.SetValues set -> "SetParameterValues(" + String.join(",", set.values().stream()
                    .map(one -> one.path() + "=" + one.value().kept(set.milliseconds()).text() + " "
                            + one.value().type().substring(4))
                    .toList()) + ")";
            case Ask.SetAttributes set -> "SetParameterAttributes(" + String.join(",", set.attributes().stream()
                    .map(one -> one.path() + " " + (one.notification() == null ? "-" : one.notification()) + " "
                            + (one.accessList() == null ? "-" : "[" + String.join(" ", one.accessList()) + "]"))
                    .toList()) + ")";
            default -> written(ask);
        };
    }

    private Answer honest(Ask ask) {
        return switch (ask) {
            case Ask.Names(String object, boolean next) -> names(object, next);
            case Ask.Values(var names) -> values(names);
            case Ask.Keys(var wanted) -> values(List.copyOf(wanted.keySet()));
            case Ask.Attributes(var names) -> new Answer.Attributes(names.stream()
                    .map(name -> new Answer.Attributed(name, 0, List.of())).toList());
            case Ask.SetValues set -> {
                set.values().forEach(one -> nodes.compute(one.path(),
                        (_, node) -> new Node(node == null || node.writable(), one.value())));
                yield new Answer.ValuesSet();
            }
            case Ask.SetAttributes _ -> new Answer.AttributesSet();
            case Ask.Add(String object, Map<String, String> keys) -> added(object, keys);
            case Ask.Delete(String instance) -> {
                nodes.keySet().removeIf(path -> path.startsWith(instance));
                yield new Answer.Deleted();
            }
            case Ask.Download download -> {
                keys.add(download.key());
                yield new Answer.Downloading(false, 0, 0);
            }
            case Ask.Reboot() -> new Answer.Rebooting();
            case Ask.FactoryReset() -> new Answer.Resetting();
        };
    }

    private Answer names(String object, boolean next) {
        if (!object.isEmpty() && !nodes.containsKey(object)) {
            return new Answer.Refused(Fault.of("cwmp.9005", "Invalid parameter name"), true);
        }
        List<Answer.Named> names = new ArrayList<>();
        nodes.forEach((path, node) -> {
            String rest = path.startsWith(object) ? path.substring(object.length()) : "";
            int dot = rest.indexOf('.');
            if (!rest.isEmpty() && (!next || dot < 0 || dot == rest.length() - 1)) {
                names.add(new Answer.Named(path, node.writable()));
            }
        });
        return new Answer.Names(names);
    }

    private Answer values(List<String> names) {
        List<Answer.Valued> values = new ArrayList<>();
        for (String name : names) {
            Node node = nodes.get(name);
            if (node == null || node.value() == null) {
                return new Answer.Refused(Fault.of("cwmp.9005", "Invalid parameter name"), true);
            }
            values.add(new Answer.Valued(name, node.value()));
        }
        return new Answer.Values(values);
    }

    private Answer added(String object, Map<String, String> keys) {
        long number = 1;
        while (nodes.containsKey(object + number + ".")) {
            number++;
        }
        String instance = object + number;
        nodes.put(instance + ".", new Node(true, null));
        keys.keySet().forEach(key -> put(instance + "." + key, false, true, "", "xsd:string"));
        String sibling = object + "1.";
        Map.copyOf(nodes).forEach((path, node) -> {
            if (path.startsWith(sibling) && node.value() != null) {
                nodes.put(instance + "." + path.substring(sibling.length()),
                        new Node(node.writable(), Typed.cast(Value.of(""), value(path).type())));
            }
        });
        return new Answer.Added(number);
    }
}
