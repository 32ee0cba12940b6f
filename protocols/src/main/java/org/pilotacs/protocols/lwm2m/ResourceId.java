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
    int id();

    /// As the object's model names it.
    String label();

    Access access();
}
