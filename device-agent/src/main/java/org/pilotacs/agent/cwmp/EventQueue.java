package org.pilotacs.agent.cwmp;

import org.pilotacs.agent.board.Flash;
import org.pilotacs.protocols.cwmp.EventCode;
import org.pilotacs.protocols.cwmp.EventStruct;

import java.util.ArrayList;
import java.util.List;

/// Events the server has not acknowledged yet, oldest first. They live in flash, so that they survive a failed session
/// and a restart (TR-069 Amendment 6, 3.7.1.5). Safe for any number of threads.
final class EventQueue {
    private static final String KEY = "cwmp:events";
    /// What a device must be able to keep at least (3.7.1.5).
    private static final int MOST = 64;

    private final Flash flash;

    EventQueue(Flash flash) {
        this.flash = flash;
    }

    /// Events without a command key are told once, however often they happened; the others once per command key.
    synchronized void add(String code, String commandKey) {
        List<EventStruct> events = new ArrayList<>(pending());
        EventStruct event = new EventStruct(code, commandKey);
        if (!events.contains(event) && events.size() < MOST) {
            events.add(event);
            write(events);
        }
    }

    synchronized List<EventStruct> pending() {
        String stored = flash.read(KEY);
        return stored == null ? List.of() : stored.lines().map(EventQueue::decoded).toList();
    }

    /// Forgets events that the server has acknowledged.
    synchronized void remove(List<EventStruct> acknowledged) {
        List<EventStruct> events = new ArrayList<>(pending());
        events.removeAll(acknowledged);
        write(events);
    }

    /// Forgets what turned out not to have happened, whatever its command key.
    synchronized void forget(String code) {
        List<EventStruct> events = new ArrayList<>(pending());
        events.removeIf(event -> event.eventCode().equals(code));
        write(events);
    }

    /// Forgets what a restart makes void: what was observed since the last one, but not that the server ordered something.
    synchronized void afterRestart() {
        List<EventStruct> events = new ArrayList<>(pending());
        events.removeIf(event -> switch (event.eventCode()) {
            case EventCode.BOOT, EventCode.PERIODIC, EventCode.VALUE_CHANGE, EventCode.CONNECTION_REQUEST,
                    EventCode.DIAGNOSTICS_COMPLETE ->
                true;
            default -> false;
        });
        write(events);
    }

    private void write(List<EventStruct> events) {
        if (events.isEmpty()) {
            flash.remove(KEY);
        } else {
            flash.write(KEY, String.join("\n", events.stream().map(EventQueue::encoded).toList()));
        }
    }

    private static String encoded(EventStruct event) {
        return event.eventCode() + "\t" + event.commandKey().replaceAll("[\\t\\r\\n]", " ");
    }

    private static EventStruct decoded(String line) {
        int tab = line.indexOf('\t');
        return new EventStruct(line.substring(0, tab), line.substring(tab + 1));
    }
}
