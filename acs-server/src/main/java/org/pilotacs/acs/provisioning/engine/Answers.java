package org.pilotacs.acs.provisioning.engine;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.expression.Value;
import org.pilotacs.acs.provisioning.path.DataPath;
import org.pilotacs.acs.provisioning.path.InvalidPathException;
import org.pilotacs.acs.provisioning.picture.Picture;
import org.pilotacs.acs.provisioning.picture.Typed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What a device's answers mean for what is known of it. Devices lie: what was not asked for is not taken.
final class Answers {
    private final Picture picture;

    Answers(Picture picture) {
        this.picture = picture;
    }

    /// What becomes of an answer.
    sealed interface Taken {
        record Done() implements Taken {}

        /// Something belongs to it that must be asked at once.
        record Next(Ask ask) implements Taken {}

        /// The device is not as it was thought; look again.
        record Again() implements Taken {}

        record Failed(Fault fault) implements Taken {}
    }

    Taken take(Ask ask, Answer answer) {
        if (answer instanceof Answer.Refused(Fault fault, boolean unknownName)) {
            return unknownName && forget(ask) ? new Taken.Again() : new Taken.Failed(fault);
        }
        return switch (ask) {
            case Ask.Keys keys when answer instanceof Answer.Values(var values) -> setKeys(keys, values);
            case Ask.Names names when answer instanceof Answer.Names(var named) -> done(() -> names(names, named));
            case Ask.Values(var asked) when answer instanceof Answer.Values(var values) ->
                done(() -> values(asked, values));
            case Ask.Attributes(var asked) when answer instanceof Answer.Attributes(var told) ->
                done(() -> attributes(asked, told));
            case Ask.SetValues set when answer instanceof Answer.ValuesSet ->
                done(() -> set.values().forEach(one -> picture.value(DataPath.ofNode(one.path()), one.value())));
            case Ask.SetAttributes set when answer instanceof Answer.AttributesSet ->
                done(() -> set.attributes().forEach(one -> picture.attributes(DataPath.ofNode(one.path()),
                        one.notification(), one.accessList())));
            case Ask.Add add when answer instanceof Answer.Added(long instance) -> added(add, instance);
            case Ask.Delete(String instance) when answer instanceof Answer.Deleted ->
                done(() -> picture.deleted(object(instance)));
            case Ask.Download download when answer instanceof Answer.Downloading downloading ->
                done(() -> downloading(download, downloading));
            case Ask.Reboot _ when answer instanceof Answer.Rebooting -> done(() -> happened("Reboot"));
            case Ask.FactoryReset _ when answer instanceof Answer.Resetting -> done(() -> happened("FactoryReset"));
            default -> new Taken.Failed(Fault.invalidResponse("Response name does not match request name"));
        };
    }

    private static Taken done(Runnable taken) {
        taken.run();
        return new Taken.Done();
    }

    private void happened(String what) {
        picture.value(DataPath.ROOT.child(what), Typed.time(picture.now()));
    }

