package org.pilotacs.acs.customer.data;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pilotacs.acs.account.Author;
import org.pilotacs.acs.jdbc.TestDatabases;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pilotacs.acs.customer.data.CustomerWorld.NUMBER;
import static org.pilotacs.acs.customer.data.CustomerWorld.OTHER;

/// Given a customer about whom everything is kept that can be, when it is exported, then all of it is there and nothing of
/// others.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PersonalDataExportContract {
    private final TestDatabases.Kind kind;
    private CustomerWorld world;
    private String text = "";
    private JsonNode export;

    PersonalDataExportContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void export() {
        world = new CustomerWorld(kind);
        world.fill();
        text = world.exported(NUMBER);
        export = world.export(NUMBER);
    }

    @AfterAll
    void close() {
        world.close();
    }

    private JsonNode entries(Section section) {
        return export.path(section.wireName()).path("entries");
    }

    private static List<String> texts(JsonNode entries, String field) {
        List<String> texts = new ArrayList<>();
        entries.forEach(entry -> texts.add(entry.path(field).asText()));
        return texts;
    }

    @Test
    void it_says_what_it_is_and_what_each_section_is_in_both_languages() {
        assertThat(export.path("format").asText()).isEqualTo("pilot-personal-data");
        assertThat(export.path("number").asText()).isEqualTo(NUMBER);
        assertThat(export.path("made").asText()).isEqualTo(world.now().toString());
        assertThat(export.at("/about/en").asText()).startsWith("This is what").endsWith(".");
        for (Section section : Section.values()) {
            JsonNode about = export.path(section.wireName()).path("about");
            assertThat(about.path("en").asText()).as(section.wireName()).endsWith(".");
            assertThat(about.path("pl").asText()).as(section.wireName()).endsWith(".")
                    .isNotEqualTo(about.path("en").asText());
        }
        assertThat(text).contains("\n  \"boxes\" : {\n");
    }

    @Test
    void every_section_but_that_of_erasures_has_entries() {
        for (Section section : Section.values()) {
            assertThat(entries(section).isEmpty()).as(section.wireName()).isEqualTo(section == Section.ERASURES);
        }
    }

    @Test
    void boxes_are_there_with_what_they_told_and_one_that_never_came() {
        assertThat(texts(entries(Section.BOXES), "id")).containsExactlyInAnyOrder(CustomerWorld.box().value(),
                CustomerWorld.listener().value());
        assertThat(texts(entries(Section.CUSTOMER), "serialNumber")).contains("sn-never", "sn-1001", "ow-1");
        assertThat(texts(entries(Section.CUSTOMER), "area")).contains("00-950");
        assertThat(texts(entries(Section.PARAMETERS), "value")).contains(CustomerWorld.ADDRESS, "SV-S2 PVR");
        assertThat(texts(entries(Section.PARAMETERS), "path"))
                .contains("Device.WiFi.AccessPoint.1.Security.KeyPassphrase");
    }

    @Test
    void readings_are_all_there_however_many() {
        Set<String> moments = new TreeSet<>();
        entries(Section.READINGS).forEach(entry -> {
            if (entry.path("name").asText().equals("tuner.1.cn")) {
                assertThat(moments.add(entry.path("at").asText())).as("twice").isTrue();
                assertThat(entry.path("unit").asText()).isEqualTo("dB");
            }
        });
        assertThat(moments).hasSizeGreaterThanOrEqualTo(CustomerWorld.READINGS).allMatch(at -> at.endsWith("Z"));
    }

    @Test
    void orders_are_there_with_how_they_ended_in_both_languages() {
        assertThat(texts(entries(Section.ACTIONS), "kind")).containsExactlyInAnyOrder("check-signal", "write",
                "reconnect");
        entries(Section.ACTIONS).forEach(action -> {
            assertThat(action.at("/outcome/kind").asText()).isIn("confirmed", "unconfirmed", "expired");
            assertThat(action.at("/outcome/text/pl").asText()).isNotBlank();
            assertThat(action.path("channel").asText()).isEqualTo("console");
        });
        assertThat(text).contains("for our guests", "\"pl\" : \"urządzenie nie zgłosiło się na czas\"");
        assertThat(texts(entries(Section.TASKS), "kind")).contains("read", "write", "send-entitlement");
        assertThat(texts(entries(Section.BROADCASTS), "card")).containsExactly("010744321188");
        assertThat(entries(Section.BROADCASTS).at("/0/orders/0/kind").asText()).isEqualTo("refresh-rights");
    }

    @Test
    void what_the_customer_said_and_what_was_found_is_there_as_it_was_written() {
        assertThat(texts(entries(Section.CONTACTS), "note")).containsExactlyInAnyOrder(CustomerWorld.SAID,
                "no box in sight, " + CustomerWorld.SAID);
        assertThat(text).contains(CustomerWorld.SAID_BEFORE);
        JsonNode diagnosis = entries(Section.DIAGNOSES).path(0);
        assertThat(diagnosis.path("said").asText()).isEqualTo("pixels");
        assertThat(diagnosis.path("codeOnScreen").asText()).isEqualTo(CustomerWorld.SCREEN_CODE);
        assertThat(diagnosis.at("/verdict/kind").asText()).isNotBlank();
        assertThat(diagnosis.path("findings")).isNotEmpty();
    }

    @Test
    void files_are_named_and_not_shown() {
        assertThat(entries(Section.FILES)).hasSize(1);
        assertThat(entries(Section.FILES).at("/0/bytes").asInt()).isEqualTo("log of the box".length());
        assertThat(text).doesNotContain("log of the box");
    }

    @Test
    void who_looked_is_staff_or_the_customer_and_has_no_name() {
        assertThat(texts(entries(Section.AUDIT), "purpose")).contains("call of " + NUMBER);
        assertThat(texts(entries(Section.AUDIT), "deed")).contains("looked").doesNotContain("searched");
        List<String> who = new ArrayList<>();
        entries(Section.AUDIT).forEach(entry -> who.add(entry.at("/who/en").asText()));
        assertThat(who).contains("our staff", "the customer");
        assertThat(text).doesNotContain(CustomerWorld.STAFF).doesNotContain("10.0.0.1");
        assertThat(texts(entries(Section.EVENTS), "type")).contains("contact.saved", "contact.amended",
                "action.settled", "diagnosis.concluded");
    }

    @Test
    void no_secret_is_in_it_and_nothing_of_another_customer() {
        assertThat(text).doesNotContain(CustomerWorld.SECRET).doesNotContain(OTHER).doesNotContain("SN-2002")
                .doesNotContain("neighbour");
        assertThat(world.exported(OTHER)).contains("neighbour").doesNotContain("SN-1001")
                .doesNotContain(CustomerWorld.SAID);
    }

    @Test
    void a_number_that_is_nowhere_is_neither_exported_nor_erased() throws IOException {
        for (String nobody : List.of("99999999", "", "\u0000", "9".repeat(65))) {
            assertThat(world.data.knownAs(nobody)).isEmpty();
            assertThat(world.data.export(nobody, () -> {
                throw new IOException("nobody asked for this");
            })).isFalse();
            assertThat(world.data.erase(nobody, Erasure.Scope.ALL, "x", Author.NOBODY))
                    .isInstanceOf(PersonalData.Begun.Nobody.class);
            assertThat(world.data.erasure(nobody, "none")).isEmpty();
        }
        assertThat(world.data.knownAs(NUMBER)).hasValue(NUMBER);
    }

    @Test
    void every_table_of_the_schema_is_named_with_what_becomes_of_it() {
        assertThat(Arrays.stream(KeptTable.values()).map(KeptTable::table))
                .as("each table has its place in KeptTable: exported, erased, or nothing personal and why")
                .containsExactlyInAnyOrderElementsOf(Scan.tables(world.core.database));
        for (KeptTable table : KeptTable.values()) {
            assertThat(table.section() == null).as("%s is shown, or says why not", table)
                    .isEqualTo(!table.note().isEmpty());
            for (Erasure.Scope scope : Erasure.Scope.values()) {
                if (table.isPersonal() && table.fate(scope) != Erasure.Fate.REMOVED) {
                    assertThat(table.why(scope)).as("%s stays, and says why", table).isNotNull();
                }
            }
        }
    }
}
