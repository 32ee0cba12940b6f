package org.pilotacs.acs.device;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.jdbc.ColumnText;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a sighting makes of a device. Pure; knows no database.
///
/// What a device says by itself (a report) is `informed` and stays in the hot row, replaced by its next
/// report. What a report no longer repeats, and all that is learnt by asking, belongs to the cold tree. A bootstrap voids
/// both; what the inventory says stays.
final class Merge {
    /// Most parameters of one report that the hot row takes; the others go to the cold tree.
    static final int MAX_INFORMED = 500;
    /// Most characters of their values, likewise.
    static final int MAX_INFORMED_TEXT = 65_536;
    /// Most parameters that people search by, for one device.
    static final int MAX_SEARCHED = 32;

    private final @Nullable DeviceRow before;
    private final Sighting sighting;
    private final boolean anew;
    private final Said said = new Said();
    private final ParameterTree informed;
    private final ParameterTree searched;
    private final List<Learnt> forCold;
    private final Collection<Parameter> droppedToCold;

    /// @param before null if the device was never seen
    Merge(@Nullable DeviceRow before, Sighting sighting) {
        this.before = before;
        this.sighting = sighting;
        this.anew = before == null || sighting.has(DeviceEvent.Kind.BOOTSTRAP);
        ParameterTree known = before == null || anew ? ParameterTree.EMPTY : before.device().informed();
        sighting.learnt().forEach(said::take);
        if (!sighting.isReport()) {
            this.informed = stillThere(known);
            this.forCold = sighting.learnt();
            this.droppedToCold = List.of();
        } else {
            List<Learnt> hot = hotPart();
            this.informed = ParameterTree.EMPTY.with(hot, sighting.at());
            this.forCold = hot.size() == sighting.learnt().size() ? List.of() : sighting.learnt();
            this.droppedToCold = known.without(informed);
        }
        this.searched = nowSearched();
    }

    DeviceRow after() {
        Device known = before == null ? null : before.device();
        Instant at = sighting.at();
        String inventoryCard = before == null ? null : before.inventoryCard();
        Instant firstSeen = known == null || known.isUnheard() ? at : known.firstSeen();
        Instant lastBoot = lastOf(known == null ? null : known.lastBoot(), DeviceEvent.Kind.BOOT,
                DeviceEvent.Kind.ORDERED_RESTART);
        Instant lastBootstrap = lastOf(known == null ? null : known.lastBootstrap(), DeviceEvent.Kind.BOOTSTRAP);
        Device still = anew ? null : known;
        String model = said.or(WellKnown.MODEL_NAME, 128, still == null ? "" : still.modelName());
        String software = said.or(WellKnown.SOFTWARE_VERSION, 128, still == null ? "" : still.softwareVersion());
        String hardware = said.or(WellKnown.HARDWARE_VERSION, 128, still == null ? "" : still.hardwareVersion());
        String knock = said.or(WellKnown.KNOCK_ADDRESS, 512, still == null ? "" : still.knockAddress());
        String root = said.root.isEmpty() && still != null ? still.root() : said.root;
        String link = ColumnText.fit(sighting.link(), 32);
        String peer = ColumnText.fit(sighting.peer(), 64);
        Device device = new Device(sighting.device(), identity(), root, model, software, hardware, link, knock, peer,
                firstSeen, at, lastBoot, lastBootstrap, informed,
                known == null ? null : known.subscriber(), DeviceRow.card(inventoryCard, searched),
                known == null ? Set.of() : known.tags(), false);
        return new DeviceRow(device, inventoryCard, searched, before != null && before.inventoried());
    }

    /// Whether the device was never seen, so that nothing is stored of it.
    boolean isFirst() {
        return before == null;
    }

    /// Whether the cold tree is void, whatever [#cold] makes of it.
    boolean voidsCold() {
        return before != null && anew;
    }

