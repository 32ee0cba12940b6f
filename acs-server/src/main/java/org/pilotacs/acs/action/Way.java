package org.pilotacs.acs.action;

/// By which way an order is to get to a box.
public enum Way {
    /// By one that the box answers on, if it has any; else by satellite.
    BEST,
    /// By satellite, whatever else there is.
    SATELLITE
}
