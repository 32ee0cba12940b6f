package org.pilotacs.acs.trace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.runtime.DataSize;
import org.pilotacs.acs.saying.Saying;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class WireTracesTest {
    private static final DeviceId BOX = new DeviceId("00D09E-1");
    private static final DeviceId OTHER = new DeviceId("00D09E-2");

    private Instant now = Instant.parse("2026-11-23T19:00:00Z");
    private final WireTraces traces = new WireTraces(
            new TraceConfig(1, 10, DataSize.ofKibibytes(1), Duration.ofMinutes(30)), new Clock() {
                @Override
                public Instant instant() {
                    return now;
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            });

    @Test
    void whoWatchesIsCalledForEachMessageAndWhenItEnds() {
        List<Integer> seen = new ArrayList<>();
        WireTraces.Watch watch = traces.watch(BOX,
                () -> seen.add(traces.find(BOX).map(trace -> trace.messages().size()).orElse(-1)));
        traces.record(BOX, WireTrace.Direction.FROM_DEVICE, "before");
        traces.start(BOX);
        traces.record(BOX, WireTrace.Direction.FROM_DEVICE, "one");
        traces.record(BOX, WireTrace.Direction.TO_DEVICE, "two");
        assertThat(traces.find(BOX).orElseThrow().messages()).extracting(TracedMessage::number).containsExactly(1L, 2L);
        traces.stop(BOX);
        assertThat(seen).containsExactly(0, 1, 2, -1);
        watch.close();
        traces.start(BOX);
        assertThat(seen).hasSize(4);
        assertThat(traces.watching(BOX)).isZero();
    }

    @Test
    void keepsOnlyWhatSomebodyAskedFor() {
        traces.record(BOX, WireTrace.Direction.FROM_DEVICE, "before");
        traces.start(BOX);
        traces.record(BOX, WireTrace.Direction.FROM_DEVICE, "during");
        traces.record(OTHER, WireTrace.Direction.FROM_DEVICE, "another");
        assertThat(traces.isOn(BOX)).isTrue();
        assertThat(traces.isOn(OTHER)).isFalse();
        assertThat(traces.find(BOX).orElseThrow().messages()).extracting(TracedMessage::text).containsExactly("during");
        assertThat(traces.find(OTHER)).isEmpty();
    }

    @Test
    void endsByItselfAndCanStillBeRead() {
        traces.start(BOX, Duration.ofMinutes(5));
        traces.record(BOX, WireTrace.Direction.TO_DEVICE, "in time");
        now = now.plusSeconds(300);
        traces.record(BOX, WireTrace.Direction.TO_DEVICE, "late");
        assertThat(traces.isOn(BOX)).isFalse();
        assertThat(traces.find(BOX).orElseThrow().messages()).hasSize(1);
        assertThat(traces.find(BOX).orElseThrow().on()).isFalse();
    }

    @Test
    void dropsTheOldestMessagesAndCutsTheLongest() {
        traces.start(BOX);
        for (int i = 0; i < 12; i++) {
            traces.record(BOX, WireTrace.Direction.FROM_DEVICE, i + "x".repeat(2000));
        }
        assertThat(traces.find(BOX).orElseThrow().messages()).hasSize(10).first()
                .satisfies(message -> assertThat(message.text()).startsWith("2x").hasSizeLessThan(1100)
                        .endsWith("characters left out"));
    }

    @Test
    void tracesNoMoreDevicesThanAllowed() {
        assertThat(traces.start(BOX, Duration.ofMinutes(5))).isTrue();
        assertThat(traces.start(OTHER)).isFalse();
        now = now.plusSeconds(301);
        assertThat(traces.start(OTHER)).as("an ended trace makes room").isTrue();
        assertThat(traces.find(BOX)).isEmpty();
    }

    @Test
    void aSuspectIsTracedForAWhileAndAgainWhenItNextComes() {
        traces.suspect(BOX, Saying.of("it sang"));
        traces.record(BOX, WireTrace.Direction.FROM_DEVICE, "la");
        now = now.plus(Duration.ofDays(2));
        traces.record(BOX, WireTrace.Direction.FROM_DEVICE, "between");
        traces.begins(BOX);
        traces.record(BOX, WireTrace.Direction.FROM_DEVICE, "la la");
        WireTraces.Trace trace = traces.find(BOX).orElseThrow();
        assertThat(trace.because()).isEqualTo(Saying.of("it sang"));
        assertThat(trace.messages()).extracting(TracedMessage::text).containsExactly("la", "la la");
        now = now.plus(Duration.ofDays(1));
        traces.begins(BOX);
        assertThat(traces.isOn(BOX)).as("once is enough").isFalse();
    }

    @Test
    void aSuspectMakesRoomForWhatSomebodyAskedForAndNeverTheReverse() {
        traces.suspect(BOX, Saying.of("it sang"));
        traces.suspect(OTHER, Saying.of("it danced"));
        assertThat(traces.find(OTHER)).isEmpty();
        assertThat(traces.start(OTHER)).isTrue();
        assertThat(traces.find(BOX)).isEmpty();
        traces.suspect(BOX, Saying.of("it sang"));
        traces.suspect(OTHER, Saying.of("it danced"));
        assertThat(traces.find(BOX)).isEmpty();
        assertThat(traces.find(OTHER).orElseThrow().because()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<ParameterValueStruct><Name>Device.WiFi.AccessPoint.1.Security.KeyPassphrase</Name>\n  <Value xsi:type=\"xsd:string\">geheim</Value></ParameterValueStruct>",
        "<a:Name>X.PreSharedKey.1</a:Name><!-- x --><a:Value>geheim</a:Value>",
        "<Name>Device.X.ParentalPIN</Name><Value><![CDATA[geheim]]></Value>",
        "<Name>Device.ManagementServer.Password</Name><Value>geheim",
        "<Name>Device.A&#46;Pass&#119;ord</Name><Value>geheim</Value>",
        "<Username>geheim</Username><Password  >geheim</Password>",
        "<cwmp:Password>geheim</cwmp:Password>",
        "POST / HTTP/1.1\r\nAuthorization: Digest username=\"geheim\", response=\"geheim\"\r\nHost: x\r\n",
        "authorization: Basic geheim", "http://geheim:geheim@10.0.0.1/cr"})
    void masksSecrets(String text) {
        assertThat(Masking.mask(text)).doesNotContain("geheim").contains("***");
    }

    @ParameterizedTest
    @ValueSource(strings = { "<Name>Device.DeviceInfo.UpTime</Name><Value>17</Value>",
        "<Name>Device.ManagementServer.ParameterKey</Name><Value>k1</Value>",
        "<Name>Device.IP.Diagnostics.IPPing.Host</Name><Value>10.0.0.1</Value>",
        "<Name>Device.X.PingCount</Name><Value>3</Value>", "<Name>Device.Spinning</Name><Value>1</Value>",
        "<Password/><Username></Username>", "http://10.0.0.1:7547/cr?a=b@c"})
    void leavesTheRestAsItCame(String text) {
        assertThat(Masking.mask(text)).isEqualTo(text);
    }

    @Test
    void masksWhatIsHuge() {
        String huge = "<Name>A.Password</Name><Value>" + "geheim".repeat(500_000) + "</Value>";
        assertThat(Masking.mask(huge)).isEqualTo("<Name>A.Password</Name><Value>***</Value>");
        assertThat(Masking.mask("<Name>".repeat(200_000))).hasSize(1_200_000);
        assertThat(Masking.mask("<Name>A</Name>" + " ".repeat(1_000_000))).hasSizeGreaterThan(1_000_000);
    }
}
