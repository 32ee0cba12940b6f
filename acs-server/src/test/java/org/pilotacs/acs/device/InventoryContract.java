package org.pilotacs.acs.device;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.DeviceEvent.Kind;
import org.pilotacs.acs.device.DeviceSearchContract.Heard;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.task.SettableClock;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;

/// What any [Inventory] and [Subscribers] do together with a registry.
abstract class InventoryContract extends OverDatabase {
    private final Heard heard = new Heard();
    private Inventory inventory;
    private Subscribers subscribers;
    private final SettableClock clock = new SettableClock();

    InventoryContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @BeforeEach
    void openInventory() {
        inventory = new JdbcInventory(database, clock);
        subscribers = new JdbcSubscribers(database);
    }

    @Test
    void aBoxThatCameIsTiedToItsSubscriber() throws IOException {
        Box box = Box.named("S1");
        registry.seen(box.comes(NINE, Kind.BOOT));
        load("{'serial':'s1','oui':'00aabb','subscriber':'100','area':'02-001','card':'777','tags':['vip','new']}");

        Device device = devices.find(box.id()).orElseThrow();
        assertThat(device.subscriber()).isEqualTo("100");
        assertThat(device.card()).isEqualTo("777");
        assertThat(device.tags()).containsExactlyInAnyOrder("vip", "new");
        Subscriber subscriber = subscribers.find("100").orElseThrow();
        assertThat(subscriber.area()).isEqualTo("02-001");
        assertThat(subscribers.area("100")).contains("02-001");
        assertThat(subscribers.area("101")).isEmpty();
        assertThat(subscriber.devices()).containsExactly(device);
        assertThat(subscriber.expected()).isEmpty();
    }

    @Test
    void aBoxThatNeverCameIsExpectedAndTiedWhenItComes() throws IOException {
        load("{'serial':'S1','oui':'00AABB','subscriber':'100','card':'777'}");
        assertThat(subscribers.find("100").orElseThrow().expected())
                .containsExactly(new Subscriber.Expected("00aabb", "s1", null, "777"));
        assertThat(subscribers.find("101")).isEmpty();

        Arrival arrival = registry.seen(Box.named("S1").comes(NINE, Kind.BOOTSTRAP));
        assertThat(arrival.device().subscriber()).isEqualTo("100");
        assertThat(arrival.device()).isEqualTo(devices.find(arrival.device().id()).orElseThrow());
        Subscriber subscriber = subscribers.find("100").orElseThrow();
        assertThat(subscriber.devices()).containsExactly(arrival.device());
        assertThat(subscriber.expected()).isEmpty();
        assertThat(devices.search(new DeviceSearch("777", null, 10)).devices()).containsExactly(arrival.device());
    }

    @Test
    void aBootstrapLeavesWhatTheInventorySays() throws IOException {
        load("{'serial':'S1','oui':'00AABB','subscriber':'100','tags':['vip']}");
        registry.seen(Box.named("S1").comes(NINE, Kind.BOOT));
        Arrival arrival = registry.seen(Box.named("S1").comes(NINE, Kind.BOOTSTRAP));

        assertThat(arrival.device().subscriber()).isEqualTo("100");
        assertThat(arrival.device().tags()).containsExactly("vip");
    }

    @Test
    void theProductClassDecidesWhereItIsGiven() throws IOException {
        load("{'serial':'S1','oui':'00AABB','productClass':'Other','subscriber':'1'}",
                "{'serial':'S1','oui':'00AABB','subscriber':'2'}", "{'serial':'S1','oui':'00CCDD','subscriber':'3'}");
        assertThat(registry.seen(Box.named("S1").comes(NINE, Kind.BOOT)).device().subscriber()).isEqualTo("2");
        load("{'serial':'S1','oui':'00AABB','productClass':'decoder-7','subscriber':'4'}");
        assertThat(devices.find(Box.named("S1").id()).orElseThrow().subscriber()).isEqualTo("4");
    }

    @Test
    void whatALineLeavesUnsaidStaysAndWhatItSaysIsNoneIsNone() throws IOException {
        Box box = Box.named("S1");
        registry.seen(box.comes(NINE, Kind.BOOT));
        load("{'serial':'S1','oui':'00AABB','subscriber':'100','area':'02-001','card':'777','tags':['vip']}");
        load("{'serial':'S1','oui':'00AABB','card':''}");

        Device device = devices.find(box.id()).orElseThrow();
        assertThat(device.subscriber()).isEqualTo("100");
        assertThat(device.card()).isNull();
        assertThat(device.tags()).containsExactly("vip");
        assertThat(subscribers.find("100").orElseThrow().area()).isEqualTo("02-001");
        assertThat(devices.search(new DeviceSearch("777", null, 10)).devices()).isEmpty();
    }

    @Test
    void aBoxThatMovesLeavesItsFormerSubscriber() throws IOException {
        registry.seen(Box.named("S1").comes(NINE, Kind.BOOT));
        load("{'serial':'S1','oui':'00AABB','subscriber':'100'}");
        load("{'serial':'S1','oui':'00AABB','subscriber':'200'}");

        assertThat(subscribers.find("100").orElseThrow().devices()).isEmpty();
        assertThat(subscribers.find("200").orElseThrow().devices()).hasSize(1);
        assertThat(devices.search(new DeviceSearch("100", null, 10)).devices()).isEmpty();
    }

