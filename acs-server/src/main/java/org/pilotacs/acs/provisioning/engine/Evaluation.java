package org.pilotacs.acs.provisioning.engine;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.expression.JavaScriptText;
import org.pilotacs.acs.provisioning.expression.Value;
import org.pilotacs.acs.provisioning.path.DataPath;
import org.pilotacs.acs.provisioning.path.Segment;
import org.pilotacs.acs.provisioning.picture.Attribute;
import org.pilotacs.acs.provisioning.picture.Node;
import org.pilotacs.acs.provisioning.picture.Picture;
import org.pilotacs.acs.provisioning.picture.Typed;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Holds declarations against what is known of the device, and notes in a round what is to be asked and done.
final class Evaluation {
    static final DataPath VIRTUAL = DataPath.ROOT.child(Picture.VIRTUAL);

    private final Picture picture;
    private final Round round;
    private final Set<String> virtualNames;
    private final Wish wishes = new Wish(DataPath.ROOT);
    private final List<VirtualWish> virtual = new ArrayList<>();

    private Evaluation(Picture picture, Round round, Set<String> virtualNames) {
        this.picture = picture;
        this.round = round;
        this.virtualNames = virtualNames;
    }

    /// @param virtualNames of all virtual parameters
    /// @return what is wanted of virtual parameters
    static List<VirtualWish> of(List<Declaration> declarations, Picture picture, Round round,
            Set<String> virtualNames) {
        Evaluation evaluation = new Evaluation(picture, round, virtualNames);
        declarations.forEach(evaluation::take);
        Node root = picture.view().root();
        evaluation.visit(root, DataPath.ROOT, List.of(evaluation.wishes),
                new Leaf(root, DataPath.ROOT, true, 0));
        return evaluation.virtual;
    }

    private void take(Declaration declaration) {
        DataPath path = declaration.path();
        if (path.length() == 0) {
            return;
        }
        round.declared(path);
        List<DataPath> matching = path.isExact() ? List.of(path) : picture.view().matching(path);
        if (path.isKeyed()) {
            keys(path, declaration.pathAt(), Map.of());
            matching.forEach(one -> wishes.at(one).known(declaration.pathAt(), declaration.at()));
            round.dependsOnValues();
        } else {
            wishes.at(path).known(declaration.pathAt(), declaration.at());
        }
        if (path.length() > 1 && path.name(1) == null
                && (path.name(0) == null || path.first(1).equals(VIRTUAL))) {
            // all of them are wanted at once, those too that this device was never asked for
            virtualNames.forEach(name -> wishes.at(VIRTUAL.child(name)));
        }
        if (!declaration.wanted().isNothing()) {
            matching.forEach(one -> wishes.at(one).want(declaration.wanted(), declaration.deferred()));
        }
        if (declaration.instances() != null) {
            count(declaration, declaration.instances());
        }
    }

    /// To find instances by keys, the keys of all must be known.
    private void keys(DataPath path, long since, Map<Attribute, Long> attributes) {
        DataPath stripped = path.withoutKeys();
        round.declared(stripped);
        wishes.at(stripped).known(since, attributes);
        for (int i = 0; i < path.length(); i++) {
            if (path.segments().get(i) instanceof Segment.Keyed(List<Segment.Key> keys)) {
                DataPath instances = stripped.first(i + 1);
                keys.forEach(key -> keys(instances.then(key.path()), since, Map.of(Attribute.VALUE, since)));
            }
        }
    }

    private void count(Declaration declaration, Declaration.Instances wanted) {
        DataPath path = declaration.path();
        Segment last = path.segments().getLast();
        Map<String, String> keys = switch (last) {
            case Segment.Name _ -> null;
            case Segment.Any _ -> Map.of();
            case Segment.Keyed(List<Segment.Key> all) -> {
                Map<String, String> each = new LinkedHashMap<>();
                all.forEach(key -> each.put(key.path().toString(), key.value()));
                yield each;
            }
        };
        DataPath above = path.parent();
        for (DataPath parent : above.isExact() ? List.of(above) : picture.view().matching(above)) {
            List<DataPath> there = picture.view().matching(parent.child(last));
            Map<Attribute, Long> writable = Map.of(Attribute.WRITABLE, 1L);
            wishes.at(parent).attributes(writable);
            there.forEach(one -> wishes.at(one).attributes(writable));
            InstanceOrders orders = round.instances(parent);
            if (orders != null) {
                orders.count(there, keys, wanted, declaration.deferred());
            }
        }
    }

    /// The deepest node that there is above a path.
    ///
    /// @param object whether it is one; null if that is not known
    /// @param time when it was last known what is below it
    /// @param exact the wishes of this very path
    private record Leaf(Node node, DataPath path, @Nullable Boolean object, long time) {}

    /// A node that is there.
    ///
    /// @param all wishes that mean it
    private void visit(Node node, DataPath at, List<Wish> all, Leaf above) {
        long time = node.isParameter() ? Math.max(above.time, node.at(Attribute.OBJECT)) : above.time;
        Leaf leaf = new Leaf(node, at, at.length() == 0 ? Boolean.TRUE : node.object(), time);
        if (at.length() > 0) {
            Node parent = above.node;
            judge(at, all, leaf, Math.max(node.seen(), parent.listed()), node);
        }
        Set<String> names = wanted(node, all);
        boolean any = names.remove(Wish.ANY);
        for (String name : names) {
            List<Wish> below = below(all, name, true);
            Node child = node.child(name);
            if (child != null) {
                visit(child, at.child(name), below, leaf);
            } else {
                visitMissing(below(all, name, false), below, leaf);
            }
        }
        if (any) {
            List<Wish> below = below(all, Wish.ANY, false);
            visitMissing(below, below, leaf);
        }
    }

