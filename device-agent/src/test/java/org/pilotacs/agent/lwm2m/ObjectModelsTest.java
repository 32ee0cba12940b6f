package org.pilotacs.agent.lwm2m;

import org.eclipse.leshan.core.model.ObjectLoader;
import org.eclipse.leshan.core.model.ObjectModel;
import org.eclipse.leshan.core.model.ResourceModel;
import org.eclipse.leshan.core.model.ResourceModel.Operations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.protocols.lwm2m.ConditionalAccessResource;
import org.pilotacs.protocols.lwm2m.ConnectivityResource;
import org.pilotacs.protocols.lwm2m.DeviceResource;
import org.pilotacs.protocols.lwm2m.FirmwareResource;
import org.pilotacs.protocols.lwm2m.FrontEndResource;
import org.pilotacs.protocols.lwm2m.ParentalControlResource;
import org.pilotacs.protocols.lwm2m.ResourceId;
import org.pilotacs.protocols.lwm2m.StandardObject;
import org.pilotacs.protocols.lwm2m.StatisticsResource;
import org.pilotacs.protocols.lwm2m.VendorObject;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/// Our models and names, as Leshan's parser and its validator find them.
class ObjectModelsTest {
    @ParameterizedTest
    @ValueSource(ints = { VendorObject.DEFAULT_BASE, 32_769, 10_300})
    void ourModelsAreValidAboveEveryLegalBase(int base) throws Exception {
        for (VendorObject object : VendorObject.values()) {
            ObjectModel model = model(object.ddf(base));
            assertThat(model.id).isEqualTo(object.id(base));
            assertThat(model.urn).isEqualTo(object.urn(base));
            assertThat(model.version).isEqualTo("1.0");
            assertThat(model.lwm2mVersion).isEqualTo("1.1");
            assertThat(model.multiple).isEqualTo(object != VendorObject.PARENTAL_CONTROL);
            assertThat(model.resources.values()).allSatisfy(one -> assertThat(one.description).isNotBlank());
        }
    }

    @Test
    void ourNamesAreThoseOfOurModels() throws Exception {
        int base = VendorObject.DEFAULT_BASE;
        assertSame(model(VendorObject.SATELLITE_FRONT_END.ddf(base)), FrontEndResource.values());
        assertSame(model(VendorObject.CONDITIONAL_ACCESS.ddf(base)), ConditionalAccessResource.values());
        assertSame(model(VendorObject.PARENTAL_CONTROL.ddf(base)), ParentalControlResource.values());
    }

    @Test
    void ourNamesOfStandardObjectsAreThoseOfTheirModels() {
        Map<Integer, ObjectModel> models = new HashMap<>();
        ObjectLoader.loadDefault().forEach(model -> models.put(model.id, model));
        assertSame(of(models, 3), DeviceResource.values());
        assertSame(of(models, 4), ConnectivityResource.values());
        assertSame(of(models, 5), FirmwareResource.values());
        assertSame(of(models, 7), StatisticsResource.values());
    }

    private static ObjectModel of(Map<Integer, ObjectModel> models, int id) {
        return Objects.requireNonNull(models.get(id));
    }

    private static void assertSame(ObjectModel model, ResourceId[] names) {
        assertThat(Arrays.stream(names).map(name -> name.id() + " " + name.label() + " " + name.access().letters()))
                .containsExactlyElementsOf(model.resources.values().stream()
                        .map(one -> one.id + " " + one.name + " " + letters(one)).toList());
    }

    private static String letters(ResourceModel resource) {
        Operations operations = resource.operations;
        return (operations.isReadable() ? "R" : "") + (operations.isWritable() ? "W" : "")
                + (operations.isExecutable() ? "E" : "");
    }

    @Test
    void theStandardModelsThatLeshanLacksAreValid() throws Exception {
        for (StandardObject object : StandardObject.values()) {
            for (byte[] ddf : object.ddfs()) {
                ObjectModel model = model(ddf);
                assertThat(model.id).isEqualTo(object.id());
                assertThat(model.resources.values()).allSatisfy(one -> assertThat(one.description).isNotBlank());
            }
        }
        assertThat(ObjectLoader.loadAllDefault()).extracting(model -> model.id)
                .doesNotContain(Arrays.stream(StandardObject.values()).map(StandardObject::id).toArray(Integer[]::new));
        assertThat(StandardObject.allDdfs()).hasSize(7);
    }

    private static ObjectModel model(byte[] ddf) throws Exception {
        List<ObjectModel> models = ObjectLoader.loadDdfFile(new ByteArrayInputStream(ddf), "ours", true);
        assertThat(models).hasSize(1);
        return models.getFirst();
    }
}
