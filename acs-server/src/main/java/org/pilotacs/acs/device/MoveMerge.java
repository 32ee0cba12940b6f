package org.pilotacs.acs.device;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.jdbc.ColumnText;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What another server's knowledge makes of a device: of two that know the same, the newer one is believed. Pure; knows no
/// database.
final class MoveMerge {
    private final @Nullable DeviceRow before;
    private final ParameterTree cold;
    private final MovedDevice moved;
    private final ParameterTree told;
    private final Map<WellKnown, String> columns = new EnumMap<>(WellKnown.class);
    private String root = "";

    /// A device as it is after the move.
    ///
    /// @param tagsLeft tags that it has no room for
    record Made(DeviceRow row, ParameterTree cold, int tagsLeft) {}

    /// @param before null if the device was never seen here
    /// @param cold what is known of it besides its last report
    MoveMerge(@Nullable DeviceRow before, ParameterTree cold, MovedDevice moved) {
        this.before = before;
        this.cold = cold;
        this.moved = moved;
        Growth growth = new Growth(new ParameterTree.Nodes(new TreeMap<>(), null));
        moved.told().forEach(one -> growth.take(one.learnt(), one.at().truncatedTo(ChronoUnit.MILLIS)));
        this.told = new ParameterTree(growth.nodes());
        told.all().forEach(this::mean);
    }

    private void mean(Parameter parameter) {
        String own = WellKnown.root(parameter.path());
        root = own == null ? root : own;
        WellKnown meaning = parameter.value() == null ? null : WellKnown.of(parameter.path());
        if (meaning != null && !meaning.isSearched() && parameter.value() != null) {
            columns.put(meaning, parameter.value().text());
        }
    }

    /// @param link by which boxes of the other server come
    /// @param tie what the inventory says that is not in the row yet, null if nothing
    Made made(String link, DeviceRow.@Nullable Tie tie) {
        Device known = before == null ? null : before.device();
        boolean fresh = known == null || known.isUnheard()
                || moved.lastInform() != null && moved.lastInform().isAfter(known.lastSeen());
        Instant lastSeen = later(known == null || known.isUnheard() ? null : known.lastSeen(), moved.lastInform());
        Set<String> tags = new LinkedHashSet<>(known == null ? Set.of() : known.tags());
        if (tie != null && tie.tags() != null) {
            tags = new LinkedHashSet<>(tie.tags());
        }
        int left = 0;
        for (String tag : moved.tags()) {
            left += tags.contains(tag) || add(tags, tag) ? 0 : 1;
        }
        ParameterTree searched = searched();
        String inventoryCard = before == null ? null : before.inventoryCard();
        Identity identity = identity(known);
        Device device = new Device(known == null ? identity.deviceId() : known.id(), identity,
                root(known, fresh),
                column(WellKnown.MODEL_NAME, 128, known == null ? "" : known.modelName(), fresh),
                column(WellKnown.SOFTWARE_VERSION, 128, known == null ? "" : known.softwareVersion(), fresh),
                column(WellKnown.HARDWARE_VERSION, 128, known == null ? "" : known.hardwareVersion(), fresh),
                known == null || known.isUnheard() ? ColumnText.fit(link, 32) : known.link(),
                column(WellKnown.KNOCK_ADDRESS, 512, known == null ? "" : known.knockAddress(), fresh),
                known == null ? "" : known.peer(), firstSeen(known),
                Objects.requireNonNullElse(lastSeen, Instant.EPOCH),
                later(known == null ? null : known.lastBoot(), moved.lastBoot()),
                later(known == null ? null : known.lastBootstrap(), moved.lastBootstrap()),
                known == null ? ParameterTree.EMPTY : known.informed(), known == null ? null : known.subscriber(),
                DeviceRow.card(inventoryCard, searched), tags, false);
        return new Made(new DeviceRow(device, inventoryCard, searched, before != null && before.inventoried()),
                merged(), left);
    }

    private static boolean add(Set<String> tags, String tag) {
        Stream<String> all = Stream.concat(tags.stream(), Stream.of(tag));
        return tags.size() < DeviceTags.MOST && all.mapToInt(one -> one.length() + 1).sum() <= JdbcDeviceTags.WIDTH
                && tags.add(tag);
    }

    private Identity identity(@Nullable Device known) {
        Identity said = moved.identity();
        if (known != null) {
            Identity own = known.identity();
            return own.manufacturer().isEmpty()
                    ? new Identity(ColumnText.fit(said.manufacturer(), 128), own.oui(), own.productClass(),
                            own.serialNumber())
                    : own;
        }
        return new Identity(ColumnText.fit(said.manufacturer(), 128), ColumnText.fit(said.oui(), 64),
                ColumnText.fit(said.productClass(), 255), ColumnText.fit(said.serialNumber(), 255));
    }

    private String root(@Nullable Device known, boolean fresh) {
        return known == null || fresh && !root.isEmpty() || known.root().isEmpty() ? root : known.root();
    }

