package org.pilotacs.acs.provisioning.engine;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.expression.Value;
import org.pilotacs.acs.provisioning.path.DataPath;
import org.pilotacs.acs.provisioning.picture.Attribute;
import org.pilotacs.acs.provisioning.picture.Node;
import org.pilotacs.acs.provisioning.picture.Picture;
import org.pilotacs.acs.provisioning.picture.Typed;
import org.pilotacs.acs.provisioning.picture.View;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// What one look at the declarations found to be asked and done: first everything is asked, then done. Confined to its
/// session.
final class Round {
    private final Picture picture;
    private final Settings settings;
    private final SecretDigest digests;
    private final Listings listings;
    private final View before;
    private final long structure;
    private final long values;
    private final Set<DataPath> declared = new LinkedHashSet<>();
    private final Set<DataPath> exist = new LinkedHashSet<>();
    private final Map<Attribute, Set<DataPath>> refresh = new EnumMap<>(Attribute.class);
    private final Map<DataPath, Wanted> set = new LinkedHashMap<>();
    private final Map<DataPath, Wanted> setAttributes = new LinkedHashMap<>();
    private final Map<DataPath, InstanceOrders> instances = new LinkedHashMap<>();
    private final InstanceOrders downloads = new InstanceOrders();
    private final Map<DataPath, Value> downloadValues = new LinkedHashMap<>();
    private final Map<DataPath, Long> downloadAt = new LinkedHashMap<>();
    private final Map<DataPath, Boolean> tags = new LinkedHashMap<>();
    private final List<List<VirtualWish>> virtual = new ArrayList<>();
    private long reboot;
    private long factoryReset;
    private boolean onValues;

    Round(Picture picture, Settings settings, SecretDigest digests) {
        this.picture = picture;
        this.digests = digests;
        this.settings = settings;
        this.listings = new Listings(picture, settings);
        this.before = picture.snapshot();
        this.structure = picture.structure();
        this.values = picture.values();
        for (Attribute attribute : Attribute.values()) {
            refresh.put(attribute, new LinkedHashSet<>());
        }
    }

    /// What is wanted of virtual parameters, by the depth of the scripts that want it.
    List<List<VirtualWish>> virtual() {
        return virtual;
    }

    /// Whether what it found may be something else by now: a node that was declared, or one on the way to it, came, went, or
    /// turned out to be something else. What else was discovered is no reason to look again: looks are counted.
    boolean isOutdated() {
        if (onValues && picture.values() != values) {
            return true;
        }
        if (picture.structure() == structure) {
            return false;
        }
        View now = picture.view();
        return declared.stream().anyMatch(path -> now.differs(before, path));
    }

    /// Somebody wants to know of this path.
    void declared(DataPath path) {
        declared.add(path);
    }

    /// Which instances are meant depends on values.
    void dependsOnValues() {
        onValues = true;
    }

    /// It must be asked whether there is such a node.
    ///
    /// @param leaf the deepest node above it that is known
    /// @param object whether that is an object
    /// @param listed when it was listed
    /// @param there whether it was there when we last looked
    void find(DataPath path, DataPath leaf, @Nullable Boolean object, long listed, boolean there) {
        if (there) {
            exist.add(path);
        } else if (Boolean.TRUE.equals(object)) {
            listings.list(leaf, path, listed > 0);
        } else {
            refresh(leaf, Attribute.OBJECT);
            if (object == null) {
                listings.note(path, leaf.length());
            }
        }
    }

    void refresh(DataPath path, Attribute attribute) {
        of(attribute).add(path);
    }

    private Set<DataPath> of(Attribute attribute) {
        return refresh.getOrDefault(attribute, Set.of());
    }

    void set(DataPath path, Wanted wanted) {
        if (wanted.value() != null) {
            set.put(path, wanted);
        }
        if (wanted.notification() != null || wanted.accessList() != null) {
            setAttributes.put(path, wanted);
        }
    }

    /// Null if instances below this object cannot be ordered.
    @Nullable
    InstanceOrders instances(DataPath object) {
        if ("Downloads".equals(object.name(0))) {
            return object.length() == 1 ? downloads : null;
        }
        return instances.computeIfAbsent(object, _ -> new InstanceOrders());
    }

    void reboot(long at) {
        reboot = at;
    }

    void factoryReset(long at) {
        factoryReset = at;
    }

    void tag(DataPath path, boolean put) {
        tags.put(path, put);
    }

    void download(DataPath path, long at) {
        downloadAt.put(path, at);
    }

    void downloadValue(DataPath path, Value value) {
        downloadValues.put(path, value);
    }

    /// The next question; null if all are asked.
    @Nullable
    Ask nextQuestion() {
        listings.need(exist, refresh);
        exist.clear();
        Ask listing = listings.next();
        if (listing != null) {
            return listing;
        }
        List<String> names = taken(of(Attribute.VALUE), node -> node.isParameter());
        if (!names.isEmpty()) {
            return new Ask.Values(names);
        }
        Set<DataPath> attributes = new LinkedHashSet<>(of(Attribute.NOTIFICATION));
        attributes.addAll(of(Attribute.ACCESS_LIST));
        names = taken(attributes, _ -> true);
        of(Attribute.NOTIFICATION).retainAll(attributes);
        of(Attribute.ACCESS_LIST).retainAll(attributes);
        return names.isEmpty() ? null : new Ask.Attributes(names);
    }

    /// So many as go into one request, without those that are not there any more.
    private List<String> taken(Set<DataPath> waiting, Predicate<Node> asked) {
        List<String> names = new ArrayList<>();
        for (DataPath path : List.copyOf(waiting)) {
            if (names.size() == settings.batch()) {
                break;
            }
            waiting.remove(path);
            Node node = picture.find(path);
            if (node != null && asked.test(node)) {
                names.add(path.toString());
            }
        }
        return names;
    }

