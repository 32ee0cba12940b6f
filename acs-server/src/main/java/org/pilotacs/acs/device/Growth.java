package org.pilotacs.acs.device;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.jdbc.ColumnText;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A [ParameterTree] while a sighting is taken in. Confined to one thread.
final class Growth {
    private final NavigableMap<String, Parameter> nodes;
    private @Nullable Instant listed;
    private long text;
    private boolean changed;

    Growth(ParameterTree.Nodes known) {
        this.nodes = new TreeMap<>(known.byPath());
        this.listed = known.listed();
        known.byPath().values().forEach(node -> text += length(node));
    }

    ParameterTree.Nodes nodes() {
        return new ParameterTree.Nodes(nodes, listed);
    }

    boolean changed() {
        return changed;
    }

    /// What a [Learnt.Complete] covers and this sighting does not mention is gone.
    void removeWhatIsMissing(List<Learnt> learnt) {
        if (learnt.stream().noneMatch(Learnt.Complete.class::isInstance)) {
            return;
        }
        NavigableSet<String> mentioned = mentioned(learnt);
        for (Learnt one : learnt) {
            if (one instanceof Learnt.Complete(String object, boolean deep)) {
                removeUnmentioned(asObject(object), deep, mentioned);
            }
        }
    }

    void take(Learnt learnt, Instant at) {
        switch (learnt) {
            case Learnt.Valued(String path, Value value) -> value(path, value, at);
            case Learnt.Named(String path, boolean writable) -> name(path, writable, at);
            case Learnt.Gone(String path) -> gone(path);
            // what is missing went before the others were taken
            case Learnt.Complete(String object, boolean deep) -> listed(asObject(object), deep, at);
            case Learnt.Listed(String object) -> listed(asObject(object), false, at);
            case Learnt.Unlisted(String object) -> unlisted(asObject(object));
            case Learnt.Attributed attributed -> attributes(attributed, at);
        }
    }

    private void listed(String object, boolean deep, Instant at) {
        if (object.isEmpty() && !at.equals(listed)) {
            listed = at;
            changed = true;
        }
        if (!deep && !object.isEmpty() && !nodes.containsKey(object) && !below(object).isEmpty()
                && isKeepable(object)) {
            put(new Parameter(object, null, at, null), null);
        }
        for (Parameter one : List.copyOf(below(object).values())) {
            if (one.isObject() && (one.path().equals(object) || deep && !OwnNodes.is(one.path()))) {
                put(one.listedAt(at), one);
            }
        }
    }

    private void unlisted(String object) {
        Parameter known = nodes.get(object);
        if (known != null) {
            put(known.listedAt(null), known);
        } else if (object.isEmpty() && listed != null) {
            listed = null;
            changed = true;
        }
    }

    private void attributes(Learnt.Attributed said, Instant at) {
        Parameter known = nodes.get(said.path());
        if (known == null) {
            return;
        }
        ParameterAttributes before = known.attributes();
        List<String> names = said.accessList() != null || before == null ? said.accessList() : before.accessList();
        put(known.with(new ParameterAttributes(
                notification(said.notification(), before),
                names == null
                        ? null
                        : names.stream().limit(ParameterAttributes.MOST_NAMES)
                                .map(name -> ColumnText.fit(name, ParameterTree.MAX_PATH)).toList(),
                at)), known);
    }

    private static @Nullable Integer notification(@Nullable Integer said, @Nullable ParameterAttributes before) {
        if (said != null && said >= 0) {
            return said;
        }
        return before == null ? null : before.notification();
    }

    private void value(String path, Value value, Instant at) {
        Parameter known = nodes.get(path);
        if (known == null && !isKeepable(path)) {
            return;
        }
        Value kept = keepable(path, value);
        long after = text - length(known) + kept.text().length();
        Boolean writable = known == null ? null : known.writable();
        put(new Parameter(path, after > ParameterTree.MAX_TEXT ? null : kept, at, writable, null,
                known == null ? null : known.attributes()), known);
    }

    private void name(String path, boolean writable, Instant at) {
        Parameter known = nodes.get(path);
        if (known != null && known.value() != null) {
            put(new Parameter(path, known.value(), known.learnt(), writable, known.listed(), known.attributes()),
                    known);
        } else if (known != null) {
            put(new Parameter(path, null, at, writable, known.listed(), known.attributes()), known);
        } else if (isKeepable(path)) {
            put(new Parameter(path, null, at, writable), null);
        }
    }

    private void put(Parameter node, @Nullable Parameter known) {
        if (!node.equals(known)) {
            nodes.put(node.path(), node);
            text += length(node) - length(known);
            changed = true;
        }
    }

    private void gone(String path) {
        remove(path);
        List.copyOf(below(asObject(path)).keySet()).forEach(this::remove);
    }

    private void removeUnmentioned(String object, boolean deep, NavigableSet<String> mentioned) {
        for (String path : List.copyOf(below(object).keySet())) {
            String judged = deep ? path : child(object, path);
            if (!path.equals(object) && !OwnNodes.is(path) && !isMentioned(judged, mentioned)) {
                remove(path);
            }
        }
    }

    private void remove(String path) {
        Parameter known = nodes.remove(path);
        if (known != null) {
            text -= length(known);
            changed = true;
        }
    }

    private NavigableMap<String, Parameter> below(String object) {
        return object.isEmpty() ? nodes : nodes.subMap(object, true, object + Character.MAX_VALUE, false);
    }

    /// Objects that the device left out of its answer are there if something below them is.
    private static boolean isMentioned(String path, NavigableSet<String> mentioned) {
        if (mentioned.contains(path)) {
            return true;
        }
        String next = path.endsWith(".") ? mentioned.higher(path) : null;
        return next != null && next.startsWith(path);
    }

    /// The node directly below an object that a path is, or is in.
    private static String child(String object, String path) {
        int dot = path.indexOf('.', object.length());
        return dot < 0 ? path : path.substring(0, dot + 1);
    }

    private static NavigableSet<String> mentioned(List<Learnt> learnt) {
        NavigableSet<String> mentioned = new TreeSet<>();
        for (Learnt one : learnt) {
            switch (one) {
                case Learnt.Valued(String path, Value _) -> mentioned.add(path);
                case Learnt.Named(String path, boolean _) -> mentioned.add(path);
                case Learnt.Gone _,Learnt.Complete _,Learnt.Listed _,Learnt.Unlisted _,Learnt.Attributed _ -> {
                    // none of them says that something is there
                }
            }
        }
        return mentioned;
    }

    private boolean isKeepable(String path) {
        return nodes.size() < ParameterTree.MAX_NODES && !path.isEmpty() && path.length() <= ParameterTree.MAX_PATH
                && isPrintable(path);
    }

    private static boolean isPrintable(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c < ' ' || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private static Value keepable(String path, Value value) {
        String text = value.text();
        if (text.length() > ParameterTree.MAX_VALUE) {
            text = text.substring(0, ParameterTree.MAX_VALUE - ParameterTree.CUT.length()) + ParameterTree.CUT;
        }
        return SecretParameter.masked(path, new Value(value.type(), ColumnText.fit(text, ParameterTree.MAX_VALUE)));
    }

    private static String asObject(String path) {
        return path.isEmpty() || path.endsWith(".") ? path : path + ".";
    }

    private static long length(@Nullable Parameter node) {
        return node == null || node.value() == null ? 0 : node.value().text().length();
    }
}
