package org.pilotacs.acs.provisioning.engine;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.expression.JavaScriptText;
import org.pilotacs.acs.provisioning.expression.Value;
import org.pilotacs.acs.provisioning.path.DataPath;
import org.pilotacs.acs.provisioning.path.InvalidPathException;
import org.pilotacs.acs.provisioning.path.Segment;
import org.pilotacs.acs.provisioning.picture.Attribute;
import org.pilotacs.acs.provisioning.picture.View;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The provisions that need no script. Pure.
final class BuiltIns {
    /// How deep a refresh goes.
    private static final int DEEPEST = 16;

    private final String device;
    private final long now;

    /// @param now when the session began, milliseconds since 1970
    BuiltIns(String device, long now) {
        this.device = device;
        this.now = now;
    }

    /// Null if there is none of this name.
    ///
    /// @param views what was known after each commit
    Scripts.@Nullable Run run(Invocation invocation, List<View> views) {
        List<Value> arguments = invocation.arguments();
        try {
            return switch (invocation.name()) {
                case "refresh" -> done(refresh(arguments));
                case "value" -> done(List.of(value(arguments)));
                case "tag" -> done(List.of(tag(arguments)));
                case "reboot" -> done(List.of(now("Reboot", arguments)));
                case "reset" -> done(List.of(now("FactoryReset", arguments)));
                case "download" -> done(download(arguments));
                case "instances" -> instances(arguments, views);
                default -> null;
            };
        } catch (IllegalArgumentException | InvalidPathException wrong) {
            return new Scripts.Run.Failed(ScriptFault.thrown("Error", String.valueOf(wrong.getMessage()),
                    "Error: " + wrong.getMessage() + "\n    at " + invocation.name()));
        }
    }

    private static Scripts.Run done(List<Declaration> declarations) {
        return new Scripts.Run.Ended(declarations, List.of(), true, null);
    }

    private List<Declaration> refresh(List<Value> arguments) {
        check(!arguments.isEmpty());
        DataPath path = path(arguments.getFirst());
        double every = arguments.size() > 1 ? number(arguments.get(1)) : 1;
        long t = Spread.interval(now, 1000 * (every == 0 ? 1 : every), device);
        boolean children = arguments.size() < 3 || truth(arguments.get(2));
        Map<Attribute, Long> times = new EnumMap<>(Attribute.class);
        if (arguments.size() < 3) {
            times.put(Attribute.OBJECT, 1L);
            times.put(Attribute.WRITABLE, 1L);
            times.put(Attribute.VALUE, t);
        }
        for (Value name : arguments.subList(Math.min(3, arguments.size()), arguments.size())) {
            Attribute attribute = Attribute.named(text(name));
            if (attribute != null) {
                times.put(attribute, t);
            }
        }
        List<Declaration> declarations = new ArrayList<>();
        DataPath each = path;
        do {
            declarations.add(Declaration.known(each, t, times));
            each = each.child(Segment.ANY);
        } while (children && each.length() <= DEEPEST);
        return declarations;
    }

    private static Declaration value(List<Value> arguments) {
        check(arguments.size() == 2 || arguments.size() == 3);
        DataPath path = path(arguments.getFirst());
        Value value = arguments.getLast();
        String attribute = arguments.size() == 2 ? "value" : text(arguments.get(1));
        return Declaration.valued(path, switch (attribute) {
            case "value" -> Wanted.value(value);
            case "notification" -> new Wanted(null, null, (int) number(value), null);
            case "accessList" -> new Wanted(null, null, null, Arrays.stream(text(value).split(",")).map(String::strip)
                    .filter(name -> !name.isEmpty()).toList());
            default -> Wanted.NOTHING;
        });
    }

    private static Declaration tag(List<Value> arguments) {
        check(arguments.size() == 2);
        return Declaration.valued(DataPath.parse("Tags." + text(arguments.getFirst())),
                Wanted.value(Value.of(truth(arguments.get(1)))));
    }

    private Declaration now(String name, List<Value> arguments) {
        check(arguments.isEmpty());
        return Declaration.valued(DataPath.ROOT.child(name), Wanted.value(Value.of((double) now)));
    }

    private List<Declaration> download(List<Value> arguments) {
        check(arguments.size() == 2 || arguments.size() == 3);
        DataPath file = DownloadState.ALL.child(new Segment.Keyed(List.of(
                new Segment.Key(DataPath.ROOT.child("FileType"), text(arguments.get(0))),
                new Segment.Key(DataPath.ROOT.child("FileName"), text(arguments.get(1))),
                new Segment.Key(DataPath.ROOT.child("TargetFileName"),
                        arguments.size() == 3 ? text(arguments.get(2)) : ""))));
        return List.of(Declaration.counted(file, 1),
                Declaration.valued(file.child("Download"), Wanted.value(Value.of((double) now))));
    }

    private static Scripts.Run instances(List<Value> arguments, List<View> views) {
        check(arguments.size() == 2);
        DataPath path = path(arguments.getFirst());
        Value count = arguments.get(1);
        double number = count instanceof Value.Text(String text)
                ? JavaScriptText.time(text.strip())
                : number(count);
        check(!Double.isNaN(number));
        boolean relative = count instanceof Value.Text(String text) && (text.startsWith("+") || text.startsWith("-"));
        if (!relative) {
            return done(List.of(Declaration.counted(path, (int) number)));
        }
        Declaration known = Declaration.known(path, 1, Map.of());
        if (views.isEmpty()) {
            return new Scripts.Run.Ended(List.of(known), List.of(), false, null);
        }
        int now = (int) Math.max(0, views.getFirst().matching(path).size() + number);
        return done(List.of(known, Declaration.counted(path, now)));
    }

    private static void check(boolean good) {
        if (!good) {
            throw new IllegalArgumentException("Invalid arguments");
        }
    }

    private static DataPath path(Value value) {
        return DataPath.parse(text(value));
    }

    private static String text(Value value) {
        check(value instanceof Value.Text);
        return ((Value.Text) value).text();
    }

    private static double number(Value value) {
        check(value instanceof Value.Num);
        return ((Value.Num) value).number();
    }

    private static boolean truth(Value value) {
        check(value instanceof Value.Bool);
        return ((Value.Bool) value).truth();
    }
}
