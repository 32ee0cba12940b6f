package org.pilotacs.acs.provisioning.movein;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.Box;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceEvent;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.DeviceSearch;
import org.pilotacs.acs.device.Inventory;
import org.pilotacs.acs.device.InventoryEntry;
import org.pilotacs.acs.device.InventoryReader;
import org.pilotacs.acs.device.JdbcInventory;
import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.device.ParameterAttributes;
import org.pilotacs.acs.device.ParameterTree;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.device.ValueType;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.provisioning.file.ProvisioningFile;
import org.pilotacs.acs.provisioning.movein.MoveInLine.Verdict;
import org.pilotacs.acs.provisioning.preset.DefinitionKind;
import org.pilotacs.acs.provisioning.preset.DefinitionStore.Stored;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

import static org.assertj.core.api.Assertions.assertThat;

/// What comes over from GenieACS, into any database.
abstract class MoveInContract extends MoveInLab {
    private static final Instant LISTED = Instant.parse("2026-11-20T08:00:00.100Z");
    private static final Instant READ = Instant.parse("2026-11-20T08:00:00.200Z");
    private static final Instant LATER = Instant.parse("2026-11-22T08:00:00Z");

    MoveInContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void without_writing_nothing_changes() throws IOException {
        everything();
        long before = definitions.revision();

        List<MoveInLine> lines = run(false);

        assertThat(lines).hasSize(9).allMatch(line -> line.verdict() == Verdict.TAKEN);
        assertThat(lines.getLast().text(false)).isEqualTo(
                "devices.json:1: device 00AABB-Decoder%2D7-S1: would be taken (9 parameters, 2 tags, and what it expects of who calls it)");
        assertThat(definitions.revision()).isEqualTo(before);
        assertThat(definitions.all(DefinitionKind.PRESET)).isEmpty();
        assertThat(files.all()).isEmpty();
        assertThat(devices.find(ID)).isEmpty();
    }

    @Test
    void what_is_taken_again_changes_nothing() throws IOException {
        everything();
        assertThat(run(true)).hasSize(9).allMatch(line -> line.verdict() == Verdict.TAKEN);
        long revision = definitions.revision();
        Device device = devices.find(ID).orElseThrow();
        ParameterTree tree = devices.parameters(device);
        List<ProvisioningFile> kept = files.all();

        assertThat(run(true)).hasSize(9).allMatch(line -> line.verdict() == Verdict.SAME);
        assertThat(run(false)).hasSize(9).allMatch(line -> line.verdict() == Verdict.SAME);
        assertThat(definitions.revision()).isEqualTo(revision);
        assertThat(devices.find(ID)).contains(device);
        assertThat(devices.parameters(ID)).isEqualTo(tree);
        assertThat(files.all()).isEqualTo(kept);
    }

    @Test
    void definitions_come_as_the_northbound_interface_keeps_them() throws IOException {
        everything();
        run(true);

        assertThat(definitions.all(DefinitionKind.PROVISION))
                .containsExactly(new Stored("inform", "declare(\"Device.X\", {value: 1});"));
        assertThat(definitions.all(DefinitionKind.VIRTUAL_PARAMETER))
                .containsExactly(new Stored("Mac", "return {writable: false, value: [\"x\", \"xsd:string\"]};"));
        assertThat(definitions.all(DefinitionKind.PRESET)).containsExactly(new Stored("inform", "{\"weight\":10,"
                + "\"channel\":\"inform\",\"events\":{\"0 BOOTSTRAP\":true},\"precondition\":\"Tags.vip = true\","
                + "\"configurations\":[{\"type\":\"provision\",\"name\":\"inform\",\"args\":null}]}"));
        assertThat(definitions.all(DefinitionKind.OBJECT))
                .containsExactly(new Stored("wan", "{\"Name\":\"wan\",\"_keys\":[\"Name\"]}"));
        assertThat(definitions.all(DefinitionKind.CONFIG)).containsExactly(new Stored("cwmp.auth", "AUTH('u', 'hush')"),
                new Stored("cwmp.gpvBatchSize", "16"), new Stored("ui.index.0.label", "'Serial number'"));
    }

