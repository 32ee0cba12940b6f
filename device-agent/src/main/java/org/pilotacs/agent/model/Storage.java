package org.pilotacs.agent.model;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.Flash;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What a data model keeps for one box, in its flash: only what differs from the factory, so that a box that nobody
/// touched costs nothing. Safe for any number of threads if the flash is.
public final class Storage {
    private static final String VALUE = "value:";
    private static final String NOTIFY = "notify:";
    private static final String TOLD = "told:";
    private static final String INSTANCES = "instances:";

    private final Flash flash;
    private final Map<String, String> factory;

    /// @param factory values the operator's factory set for all boxes of a series, by full path
    public Storage(Flash flash, Map<String, String> factory) {
        this.flash = flash;
        this.factory = factory;
    }

    String value(String path, String initial) {
        String stored = flash.read(VALUE + path);
        return stored != null ? stored : factory.getOrDefault(path, initial);
    }

    void value(String path, String initial, String value) {
        if (value.equals(factory.getOrDefault(path, initial))) {
            flash.remove(VALUE + path);
        } else {
            flash.write(VALUE + path, value);
        }
    }

    int notification(String path, int initial) {
        String stored = flash.read(NOTIFY + path);
        return stored != null ? Integer.parseInt(stored) : initial;
    }

    void notification(String path, int initial, int level) {
        if (level == initial) {
            flash.remove(NOTIFY + path);
        } else {
            flash.write(NOTIFY + path, Integer.toString(level));
        }
    }

    /// Paths whose notification level the server has set.
    List<String> notifying() {
        return flash.keys(NOTIFY).stream().map(key -> key.substring(NOTIFY.length())).toList();
    }

    /// The value the server last heard of; null if it never did.
    @Nullable
    String told(String path) {
        return flash.read(TOLD + path);
    }

    void told(String path, String value) {
        flash.write(TOLD + path, value);
    }

    List<Integer> instances(String tablePath) {
        return numbers(tablePath).stream().skip(1).toList();
    }

    int add(String tablePath) {
        List<Integer> numbers = new ArrayList<>(numbers(tablePath));
        int next = numbers.isEmpty() ? 1 : numbers.getFirst();
        if (numbers.isEmpty()) {
            numbers.add(0);
        }
        numbers.set(0, next + 1);
        numbers.add(next);
        write(tablePath, numbers);
        return next;
    }

    void delete(String tablePath, int instance) {
        List<Integer> numbers = new ArrayList<>(numbers(tablePath));
        numbers.subList(1, numbers.size()).removeIf(number -> number == instance);
        write(tablePath, numbers);
        String row = tablePath + instance + ".";
        for (String kind : List.of(VALUE, NOTIFY, TOLD, INSTANCES)) {
            flash.removeAll(kind + row);
        }
    }

    /// The next free number, then the instances.
    private List<Integer> numbers(String tablePath) {
        String stored = flash.read(INSTANCES + tablePath);
        return stored == null ? List.of() : Arrays.stream(stored.split(",")).map(Integer::valueOf).toList();
    }

    private void write(String tablePath, List<Integer> numbers) {
        flash.write(INSTANCES + tablePath, String.join(",", numbers.stream().map(String::valueOf).toList()));
    }
}
