package org.pilotacs.acs.provisioning.script;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.engine.Clear;
import org.pilotacs.acs.provisioning.engine.Declaration;
import org.pilotacs.acs.provisioning.engine.Wanted;
import org.pilotacs.acs.provisioning.path.DataPath;
import org.pilotacs.acs.provisioning.path.InvalidPathException;
import org.pilotacs.acs.provisioning.picture.Attribute;
import org.pilotacs.acs.provisioning.picture.Node;
import org.pilotacs.acs.provisioning.picture.Typed;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What the prelude of a world calls: every crossing between JavaScript and the server, in primitive values only. What goes
/// wrong is told as a text, of which the prelude makes an error of the script's own kind.
final class HostFunctions implements ProxyObject {
    private static final int NOTHING = 0;
    private static final int NULL = 1;
    private static final int SCALAR = 2;
    private static final int LIST = 3;

    private @Nullable Attempt attempt;
    private @Nullable Value leaving;
    private @Nullable Signal left;
    private @Nullable Object scalar;
    private String text = "";
    private final Map<String, Object> functions;

    HostFunctions(boolean shared) {
        functions = functions(shared);
    }

    private Map<String, Object> functions(boolean shared) {
        return Map.ofEntries(Map.entry("declare", function(this::declare)),
                Map.entry("clear", function(this::clear)), Map.entry("commit", leavable(_ -> commit())),
                Map.entry("leaving", function(this::leaving)), Map.entry("read", leavable(this::read)),
                Map.entry("scalar", function(_ -> scalar())),
                Map.entry("text", function(_ -> text)), Map.entry("path", leavable(all -> path(text(all, 0)))),
                Map.entry("size", leavable(all -> attempt().matches(text(all, 0)).size())),
                Map.entry("matches", leavable(all -> matches(text(all, 0)))),
                Map.entry("ext", leavable(all -> attempt().extension(text(all, 0)))),
                Map.entry("log", function(this::log)),
                Map.entry("now", function(_ -> (double) attempt().now())),
                Map.entry("interval", function(all -> attempt().interval(number(all, 0), number(all, 1)))),
                Map.entry("cron", function(all -> attempt().cron(text(all, 0), number(all, 1)))),
                Map.entry("random", function(_ -> attempt().random())), Map.entry("seed", function(this::seed)),
                Map.entry("most", function(_ -> Allowance.LARGEST_ARRAY)), Map.entry("shared", function(_ -> shared)));
    }

    /// A function of the server.
    private interface Function {
        @Nullable
        Object call(Value[] arguments);
    }

    private static ProxyExecutable function(Function function) {
        return function::call;
    }

    /// One that says `false` where the script must be left first: what the prelude throws then tells scripts nothing of us.
    private ProxyExecutable leavable(Function function) {
        return arguments -> {
            try {
                return function.call(arguments);
            } catch (Signal signal) {
                left = signal;
                return false;
            }
        };
    }

    private @Nullable Object leaving(Value[] arguments) {
        leaving = arguments[0];
        return null;
    }

    /// Why a script was left, if what it ended with says that; else null.
    @Nullable
    Signal left(@Nullable Value thrown) {
        return thrown != null && thrown.equals(leaving) ? left : null;
    }

    /// Whom the functions serve from now on; null for nobody.
    void serve(@Nullable Attempt now) {
        attempt = now;
        left = null;
    }

    private Attempt attempt() {
        return Objects.requireNonNull(attempt, "a script that is over has gone on");
    }

    private static String text(Value[] arguments, int at) {
        return arguments[at].asString();
    }

    private static double number(Value[] arguments, int at) {
        return arguments[at].asDouble();
    }

