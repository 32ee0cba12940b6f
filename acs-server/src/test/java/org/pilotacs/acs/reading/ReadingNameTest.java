package org.pilotacs.acs.reading;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.GeneratedDocs;

import java.io.IOException;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReadingNameTest {
    @Test
    void theDocumentListsEveryName() throws IOException {
        GeneratedDocs.assertTrue("readings.md", ReadingDocs.text());
    }

    @ParameterizedTest
    @EnumSource
    void aNameWithItsNumbersIsFoundAgain(ReadingName name) {
        String full = name.of(Stream.of(7, 12).limit(name.instances()).mapToInt(i -> i).toArray());
        assertThat(full).doesNotContain("{");
        assertThat(ReadingName.ofName(full)).contains(name);
        assertThat(ReadingName.ofTemplate(name.template())).contains(name);
    }

    @ParameterizedTest
    @EnumSource
    void everyEntryIsSoundInItself(ReadingName name) {
        assertThat(name.template()).matches("[a-z]+(-[a-z]+)*(\\.([a-z]+(-[a-z]+)*|\\{i}|\\{j}))*");
        assertThat(name.words().isEmpty()).isEqualTo(name.kind() != ReadingName.Kind.WORD);
        assertThat(name.unit().isEmpty() || name.kind() == ReadingName.Kind.NUMBER).isTrue();
        assertThat(name.meaning()).isNotEmpty().doesNotEndWith(".").doesNotContain("|");
        assertThat(name.freshFor()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "tuner", "tuner.1", "tuner.0.cn", "tuner.01.cn", "tuner.x.cn", "tuner.1.cn.",
        "tuner..cn",
        "tuner.{i}.cn", "card.1.status", "CARD.STATUS"})
    void anythingElseIsNoName(String name) {
        assertThat(ReadingName.ofName(name)).isEmpty();
    }

    @Test
    void onlyTheMakersOwnScalesAreRelative() {
        assertThat(Stream.of(ReadingName.values()).filter(ReadingName::relative))
                .containsExactly(ReadingName.TUNER_STRENGTH, ReadingName.TUNER_QUALITY);
    }

    @Test
    void numbersAndPlacesMustAgree() {
        assertThat(ReadingName.WIFI_CLIENT_RSSI.of(1, 3)).isEqualTo("wifi.1.client.3.rssi");
        assertThatThrownBy(() -> ReadingName.TUNER_CN.of()).hasMessage("tuner.{i}.cn takes 1 instance numbers");
    }
}
