package org.pilotacs.agent.dvb;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// Our numbers against the kernel's headers.
class DvbAbiTest {
    private static final KernelHeader FRONT_ENDS = new KernelHeader("frontend");
    private static final KernelHeader DEMUXES = new KernelHeader("dmx");

    @TempDir
    private Path folder;

    @Test
    void ourNumbersAreTheKernels() throws Exception {
        Map<String, Long> recorded = FRONT_ENDS.recorded();
        assertRecorded(DvbAbi.class, recorded);
        for (String name : new String[]{ "QPSK", "8PSK", "16APSK", "32APSK"}) {
            assertThat((long) DvbAbi.MODULATIONS.indexOf(name)).isEqualTo(recorded.get(name));
        }
        recorded.forEach((name, number) -> {
            if (name.contains("/")) {
                assertThat((long) DvbAbi.CODE_RATES.indexOf(name)).isEqualTo(number);
            }
        });
        assertThat(recorded.get("STATISTICS_SIZE")).as("struct dtv_fe_stats").isEqualTo(37);
    }

    @Test
    void soAreThoseOfDemultiplexers() throws Exception {
        assertRecorded(DemuxAbi.class, DEMUXES.recorded());
    }

    private static void assertRecorded(Class<?> ours, Map<String, Long> recorded) throws IllegalAccessException {
        for (Field field : ours.getDeclaredFields()) {
            if (field.getType().isPrimitive() && Modifier.isStatic(field.getModifiers())) {
                assertThat(((Number) field.get(null)).longValue()).as(field.getName())
                        .isEqualTo(recorded.get(field.getName()));
            }
        }
    }

    @Test
    void theHeadersOfThisMachineSayTheSame() throws Exception {
        for (KernelHeader header : new KernelHeader[]{ FRONT_ENDS, DEMUXES}) {
            Map<String, Long> recorded = header.recorded();
            assertThat(header.ofThisMachine(folder).orElse(recorded)).isEqualTo(recorded);
        }
    }
}