    /// Whether the cold tree may change, so that it must be read.
    boolean touchesCold() {
        return !forCold.isEmpty() || !droppedToCold.isEmpty();
    }

    /// The cold tree after this sighting; the very same if nothing changed.
    ///
    /// @param cold as it was; what the server itself keeps of it if [#voidsCold]
    ParameterTree cold(ParameterTree cold) {
        return cold.with(droppedToCold).with(forCold, sighting.at());
    }

    private Identity identity() {
        Identity identity = sighting.identity();
        // some protocols tell it once
        String manufacturer = identity.manufacturer().isEmpty() && before != null
                ? before.device().identity().manufacturer()
                : identity.manufacturer();
        return new Identity(ColumnText.fit(manufacturer, 128), ColumnText.fit(identity.oui(), 64), ColumnText
                .fit(identity.productClass(), 255), ColumnText.fit(identity.serialNumber(), 255));
    }

    /// What of a report the hot row takes. The rest of it goes to the cold tree: what does not fit, and structure with all
    /// that it names.
    private List<Learnt> hotPart() {
        List<Learnt> hot = new ArrayList<>();
        int text = 0;
        for (Learnt one : sighting.learnt()) {
            if (one instanceof Learnt.Valued(String _, Value value) && hot.size() < MAX_INFORMED) {
                text += value.text().length();
                if (text > MAX_INFORMED_TEXT) {
                    break;
                }
                hot.add(one);
            }
        }
        return hot;
    }

    private ParameterTree stillThere(ParameterTree known) {
        if (sighting.learnt().stream().noneMatch(one -> one instanceof Learnt.Gone || one instanceof Learnt.Complete)) {
            return known;
        }
        ParameterTree left = known.with(sighting.learnt(), sighting.at());
        return known.only(parameter -> left.get(parameter.path()).isPresent());
    }

    private ParameterTree nowSearched() {
        ParameterTree known = before == null || anew ? ParameterTree.EMPTY : before.searched();
        ParameterTree now = known.with(said.structural ? sighting.learnt() : said.searched, sighting.at());
        if (now == known) {
            return known;
        }
        return ParameterTree.of(now.all().stream()
                .filter(parameter -> parameter.value() != null && isSearched(parameter.path()))
                .limit(MAX_SEARCHED).toList());
    }

    private static boolean isSearched(String path) {
        WellKnown meaning = WellKnown.of(path);
        return meaning != null && meaning.isSearched();
    }

    /// What of a sighting means something to the core, found in one pass.
    private static final class Said {
        private final Map<WellKnown, String> columns = new EnumMap<>(WellKnown.class);
        private final List<Learnt> searched = new ArrayList<>();
        private String root = "";
        /// Says what is gone, so that all of it must be looked at.
        private boolean structural;

        void take(Learnt learnt) {
            switch (learnt) {
                case Learnt.Valued(String path, Value value) -> {
                    root(path);
                    WellKnown meaning = WellKnown.of(path);
                    if (meaning != null && meaning.isSearched()) {
                        searched.add(learnt);
                    } else if (meaning != null) {
                        columns.put(meaning, value.text());
                    }
                }
                case Learnt.Named(String path, boolean _) -> root(path);
                case Learnt.Gone _,Learnt.Complete _ -> structural = true;
                case Learnt.Listed _,Learnt.Unlisted _,Learnt.Attributed _ -> {
                    // for the cold tree alone
                }
            }
        }

        private void root(String path) {
            String said = WellKnown.root(path);
            root = said == null ? root : said;
        }

        String or(WellKnown meaning, int width, String known) {
            String said = columns.get(meaning);
            return said == null ? known : ColumnText.fit(said, width);
        }
    }

    private @Nullable Instant lastOf(@Nullable Instant before, DeviceEvent.Kind... kinds) {
        for (DeviceEvent.Kind kind : kinds) {
            if (sighting.has(kind)) {
                return sighting.at();
            }
        }
        return before;
    }
}
