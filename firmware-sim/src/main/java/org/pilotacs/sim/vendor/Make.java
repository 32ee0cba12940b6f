package org.pilotacs.sim.vendor;

/// Who built a box, and how its label reads.
///
/// @param serialPrefix two letters before eight digits
public record Make(String manufacturer, String oui, String productClass, String modelName, String hardwareVersion,
        String serialPrefix) {}
