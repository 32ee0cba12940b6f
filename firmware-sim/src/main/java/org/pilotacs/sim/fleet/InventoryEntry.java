package org.pilotacs.sim.fleet;

/// One box as the operator's stock list knows it.
///
/// @param subscriber 8 digits
/// @param area postal code, such as `31-042`
/// @param card 12 digits; empty for a box without a smart card
/// @param endpoint LwM2M endpoint client name; empty for a box that speaks something else, or nothing
/// @param oneWay whether it has no return path
public record InventoryEntry(String serial, String oui, String productClass, String subscriber, String area,
        String card, String endpoint, boolean oneWay) {

    /// The id by which a server knows the box.
    public String device() {
        return "%s-%s-%s".formatted(oui, productClass.replace("-", "%2D"), serial);
    }

    InventoryEntry endpoint(String value) {
        return new InventoryEntry(serial, oui, productClass, subscriber, area, card, value, oneWay);
    }

    InventoryEntry withoutReturnPath() {
        return new InventoryEntry(serial, oui, productClass, subscriber, area, card, endpoint, true);
    }

    /// One NDJSON line, without its end, and without the endpoint name, which says no more than the others. No value needs
    /// escaping. `oneWay` is there if it is true.
    public String json() {
        return "{\"serial\":\"%s\",\"oui\":\"%s\",\"productClass\":\"%s\",\"subscriber\":\"%s\",\"area\":\"%s\",\"card\":\"%s\"%s}"
                .formatted(serial, oui, productClass, subscriber, area, card, oneWay ? ",\"oneWay\":true" : "");
    }
}
