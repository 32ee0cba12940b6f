package org.pilotacs.acs.link.lwm2m;

import org.eclipse.leshan.core.node.LwM2mPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;

class ModelPathsTest {
    private final ModelPaths paths;

    ModelPathsTest() throws IOException {
        paths = new ModelPaths(ObjectModels.load(new Lwm2mConfig.ModelConfig(33_000, null)).vendors());
    }

    @ParameterizedTest
    @CsvSource({ "/3/0/3, Lwm2m.3.0.3", "/3/0/11/2, Lwm2m.3.0.11.2", "/33000/1/4, Lwm2m.SatelliteFrontEnd.1.LinkMargin",
        "/33000/0/24/3, Lwm2m.SatelliteFrontEnd.0.ScanResult.3", "/33002/0/3, Lwm2m.ParentalControl.0.PINReset",
        "/33000/0/26000, Lwm2m.SatelliteFrontEnd.0.26000"})
    void a_value_has_one_path_either_way(String wire, String written) {
        assertThat(paths.written(new LwM2mPath(wire), true)).isEqualTo(written);
        assertThat(paths.read(written)).isEqualTo(new LwM2mPath(wire));
    }

    @ParameterizedTest
    @CsvSource({ "/, Lwm2m.", "/3, Lwm2m.3.", "/3/0, Lwm2m.3.0.", "/33001, Lwm2m.ConditionalAccess.",
        "/33001/0/5, Lwm2m.ConditionalAccess.0.Entitlement."})
    void what_has_others_below_it_ends_in_a_dot(String wire, String written) {
        assertThat(paths.written(new LwM2mPath(wire), false)).isEqualTo(written);
        assertThat(paths.read(written)).isEqualTo(new LwM2mPath(wire));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "Device.DeviceInfo.", "Lwm2m", "Lwm2m..", "Lwm2m.Toaster.0.1", "Lwm2m.3.0.3.0.1",
        "Lwm2m.99999999999.0.1", "Lwm2m.3.-1.3", "Lwm2m.3.0.LinkMargin", "Lwm2m.65536.0.1", "Lwm2m.3.0.3..",
        "Lwm2m.3/0"})
    void anything_else_is_no_path(String path) {
        assertThat(paths.read(path)).isNull();
    }

    @Test
    void the_same_path_means_the_same_whatever_number_the_operator_reserved() throws IOException {
        ModelPaths other = new ModelPaths(ObjectModels.load(Lwm2mConfig.ModelConfig.DEFAULT).vendors());
        assertThat(other.read("Lwm2m.SatelliteFrontEnd.1.LinkMargin")).isEqualTo(new LwM2mPath(42_770, 1, 4));
    }
}
