package org.pilotacs.acs.provisioning.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.provisioning.engine.Fault;
import org.pilotacs.acs.provisioning.engine.Invocation;
import org.pilotacs.acs.provisioning.expression.Value;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.SealedByAnotherException;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What [JdbcProvisioningRecords] keep of devices, whatever the database.
abstract class ProvisioningRecordsContract {
    private static final DeviceId BOX = new DeviceId("202BC1-BM632w-000100");
    private static final DeviceId OTHER = new DeviceId("202BC1-BM632w-000101");
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    private final TestDatabases.Kind kind;
    private final MasterKey key = new MasterKey(new byte[MasterKey.BYTES], new SecureRandom());
    private Database database;
    private JdbcProvisioningRecords records;

    ProvisioningRecordsContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = TestDatabases.open(kind);
        records = node();
    }

    @AfterEach
    void close() {
        records.close();
        database.close();
    }

    private JdbcProvisioningRecords node() {
        return node(key);
    }

    private JdbcProvisioningRecords node(MasterKey key) {
        return new JdbcProvisioningRecords(database, new OrderIds(Clock.systemUTC(), new Random()), key, _ -> null,
                Thread.ofPlatform().factory());
    }

    private static ObjectNode task(String parameter) {
        ObjectNode task = JsonNodeFactory.instance.objectNode().put("name", "getParameterValues");
        task.putArray("parameterNames").add(parameter);
        return task;
    }

    private OrderBook.Placed placed(DeviceId device, Instant at, @Nullable String key, String parameter) {
        return records.place(device, at, null, key, task(parameter));
    }

    private Held held(DeviceId device) {
        return records.held(device, NOON);
    }

    private static ChannelFault fault(String message) {
        return new ChannelFault(new Fault("cwmp.9002", message, "{\"name\":\"cwmp.9002\"}"), NOON, 2,
                List.of(Invocation.of("wifi", Value.of("a"), Value.of(2))), NOON.plusSeconds(60));
    }

    private static Settled faulty(String channel, Optional<ChannelFault> fault) {
        return new Settled(List.of(), Map.of(channel, fault), Map.of(), Map.of());
    }

    @Test
    void what_is_ordered_is_sealed_for_its_device() {
        placed(BOX, NOON.minusSeconds(1), null, "Device.WiFi.KeyPassphrase");
        records.settle(BOX, faulty("default", Optional.of(fault("no"))));
        List<String> kept = database.with(handle -> handle.createQuery("SELECT body FROM provisioning_order UNION ALL "
                + "SELECT invocations FROM provisioning_fault").mapTo(String.class).list());
        assertThat(kept).hasSize(2).noneMatch(text -> text.contains("KeyPassphrase") || text.contains("wifi"));

        database.with(handle -> handle.execute("UPDATE provisioning_order SET device_id = ?", OTHER.value()));
        placed(OTHER, NOON.minusSeconds(1), null, "Device.A");
        assertThat(held(OTHER).orders()).as("those that can be opened").hasSize(1);
    }

    @Test
    void another_key_is_known_at_once() {
        placed(BOX, NOON, null, "Device.A");
        byte[] other = new byte[MasterKey.BYTES];
        other[0] = 1;
        assertThatThrownBy(() -> node(new MasterKey(other, new SecureRandom())))
                .isInstanceOf(SealedByAnotherException.class);
    }

    @Test
    void what_a_former_version_wrote_is_read() {
        OrderBook.Placed order = placed(BOX, NOON.minusSeconds(1), null, "Device.A");
        database.with(handle -> handle.execute("UPDATE provisioning_order SET body = ?", order.body().toString()));
        assertThat(held(BOX).orders()).hasSize(1);
        assertThat(records.find(order.id())).contains(order);
    }

    @Test
    void a_device_of_which_nothing_is_kept_has_nothing() {
        placed(OTHER, NOON.minusSeconds(1), null, "A");
        assertThat(held(BOX)).isEqualTo(Held.NOTHING);
    }

    @Test
    void orders_are_there_once_they_are_due_and_the_oldest_is_first() {
        OrderBook.Placed later = placed(BOX, NOON.plusSeconds(1), null, "C");
        OrderBook.Placed second = placed(BOX, NOON.minusSeconds(1), null, "B");
        OrderBook.Placed first = placed(BOX, NOON.minusSeconds(2), null, "A");
        assertThat(held(BOX).orders()).extracting(Order::id).containsExactly(first.id(), second.id());
        assertThat(records.held(BOX, NOON.plusSeconds(2)).orders()).extracting(Order::id)
                .containsExactly(first.id(), second.id(), later.id());
        records.settle(BOX, new Settled(List.of(first.id()), Map.of(), Map.of(), Map.of()));
        assertThat(held(BOX).orders()).extracting(Order::id).containsExactly(second.id());
    }

    @Test
    void one_with_the_same_unique_key_takes_the_place_of_the_one_before() {
        placed(BOX, NOON.minusSeconds(3), "k", "A");
        OrderBook.Placed others = placed(OTHER, NOON.minusSeconds(3), "k", "A");
        OrderBook.Placed again = placed(BOX, NOON.minusSeconds(2), "k", "B");
        assertThat(held(BOX).orders()).extracting(Order::id).containsExactly(again.id());
        assertThat(held(OTHER).orders()).extracting(Order::id).containsExactly(others.id());
    }

    @Test
    void a_fault_comes_back_as_it_was_and_is_replaced_and_removed() {
        records.settle(BOX, faulty("wifi", Optional.of(fault("first\nof two lines"))));
        assertThat(held(BOX).faults()).containsExactly(Map.entry("wifi", fault("first\nof two lines")));
        records.settle(BOX, faulty("wifi", Optional.of(fault("second"))));
        assertThat(records.fault(BOX, "wifi")).contains(fault("second"));
        assertThat(records.nextFaults("", "", 10, null))
                .containsExactly(new OrderBook.Faulted(BOX, "wifi", fault("second")));
        records.settle(BOX, faulty("wifi", Optional.empty()));
        assertThat(held(BOX).isNothing()).isTrue();
    }

    @Test
    void the_fault_of_an_order_goes_with_it_and_by_a_retry_alone() {
        OrderBook.Placed order = placed(BOX, NOON.minusSeconds(1), null, "A");
        String channel = Order.channel(order.id());
        records.settle(BOX, faulty(channel, Optional.of(fault("no"))));
        assertThat(records.retry(order.id())).isTrue();
        assertThat(held(BOX).faults()).isEmpty();
        assertThat(held(BOX).orders()).hasSize(1);
        records.settle(BOX, faulty(channel, Optional.of(fault("no"))));
        assertThat(records.remove(order.id())).isTrue();
        assertThat(held(BOX)).isEqualTo(Held.NOTHING);
        assertThat(records.remove(order.id())).isFalse();
        assertThat(records.retry(order.id())).isFalse();
    }

    @Test
    void a_download_and_a_digest_come_back_as_they_were() {
        PendingDownload download = new PendingDownload("key1", NOON, "1", "1 Firmware Upgrade Image", "fw.bin", "",
                List.of(Invocation.of("fw")), Map.of("default", Set.of(0)), Map.of("default", 1));
        records.settle(BOX, new Settled(List.of(), Map.of(), Map.of("key1", Optional.of(download)),
                Map.of("Device.A.Password", Optional.of("d1"))));
        assertThat(held(BOX).downloads()).containsExactly(Map.entry("key1", download));
        assertThat(held(BOX).digests()).containsExactly(Map.entry("Device.A.Password", "d1"));
        assertThat(records.nextDownloads("", "", 10, BOX))
                .containsExactly(new OrderBook.Downloading(BOX, download));
        records.settle(BOX, new Settled(List.of(), Map.of(), Map.of("key1", Optional.empty()),
                Map.of("Device.A.Password", Optional.of("d2"))));
        assertThat(held(BOX).downloads()).isEmpty();
        assertThat(held(BOX).digests()).containsExactly(Map.entry("Device.A.Password", "d2"));
    }

    @Test
    void what_is_kept_is_there_after_a_start() {
        OrderBook.Placed order = placed(BOX, NOON.minusSeconds(1), null, "A");
        records.close();
        records = node();
        assertThat(records.find(order.id())).contains(order);
        assertThat(held(BOX).orders()).extracting(Order::id).containsExactly(order.id());
    }

    @Test
    void all_orders_are_listed_in_parts_as_they_were_placed() {
        List<String> ids = List.of(placed(BOX, NOON, null, "A").id(), placed(OTHER, NOON, null, "B").id(),
                placed(BOX, NOON, null, "C").id());
        List<OrderBook.Placed> two = records.next("", 2, null);
        assertThat(two).extracting(OrderBook.Placed::id).containsExactly(ids.get(0), ids.get(1));
        assertThat(records.next(two.getLast().id(), 2, null)).extracting(OrderBook.Placed::id)
                .containsExactly(ids.get(2));
        assertThat(records.next("", 10, OTHER)).extracting(OrderBook.Placed::id).containsExactly(ids.get(1));
    }

    @Test
    void a_device_that_is_forgotten_leaves_nothing_and_the_others_stay() {
        placed(BOX, NOON.minusSeconds(1), null, "A");
        placed(OTHER, NOON.minusSeconds(1), null, "A");
        records.settle(BOX, faulty("wifi", Optional.of(fault("no"))));
        records.forget(BOX);
        assertThat(held(BOX)).isEqualTo(Held.NOTHING);
        assertThat(held(OTHER).orders()).hasSize(1);
    }
}