    /// Does what needs no device: tags, and the list of downloads. Whether that changed anything.
    boolean doOurs() {
        long before = picture.changes();
        tags.forEach(this::tagged);
        new DownloadOrders(picture).apply(downloads, downloadValues);
        return picture.changes() != before;
    }

    private void tagged(DataPath path, boolean put) {
        boolean there = picture.find(path) != null;
        if (put && !there) {
            picture.value(path, Typed.truth(true));
            picture.writable(path, true);
        } else if (!put && there) {
            picture.remove(path);
        }
    }

    /// The next thing to do; null if all is done.
    ///
    /// @param key that a download gets
    @Nullable
    Ask nextDeed(String key) {
        Ask instance = nextInstance();
        if (instance != null) {
            return instance;
        }
        List<Ask.Assigned> assigned = nextValues();
        if (!assigned.isEmpty()) {
            return new Ask.SetValues(assigned, settings.milliseconds(), settings.booleanLiteral());
        }
        List<Ask.AttributesSet> attributes = nextAttributes();
        if (!attributes.isEmpty()) {
            return new Ask.SetAttributes(attributes);
        }
        Ask download = nextDownload(key);
        return download != null ? download : nextRestart();
    }

    private @Nullable Ask nextInstance() {
        for (InstanceOrders orders : instances.values()) {
            for (DataPath instance : List.copyOf(orders.delete())) {
                if (isWritable(instance)) {
                    orders.delete().remove(instance);
                    return new Ask.Delete(instance + ".");
                }
            }
        }
        for (Map.Entry<DataPath, InstanceOrders> each : instances.entrySet()) {
            if (each.getValue().makes() && isWritable(each.getKey())) {
                Map<String, String> keys = each.getValue().next();
                return new Ask.Add(each.getKey() + ".", keys == null ? Map.of() : keys);
            }
        }
        return null;
    }

    private boolean isWritable(DataPath path) {
        Node node = picture.find(path);
        return node != null && isWritable(node);
    }

    private boolean isWritable(Node node) {
        return settings.skipWritableCheck() || Boolean.TRUE.equals(node.writable());
    }

    private List<Ask.Assigned> nextValues() {
        List<Ask.Assigned> assigned = new ArrayList<>();
        for (Map.Entry<DataPath, Wanted> each : List.copyOf(set.entrySet())) {
            if (assigned.size() == settings.batch()) {
                break;
            }
            set.remove(each.getKey());
            Node node = picture.find(each.getKey());
            Typed known = node == null ? null : node.value();
            if (node != null && known != null && isWritable(node)) {
                Typed wanted = wholeSeconds(each.getValue().typed(known.type()));
                if (!wanted.value().isNull() && !isSame(each.getKey(), node, known, wanted)) {
                    assigned.add(new Ask.Assigned(each.getKey().toString(), wanted));
                }
            }
        }
        return assigned;
    }

    /// Whether a value is what a node has already, which may be known by its digest only.
    boolean isSame(DataPath path, Node node, Typed known, Typed wanted) {
        String digest = node.digest();
        return digest == null
                ? wanted.equals(known)
                : wanted.type().equals(known.type())
                        && digest.equals(digests.of(path.toString(), Typed.text(wanted.value())));
    }

    private Typed wholeSeconds(Typed wanted) {
        return !settings.milliseconds() && wanted.type().equals("xsd:dateTime")
                && wanted.value() instanceof Value.Num(double at)
                        ? new Typed(Value.of(at - at % 1000), wanted.type())
                        : wanted;
    }

    private List<Ask.AttributesSet> nextAttributes() {
        List<Ask.AttributesSet> attributes = new ArrayList<>();
        for (Map.Entry<DataPath, Wanted> each : List.copyOf(setAttributes.entrySet())) {
            if (attributes.size() == settings.batch()) {
                break;
            }
            setAttributes.remove(each.getKey());
            Node node = picture.find(each.getKey());
            Wanted wanted = each.getValue();
            if (node == null) {
                continue;
            }
            Integer notification = node.has(Attribute.NOTIFICATION) && wanted.notification() != null
                    && !wanted.notification().equals(node.notification()) ? wanted.notification() : null;
            List<String> accessList = node.has(Attribute.ACCESS_LIST) && wanted.accessList() != null
                    && !wanted.accessList().equals(node.accessList()) ? wanted.accessList() : null;
            if (notification != null || accessList != null) {
                attributes.add(new Ask.AttributesSet(each.getKey().toString(), notification, accessList));
            }
        }
        return attributes;
    }

    private @Nullable Ask nextDownload(String key) {
        for (Map.Entry<DataPath, Long> each : downloadAt.entrySet()) {
            long at = each.getValue();
            if (at > 0 && at <= picture.now() && at > DownloadState.time(picture, each.getKey())) {
                DataPath instance = each.getKey().parent();
                return new Ask.Download(key, String.valueOf(instance.name(1)),
                        DownloadState.text(picture, instance.child("FileType")),
                        DownloadState.text(picture, instance.child("FileName")),
                        DownloadState.text(picture, instance.child("TargetFileName")));
            }
        }
        return null;
    }

    private @Nullable Ask nextRestart() {
        if (isDue(reboot, "Reboot")) {
            reboot = 0;
            return new Ask.Reboot();
        }
        if (isDue(factoryReset, "FactoryReset")) {
            factoryReset = 0;
            return new Ask.FactoryReset();
        }
        return null;
    }

    private boolean isDue(long at, String name) {
        return at > 0 && at <= picture.now() && at > DownloadState.time(picture, DataPath.ROOT.child(name));
    }
}
