package org.pilotacs.protocols.lwm2m;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VendorObjectTest {
    @Test
    void idsFollowEachOtherFromTheBase() {
        assertThat(VendorObject.SATELLITE_FRONT_END.id(42_770)).isEqualTo(42_770);
        assertThat(VendorObject.CONDITIONAL_ACCESS.id(42_770)).isEqualTo(42_771);
        assertThat(VendorObject.PARENTAL_CONTROL.id(42_770)).isEqualTo(42_772);
    }

    @Test
    void aModelBearsTheIdThatItHasAboveTheBase() {
        String model = new String(VendorObject.PARENTAL_CONTROL.ddf(33_000), StandardCharsets.UTF_8);
        assertThat(model).contains("<ObjectID>33002</ObjectID>", "<ObjectURN>urn:oma:lwm2m:x:33002</ObjectURN>")
                .doesNotContain("@");
        assertThat(VendorObject.PARENTAL_CONTROL.urn(33_000)).isEqualTo("urn:oma:lwm2m:x:33002");
    }

    @ParameterizedTest
    @CsvSource({ "10241,REGISTERED", "32766,REGISTERED", "32769,RESERVED_BLOCK", "42766,RESERVED_BLOCK",
        "42769,TEST", "42798,TEST"})
    void aBaseBelongsToTheRangeThatHoldsAllOurObjects(int base, VendorIdRange range) {
        assertThat(VendorObject.rangeOf(base)).isEqualTo(range);
    }

    @ParameterizedTest
    @ValueSource(ints = { -1, 0, 3, 10_240, 32_767, 42_767, 42_799, 42_801, 65_535})
    void aBaseThatBreaksOutOfItsRangeIsRefused(int base) {
        assertThatThrownBy(() -> VendorObject.rangeOf(base)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("" + base);
    }

    @Test
    void numbersAreFoundAgain() {
        assertThat(DeviceError.of(17)).contains(DeviceError.NO_LOCK);
        assertThat(FirmwareResult.of(10)).contains(FirmwareResult.CANCELLED);
        assertThat(FirmwareState.of(4)).isEmpty();
    }
}
