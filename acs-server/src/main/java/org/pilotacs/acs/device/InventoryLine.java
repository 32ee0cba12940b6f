package org.pilotacs.acs.device;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// What the operator's inventory says of one box. What is null is not said and stays as it is; what is empty is said to
/// be none.
///
/// @param oui six hex digits
/// @param productClass null or empty for any box of that OUI and serial
/// @param area of the subscriber, for example a postal code
/// @param tags replace the tags the device had
/// @param oneWay whether it only listens to the satellite, so that it is known from now on and never reports
/// @param endpoint name by which it registers, if that does not say which box it is
public record InventoryLine(String serial, String oui, @Nullable String productClass, @Nullable String subscriber,
        @Nullable String area, @Nullable String card, @Nullable Set<String> tags,
        @Nullable String endpoint, @Nullable Boolean oneWay) {
    public InventoryLine {
        tags = tags == null ? null : Set.copyOf(tags);
    }
}