    @Test
    void a_device_comes_with_its_times_tags_and_the_ages_of_its_parameters() throws IOException {
        put("devices.json", BOX);
        run(true);

        Device device = devices.find(ID).orElseThrow();
        assertThat(device.identity().manufacturer()).isEqualTo("Acme");
        assertThat(device.firstSeen()).isEqualTo("2025-01-02T03:04:05.678Z");
        assertThat(device.lastSeen()).isEqualTo("2026-11-21T08:00:00.300Z");
        assertThat(device.lastBoot()).isEqualTo("2026-11-19T08:00:00Z");
        assertThat(device.tags()).containsExactly("vip", "trial");
        assertThat(device.root()).isEqualTo("Device");
        assertThat(device.softwareVersion()).isEqualTo("1.0");
        assertThat(device.knockAddress()).isEqualTo("http://10.9.8.7:7547/knock");
        assertThat(device.link()).isEqualTo("cwmp");

        ParameterTree tree = devices.parameters(device);
        Parameter version = tree.get("Device.DeviceInfo.SoftwareVersion").orElseThrow();
        assertThat(version.value()).isEqualTo(Value.string("1.0"));
        assertThat(version.learnt()).isEqualTo(READ);
        assertThat(version.writable()).isFalse();
        Parameter upTime = tree.get("Device.DeviceInfo.UpTime").orElseThrow();
        assertThat(upTime.value()).isEqualTo(new Value(ValueType.UNSIGNED_INT, "4000000000"));
        assertThat(upTime.attributes()).isEqualTo(new ParameterAttributes(1, List.of("Subscriber"), LISTED));
        assertThat(tree.get("Device.ManagementServer.PeriodicInformEnable").orElseThrow().value())
                .isEqualTo(Value.bool(true));
        assertThat(tree.get("Device.ManagementServer.PeriodicInformTime").orElseThrow().value())
                .isEqualTo(new Value(ValueType.DATE_TIME, "2026-01-01T00:00:00.000Z"));
        assertThat(tree.get("Device.ManagementServer.Username").orElseThrow().value()).isNull();
        assertThat(tree.get("Device.DeviceInfo.").orElseThrow().listed()).isEqualTo(LISTED);
        assertThat(tree.get("Device.DeviceInfo.VendorLogFile.")).isPresent();
        assertThat(tree.listed()).isEqualTo(LISTED);
        assertThat(tree.get("VirtualParameters.Mac")).isPresent();
        assertThat(tree.get("Reboot").orElseThrow().value())
                .isEqualTo(new Value(ValueType.DATE_TIME, "2026-11-19T07:00:00.000Z"));

        for (String text : List.of("s1", "vip", "trial", "1.0", "00aabb010203", "10.9.8.7")) {
            assertThat(devices.search(new DeviceSearch(text, null, 10)).devices()).as(text).hasSize(1);
        }
    }

    @Test
    void what_a_device_expects_of_who_calls_it_is_handed_on_once_it_is_taken() throws IOException {
        put("devices.json", BOX);
        run(false);
        assertThat(logins).isEmpty();
        run(true);
        assertThat(logins).containsExactly(Map.entry(ID, "/s3cret-of-a-box"));
    }

    @Test
    void secrets_are_neither_kept_nor_said() throws IOException {
        put("devices.json", BOX);
        put("config.json", """
                {"_id":"cwmp.auth","value":"AUTH('u', 'hush')"}
                {"_id":"cwmp.connectionRequestAuth","value":"AUTH('u', 'hush'"}
                {"_id":"cwmp.auth","value":"AUTH('u', 'hush')
                """);
        List<MoveInLine> lines = run(true);

        assertThat(lines.toString()).doesNotContain("hush").doesNotContain("s3cret-of-a-box");
        assertThat(lines).extracting(MoveInLine::verdict).startsWith(Verdict.TAKEN, Verdict.WRONG, Verdict.WRONG);
        assertThat(lines.get(1).note()).isEqualTo("its value is no expression, from position 16 on");
        assertThat(devices.parameters(ID).get("Device.ManagementServer.ConnectionRequestPassword").orElseThrow()
                .value()).isEqualTo(Value.string(""));
    }