    /// Names below a node that wishes mean: first those that are there, in their order.
    private static Set<String> wanted(Node node, List<Wish> all) {
        Set<String> wanted = new LinkedHashSet<>();
        boolean any = false;
        for (Wish wish : all) {
            wanted.addAll(wish.below().keySet());
            any |= wish.below(Wish.ANY) != null;
        }
        if (wanted.isEmpty()) {
            return wanted;
        }
        Set<String> names = new LinkedHashSet<>();
        for (Map.Entry<String, Node> child : node.children()) {
            if (any || wanted.contains(child.getKey())) {
                names.add(child.getKey());
            }
        }
        names.addAll(wanted);
        return names;
    }

    /// A path at which there is nothing that is known.
    ///
    /// @param exact wishes that name it, as far as it is below what is there; the most particular first
    /// @param all those and what else means it
    private void visitMissing(List<Wish> exact, List<Wish> all, Leaf above) {
        DataPath at = exact.getFirst().path();
        long listed = at.length() == above.path.length() + 1 ? above.node.listed() : 0;
        long known = picture.isDeleted(at) ? picture.now() : listed;
        Leaf leaf = new Leaf(above.node, above.path, above.object, Math.max(above.time, known));
        judge(at, all, leaf, known, null);
        Set<String> names = new LinkedHashSet<>();
        exact.forEach(wish -> names.addAll(wish.below().keySet()));
        for (String name : names) {
            visitMissing(below(exact, name, false), below(all, name, !name.equals(Wish.ANY)), leaf);
        }
    }

    private static List<Wish> below(List<Wish> all, String name, boolean andAny) {
        List<Wish> below = new ArrayList<>();
        for (Wish wish : all) {
            Wish named = wish.below(name);
            if (named != null) {
                below.add(named);
            }
        }
        for (Wish wish : all) {
            Wish any = andAny ? wish.below(Wish.ANY) : null;
            if (any != null) {
                below.add(any);
            }
        }
        return below;
    }

    /// @param known when it was last known whether this node is there
    /// @param node null if it is not there
    private void judge(DataPath at, List<Wish> all, Leaf leaf, long known, @Nullable Node node) {
        long pathAt = 0;
        Map<Attribute, Long> times = new EnumMap<>(Attribute.class);
        Wanted wanted = null;
        for (Wish wish : all) {
            pathAt = Math.max(pathAt, wish.pathAt());
            wish.at().forEach((attribute, time) -> times.merge(attribute, time, Math::max));
            wanted = wish.wanted() == null ? wanted : wish.wanted();
        }
        String root = at.name(0) == null ? leaf.path.name(0) : at.name(0);
        switch (root == null ? "" : root) {
            case "DeviceID", "Events" -> {
                // known without asking, and nobody's to change
            }
            case "Reboot" -> {
                if (at.length() == 1 && wanted != null && wanted.value() != null) {
                    round.reboot(time(wanted.value()));
                }
            }
            case "FactoryReset" -> {
                if (at.length() == 1 && wanted != null && wanted.value() != null) {
                    round.factoryReset(time(wanted.value()));
                }
            }
            case "Tags" -> {
                if (at.length() == 2 && wanted != null && wanted.value() != null) {
                    round.tag(at, Typed.cast(wanted.value(), "xsd:boolean").value().isTrue());
                }
            }
            case "Downloads" -> {
                if (at.length() == 3 && wanted != null && wanted.value() != null) {
                    download(at, wanted.value());
                }
            }
            case Picture.VIRTUAL -> virtual(at, pathAt > known, times, wanted, node);
            default -> {
                if (pathAt > known && pathAt > leaf.time) {
                    round.find(at, leaf.path, leaf.object, leaf.time, node != null);
                }
                if (node != null) {
                    times.forEach((attribute, time) -> refresh(at, node, attribute, time));
                    if (wanted != null) {
                        round.set(at, wanted);
                    }
                }
            }
        }
    }

    private void refresh(DataPath at, Node node, Attribute attribute, long time) {
        if (node.has(attribute) && time <= node.at(attribute)) {
            return;
        }
        if (attribute != Attribute.VALUE) {
            round.refresh(at, attribute);
        } else if (node.object() == null) {
            round.refresh(at, Attribute.OBJECT);
        } else if (node.isParameter()) {
            round.refresh(at, Attribute.VALUE);
        }
    }

    private void download(DataPath at, Value value) {
        if ("Download".equals(at.name(2))) {
            round.download(at, time(value));
        } else {
            round.downloadValue(at, value);
        }
    }

    private void virtual(DataPath at, boolean stale, Map<Attribute, Long> times, @Nullable Wanted wanted,
            @Nullable Node node) {
        if (at.length() > 2) {
            return;
        }
        Map<Attribute, Long> due = new EnumMap<>(Attribute.class);
        if (at.isExact()) {
            times.forEach((attribute, time) -> {
                if (node == null || !node.has(attribute) || time > node.at(attribute)) {
                    due.put(attribute, time);
                }
            });
        }
        Wanted wish = at.isExact() ? wanted : null;
        if (stale || !due.isEmpty() || wish != null) {
            virtual.add(new VirtualWish(at, due, wish));
        }
    }

    /// Milliseconds since 1970; 0 for what is no time.
    private static long time(Value value) {
        double time = switch (value) {
            case Value.Num(double number) -> number;
            case Value.Text(String text) -> JavaScriptText.time(text);
            case Value.Bool(boolean truth) -> truth ? 1 : 0;
            case Value.Null _ -> 0;
        };
        return Double.isNaN(time) ? 0 : (long) time;
    }
}
