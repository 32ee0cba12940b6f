package org.pilotacs.acs.device;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// All devices one after the other, in one order that does not change. Safe for any number of threads.
public interface DeviceWalk {
    /// A device on the way.
    ///
    /// @param tree all that is known of its data model; empty where that was not asked for
    record Known(Device device, ParameterTree tree) {}

    /// The next devices; fewer than the limit only at the end.
    ///
    /// @param after null to begin
    /// @param trees whether their data models are wanted, which is most of the work
    List<Known> next(@Nullable DeviceId after, int limit, boolean trees);

    /// Some devices, by their ids; those that there are, in no order.
    List<Known> some(List<DeviceId> ids, boolean trees);

    /// How many there are.
    long count();
}