    @Test
    void what_is_newer_here_stays() throws IOException {
        Box box = Box.named("S1");
        registry.seen(box.comes(LATER, DeviceEvent.Kind.PERIODIC,
                Box.value("Device.DeviceInfo.SoftwareVersion", "2.0"),
                Box.value("Device.ManagementServer.ConnectionRequestURL", "http://10.1.2.3:7547/knock")));
        registry.seen(box.tells(LATER, new Learnt.Named("Device.Ethernet.", false),
                new Learnt.Complete("Device.Ethernet.", false),
                new Learnt.Valued("Device.DeviceInfo.UpTime", new Value(ValueType.UNSIGNED_INT, "5"))));
        put("devices.json", BOX);

        List<MoveInLine> lines = run(true);

        assertThat(lines.getFirst().verdict()).isEqualTo(Verdict.TAKEN);
        assertThat(lines.getFirst().note()).contains("known here already");
        Device device = devices.find(ID).orElseThrow();
        assertThat(device.lastSeen()).isEqualTo(LATER);
        assertThat(device.firstSeen()).isEqualTo("2025-01-02T03:04:05.678Z");
        assertThat(device.tags()).containsExactly("vip", "trial");
        ParameterTree tree = devices.parameters(device);
        assertThat(tree.get("Device.DeviceInfo.SoftwareVersion").orElseThrow().value()).isEqualTo(Value.string("2.0"));
        assertThat(tree.get("Device.DeviceInfo.UpTime").orElseThrow().value())
                .isEqualTo(new Value(ValueType.UNSIGNED_INT, "5"));
        assertThat(tree.get("Device.ManagementServer.PeriodicInformEnable")).isPresent();
        assertThat(tree.under("Device.Ethernet.")).as("it was listed here since, and is gone").hasSize(1);
        assertThat(run(true).getFirst().verdict()).isEqualTo(Verdict.SAME);
    }

    @Test
    void a_device_that_informed_genie_acs_since_is_brought_up_to_date() throws IOException {
        put("devices.json", BOX);
        run(true);
        put("devices.json", BOX.replace("\"1.0\"", "\"3.0\"").replace("08:00:00.200Z", "09:00:00.200Z")
                .replace("1795248000300", "1795334400000").replace("\"trial\"", "\"new\""));

        assertThat(run(true).getFirst().verdict()).isEqualTo(Verdict.TAKEN);
        Device device = devices.find(ID).orElseThrow();
        assertThat(device.softwareVersion()).isEqualTo("3.0");
        assertThat(device.lastSeen()).isEqualTo(LATER);
        assertThat(device.tags()).containsExactly("vip", "trial", "new");
        assertThat(devices.search(new DeviceSearch("new", null, 10)).devices()).hasSize(1);
        assertThat(devices.search(new DeviceSearch("3.0", null, 10)).devices()).hasSize(1);
        assertThat(devices.search(new DeviceSearch("1.0", null, 10)).devices()).isEmpty();
    }

    @Test
    void a_moved_device_goes_on_when_it_comes() throws IOException {
        put("devices.json", BOX);
        run(true);
        registry.seen(Box.named("S1").comes(LATER, DeviceEvent.Kind.PERIODIC,
                Box.value("Device.DeviceInfo.SoftwareVersion", "2.0")));

        Device device = devices.find(ID).orElseThrow();
        assertThat(device.firstSeen()).isEqualTo("2025-01-02T03:04:05.678Z");
        assertThat(device.lastSeen()).isEqualTo(LATER);
        assertThat(device.softwareVersion()).isEqualTo("2.0");
        assertThat(device.tags()).containsExactly("vip", "trial");
        assertThat(devices.parameters(device).get("Device.DeviceInfo.UpTime")).isPresent();
    }

