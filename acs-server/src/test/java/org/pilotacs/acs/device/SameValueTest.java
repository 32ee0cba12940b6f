package org.pilotacs.acs.device;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SameValueTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = { "STRING,Home,Home,true", "STRING,Home,\"  Home \",true",
        "STRING,Home,home,false", "STRING,1,true,false", "STRING,01,1,false", "BOOLEAN,true,1,true",
        "BOOLEAN,0,False,true", "BOOLEAN,true,0,false", "BOOLEAN,true,yes,false", "UNSIGNED_INT,7,007,true",
        "INT,-5,-5.0,true", "INT,5,6,false", "INT,5,\"\",false", "DECIMAL,1.50,1.5,true",
        "DATE_TIME,2026-11-23T12:00:00Z,2026-11-23T12:00:00.123Z,true",
        "DATE_TIME,2026-11-23T12:00:00Z,2026-11-23T13:00:00+01:00,true",
        "DATE_TIME,2026-11-23T12:00:00Z,2026-11-23T12:00:00,true",
        "DATE_TIME,2026-11-23T12:00:00Z,2026-11-23T12:00:01Z,false", "DATE_TIME,soon,later,false",
        "HEX_BINARY,00aabb,00AABB,true", "BASE64,QUJD,\"QU JD\",true", "BASE64,QUJD,qujd,false"})
    void whatWasWrittenIsRecognisedInTheFormsThatBoxesUse(ValueType type, String written, String readBack,
            boolean same) {
        assertThat(SameValue.is(new Value(type, written), readBack)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({ "true,1,true", "true,True,true", "true,0,false", "1,1,true", "1,true,false", "OK,OK,true",
        "OK,ok,false",
        "1,01,true"})
    void whatAProfileExpectsIsRecognisedWhateverItsType(String expected, String read, boolean same) {
        assertThat(SameValue.isExpected(expected, read)).isEqualTo(same);
    }

    @Test
    void paddingOfOldBoxesIsNoDifference() {
        assertThat(SameValue.is(Value.string("Home"), "Home\u0000\u0000\r\n")).isTrue();
    }

    @Test
    void aLongValueIsComparedAsFarAsEvidenceKeepsIt() {
        String longText = "x".repeat(2_000);
        assertThat(SameValue.is(Value.string(longText), longText.substring(0, 1_024) + "…")).isTrue();
        assertThat(SameValue.is(Value.string("y" + longText), longText.substring(0, 1_024) + "…")).isFalse();
        assertThat(SameValue.is(Value.string("x"), "…")).isFalse();
    }
}
