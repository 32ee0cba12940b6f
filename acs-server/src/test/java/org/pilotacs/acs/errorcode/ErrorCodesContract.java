package org.pilotacs.acs.errorcode;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.account.Author;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.saying.Saying;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// What any [ErrorCodes] do.
abstract class ErrorCodesContract {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    private final TestDatabases.Kind kind;
    private Database database;
    private JdbcErrorCodes codes;

    ErrorCodesContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    private static Author by(String agent) {
        return new Author("crm", agent);
    }

    @BeforeEach
    void open() {
        database = TestDatabases.open(kind);
        codes = new JdbcErrorCodes(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static ErrorCodeKey key(String code) {
        return new ErrorCodeKey(code, "irdeto", ErrorCodeKey.ANY);
    }

    private static ErrorCode.Content says(String printed, String english, String polish) {
        Saying.Written texts = new Saying.Written(Map.of(Language.ENGLISH, english, Language.POLISH, polish));
        return new ErrorCode.Content(printed, texts, StatusSource.SIGNAL, texts,
                List.of(new CauseHint("dish-moved", 0.4), new CauseHint("lnb-dead", 1)), true);
    }

    private void has(String code, String cas, String model, String english, String polish) {
        codes.put(new ErrorCodeKey(code, cas, model), says(code, english, polish), by("anna"), NOON);
    }

    private List<String> search(String text, @Nullable String cas, @Nullable String model) {
        return codes.search(new ErrorCodeSearch(text, cas, model, 50)).stream().map(ErrorCode::key)
                .map(key -> key.code() + " " + key.cas() + " " + key.model()).toList();
    }

    @Test
    void an_entry_is_found_whole() {
        ErrorCode.Content content = says("E48-32", "no signal", "brak sygnału");
        ErrorCodes.Put put = codes.put(key("e48 -32"), content, by("anna"), NOON);
        ErrorCode entry = new ErrorCode(key("E48-32"), content, 1, NOON, by("anna"));
        assertThat(put).isEqualTo(new ErrorCodes.Put(entry, true));
        assertThat(codes.find(key("E48-32"))).contains(entry);
        assertThat(codes.find(key("E48"))).isEmpty();
        assertThat(codes.find(new ErrorCodeKey("E48-32", "conax", "*"))).isEmpty();
    }

    @Test
    void a_code_is_found_however_it_is_read_aloud() {
        has("E48-32", "*", "*", "no signal", "brak");
        has("Błąd 04", "*", "*", "no card", "brak karty");
        for (String read : List.of("E48-32", "e48 32", "E4832", " e 4 8 - 3 2 ")) {
            assertThat(search(read, null, null)).as(read).containsExactly("E48-32 * *");
        }
        for (String read : List.of("Błąd 04", "blad04", "BŁĄD-04", "04")) {
            assertThat(search(read, null, null)).as(read).containsExactly("BŁĄD04 * *");
        }
    }

    @Test
    void the_code_itself_comes_before_codes_that_begin_so_before_words_of_texts() {
        has("Z1", "*", "*", "shown together with E16", "przy E16");
        has("E16-4", "*", "*", "no right", "brak uprawnień");
        has("E16", "*", "*", "no right", "brak uprawnień");
        has("E17", "*", "*", "else", "inne");
        assertThat(search("e16", null, null)).containsExactly("E16 * *", "E16-4 * *", "Z1 * *");
    }

    @Test
    void words_are_found_in_either_language_with_or_without_accents_and_all_of_them_are_needed() {
        has("A1", "*", "*", "The cable is loose", "Kabel jest poluzowany, brak sygnału");
        has("A2", "*", "*", "The card is loose", "Karta jest poluzowana");
        assertThat(search("sygnalu brak", null, null)).containsExactly("A1 * *");
        assertThat(search("LOOSE", null, null)).containsExactly("A1 * *", "A2 * *");
        assertThat(search("loose card", null, null)).containsExactly("A2 * *");
        assertThat(search("%", null, null)).as("no wildcard").isEmpty();
        assertThat(search("A_", null, null)).as("no wildcard").containsExactly("A1 * *", "A2 * *");
        assertThat(search("", null, null)).hasSize(2);
    }

    @Test
    void what_is_for_another_model_or_card_system_is_left_out_and_the_exact_one_comes_before_any() {
        has("E1", "*", "*", "any", "każdy");
        has("E1", "irdeto", "*", "any model", "każdy model");
        has("E1", "*", "SV-S2", "this model", "ten model");
        has("E1", "conax", "SV-S2", "other", "inny");
        has("E1", "irdeto", "SV-S2", "this one", "ten");
        has("E1", "irdeto", "T2000", "other", "inny");
        assertThat(search("E1", "Irdeto", "sv-s2")).containsExactly("E1 IRDETO SV-S2", "E1 * SV-S2", "E1 IRDETO *",
                "E1 * *");
        assertThat(search("E1", null, null)).hasSize(6).startsWith("E1 * *");
    }

    @Test
    void each_change_keeps_the_former_version_with_who_and_when() {
        ErrorCode first = codes.put(key("E1"), says("E1", "one", "jeden"), by("anna"), NOON).entry();
        ErrorCodes.Put second = codes.put(key("E1"), says("E1", "two", "dwa"), by("bea"), LATER);
        assertThat(second.isNew()).isFalse();
        assertThat(second.entry().version()).isEqualTo(2);
        assertThat(codes.history(key("E1"))).containsExactly(first);
        assertThat(search("one", null, null)).isEmpty();
        ErrorCodes.Put same = codes.put(key("E1"), says("E1", "two", "dwa"), by("cyd"), LATER.plusSeconds(1));
        assertThat(same.entry()).as("nothing was changed").isEqualTo(second.entry());
    }

    @Test
    void what_was_taken_out_is_gone_but_for_its_history_and_can_come_back() {
        codes.put(key("E1"), says("E1", "one", "jeden"), by("anna"), NOON);
        assertThat(codes.remove(key("E1"), by("bea"), LATER)).isTrue();
        assertThat(codes.remove(key("E1"), by("bea"), LATER)).isFalse();
        assertThat(codes.find(key("E1"))).isEmpty();
        assertThat(search("E1", null, null)).isEmpty();
        ErrorCodes.Put again = codes.put(key("E1"), says("E1", "one", "jeden"), by("cyd"), LATER.plusSeconds(1));
        assertThat(again.isNew()).isTrue();
        assertThat(again.entry().version()).isEqualTo(3);
        assertThat(codes.history(key("E1"))).extracting(ErrorCode::changedBy).containsExactly(by("bea"),
                by("anna"));
    }

    @Test
    void the_history_of_an_entry_does_not_grow_without_end() {
        for (int i = 0; i < ErrorCodes.MOST_VERSIONS + 20; i++) {
            codes.put(key("E1"), says("E1", "text " + i, "tekst"), by("anna"), NOON);
        }
        assertThat(codes.history(key("E1"))).hasSize(ErrorCodes.MOST_VERSIONS).first()
                .satisfies(former -> assertThat(former.version()).isEqualTo(ErrorCodes.MOST_VERSIONS + 19));
    }

    @Test
    void what_comes_with_the_server_is_taken_over_but_for_what_an_operator_changed_or_took_out() {
        codes.load(Map.of(key("E1"), says("E1", "ours", "nasz"), key("E2"), says("E2", "ours", "nasz"), key("E3"),
                says("E3", "ours", "nasz")), NOON);
        codes.put(key("E2"), says("E2", "theirs", "ich"), by("anna"), NOON);
        codes.remove(key("E3"), by("anna"), NOON);
        codes.load(Map.of(key("E1"), says("E1", "newer", "nowszy"), key("E2"), says("E2", "newer", "nowszy"), key("E3"),
                says("E3", "newer", "nowszy"), key("E4"), says("E4", "newer", "nowszy")), LATER);
        assertThat(search("newer", null, null)).containsExactly("E1 IRDETO *", "E4 IRDETO *");
        assertThat(search("theirs", null, null)).containsExactly("E2 IRDETO *");
        assertThat(codes.history(key("E1"))).hasSize(1);
        codes.load(Map.of(key("E1"), says("E1", "newer", "nowszy")), LATER.plusSeconds(1));
        assertThat(codes.history(key("E1"))).as("the same once more is no change").hasSize(1);
    }

    @Test
    void an_entry_that_an_operator_has_confirmed_is_theirs() {
        codes.load(Map.of(key("E1"), says("E1", "ours", "nasz")), NOON);
        codes.put(key("E1"), says("E1", "ours", "nasz"), by("anna"), NOON);
        codes.load(Map.of(key("E1"), says("E1", "newer", "nowszy")), LATER);
        assertThat(search("newer", null, null)).isEmpty();
    }

    @Test
    void the_entries_of_the_jar_fit_the_table_and_say_it_in_both_languages() {
        Map<ErrorCodeKey, ErrorCode.Content> builtIn = ErrorCodeFile.builtIn();
        codes.load(builtIn, NOON);
        assertThat(codes.search(new ErrorCodeSearch("", null, null, 1000))).hasSameSizeAs(builtIn.keySet())
                .allSatisfy(entry -> {
                    assertThat(entry.content()).isEqualTo(builtIn.get(entry.key()));
                    assertThat(Language.POLISH.say(entry.content().todo()))
                            .isNotEqualTo(Language.ENGLISH.say(entry.content().todo()));
                });
        assertThat(search("e19", "irdeto", "SV-S2")).startsWith("E19-4 IRDETO *");
        assertThat(search("karta nieaktywna", "irdeto", "SV-S2")).startsWith("KARTANIEAKTYWNA * *");
    }
}