    @Test
    void the_inventory_ties_a_moved_device() throws IOException {
        new JdbcInventory(database, clock).load(InventoryReader.ndjson(
                new StringReader("{\"serial\":\"S1\",\"oui\":\"00AABB\",\"subscriber\":\"100\"}")), new Unheard());
        put("devices.json", BOX);
        run(true);

        Device device = devices.find(ID).orElseThrow();
        assertThat(device.subscriber()).isEqualTo("100");
        assertThat(device.tags()).containsExactly("vip", "trial");
        assertThat(devices.search(new DeviceSearch("100", null, 10)).devices()).hasSize(1);
        assertThat(run(true).getFirst().verdict()).isEqualTo(Verdict.SAME);
    }

    @Test
    void what_is_wrong_is_said_with_its_line_and_stops_nothing() throws IOException {
        put("provisions.json", """
                {"_id":"good","script":"log('x');"}
                {"_id":"bad","script":"declare(("}
                {"_id":"none"}
                {"_id":"cut","script":"
                {"_id":"last","script":""}
                """);
        put("presets.json", """
                [{"_id":"broken","precondition":"Tags.x = ","configurations":[]},
                {"_id":"odd","configurations":[{"type":"nothing"}]},
                {"_id":"fine","precondition":"{\\"_tags\\":\\"x\\"}","configurations":[]}]
                """);
        put("devices.json", """
                {"_id":"00AABB-S2","Device":{"_object":true}}
                {"_id":"nobody"}
                {"_id":"x","_deviceId":{"_OUI":"00AABB"}}
                {"_id":"00AABB-S3","_tags":["ok","","a\\nb"]}
                """);

        List<MoveInLine> lines = run(true);

        assertThat(lines).extracting(line -> line.text(true)).satisfiesExactly(
                text -> assertThat(text).isEqualTo("provisions.json:1: provision good: taken"),
                text -> assertThat(text).startsWith("provisions.json:2: provision bad: left out because SyntaxError"),
                text -> assertThat(text)
                        .isEqualTo("provisions.json:3: provision none: left out because it has no script"),
                text -> assertThat(text).isEqualTo("provisions.json:4: provision: left out because it is not complete"),
                text -> assertThat(text).isEqualTo("provisions.json:5: provision last: taken"),
                text -> assertThat(text)
                        .startsWith("presets.json:1: preset broken: left out because precondition is no "),
                text -> assertThat(text)
                        .startsWith("presets.json:2: preset odd: left out because configurations: type "),
                text -> assertThat(text).isEqualTo("presets.json:3: preset fine: taken"),
                text -> assertThat(text).isEqualTo("devices.json:1: device 00AABB-S2: taken (0 parameters)"),
                text -> assertThat(text)
                        .startsWith("devices.json:2: device nobody: left out because it has no _deviceId"),
                text -> assertThat(text)
                        .isEqualTo("devices.json:3: device x: left out because it does not say its serial number"),
                text -> assertThat(text)
                        .isEqualTo("devices.json:4: device 00AABB-S3: taken (0 parameters, 1 tag, 2 tags "
                                + "left out, as a tag has 1 to 64 printable characters)"));
        assertThat(devices.find(new DeviceId("00AABB-S3")).orElseThrow().tags()).containsExactly("ok");
    }

    @Test
    void files_come_with_their_contents_or_not_at_all() throws IOException {
        put("fs.files.json", """
                {"_id":"fw.bin","filename":"fw.bin","length":{"$numberInt":"3"},"metadata":{"fileType":\
                "1 Firmware Upgrade Image","oui":"00AABB","productClass":"D7","version":"2"}}
                {"_id":"short.bin","filename":"short.bin","length":9,"metadata":{}}
                {"_id":"gone.bin","filename":"gone.bin","length":9}
                {"_id":"../fs.files.json","filename":"../fs.files.json"}
                {"_id":"..","filename":".."}
                """);
        put("files/fw.bin", "abc");
        put("files/short.bin", "abc");

        List<MoveInLine> lines = run(true);

        assertThat(lines).extracting(MoveInLine::verdict).containsExactly(Verdict.TAKEN, Verdict.WRONG, Verdict.WRONG,
                Verdict.WRONG, Verdict.WRONG);
        assertThat(lines.get(1).note()).contains("has 3 bytes, and should have 9");
        assertThat(lines.get(2).note()).startsWith("only its name is known");
        ProvisioningFile file = files.find("fw.bin").orElseThrow();
        assertThat(file.fileType()).isEqualTo("1 Firmware Upgrade Image");
        assertThat(file.version()).isEqualTo("2");
        assertThat(files.content(file).orElseThrow()).hasContent("abc");
        assertThat(files.all()).hasSize(1);
    }

