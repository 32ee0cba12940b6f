package org.pilotacs.acs.provisioning.picture;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.device.ParameterAttributes;
import org.pilotacs.acs.device.ParameterTree;
import org.pilotacs.acs.provisioning.expression.TagName;

import java.time.Instant;
import java.util.Map;

/// Makes the picture that a session begins with, of what is stored and of what the device came with.
public final class PictureLoader {
    private final Object owner = new Object();
    private final Node root = new Node(owner);
    private final Map<String, String> digests;
    private final long now;
    private String above = "";
    private Node aboveNode = root;

    private PictureLoader(Map<String, String> digests, long now) {
        this.digests = digests;
        this.now = now;
    }

    /// @param tree all that is known of its data model, also what it told by itself
    /// @param digests by path, of secrets, whose values are not kept
    /// @param events names of the events it comes with, blanks written as `_`
    /// @param now when the session began, milliseconds since 1970
    public static Picture load(Device device, ParameterTree tree, Map<String, String> digests, Iterable<String> events,
            long now) {
        PictureLoader loader = new PictureLoader(digests, now);
        tree.all().forEach(loader::place);
        loader.root.object = true;
        loader.root.listed = millis(tree.listed());
        loader.age(loader.root, 0);
        loader.identity(device);
        loader.events(device, events);
        device.tags().forEach(tag -> loader.fact("Tags", TagName.of(tag), Typed.truth(true), true));
        return new Picture(loader.root, now);
    }

    private void place(Parameter parameter) {
        String path = parameter.path();
        int from = path.lastIndexOf('.', path.length() - 2) + 1;
        // neighbours come one after the other
        if (from != above.length() || !path.startsWith(above)) {
            above = path.substring(0, from);
            aboveNode = below(root, above, 0);
        }
        fill(below(aboveNode, path, from), parameter);
    }

    private Node below(Node node, String path, int start) {
        Node deepest = node;
        int from = start;
        while (from < path.length()) {
            int dot = path.indexOf('.', from);
            int to = dot < 0 ? path.length() : dot;
            if (to > from) {
                deepest = below(deepest, path.substring(from, to));
            }
            from = to + 1;
        }
        return deepest;
    }

    private Node below(Node node, String name) {
        Node child = node.child(name);
        if (child == null) {
            child = new Node(owner);
            node.put(name, child);
        }
        return child;
    }

    private void fill(Node node, Parameter parameter) {
        long learnt = Math.max(1, millis(parameter.learnt()));
        node.object = parameter.isObject();
        node.writable = parameter.writable();
        node.listed = millis(parameter.listed());
        if (parameter.value() != null && !parameter.isObject()) {
            node.value = Typed.of(parameter.value());
            node.valueAt = learnt;
            node.digest = parameter.value().text().isEmpty() ? digests.get(parameter.path()) : null;
        } else if (!parameter.isObject()) {
            node.seen = learnt;
        }
        ParameterAttributes attributes = parameter.attributes();
        if (attributes != null) {
            node.notification = attributes.notification();
            node.notificationAt = attributes.notification() == null ? 0 : Math.max(1, millis(attributes.learnt()));
            node.accessList = attributes.accessList();
            node.accessListAt = attributes.accessList() == null ? 0 : Math.max(1, millis(attributes.learnt()));
        }
    }

    /// When a node was known to be there follows from what is known of it, and from when its parent was listed.
    ///
    /// @return the latest of it and of all below it
    private long age(Node node, long parentListed) {
        long own = Math.max(Math.max(node.seen, node.isParameter() ? node.valueAt : node.listed),
                Math.max(1, parentListed));
        if (!node.isEmpty()) {
            node.object = true;
            node.value = null;
            node.valueAt = 0;
        }
        node.objectAt = own;
        node.writableAt = node.writable == null ? 0 : Math.max(1, parentListed);
        long seen = own;
        if (node.children().stream().anyMatch(child -> isUnlisted(child.getValue())
                && !(node == root && Picture.OWN.contains(child.getKey())))) {
            node.listed = 0;
        }
        for (Map.Entry<String, Node> child : node.children()) {
            seen = Math.max(seen, age(child.getValue(), node.listed));
        }
        node.seen = seen;
        return seen;
    }

    /// What the device told by itself and no list named: the list is old.
    private static boolean isUnlisted(Node node) {
        return node.writable == null && node.isParameter() && node.value != null;
    }

    private void identity(Device device) {
        fact("DeviceID", "ID", Typed.text(device.id().value()), false);
        fact("DeviceID", "Manufacturer", Typed.text(device.identity().manufacturer()), false);
        fact("DeviceID", "OUI", Typed.text(device.identity().oui()), false);
        fact("DeviceID", "ProductClass", Typed.text(device.identity().productClass()), false);
        fact("DeviceID", "SerialNumber", Typed.text(device.identity().serialNumber()), false);
    }

    private void events(Device device, Iterable<String> events) {
        event("Registered", device.firstSeen().equals(Instant.EPOCH) ? null : device.firstSeen());
        event("0_BOOTSTRAP", device.lastBootstrap());
        event("1_BOOT", device.lastBoot());
        event("Inform", Instant.ofEpochMilli(now));
        for (String event : events) {
            event(TagName.of(event), Instant.ofEpochMilli(now));
        }
    }

    private void event(String name, @Nullable Instant at) {
        if (at != null) {
            fact("Events", name, Typed.time(at.toEpochMilli()), false);
        }
    }

    private void fact(String object, String name, Typed value, boolean writable) {
        Node above = below(root, object);
        Node node = below(above, name);
        known(above);
        known(node);
        above.object = true;
        node.object = false;
        node.writable = writable;
        node.value = value;
        node.valueAt = now;
    }

    private void known(Node node) {
        node.seen = now;
        node.objectAt = now;
        node.writableAt = now;
        node.writable = false;
    }

    private static long millis(@Nullable Instant at) {
        return at == null ? 0 : at.toEpochMilli();
    }
}
