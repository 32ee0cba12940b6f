package org.pilotacs.acs.device;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;

import java.time.Instant;

/// What a contract of devices starts from: a registry, and the devices, over a fresh database.
abstract class OverDatabase {
    static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

    private final TestDatabases.Kind kind;
    Database database;
    JdbcDeviceRegistry registry;
    Devices devices;

    OverDatabase(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = TestDatabases.open(kind);
        registry = new JdbcDeviceRegistry(database, Thread.ofPlatform().factory());
        devices = new JdbcDevices(database);
    }

    @AfterEach
    void close() {
        registry.close();
        database.close();
    }
}