    @Test
    void what_has_no_place_here_is_said_once() throws IOException {
        for (String name : List.of("users", "permissions", "sessions", "cache", "locks", "operations", "tasks",
                "faults", "fs.chunks", "whatever")) {
            put(name + ".json", "{\"_id\":\"1\"}\n{\"_id\":\"2\"}\n");
        }
        put("devices.bson", "");
        put("devices.metadata.json", "{}");
        put("notes.txt", "");

        List<MoveInLine> lines = run(true);

        assertThat(lines).hasSize(10).allMatch(line -> line.verdict() == Verdict.NOT_TAKEN && line.line() == 0
                && !line.note().isEmpty());
    }

    @Test
    void many_devices_in_a_compressed_file() throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("devices.json.gz")))) {
            for (int i = 0; i < 350; i++) {
                out.write(BOX.replace("S1\"", "S" + i + "\"").getBytes(StandardCharsets.UTF_8));
            }
            out.write("{broken\n".getBytes(StandardCharsets.UTF_8));
        }
        List<MoveInLine> lines = run(true);

        assertThat(lines).hasSize(351);
        assertThat(lines).extracting(MoveInLine::line).isSorted();
        assertThat(lines.stream().map(MoveInLine::verdict).distinct()).containsExactly(Verdict.TAKEN, Verdict.WRONG);
        assertThat(devices.find(new DeviceId("00AABB-Decoder%2D7-S349"))).isPresent();
        assertThat(Set.copyOf(run(true).stream().map(MoveInLine::verdict).toList()))
                .containsExactlyInAnyOrder(Verdict.SAME, Verdict.WRONG);
    }

    private void everything() throws IOException {
        put("devices.json", BOX);
        put("provisions.json", "{\"_id\":\"inform\",\"script\":\"declare(\\\"Device.X\\\", {value: 1});\"}\n");
        put("virtualParameters.json", "{\"_id\":\"Mac\",\"script\":\"return {writable: false, value: "
                + "[\\\"x\\\", \\\"xsd:string\\\"]};\"}\n");
        put("presets.json", "[{\"_id\":\"inform\",\"weight\":{\"$numberInt\":\"10\"},\"channel\":\"inform\","
                + "\"events\":{\"0 BOOTSTRAP\":true},\"precondition\":\"Tags.vip = true\",\"configurations\":"
                + "[{\"type\":\"provision\",\"name\":\"inform\",\"args\":null}]}]");
        put("objects.json", "{\"_id\":\"wan\",\"Name\":\"wan\",\"_keys\":[\"Name\"]}\n");
        put("config.json", """
                {"_id":"cwmp.gpvBatchSize","value":"16"}
                {"_id":"cwmp.auth","value":"AUTH('u', 'hush')"}
                {"_id":"ui.index.0.label","value":"'Serial number'"}
                """);
        put("files.json", "{\"_id\":\"conf file.cfg\",\"filename\":\"conf file.cfg\",\"length\":5,\"uploadDate\":"
                + "{\"$date\":\"2026-11-20T08:00:00Z\"},\"metadata\":{\"fileType\":null}}\n");
        put("files/conf file.cfg", "12345");
    }

    private record Unheard() implements Inventory.Listener {
        @Override
        public void progress(Inventory.Progress progress) {
            // nobody waits for it
        }

        @Override
        public void rejected(InventoryEntry.Rejected line) {
            throw new IllegalArgumentException(line.toString());
        }
    }
}
