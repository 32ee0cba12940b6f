package org.pilotacs.acs.saying;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SayingTest {
    @ParameterizedTest
    @CsvSource({ "PT0S, 0 s, 0 s", "PT41.9S, 41 s, 41 s", "PT119S, 119 s, 119 s", "PT2M, 2 min, 2 min",
        "PT2M5S, 2 min 5 s, 2 min 5 s", "PT1H59M59S, 119 min 59 s, 119 min 59 s", "PT3H7M9S, 3 h 7 min, 3 godz. 7 min",
        "PT50H, 2 days 2 h, 2 dni 2 godz.", "P5D, 5 days, 5 dni", "PT-3S, 0 s, 0 s"})
    void aSpanIsSaidInTheReadersUnits(Duration span, String english, String polish) {
        assertThat(Language.ENGLISH.say(Saying.of(span))).isEqualTo(english);
        assertThat(Language.POLISH.say(Saying.of(span))).isEqualTo(polish);
    }

    @Test
    void wordsOfADeviceAreSaidAsTheyAreAndNeverTakenForPlaces() {
        Saying hostile = SpanSaying.DAYS.of(Saying.of("{0} {1} $1 \\ <b>"));
        assertThat(Language.POLISH.say(hostile)).isEqualTo("{0} {1} $1 \\ <b> dni");
    }

    @Test
    void severalThingsAreSaidOneAfterTheOther() {
        Saying two = Saying.join(List.of(SpanSaying.HOURS.of(Saying.of(3)), Saying.NOTHING, Saying.of("x")));
        assertThat(Language.POLISH.say(two)).isEqualTo("3 godz.; x");
        assertThat(Saying.join(List.of(Saying.NOTHING, Saying.of("x")))).isEqualTo(Saying.of("x"));
        assertThat(Saying.join(List.of())).isEqualTo(Saying.NOTHING);
    }

    @Test
    void whatAnOperatorWroteIsSaidInTheReadersLanguageOrInWhatThereIs() {
        Saying both = new Saying.Written(Map.of(Language.ENGLISH, "box", Language.POLISH, "dekoder"));
        assertThat(Language.POLISH.say(both)).isEqualTo("dekoder");
        Saying polish = new Saying.Written(Map.of(Language.POLISH, "dekoder"));
        assertThat(Language.ENGLISH.say(polish)).isEqualTo("dekoder");
        assertThatThrownBy(() -> new Saying.Written(Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMachineIsGivenTheKeyOfTheFirstThingSaid() {
        Saying phrase = SpanSaying.HOURS.of(Saying.of(3));
        assertThat(phrase.code()).isEqualTo("span.hours");
        assertThat(Saying.join(List.of(Saying.of("x"), phrase)).code()).isEqualTo("span.hours");
        assertThat(Saying.of("x").code()).isNull();
    }

    @Test
    void inALogItIsEnglish() {
        assertThat(Saying.join(List.of(SpanSaying.HOURS.of(Saying.of(3)), Saying.of("x")))).hasToString("3 h; x");
    }

    @Test
    void aPhraseIsMadeWithAsManyArgumentsAsItsTextHasPlaces() {
        assertThatThrownBy(SpanSaying.DAYS::of).isInstanceOf(AssertionError.class)
                .hasMessage("span.days and 0 arguments");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "pl|POLISH", "pl-PL,pl;q=0.9,en;q=0.8|POLISH", "de-DE,de,pl;q=0.4|POLISH",
        "en-GB,pl;q=0.9|ENGLISH", "en;q=0.2, pl|POLISH", "de|ENGLISH", "*|ENGLISH", "''|ENGLISH", "pl;q=x|ENGLISH",
        "pl;q=0, en|ENGLISH", "plx|ENGLISH", "PL|POLISH"})
    void theLanguageIsTheReadersFavouriteOfOurs(String header, Language expected) {
        assertThat(Language.accepted(header)).isEqualTo(expected);
    }

    @Test
    void aDecimalIsWrittenAsTheReaderWritesIt() {
        Saying number = Saying.of(new BigDecimal("12.40"));
        assertThat(Language.ENGLISH.say(number)).isEqualTo("12.40");
        assertThat(Language.POLISH.say(number)).isEqualTo("12,40");
        assertThat(SayingJson.read(SayingJson.write(number))).isEqualTo(number);
    }
}
