package org.pilotacs.acs.task;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.ColumnText;

import java.time.Instant;
import java.util.List;

/// The table `blamed_start`, and what follows from it ([RestartLoop]). Safe for any number of threads.
final class JdbcBlamedStarts {
    private static final String BLAME = """
            INSERT INTO blamed_start (task_id, attempt, device_id, started)
            SELECT :task, :attempt, :device, :started FROM (SELECT 1 AS one) AS once
            WHERE NOT EXISTS (SELECT 1 FROM blamed_start WHERE task_id = :task AND attempt = :attempt)
            """;

    private static final String LATEST = """
            SELECT b.started AS blamed_at, t.* FROM blamed_start b JOIN task t ON t.id = b.task_id
            WHERE b.device_id = :device AND b.started > :since ORDER BY b.started DESC
            """;

    private static final String OFTEN = """
            SELECT device_id FROM blamed_start WHERE started > :since
            GROUP BY device_id HAVING COUNT(*) >= :often ORDER BY device_id LIMIT :limit
            """;

    private final JdbcTaskTable tasks;

    JdbcBlamedStarts(JdbcTaskTable tasks) {
        this.tasks = tasks;
    }

    private record Blamed(Instant at, StoredTask task) {}

    /// A loop and the orders that are blamed for it.
    private record Found(RestartLoop loop, List<Operation> orders) {
        boolean isOver(Operation operation) {
            return orders.stream().anyMatch(order -> order.getClass() == operation.getClass());
        }
    }

    void blame(Handle handle, StoredTask task, Instant now) {
        handle.createUpdate(BLAME).bind("task", task.id().value()).bind("attempt", task.attempts())
                .bind("device", column(task.device())).bind("started", now.toEpochMilli()).execute();
    }

    @Nullable
    RestartLoop loop(Handle handle, DeviceId device, Instant now) {
        Found found = find(handle, device, now);
        return found == null ? null : found.loop();
    }

    List<DeviceId> loops(Handle handle, Instant now, int limit) {
        return handle.createQuery(OFTEN).bind("since", now.minus(RestartLoop.WINDOW).toEpochMilli())
                .bind("often", RestartLoop.LIMIT).bind("limit", limit).mapTo(String.class).list().stream()
                .map(DeviceId::new).filter(device -> find(handle, device, now) != null).toList();
    }

    /// Whether a task that could be claimed is kept back. What a person ordered never is; if it may make the device start,
    /// the person has taken over, and the device starts with a clean slate.
    boolean keepsBack(Handle handle, StoredTask task, Instant now) {
        boolean weighty = task.operation().disruptive() || task.operation() instanceof Operation.Discover;
        return switch (task.priority()) {
            case CONSULTANT, CUSTOMER -> {
                if (weighty && task.attempts() == 0 && find(handle, task.device(), now) != null) {
                    forgive(handle, task.device());
                }
                yield false;
            }
            case CAMPAIGN, ROUTINE -> {
                Found found = find(handle, task.device(), now);
                yield found != null && (weighty || found.isOver(task.operation()));
            }
        };
    }

    int forget(Handle handle, Instant before) {
        return handle.createUpdate("DELETE FROM blamed_start WHERE started <= :before")
                .bind("before", before.toEpochMilli()).execute();
    }

    private static void forgive(Handle handle, DeviceId device) {
        handle.createUpdate("DELETE FROM blamed_start WHERE device_id = :device").bind("device", column(device))
                .execute();
    }

    private @Nullable Found find(Handle handle, DeviceId device, Instant now) {
        List<Blamed> blamed = handle.createQuery(LATEST).bind("device", column(device))
                .bind("since", now.minus(RestartLoop.WINDOW).toEpochMilli())
                .map((row, _) -> new Blamed(Instant.ofEpochMilli(row.getLong("blamed_at")), tasks.task(row)))
                .stream().filter(one -> !isConfirmed(one.task())).toList();
        if (blamed.size() < RestartLoop.LIMIT) {
            return null;
        }
        RestartLoop loop = new RestartLoop(blamed.size(), blamed.getFirst().at(),
                blamed.get(RestartLoop.LIMIT - 1).at().plus(RestartLoop.WINDOW));
        return new Found(loop, blamed.stream().map(one -> one.task().operation()).toList());
    }

    private static boolean isConfirmed(StoredTask task) {
        return task.standing() instanceof Standing.Over(Outcome outcome, Instant _)
                && outcome instanceof Outcome.Confirmed;
    }

    private static String column(DeviceId device) {
        return ColumnText.fit(device.value(), DeviceId.MAX_LENGTH);
    }
}
