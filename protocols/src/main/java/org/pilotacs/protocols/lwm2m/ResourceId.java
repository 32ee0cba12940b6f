package org.pilotacs.protocols.lwm2m;

/// A resource that an object defines, by the name and the number of its model.
public sealed interface ResourceId
        permits
        DeviceResource,
        ConnectivityResource,
        StatisticsResource,
        FirmwareResource,
        FrontEndResource,
        ConditionalAccessResource,
        ParentalControlResource {
    /// What its object's model says of it.
    ///
    /// @param label as the model names it
    record Definition(int id, String label, Access access) {}

    Definition definition();

    default int id() {
        return definition().id();
    }

    default String label() {
        return definition().label();
    }

    default Access access() {
        return definition().access();
    }
}
