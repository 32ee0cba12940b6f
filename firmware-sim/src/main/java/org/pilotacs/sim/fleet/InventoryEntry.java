package org.pilotacs.sim.fleet;

/// One box as the operator's stock list knows it.
///
/// @param subscriber 8 digits
/// @param area postal code, such as `31-042`
/// @param card 12 digits; empty for a box without a smart card
public record InventoryEntry(String serial, String oui, String productClass, String subscriber, String area,
        String card) {

    /// One NDJSON line, without its end. No value needs escaping.
    public String json() {
        return "{\"serial\":\"%s\",\"oui\":\"%s\",\"productClass\":\"%s\",\"subscriber\":\"%s\",\"area\":\"%s\",\"card\":\"%s\"}"
                .formatted(serial, oui, productClass, subscriber, area, card);
    }
}
