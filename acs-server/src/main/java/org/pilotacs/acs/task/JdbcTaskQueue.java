package org.pilotacs.acs.task;

import org.pilotacs.acs.device.DeviceId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The link's face of a [JdbcTaskStore], for one node.
public final class JdbcTaskQueue implements TaskQueue {
    private final JdbcTaskStore store;
    private final String node;
    private final Duration lease;

    /// @param node this node's lasting name
    /// @param lease how long a claim is held without a word from its link
    public JdbcTaskQueue(JdbcTaskStore store, String node, Duration lease) {
        if (lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("a lease must be longer than nothing, was " + lease);
        }
        this.store = store;
        this.node = node;
        this.lease = lease;
    }

    @Override
    public Optional<Claim> claim(DeviceId device, String link) {
        return store.claim(device, new TaskEvent.Claimed(link, node, leaseUntil())).map(StoredTask::claim);
    }

    @Override
    public Optional<RestartLoop> started(DeviceId device) {
        return store.started(device);
    }

    @Override
    public List<Claim> resume(DeviceId device, String link) {
        return store.resume(device, new TaskEvent.Resumed(link, node, leaseUntil())).stream().map(StoredTask::claim)
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
