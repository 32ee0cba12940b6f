package org.pilotacs.acs.provisioning.movein;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The collections of GenieACS's database, in the order in which they are taken.
enum ExportKind {
    OBJECTS("object", "", "objects"),
    PROVISIONS("provision", "", "provisions"),
    VIRTUAL_PARAMETERS("virtual parameter", "", "virtualParameters", "virtual_parameters"),
    PRESETS("preset", "", "presets"),
    CONFIG("config", "", "config"),
    FILES("file", "", "files", "fs.files"),
    DEVICES("device", "", "devices"),
    USERS("users", "people sign in here with accounts of their own: ./pilot account add", "users"),
    PERMISSIONS("permissions", "who may do what follows from the role of an account here", "permissions"),
    SESSIONS("sessions", "sessions of boxes end with the server that they are at", "sessions"),
    CACHE("cache", "it is made anew from the rest", "cache"),
    LOCKS("locks", "they are of sessions that run", "locks"),
    OPERATIONS("operations", "downloads that are under way end at the server that ordered them", "operations"),
    TASKS("tasks", "an order that waits may be done by either server, or by both: give it again here", "tasks"),
    FAULTS("faults", "what still fails will fail here again and be seen", "faults"),
    CHUNKS("fs.chunks", "they are pieces of files: fetch the files themselves with mongofiles into the folder files/",
            "fs.chunks");

    private final String word;
    private final String objection;
    private final List<String> names;

    ExportKind(String word, String objection, String... names) {
        this.word = word;
        this.objection = objection;
        this.names = List.of(names);
    }

    /// As a report calls one of them.
    String word() {
        return word;
    }

    /// Why it does not come over; empty if it does.
    String objection() {
        return objection;
    }

    /// Null if GenieACS has no such collection.
    static @Nullable ExportKind named(String collection) {
        for (ExportKind kind : values()) {
            if (kind.names.contains(collection)) {
                return kind;
            }
        }
        return null;
    }
}