    private static DataPath object(String name) {
        return DataPath.ofNode(name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
    }

    /// Null for what is no path: some devices have nodes that no script can name.
    private static @Nullable DataPath readable(String name) {
        try {
            DataPath path = DataPath.parse(name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
            return path.isExact() && path.length() > 0 ? path : null;
        } catch (InvalidPathException _) {
            return null;
        }
    }

    private void names(Ask.Names ask, List<Answer.Named> named) {
        DataPath top = object(ask.object());
        Map<DataPath, Answer.Named> nodes = new LinkedHashMap<>();
        named.stream().sorted((one, other) -> bySegments(one.name(), other.name())).forEach(one -> {
            DataPath path = readable(one.name());
            if (path != null && top.covers(path) && path.length() > top.length()) {
                nodes.put(path, one);
            }
        });
        Map<DataPath, Set<String>> children = children(top, nodes);
        children.keySet().stream().filter(path -> path.length() > top.length() && !nodes.containsKey(path))
                .forEach(path -> picture.named(path, true, true));
        // what has something below it is an object, whatever the device says
        nodes.forEach((path, one) -> picture.named(path, children.containsKey(path), one.writable()));
        children.forEach((path, names) -> {
            if (!ask.nextLevel() || path.equals(top)) {
                picture.listed(path, names);
            }
        });
    }

    /// The objects among nodes and above them, up to the top, each with the names directly below it.
    private static Map<DataPath, Set<String>> children(DataPath top, Map<DataPath, Answer.Named> nodes) {
        Map<DataPath, Set<String>> children = new LinkedHashMap<>();
        children.put(top, new LinkedHashSet<>());
        nodes.forEach((path, one) -> {
            for (DataPath each = path; each.length() > top.length(); each = each.parent()) {
                children.computeIfAbsent(each.parent(), _ -> new LinkedHashSet<>())
                        .add(String.valueOf(each.name(each.length() - 1)));
            }
            if (one.name().endsWith(".")) {
                children.computeIfAbsent(path, _ -> new LinkedHashSet<>());
            }
        });
        return children;
    }

    private static int bySegments(String one, String other) {
        String[] first = one.split("\\.");
        String[] second = other.split("\\.");
        for (int i = 0; i < Math.min(first.length, second.length); i++) {
            int order = first[i].compareTo(second[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(first.length, second.length);
    }

    /// What the device leaves out counts as empty, so that it is not asked again and again.
    private void values(List<String> asked, List<Answer.Valued> values) {
        Set<String> left = new LinkedHashSet<>(asked);
        for (Answer.Valued one : values) {
            if (left.remove(one.name())) {
                picture.value(DataPath.ofNode(one.name()), one.value());
            }
        }
        left.forEach(name -> picture.value(DataPath.ofNode(name), Typed.text("")));
    }

    private void attributes(List<String> asked, List<Answer.Attributed> told) {
        Set<String> left = new HashSet<>(asked);
        for (Answer.Attributed one : told) {
            if (left.remove(one.name())) {
                picture.attributes(DataPath.ofNode(one.name()), one.notification(), one.accessList());
            }
        }
        left.forEach(name -> picture.attributes(DataPath.ofNode(name), 0, List.of()));
    }

    /// A new instance gets its keys at once: before it has them nobody could tell it from others.
    private Taken added(Ask.Add add, long number) {
        String instance = add.object() + number;
        picture.object(DataPath.ofNode(instance));
        if (add.keys().isEmpty()) {
            return new Taken.Done();
        }
        Map<String, String> wanted = new LinkedHashMap<>();
        add.keys().forEach((key, value) -> wanted.put(instance + "." + key, value));
        return new Taken.Next(new Ask.Keys(wanted));
    }

    private Taken setKeys(Ask.Keys keys, List<Answer.Valued> values) {
        values(List.copyOf(keys.wanted().keySet()), values);
        List<Ask.Assigned> assigned = new ArrayList<>();
        for (Answer.Valued one : values) {
            String wanted = keys.wanted().get(one.name());
            if (wanted != null && !one.value().value().equals(Value.of(wanted))) {
                assigned.add(new Ask.Assigned(one.name(), Typed.cast(Value.of(wanted), one.value().type())));
            }
        }
        return assigned.isEmpty()
                ? new Taken.Done()
                : new Taken.Next(new Ask.SetValues(assigned, true, true));
    }

    private void downloading(Ask.Download download, Answer.Downloading answer) {
        DataPath instance = DownloadState.ALL.child(download.instance());
        picture.value(instance.child("Download"), Typed.time(picture.now()));
        if (answer.done()) {
            DownloadState.done(picture, download.instance(),
                    new DownloadState.Transfer(picture.now(), download.fileType(), download.fileName(),
                            download.targetFileName(), answer.start(), answer.complete()));
        }
    }

    /// Some devices cannot list their roots. Those that they told of by themselves are all that there are.
    private void rootsAsTold() {
        picture.listed(DataPath.ROOT, picture.view().root().children().stream().map(Map.Entry::getKey)
                .collect(Collectors.toSet()));
    }

    /// The device does not have what it was asked for: it is not there, and what else there is must be asked. False if that
    /// means nothing.
    private boolean forget(Ask ask) {
        List<String> names = switch (ask) {
            case Ask.Names(String object, boolean _) -> List.of(object);
            case Ask.Values(var asked) -> asked;
            case Ask.Keys(var wanted) -> List.copyOf(wanted.keySet());
            case Ask.Attributes(var asked) -> asked;
            case Ask.SetValues set -> set.values().stream().map(Ask.Assigned::path).toList();
            case Ask.SetAttributes set -> set.attributes().stream().map(Ask.AttributesSet::path).toList();
            case Ask.Add add -> List.of(add.object());
            case Ask.Delete(String instance) -> List.of(instance);
            case Ask.Download _,Ask.Reboot _,Ask.FactoryReset _ -> List.of();
        };
        for (String name : names) {
            if (name.isEmpty()) {
                rootsAsTold();
            } else {
                picture.remove(object(name));
            }
        }
        return !names.isEmpty();
    }
}
