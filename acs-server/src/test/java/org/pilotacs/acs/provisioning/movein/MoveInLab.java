package org.pilotacs.acs.provisioning.movein;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.device.JdbcDeviceMoves;
import org.pilotacs.acs.device.JdbcDeviceRegistry;
import org.pilotacs.acs.device.JdbcDevices;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.provisioning.file.JdbcProvisioningFiles;
import org.pilotacs.acs.provisioning.file.ProvisioningFiles;
import org.pilotacs.acs.provisioning.preset.JdbcDefinitionStore;
import org.pilotacs.acs.provisioning.script.Allowance;
import org.pilotacs.acs.provisioning.script.ScriptRunner;
import org.pilotacs.acs.task.SettableClock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A database into which something is moved, and a folder with what comes.
@TestInstance(Lifecycle.PER_CLASS)
abstract class MoveInLab {
    static final String BOX = """
            {"_id":"00AABB-Decoder%2D7-S1","_deviceId":{"_Manufacturer":"Acme","_OUI":"00AABB",\
            "_ProductClass":"Decoder-7","_SerialNumber":"S1"},"_registered":{"$date":"2025-01-02T03:04:05.678Z"},\
            "_lastInform":{"$date":{"$numberLong":"1795248000300"}},"_lastBoot":{"$date":"2026-11-19T08:00:00.000+0000"},\
            "_lastBootstrap":{"$date":"2025-01-02T03:04:05.678Z"},"_tags":["vip","trial"],\
            "_timestamp":{"$date":"2026-11-20T08:00:00.100Z"},\
            "Device":{"_object":true,"_writable":false,"_timestamp":{"$date":"2026-11-20T08:00:00.100Z"},\
            "DeviceInfo":{"_object":true,"_writable":false,"_timestamp":{"$date":"2026-11-20T08:00:00.100Z"},\
            "SoftwareVersion":{"_object":false,"_writable":false,"_value":"1.0","_type":"xsd:string",\
            "_timestamp":{"$date":"2026-11-20T08:00:00.200Z"}},\
            "UpTime":{"_object":false,"_writable":false,"_value":{"$numberLong":"4000000000"},"_type":"xsd:unsignedInt",\
            "_timestamp":{"$date":"2026-11-20T08:00:00.200Z"},"_notification":1,"_accessList":["Subscriber"],\
            "_attributesTimestamp":{"$date":"2026-11-20T08:00:00.100Z"}},\
            "VendorLogFile":{"_object":true,"_writable":false}},\
            "ManagementServer":{"_object":true,"_writable":false,\
            "ConnectionRequestURL":{"_object":false,"_value":"http://10.9.8.7:7547/knock","_type":"xsd:string",\
            "_timestamp":{"$date":"2026-11-20T08:00:00.200Z"}},\
            "ConnectionRequestPassword":{"_object":false,"_writable":true,"_value":"s3cret-of-a-box","_type":"xsd:string",\
            "_timestamp":{"$date":"2026-11-20T08:00:00.200Z"}},\
            "PeriodicInformEnable":{"_object":false,"_writable":true,"_value":true,"_type":"xsd:boolean",\
            "_timestamp":{"$date":"2026-11-20T08:00:00.200Z"}},\
            "PeriodicInformTime":{"_object":false,"_writable":true,"_value":{"$date":"2026-01-01T00:00:00Z"},\
            "_type":"xsd:dateTime","_timestamp":{"$date":"2026-11-20T08:00:00.200Z"}},\
            "Username":{"_object":false,"_writable":true}},\
            "Ethernet":{"_object":true,"Interface":{"_object":true,"1":{"_object":true,"_writable":true,\
            "MACAddress":{"_object":false,"_value":"00:AA:BB:01:02:03","_type":"xsd:string",\
            "_timestamp":{"$date":"2026-11-20T08:00:00.200Z"}}}}}},\
            "VirtualParameters":{"_object":true,"Mac":{"_value":"x","_type":"xsd:string","_writable":false,\
            "_timestamp":{"$date":"2026-11-20T08:00:00.200Z"}}},\
            "Reboot":{"_object":false,"_value":{"$date":"2026-11-19T07:00:00Z"},"_type":"xsd:dateTime",\
            "_timestamp":{"$date":"2026-11-19T07:00:00.005Z"}}}
            """;
    static final DeviceId ID = new DeviceId("00AABB-Decoder%2D7-S1");

    final TestDatabases.Kind kind;
    final SettableClock clock = new SettableClock();
    final Map<DeviceId, String> logins = new HashMap<>();
    final ScriptRunner scripts = new ScriptRunner(Allowance.DEFAULT, Thread.ofPlatform().factory());
    Path folder = Path.of("");
    Database database;
    JdbcDeviceRegistry registry;
    Devices devices;
    JdbcDefinitionStore definitions;
    ProvisioningFiles files;

    MoveInLab(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @AfterAll
    void stop() {
        scripts.close();
    }

    @BeforeEach
    void open() throws IOException {
        logins.clear();
        folder = Files.createTempDirectory("pilot-movein-");
        database = TestDatabases.open(kind);
        registry = new JdbcDeviceRegistry(database, Thread.ofPlatform().factory());
        devices = new JdbcDevices(database);
        definitions = new JdbcDefinitionStore(database);
        files = new JdbcProvisioningFiles(database, folder.resolve("copies"), new Random(1));
    }

    @AfterEach
    void close() {
        registry.close();
        database.close();
    }

    void put(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    List<MoveInLine> run(boolean write) throws IOException {
        List<MoveInLine> lines = new ArrayList<>();
        new MoveIn(new MoveIn.Places(new JdbcDeviceMoves(database, "cwmp"), definitions, scripts, files,
                (device, username, password) -> logins.put(device, username + "/" + password.reveal())), write, clock,
                lines::add).of(folder);
        return lines;
    }
}