    @Test
    void aNameThatDoesNotSayWhichBoxItIsFindsItAndABoxHasOne() throws IOException {
        Endpoints endpoints = new JdbcEndpoints(database, clock);
        load("{'serial':'S1','oui':'00AABB','productClass':'Box','endpoint':'urn:imei:1'}",
                "{'serial':'S2','oui':'00AABB','productClass':'Box','endpoint':'urn:imei:2'}");
        assertThat(endpoints.named("urn:imei:1")).contains(new Identity("", "00AABB", "Box", "S1"));
        assertThat(endpoints.named("urn:imei:3")).isEmpty();
        load("{'serial':'S1','oui':'00AABB','productClass':'Box','endpoint':'urn:imei:3'}",
                "{'serial':'S2','oui':'00AABB','productClass':'Box','endpoint':''}");
        clock.advance(Duration.ofMinutes(2));
        assertThat(endpoints.named("urn:imei:3")).contains(new Identity("", "00AABB", "Box", "S1"));
        assertThat(endpoints.named("urn:imei:1")).isEmpty();
        assertThat(endpoints.named("urn:imei:2")).isEmpty();
    }

    @Test
    void theSameFileTwiceIsAsGoodAsOnce() throws IOException {
        registry.seen(Box.named("S1").comes(NINE, Kind.BOOT));
        String[] file = { "{'serial':'S1','oui':'00AABB','subscriber':'100','tags':['vip']}",
            "{'serial':'S2','oui':'00AABB','subscriber':'100'}", "{'serial':'S1','oui':'00AABB','subscriber':'100'}"};
        load(file);
        Subscriber once = subscribers.find("100").orElseThrow();
        load(file);

        assertThat(subscribers.find("100")).contains(once);
        assertThat(heard.progress.getLast()).isEqualTo(new Inventory.Progress(3, 3, 0));
    }

    @Test
    void goodLinesAreTakenWhateverIsWrongWithOthers() throws IOException {
        load("{'serial':'S1','oui':'00AABB'}", "nonsense", "{'serial':'S3','oui':'00AAB'}", "",
                "{'serial':'S5','oui':'00AABB','pesel':'1'}", "{'serial':'S6','oui':'00AABB','subscriber':'6'}");

        assertThat(heard.rejected).extracting(InventoryEntry.Rejected::line).containsExactly(2L, 3L, 5L);
        assertThat(heard.problem(3)).isEqualTo("oui: must be six hex digits");
        assertThat(heard.progress.getLast()).isEqualTo(new Inventory.Progress(5, 2, 3));
        assertThat(subscribers.find("6")).isPresent();
    }

    @Test
    void aLongFileIsTakenInBatchesWithAWordOnEach() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 1200; i++) {
            lines.add("{'serial':'S%d','oui':'00AABB','subscriber':'%d'}".formatted(i, i / 3));
        }
        load(lines.toArray(String[]::new));

        assertThat(heard.progress).extracting(Inventory.Progress::imported).containsExactly(500L, 1000L, 1200L);
        assertThat(subscribers.find("399").orElseThrow().expected()).hasSize(3);
    }

    @Test
    void anImportAndFirstContactsThatCrossLeaveNobodyUntiedAtTheSecond() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            lines.add("{'serial':'S%d','oui':'00AABB','subscriber':'%d'}".formatted(i, i));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> loading = threads.submit(() -> {
                load(lines.toArray(String[]::new));
                return true;
            });
            List<Future<?>> coming = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                Box box = Box.named("S" + i);
                coming.add(threads.submit(() -> registry.seen(box.comes(NINE, Kind.BOOT))));
            }
            for (Future<?> one : coming) {
                one.get();
            }
            loading.get();
        }
        for (int i = 0; i < 300; i++) {
            Device device = registry.seen(Box.named("S" + i).comes(NINE, Kind.PERIODIC)).device();
            assertThat(device.subscriber()).isEqualTo(Integer.toString(i));
            assertThat(devices.search(new DeviceSearch(Integer.toString(i), null, 200)).devices()).contains(device);
        }
    }

    private void load(String... lines) throws IOException {
        inventory.load(InventoryReader.ndjson(new StringReader(String.join("\n", lines).replace('\'', '"'))), heard);
    }

    @Test
    void it_is_known_since_when_a_box_is_its_customers() throws IOException {
        Box box = Box.named("S1");
        load("{'serial':'S1','oui':'00AABB','subscriber':'1'}");
        registry.seen(box.comes(NINE, Kind.BOOT));
        assertThat(subscribers.since(box.id())).as("the first contact that the inventory knows of").isEqualTo(NINE);
        clock.advance(Duration.ofHours(1));
        load("{'serial':'S1','oui':'00AABB','subscriber':'1','card':'123'}");
        assertThat(subscribers.since(box.id())).as("still theirs").isEqualTo(NINE);
        load("{'serial':'S1','oui':'00AABB','subscriber':'2'}");
        assertThat(subscribers.since(box.id())).isEqualTo(clock.instant());
        registry.seen(box.comes(clock.instant().plusSeconds(60), Kind.PERIODIC));
        assertThat(subscribers.since(box.id())).isEqualTo(clock.instant());
        load("{'serial':'S1','oui':'00AABB','subscriber':''}");
        assertThat(subscribers.since(box.id())).as("nobody's").isEqualTo(Instant.EPOCH);
        clock.advance(Duration.ofHours(1));
        load("{'serial':'S1','oui':'00AABB','subscriber':'1'}");
        assertThat(subscribers.since(box.id())).isEqualTo(clock.instant());
        assertThat(subscribers.since(Box.named("S2").id())).isEqualTo(Instant.EPOCH);
    }
}