    private String column(WellKnown meaning, int width, String known, boolean fresh) {
        String said = ColumnText.fit(columns.getOrDefault(meaning, ""), width);
        return fresh && !said.isEmpty() || known.isEmpty() ? said : known;
    }

    private Instant firstSeen(@Nullable Device known) {
        Instant there = moved.registered() == null ? moved.lastInform() : moved.registered();
        Instant here = known == null || known.firstSeen().equals(Instant.EPOCH) ? null : known.firstSeen();
        if (there == null || here == null) {
            return Objects.requireNonNullElse(there == null ? here : there, Instant.EPOCH)
                    .truncatedTo(ChronoUnit.MILLIS);
        }
        return (there.isBefore(here) ? there : here).truncatedTo(ChronoUnit.MILLIS);
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        Instant later = one == null || other != null && other.isAfter(one) ? other : one;
        return later == null ? null : later.truncatedTo(ChronoUnit.MILLIS);
    }

    private ParameterTree searched() {
        ParameterTree known = before == null ? ParameterTree.EMPTY : before.searched();
        NavigableMap<String, Parameter> all = new TreeMap<>();
        known.all().forEach(one -> all.put(one.path(), one));
        boolean changed = false;
        for (Parameter one : told.all()) {
            WellKnown meaning = one.value() == null ? null : WellKnown.of(one.path());
            if (meaning == null || !meaning.isSearched() || !isThere(one)) {
                continue;
            }
            Parameter own = all.get(one.path());
            if (own == null ? all.size() < Merge.MAX_SEARCHED : one.learnt().isAfter(own.learnt())) {
                all.put(one.path(), one);
                changed = true;
            }
        }
        return changed ? ParameterTree.of(all.values()) : known;
    }

    /// The very tree that was if nothing changes.
    private ParameterTree merged() {
        NavigableMap<String, Parameter> all = new TreeMap<>();
        cold.all().forEach(one -> all.put(one.path(), one));
        boolean changed = false;
        for (Parameter one : told.all()) {
            Parameter own = all.get(one.path());
            if (own == null && (all.size() >= ParameterTree.MAX_NODES || !isThere(one))) {
                continue;
            }
            Parameter now = own == null ? one : newer(own, one);
            if (!now.equals(own)) {
                all.put(one.path(), now);
                changed = true;
            }
        }
        Instant listed = later(cold.listed(), told.listed());
        return changed || !Objects.equals(listed, cold.listed())
                ? new ParameterTree(new ParameterTree.Nodes(all, listed))
                : cold;
    }

    /// A value is as old as it is, though its name may have been seen later.
    private static Parameter newer(Parameter own, Parameter other) {
        boolean later = other.learnt().isAfter(own.learnt());
        Parameter newer = later ? other : own;
        Parameter older = later ? own : other;
        boolean valued = newer.value() != null || older.value() == null;
        return new Parameter(own.path(), valued ? newer.value() : older.value(),
                valued ? newer.learnt() : older.learnt(),
                newer.writable() == null ? older.writable() : newer.writable(),
                later(own.listed(), other.listed()), newer(own.attributes(), other.attributes()));
    }

    private static @Nullable ParameterAttributes newer(@Nullable ParameterAttributes own,
            @Nullable ParameterAttributes other) {
        return own == null || other != null && other.learnt().isAfter(own.learnt()) ? other : own;
    }

    /// Whether what the other server knew, and this one does not, can still be: not if the box was reset here since, nor if
    /// it listed here since what it has.
    private boolean isThere(Parameter one) {
        if (OwnNodes.is(one.path())) {
            return true;
        }
        Instant reset = before == null ? null : before.device().lastBootstrap();
        if (reset != null && one.learnt().isBefore(reset)
                && (moved.lastInform() == null || reset.isAfter(moved.lastInform()))) {
            return false;
        }
        if (cold.listed() != null && cold.listed().isAfter(one.learnt()) && isMissing(one.path(), 0)) {
            return false;
        }
        for (int dot = one.path().indexOf('.'); dot >= 0 && dot < one.path().length() - 1; dot = one.path().indexOf('.',
                dot + 1)) {
            Instant listed = cold.get(one.path().substring(0, dot + 1)).map(Parameter::listed).orElse(null);
            if (listed != null && listed.isAfter(one.learnt()) && isMissing(one.path(), dot + 1)) {
                return false;
            }
        }
        return true;
    }

    /// Whether nothing is known here of the child that a path has at a place.
    private boolean isMissing(String path, int from) {
        int dot = path.indexOf('.', from);
        Collection<Parameter> known = dot < 0
                ? cold.get(path).stream().toList()
                : cold.under(path.substring(0, dot + 1));
        return known.isEmpty();
    }

    /// By which tags it is found that it did not have.
    static List<SearchKey> newTags(@Nullable DeviceRow before, DeviceRow after) {
        List<SearchKey> keys = new ArrayList<>();
        for (String tag : after.device().tags()) {
            if (before == null || !before.device().tags().contains(tag)) {
                keys.add(SearchKey.of(SearchKey.Kind.TAG, tag));
            }
        }
        return keys;
    }
}
