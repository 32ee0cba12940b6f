package org.pilotacs.acs.provisioning.picture;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.path.DataPath;
import org.pilotacs.acs.provisioning.path.Segment;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is known of one device, while a session learns more. All that is learnt has the age of the session. Confined to its
/// session.
public final class Picture {
    /// What stands beside the data model of the device, and stays whatever the device says of that.
    /// Parameters that scripts make.
    public static final String VIRTUAL = "VirtualParameters";
    static final Set<String> OWN = Set.of("DeviceID", "Events", "Tags", "Reboot", "FactoryReset", VIRTUAL,
            "Downloads");

    private final long now;
    private Object owner = new Object();
    private Node root;
    private long changes;
    private long structure;
    private long values;
    /// Nodes that were deleted, so that nobody need ask whether they are there.
    private final Set<DataPath> deleted = new HashSet<>();

    /// @param now when the session began, milliseconds since 1970
    Picture(Node root, long now) {
        this.root = root;
        this.now = now;
    }

    public long now() {
        return now;
    }

    /// As it is; not to be kept.
    public View view() {
        return new View(root);
    }

    /// As it is, for ever.
    public View snapshot() {
        owner = new Object();
        return new View(root);
    }

    public @Nullable Node find(DataPath path) {
        return view().find(path);
    }

    /// How often anything was said of it.
    public long changes() {
        return changes;
    }

    /// How often a node came, went, or turned out to be something else.
    public long structure() {
        return structure;
    }

    /// How often a value became another one.
    public long values() {
        return values;
    }

    /// A parameter has a value.
    public void value(DataPath path, Typed value) {
        Node node = parameter(path);
        if (!value.equals(node.value)) {
            values++;
        }
        node.value = value;
        node.digest = null;
        node.valueAt = now;
    }

    private Node parameter(DataPath path) {
        Node node = edit(path);
        if (!node.isParameter()) {
            structure++;
            node.object = false;
            node.dropAll();
        }
        node.objectAt = now;
        return node;
    }

    /// A node exists.
    public void named(DataPath path, boolean object, boolean writable) {
        Node node = object ? object(path) : parameter(path);
        node.writable = writable;
        node.writableAt = now;
    }

    /// An object exists; whether it may be deleted is not known.
    public Node object(DataPath path) {
        Node node = edit(path);
        asObject(node);
        return node;
    }

    public void attributes(DataPath path, @Nullable Integer notification, @Nullable List<String> accessList) {
        Node node = edit(path);
        if (notification != null) {
            node.notification = notification;
            node.notificationAt = now;
        }
        if (accessList != null) {
            node.accessList = List.copyOf(accessList);
            node.accessListAt = now;
        }
    }

    public void writable(DataPath path, boolean writable) {
        Node node = edit(path);
        node.writable = writable;
        node.writableAt = now;
    }

    /// Nothing else than these is directly below an object.
    public void listed(DataPath object, Set<String> names) {
        Node node = object(object);
        for (String name : node.children().stream().map(Map.Entry::getKey).toList()) {
            if (!names.contains(name) && !(object.length() == 0 && OWN.contains(name))) {
                node.drop(name);
                structure++;
            }
        }
        node.listed = now;
    }

    /// A node, and what is below it, does not exist. What else its parent has must be asked again.
    public void remove(DataPath path) {
        if (path.last() instanceof Segment.Name(String name) && find(path.parent()) != null) {
            Node parent = edit(path.parent());
            parent.listed = 0;
            if (parent.child(name) != null) {
                parent.drop(name);
                structure++;
            }
        }
    }

    /// A node was deleted by us.
    public void deleted(DataPath path) {
        remove(path);
        deleted.add(path);
    }

    /// Whether a node was deleted in this session.
    public boolean isDeleted(DataPath path) {
        return deleted.contains(path);
    }

    /// A parameter exists; nothing else is known of it.
    public void parameterNamed(DataPath path) {
        parameter(path).seen = now;
    }

    /// Forgets what is older than a time, of all nodes that a path means and of what is below them.
    ///
    /// @param before milliseconds since 1970
    /// @param attributes what else is to be forgotten of the nodes themselves, if it is older than these
    public void clear(DataPath path, long before, Map<Attribute, Long> attributes) {
        long below = Math.max(before, attributes.getOrDefault(Attribute.OBJECT, 0L));
        Node kept = cleared(root, path, 0, new Cut(before, below, attributes));
        if (kept != null) {
            root = kept;
        }
    }

    /// What is forgotten.
    private record Cut(long before, long below, Map<Attribute, Long> attributes) {}

    /// The node after that; null if it is forgotten itself.
    private @Nullable Node cleared(Node node, DataPath path, int depth, Cut cut) {
        boolean within = depth > path.length();
        boolean itself = depth == path.length();
        if (depth > 0 && node.seen < (within ? cut.below : itself ? cut.before : 0)) {
            structure++;
            changes++;
            return null;
        }
        Node kept = node;
        if (itself) {
            kept = withoutOld(kept, cut);
        }
        long listedBefore = itself || within ? cut.below : depth == path.length() - 1 ? cut.before : 0;
        if (kept.listed > 0 && kept.listed < listedBefore) {
            kept = kept.ownedBy(owner);
            kept.listed = 0;
            changes++;
        }
        for (Map.Entry<String, Node> each : List.copyOf(kept.children())) {
            if (!itself && !within && !matches(path.segments().get(depth), each.getKey())) {
                continue;
            }
            Node child = cleared(each.getValue(), path, depth + 1, cut);
            if (child != each.getValue()) {
                kept = kept.ownedBy(owner);
                if (child == null) {
                    kept.drop(each.getKey());
                } else {
                    kept.put(each.getKey(), child);
                }
            }
        }
        return kept;
    }

    private static boolean matches(Segment segment, String name) {
        return !(segment instanceof Segment.Name(String wanted)) || wanted.equals(name);
    }

    private Node withoutOld(Node node, Cut cut) {
        Node kept = node;
        for (Map.Entry<Attribute, Long> each : cut.attributes.entrySet()) {
            Attribute attribute = each.getKey();
            if (kept.has(attribute) && kept.at(attribute) < each.getValue()) {
                kept = kept.ownedBy(owner);
                kept.forget(attribute);
                changes++;
                values++;
            }
        }
        return kept;
    }

    /// The node at a path, to be changed; made if it is not there, and all that is above it.
    private Node edit(DataPath path) {
        changes++;
        deleted.remove(path);
        root = root.ownedBy(owner);
        Node node = root;
        for (int i = 0; i < path.length(); i++) {
            String name = path.name(i);
            if (name == null) {
                throw new IllegalArgumentException(path + " is not one node");
            }
            Node child = node.child(name);
            if (child == null) {
                structure++;
                child = new Node(owner);
                if (i > 0 || !name.equals(VIRTUAL)) {
                    // its parent was listed without it; those of which no value is known are not kept, and come anew each time
                    node.listed = 0;
                }
            } else {
                child = child.ownedBy(owner);
            }
            node.put(name, child);
            child.seen = now;
            if (i < path.length() - 1) {
                asObject(child);
            }
            node = child;
        }
        return node;
    }

    private void asObject(Node node) {
        if (!Boolean.TRUE.equals(node.object)) {
            structure++;
            node.object = true;
            node.value = null;
            node.digest = null;
            node.valueAt = now;
        }
        node.objectAt = now;
    }
}
