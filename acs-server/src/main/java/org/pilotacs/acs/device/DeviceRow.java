package org.pilotacs.acs.device;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// The hot row: a device, and what the core keeps beside it to find it again.
///
/// @param device its `card` is the inventory's, else the one that the box says is in it
/// @param inventoryCard the card that the inventory says, null if none
/// @param searched the parameters of [WellKnown#isSearched]
/// @param inventoried whether the inventory's word on this device is in the row
record DeviceRow(Device device, @Nullable String inventoryCard, ParameterTree searched, boolean inventoried) {
    /// What the inventory says of a device.
    ///
    /// @param subscriber null for none
    /// @param card null for none
    /// @param tags null if it says nothing of tags, so that they stay as they are
    record Tie(@Nullable String subscriber, @Nullable String card, @Nullable Set<String> tags) {
        Tie {
            tags = tags == null ? null : Set.copyOf(tags);
        }
    }

    /// What the inventory said before.
    Tie tie() {
        return new Tie(device.subscriber(), inventoryCard, device.tags());
    }

    /// This row with the inventory's word put in.
    DeviceRow tied(Tie tie) {
        Device tied = new Device(device.id(), device.identity(), device.root(), device.modelName(),
                device.softwareVersion(), device.hardwareVersion(), device.link(), device.knockAddress(), device.peer(),
                device.firstSeen(), device.lastSeen(), device.lastBoot(), device.lastBootstrap(), device.informed(),
                tie.subscriber(), card(tie.card(), searched), tie.tags() == null ? device.tags() : tie.tags(), false);
        return new DeviceRow(tied, tie.card(), searched, true);
    }

    static @Nullable String card(@Nullable String ofInventory, ParameterTree searched) {
        return ofInventory != null ? ofInventory : valuesOf(WellKnown.CARD, searched).stream().findFirst().orElse(null);
    }

    /// Whether this row differs from the one before it in no more than what a routine contact changes: when and from where
    /// it came, and what it reported.
    boolean isTouchOf(@Nullable DeviceRow before) {
        if (before == null) {
            return false;
        }
        Device now = device;
        Device then = before.device;
        return now.identity().equals(then.identity()) && now.root().equals(then.root())
                && now.modelName().equals(then.modelName()) && now.softwareVersion().equals(then.softwareVersion())
                && now.hardwareVersion().equals(then.hardwareVersion()) && now.link().equals(then.link())
                && now.knockAddress().equals(then.knockAddress())
                && Objects.equals(now.lastBootstrap(), then.lastBootstrap());
    }

    /// How [#seenKeys] changed since the row before; null if there was none.
    SearchKey.Change keysSince(@Nullable DeviceRow before) {
        if (before == null) {
            return SearchKey.Change.of(Set.of(), seenKeys());
        }
        return isFoundLike(before) ? SearchKey.Change.NONE : SearchKey.Change.of(before.seenKeys(), seenKeys());
    }

    /// Whether [#seenKeys] are those of the other row; far cheaper than to make both.
    private boolean isFoundLike(DeviceRow other) {
        Device one = device;
        Device two = other.device;
        return one.id().equals(two.id()) && one.identity().equals(two.identity())
                && isSameAddress(one.peer(), two.peer())
                && one.knockAddress().equals(two.knockAddress()) && one.modelName().equals(two.modelName())
                && one.softwareVersion().equals(two.softwareVersion()) && hasTheValuesOf(other.searched);
    }

    private boolean hasTheValuesOf(ParameterTree others) {
        if (searched == others) {
            return true;
        }
        return searched.size() == others.size() && searched.all().stream().allMatch(own -> others.get(own.path())
                .filter(other -> Objects.equals(own.value(), other.value())).isPresent());
    }

    private static boolean isSameAddress(String one, String two) {
        return one.equals(two) || SearchKey.ofAddress(one).equals(SearchKey.ofAddress(two));
    }

    /// What this device is found by, as far as it says so itself. These kinds are not those of [#inventoryKeys], so that
    /// a sighting and an import never undo each other's keys.
    Set<SearchKey> seenKeys() {
        List<SearchKey> keys = new ArrayList<>(namesOf(device.identity()));
        keys.add(SearchKey.of(SearchKey.Kind.MODEL, device.modelName()));
        keys.add(SearchKey.of(SearchKey.Kind.VERSION, device.softwareVersion()));
        keys.add(SearchKey.ofAddress(device.peer()));
        keys.add(SearchKey.ofHost(device.knockAddress()));
        valuesOf(WellKnown.MAC, searched).forEach(value -> keys.add(SearchKey.ofMac(value)));
        valuesOf(WellKnown.IP, searched).forEach(value -> keys.add(SearchKey.ofAddress(value)));
        valuesOf(WellKnown.CARD, searched).forEach(value -> keys.add(SearchKey.of(SearchKey.Kind.BOX_CARD, value)));
        return SearchKey.present(keys);
    }

    /// What a box is found by of which nothing is known but its name.
    static Set<SearchKey> namesOf(Identity identity) {
        return SearchKey.present(List.of(SearchKey.of(SearchKey.Kind.ID, identity.deviceId().value()),
                // as servers name it that leave the product class out, and encode nothing (D20)
                SearchKey.of(SearchKey.Kind.ID, identity.oui() + "-" + identity.serialNumber()),
                SearchKey.of(SearchKey.Kind.SERIAL, identity.serialNumber()),
                SearchKey.of(SearchKey.Kind.MODEL, identity.productClass())));
    }

    /// What this device is found by, as far as the inventory says so.
    Set<SearchKey> inventoryKeys() {
        List<SearchKey> keys = new ArrayList<>();
        keys.add(SearchKey.of(SearchKey.Kind.SUBSCRIBER, device.subscriber() == null ? "" : device.subscriber()));
        keys.add(SearchKey.of(SearchKey.Kind.CARD, inventoryCard == null ? "" : inventoryCard));
        device.tags().forEach(tag -> keys.add(SearchKey.of(SearchKey.Kind.TAG, tag)));
        return SearchKey.present(keys);
    }

    private static List<String> valuesOf(WellKnown meaning, ParameterTree searched) {
        List<String> values = new ArrayList<>();
        for (Parameter parameter : searched.all()) {
            if (parameter.value() != null && !parameter.value().text().isBlank() && WellKnown.of(parameter
                    .path()) == meaning) {
                values.add(parameter.value().text());
            }
        }
        return values;
    }
}
