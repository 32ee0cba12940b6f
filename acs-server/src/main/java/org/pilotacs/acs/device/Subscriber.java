package org.pilotacs.acs.device;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The operator's customer, by number: the CRM knows who that is.
///
/// @param area for example a postal code, null if unknown
/// @param devices those that have come
/// @param expected those that the inventory names and that never came
public record Subscriber(String number, @Nullable String area, List<Device> devices, List<Expected> expected) {
    /// A box that the inventory names and that never came; texts in lower case.
    ///
    /// @param productClass null for any
    /// @param card null for none
    public record Expected(String oui, String serial, @Nullable String productClass, @Nullable String card) {}

    public Subscriber {
        devices = List.copyOf(devices);
        expected = List.copyOf(expected);
    }
}
