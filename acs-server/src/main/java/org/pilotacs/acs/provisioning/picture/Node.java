package org.pilotacs.acs.provisioning.picture;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One node of a device's data model, and when each thing about it was learnt (milliseconds since 1970, 0 for never). Changed
/// only by the [Picture] that made it, and not any more once a [View] of that was taken.
public final class Node {
    private final Object owner;
    private final Map<String, Node> children;
    long seen;
    long listed;
    @Nullable
    Boolean object;
    long objectAt;
    @Nullable
    Boolean writable;
    long writableAt;
    @Nullable
    Typed value;
    long valueAt;
    /// Of a value that is a secret and therefore not kept.
    @Nullable
    String digest;
    @Nullable
    Integer notification;
    long notificationAt;
    @Nullable
    List<String> accessList;
    long accessListAt;

    Node(Object owner) {
        this.owner = owner;
        this.children = new LinkedHashMap<>();
    }

    private Node(Object owner, Node before) {
        this.owner = owner;
        this.children = new LinkedHashMap<>(before.children);
        this.seen = before.seen;
        this.listed = before.listed;
        this.object = before.object;
        this.objectAt = before.objectAt;
        this.writable = before.writable;
        this.writableAt = before.writableAt;
        this.value = before.value;
        this.valueAt = before.valueAt;
        this.digest = before.digest;
        this.notification = before.notification;
        this.notificationAt = before.notificationAt;
        this.accessList = before.accessList;
        this.accessListAt = before.accessListAt;
    }

    /// This node, or a copy of it that may be changed by an owner.
    Node ownedBy(Object one) {
        return owner == one ? this : new Node(one, this);
    }

    void put(String name, Node child) {
        children.put(name, child);
    }

    void drop(String name) {
        children.remove(name);
    }

    void dropAll() {
        children.clear();
    }

    public @Nullable Node child(String name) {
        return children.get(name);
    }

    /// In the order in which they became known.
    public Collection<Map.Entry<String, Node>> children() {
        return children.entrySet();
    }

    public boolean isEmpty() {
        return children.isEmpty();
    }

    /// When it was last known to be there.
    public long seen() {
        return seen;
    }

    /// When all that is directly below it was named last.
    public long listed() {
        return listed;
    }

    /// Whether it is an object; null if that is not known.
    public @Nullable Boolean object() {
        return object;
    }

    public boolean isParameter() {
        return Boolean.FALSE.equals(object);
    }

    /// Null if that is not known.
    public @Nullable Boolean writable() {
        return writable;
    }

    /// Null if it is not known, or if it is an object.
    public @Nullable Typed value() {
        return value;
    }

    /// What stands for a value that is not kept; null if it is, or none is known.
    public @Nullable String digest() {
        return digest;
    }

    public @Nullable Integer notification() {
        return notification;
    }

    public @Nullable List<String> accessList() {
        return accessList;
    }

    /// When one of its attributes was learnt.
    public long at(Attribute attribute) {
        return switch (attribute) {
            case OBJECT -> objectAt;
            case WRITABLE -> writableAt;
            case VALUE -> valueAt;
            case NOTIFICATION -> notificationAt;
            case ACCESS_LIST -> accessListAt;
        };
    }

    /// Whether an attribute is known at all.
    public boolean has(Attribute attribute) {
        return at(attribute) > 0;
    }

    void forget(Attribute attribute) {
        switch (attribute) {
            case OBJECT -> {
                object = null;
                objectAt = 0;
            }
            case WRITABLE -> {
                writable = null;
                writableAt = 0;
            }
            case VALUE -> {
                value = null;
                digest = null;
                valueAt = 0;
            }
            case NOTIFICATION -> {
                notification = null;
                notificationAt = 0;
            }
            case ACCESS_LIST -> {
                accessList = null;
                accessListAt = 0;
            }
        }
    }
}
