package org.pilotacs.acs.provisioning.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What operators order, and see of how that goes. Safe for any number of threads; what a method changes is committed when it
/// returns.
public interface OrderBook {
    /// Bytes of the longest order, in UTF-8: what carries it out may be four times as long, and is kept if it fails.
    int LONGEST = RecordSeal.LONGEST / 4;

    /// An order as it was placed.
    ///
    /// @param body as it was posted
    record Placed(String id, DeviceId device, Instant at, @Nullable Instant expiry, ObjectNode body) {}

    /// A fault of a channel of a device.
    record Faulted(DeviceId device, String channel, ChannelFault fault) {}

    /// A download that a device took on.
    record Downloading(DeviceId device, PendingDownload download) {}

    /// @param uniqueKey one of the same device with the same key is replaced; null for none
    Placed place(DeviceId device, Instant at, @Nullable Instant expiry, @Nullable String uniqueKey, ObjectNode body);

    Optional<Placed> find(String id);

    /// In the order in which they were placed.
    ///
    /// @param after the id of the last one before these, empty to begin
    /// @param device whose; null for all
    List<Placed> next(String after, int limit, @Nullable DeviceId device);

    /// Removes an order, and its fault.
    boolean remove(String id);

    /// An order that failed is tried again at the next contact. False if there is none.
    boolean retry(String id);

    Optional<ChannelFault> fault(DeviceId device, String channel);

    /// By device and channel.
    ///
    /// @param afterDevice of the last one before these, empty to begin
    List<Faulted> nextFaults(String afterDevice, String afterChannel, int limit, @Nullable DeviceId device);

    /// Removes a fault, so that its channel is tried again at once; of an order, that is removed too.
    void removeFault(DeviceId device, String channel);

    List<Downloading> nextDownloads(String afterDevice, String afterKey, int limit, @Nullable DeviceId device);

    /// Removes all of a device.
    void forget(DeviceId device);
}
