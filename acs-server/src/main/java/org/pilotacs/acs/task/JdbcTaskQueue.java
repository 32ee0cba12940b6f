package org.pilotacs.acs.task;

import org.pilotacs.acs.device.DeviceId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The link's face of a [JdbcTaskStore], for one node and one way to devices.
public final class JdbcTaskQueue implements TaskQueue {
    private final JdbcTaskStore store;
    private final String node;
    private final Duration lease;
    private final Carrier carrier;

    /// For links that have sessions.
    public JdbcTaskQueue(JdbcTaskStore store, String node, Duration lease) {
        this(store, node, lease, Carrier.SESSION);
    }

    /// @param node this node's lasting name
    /// @param lease how long a claim is held without a word from its link
    /// @param carrier of the tasks that are given out
    public JdbcTaskQueue(JdbcTaskStore store, String node, Duration lease, Carrier carrier) {
        if (lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("a lease must be longer than nothing, was " + lease);
        }
        this.store = store;
        this.node = node;
        this.lease = lease;
        this.carrier = carrier;
    }

    @Override
    public Optional<Claim> claim(DeviceId device, String link) {
        return store.claim(device, carrier, new TaskEvent.Claimed(link, node, leaseUntil())).map(StoredTask::claim);
    }

    @Override
    public List<DeviceId> broadcasts(int limit) {
        return store.broadcasts(limit);
    }

    @Override
    public Optional<RestartLoop> started(DeviceId device) {
        return store.started(device);
    }

    @Override
    public List<Claim> resume(DeviceId device, String link) {
        return store.resume(device, carrier, new TaskEvent.Resumed(link, node, leaseUntil())).stream()
                .map(StoredTask::claim)
                .toList();
    }

    @Override
    public boolean settle(Claim claim, Progress progress) {
        return store.happen(claim.task().id(), new TaskEvent.Reported(claim.fence(), progress));
    }

    @Override
    public boolean renew(Claim claim) {
        return store.happen(claim.task().id(), new TaskEvent.Renewed(claim.fence(), leaseUntil()));
    }

    private Instant leaseUntil() {
        return store.now().plus(lease);
    }
}
