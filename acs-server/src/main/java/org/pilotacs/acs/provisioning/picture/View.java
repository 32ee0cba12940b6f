package org.pilotacs.acs.provisioning.picture;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.expression.Value;
import org.pilotacs.acs.provisioning.path.DataPath;
import org.pilotacs.acs.provisioning.path.Segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What was known of a device at one moment. Immutable, as long as nobody changes the nodes of a picture that still is.
///
/// @param root the top of its data model
public record View(Node root) {
    /// Instances are counted, so they are sorted by number.
    private static final Comparator<String> BY_NUMBER = (one, other) -> {
        boolean numbers = isNumber(one) && isNumber(other);
        return numbers ? Integer.compare(Integer.parseInt(one), Integer.parseInt(other)) : one.compareTo(other);
    };

    private static boolean isNumber(String name) {
        return name.length() < 10 && name.chars().allMatch(c -> c >= '0' && c <= '9') && !name.isEmpty();
    }

    /// Null if there is no such node, or the path means more than one.
    public @Nullable Node find(DataPath path) {
        Node node = root;
        for (int i = 0; i < path.length() && node != null; i++) {
            String name = path.name(i);
            node = name == null ? null : node.child(name);
        }
        return node;
    }

    /// The paths of all nodes that a path means, instances in the order of their numbers.
    public List<DataPath> matching(DataPath path) {
        List<DataPath> found = new ArrayList<>();
        collect(root, DataPath.ROOT, path, found);
        return found;
    }

    /// Whether a node that a path means, or one on the way to it, was not there before, is not there any more, or has turned out
    /// to be an object or none.
    ///
    /// @param path keys count as `*`
    public boolean differs(View before, DataPath path) {
        return differs(before.root, root, path, 0);
    }

    private static boolean differs(Node before, Node now, DataPath path, int depth) {
        // nodes that nobody changed are the very same
        if (before == now || depth == path.length()) {
            return false;
        }
        if (path.segments().get(depth) instanceof Segment.Name(String name)) {
            return childDiffers(before.child(name), now.child(name), path, depth);
        }
        return now.children().stream()
                .anyMatch(one -> childDiffers(before.child(one.getKey()), one.getValue(), path, depth))
                || before.children().stream().anyMatch(one -> now.child(one.getKey()) == null);
    }

    private static boolean childDiffers(@Nullable Node before, @Nullable Node now, DataPath path, int depth) {
        if (before == null || now == null) {
            return before != now;
        }
        return !Objects.equals(before.object(), now.object()) || differs(before, now, path, depth + 1);
    }

    private static void collect(Node node, DataPath at, DataPath wanted, List<DataPath> found) {
        if (at.length() == wanted.length()) {
            found.add(at);
            return;
        }
        switch (wanted.segments().get(at.length())) {
            case Segment.Name(String name) -> {
                Node child = node.child(name);
                if (child != null) {
                    collect(child, at.child(name), wanted, found);
                }
            }
            case Segment.Any _ -> inOrder(node)
                    .forEach(one -> collect(one.getValue(), at.child(one.getKey()), wanted, found));
            case Segment.Keyed(List<Segment.Key> keys) -> inOrder(node).stream()
                    .filter(one -> keys.stream().allMatch(key -> has(one.getValue(), key)))
                    .forEach(one -> collect(one.getValue(), at.child(one.getKey()), wanted, found));
        }
    }

    private static List<Map.Entry<String, Node>> inOrder(Node node) {
        return node.children().stream().sorted(Map.Entry.comparingByKey(BY_NUMBER)).toList();
    }

    /// Whether a parameter below an instance has the value of a key, in the form that the parameter's type has.
    private static boolean has(Node instance, Segment.Key key) {
        View below = new View(instance);
        for (DataPath path : below.matching(key.path())) {
            Node node = below.find(path);
            Typed value = node == null ? null : node.value();
            if (value != null && Typed.cast(Value.of(key.value()), value.type())
                    .value().equals(value.value())) {
                return true;
            }
        }
        return false;
    }
}
