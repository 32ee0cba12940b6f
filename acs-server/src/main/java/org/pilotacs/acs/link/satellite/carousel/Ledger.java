package org.pilotacs.acs.link.satellite.carousel;

import org.pilotacs.acs.task.TaskId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// What tasks have in which messages, while this node plays. Safe for any number of threads.
final class Ledger {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<TaskId, Order> byTask = new HashMap<>();
    private final Map<String, List<TaskId>> byMessage = new HashMap<>();

    void put(Order order) {
        in(() -> {
            remove(order.task());
            byTask.put(order.task(), order);
            byMessage.computeIfAbsent(order.message(), _ -> new ArrayList<>()).add(order.task());
            return order;
        });
    }

    Optional<Order> find(TaskId task) {
        return in(() -> Optional.ofNullable(byTask.get(task)));
    }

    List<Order> of(String message) {
        return in(() -> byMessage.getOrDefault(message, List.of()).stream().map(byTask::get).toList());
    }

    List<Order> all() {
        return in(() -> List.copyOf(byTask.values()));
    }

    void remove(TaskId task) {
        in(() -> {
            Order order = byTask.remove(task);
            if (order != null) {
                List<TaskId> others = byMessage.get(order.message());
                if (others != null && others.remove(task) && others.isEmpty()) {
                    byMessage.remove(order.message());
                }
            }
            return true;
        });
    }

    void clear() {
        in(() -> {
            byTask.clear();
            byMessage.clear();
            return true;
        });
    }

    private <T> T in(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
