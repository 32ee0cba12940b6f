package org.pilotacs.sim.vendor;

/// Who built a box, and how its label reads.
///
/// @param serialPrefix two letters before eight digits
public record Make(String manufacturer, String oui, String productClass, String modelName, Revisions revisions,
        String serialPrefix) {
    /// Of a model that was built in one way only.
    Make(String manufacturer, String oui, String productClass, String modelName, String hardwareVersion,
            String serialPrefix) {
        this(manufacturer, oui, productClass, modelName, Revisions.only(hardwareVersion), serialPrefix);
    }
}
