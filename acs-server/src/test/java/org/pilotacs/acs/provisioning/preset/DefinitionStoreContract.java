package org.pilotacs.acs.provisioning.preset;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.provisioning.preset.DefinitionStore.Stored;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;

/// What any [DefinitionStore] does.
abstract class DefinitionStoreContract {
    private final TestDatabases.Kind kind;
    private Database database;
    private DefinitionStore store;

    DefinitionStoreContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = TestDatabases.open(kind);
        store = new JdbcDefinitionStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_is_put_is_there_under_its_kind_and_name_in_place_of_what_was() {
        store.put(DefinitionKind.PROVISION, "wifi", "log('a');");
        store.put(DefinitionKind.VIRTUAL_PARAMETER, "wifi", "return {value: 1};");
        store.put(DefinitionKind.PROVISION, "wifi", "log('ż');");
        store.put(DefinitionKind.PROVISION, "Wifi", "");
        assertThat(store.all(DefinitionKind.PROVISION)).containsExactlyInAnyOrder(new Stored("wifi", "log('ż');"),
                new Stored("Wifi", ""));
        assertThat(store.all(DefinitionKind.VIRTUAL_PARAMETER))
                .containsExactly(new Stored("wifi", "return {value: 1};"));
        assertThat(store.all(DefinitionKind.PRESET)).isEmpty();
    }

    @Test
    void what_is_removed_is_gone_and_removing_says_whether_it_was_there() {
        store.put(DefinitionKind.CONFIG, "cwmp.retryDelay", "60");
        assertThat(store.remove(DefinitionKind.CONFIG, "cwmp.maxRetryDelay")).isFalse();
        assertThat(store.remove(DefinitionKind.CONFIG, "cwmp.retryDelay")).isTrue();
        assertThat(store.all(DefinitionKind.CONFIG)).isEmpty();
    }

    @Test
    void each_change_has_another_revision_and_what_changes_nothing_has_not() {
        long before = store.revision();
        store.put(DefinitionKind.OBJECT, "o", "{}");
        long put = store.revision();
        store.remove(DefinitionKind.OBJECT, "p");
        assertThat(put).isGreaterThan(before);
        assertThat(store.revision()).isEqualTo(put);
        store.remove(DefinitionKind.OBJECT, "o");
        assertThat(store.revision()).isGreaterThan(put);
    }

    @Test
    void the_longest_body_is_kept_whole() {
        String body = "x".repeat(DefinitionStore.LONGEST_BODY);
        store.put(DefinitionKind.PROVISION, "n".repeat(DefinitionStore.LONGEST_NAME), body);
        assertThat(store.all(DefinitionKind.PROVISION)).singleElement().extracting(Stored::body).isEqualTo(body);
    }

    @Test
    void of_two_who_put_the_same_name_at_once_neither_fails() throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String body = "log(" + i + ");";
                all.add(threads.submit(() -> store.put(DefinitionKind.PROVISION, "p", body)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(store.all(DefinitionKind.PROVISION)).hasSize(1);
    }

    @Test
    void another_node_has_the_change_once_it_looks() {
        DefinitionCache other = new DefinitionCache(new JdbcDefinitionStore(database));
        assertThat(other.current().hasNoPresets()).isTrue();
        store.put(DefinitionKind.PRESET, "p", "{\"configurations\":[{\"type\":\"provision\",\"name\":\"wifi\"}]}");
        assertThat(other.current().hasNoPresets()).isTrue();
        other.refresh();
        assertThat(other.current().hasNoPresets()).isFalse();
    }

    @Test
    void one_that_cannot_be_read_does_not_take_the_others_with_it() {
        store.put(DefinitionKind.PRESET, "bad", "{\"weight\":");
        store.put(DefinitionKind.PRESET, "good", "{\"configurations\":[{\"type\":\"provision\",\"name\":\"wifi\"}]}");
        store.put(DefinitionKind.CONFIG, "bad", "1 +");
        store.put(DefinitionKind.CONFIG, "good", "1 + 1");
        Definitions read = new DefinitionCache(store).current();
        assertThat(read.presets()).extracting(Preset::name).containsExactly("good");
        assertThat(read.config("bad")).isNull();
        assertThat(read.config("good")).isNotNull();
    }
}