    private @Nullable String declare(Value[] arguments) {
        Map<Attribute, Long> since = new EnumMap<>(Attribute.class);
        double valueAt = number(arguments, 2);
        if (valueAt >= 1) {
            since.put(Attribute.VALUE, (long) valueAt);
        }
        Wanted wanted = Wanted.NOTHING;
        if (arguments[3].asBoolean()) {
            wanted = wanted.value(Scalars.read(arguments[4]), arguments[5].isNull() ? null : text(arguments, 5));
        }
        Declaration.Instances instances = null;
        for (int i = 6; i + 2 < arguments.length; i += 3) {
            Value first = arguments[i + 1];
            Value second = arguments[i + 2];
            switch (text(arguments, i)) {
                case "notification" -> {
                    since.put(Attribute.NOTIFICATION, 1L);
                    wanted = wanted.notification((int) first.asDouble());
                }
                case "accessList" -> {
                    since.put(Attribute.ACCESS_LIST, 1L);
                    wanted = wanted.accessList(Texts.read(first.asString()));
                }
                case "instances" -> {
                    if (first.asDouble() > Declaration.Instances.MOST) {
                        return "At most " + Declaration.Instances.MOST + " instances can be declared";
                    }
                    instances = new Declaration.Instances((int) first.asDouble(), (int) second.asDouble());
                }
                case "since" -> {
                    Attribute attribute = Attribute.named(first.asString());
                    if (attribute != null) {
                        since.put(attribute, (long) second.asDouble());
                    }
                }
                default -> throw new IllegalStateException("the prelude knows " + arguments[i]);
            }
        }
        try {
            attempt().declare(new Declaration(DataPath.parse(text(arguments, 0)), (long) number(arguments, 1),
                    instances, since, wanted,
                    true));
            return null;
        } catch (InvalidPathException e) {
            return e.getMessage();
        }
    }

    private @Nullable String clear(Value[] arguments) {
        Map<Attribute, Long> attributes = new EnumMap<>(Attribute.class);
        for (int i = 2; i + 1 < arguments.length; i += 2) {
            Attribute attribute = Attribute.named(text(arguments, i));
            if (attribute != null) {
                attributes.put(attribute, (long) number(arguments, i + 1));
            }
        }
        try {
            attempt().clear(new Clear(DataPath.parse(text(arguments, 0)), (long) number(arguments, 1), attributes));
            return null;
        } catch (InvalidPathException e) {
            return e.getMessage();
        }
    }

    private @Nullable String commit() {
        try {
            attempt().commit();
            return null;
        } catch (IllegalStateException caught) {
            return caught.getMessage();
        }
    }

    /// What kind of thing an attribute is; it is fetched by [#scalar] and `text`.
    private Object read(Value[] arguments) {
        Node node = attempt().node(text(arguments, 0));
        Attribute attribute = Attribute.named(text(arguments, 1));
        if (node == null || attribute == null || !node.has(attribute)) {
            return NOTHING;
        }
        return switch (attribute) {
            case OBJECT -> told(Boolean.TRUE.equals(node.object()) ? 1 : 0);
            case WRITABLE -> told(Boolean.TRUE.equals(node.writable()) ? 1 : 0);
            case NOTIFICATION -> told(node.notification());
            case VALUE -> {
                Typed value = node.value();
                text = value == null ? "" : value.type();
                yield value == null ? NULL : told(Scalars.write(value.value()));
            }
            case ACCESS_LIST -> {
                List<String> names = node.accessList();
                text = Texts.write(names == null ? List.of() : names);
                yield LIST;
            }
        };
    }

    private int told(@Nullable Object value) {
        scalar = value;
        return value == null ? NULL : SCALAR;
    }

    private @Nullable Object scalar() {
        return scalar;
    }

    private @Nullable String path(String path) {
        List<DataPath> found = attempt().matches(path);
        return found.isEmpty() ? null : found.getFirst().toString();
    }

    private String matches(String path) {
        ArrayNode paths = JsonNodeFactory.instance.arrayNode();
        attempt().matches(path).forEach(one -> paths.add(one.toString()));
        return paths.toString();
    }

    private @Nullable Object log(Value[] arguments) {
        attempt().log(text(arguments, 0), arguments[1].isNull() ? null : arguments[1].asString());
        return null;
    }

    private @Nullable Object seed(Value[] arguments) {
        attempt().seed(text(arguments, 0));
        return null;
    }

    @Override
    public @Nullable Object getMember(String key) {
        return functions.get(key);
    }

    @Override
    public Object getMemberKeys() {
        return ProxyArray.fromList(new ArrayList<>(functions.keySet()));
    }

    @Override
    public boolean hasMember(String key) {
        return functions.containsKey(key);
    }

    @Override
    public void putMember(String key, Value value) {
        throw new UnsupportedOperationException("the server is not for scripts to change");
    }
}
