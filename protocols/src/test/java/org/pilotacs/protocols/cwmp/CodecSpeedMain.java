package org.pilotacs.protocols.cwmp;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// CPU time per Inform of 2.8 KB, read and written. Run by hand; not a test.
final class CodecSpeedMain {
    private static final int TIMES = 100_000;
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private CodecSpeedMain() {}

    public static void main(String[] args) throws MalformedMessageException {
        var reader = new EnvelopeReader(Limits.DEFAULT);
        var writer = new EnvelopeWriter();
        byte[] plain = writer.write(inform("V100R001IRQC56B017"));
        byte[] foreign = writer.write(inform("Zażółć"));
        System.err.println(plain.length + " bytes");
        for (int round = 0; round < 8; round++) {
            System.err.printf("read %d ns, with characters beyond ASCII %d ns, write %d ns%n", perRead(reader, plain),
                    perRead(reader, foreign), perWrite(writer, reader.readFromCpe(plain)));
        }
    }

    private static long perRead(EnvelopeReader reader, byte[] body) throws MalformedMessageException {
        long start = CPU.getCurrentThreadCpuTime();
        for (int i = 0; i < TIMES; i++) {
            reader.readFromCpe(body);
        }
        return (CPU.getCurrentThreadCpuTime() - start) / TIMES;
    }

    private static long perWrite(EnvelopeWriter writer, Envelope<FromCpe> envelope) {
        long start = CPU.getCurrentThreadCpuTime();
        for (int i = 0; i < TIMES; i++) {
            writer.write(envelope);
        }
        return (CPU.getCurrentThreadCpuTime() - start) / TIMES;
    }

    private static Envelope<FromCpe> inform(String version) {
        List<ParameterValueStruct> parameters = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            parameters
                    .add(new ParameterValueStruct("InternetGatewayDevice.WANDevice.1.WANIPConnection." + i + ".Address",
                            XsdType.STRING, version));
        }
        return new Envelope<>(CwmpVersion.V1_0, Header.id("1"),
                new CpeRequest.Inform(new DeviceIdStruct("Huawei Technologies Co., Ltd.", "202BC1", "BM632w", "000100"),
                        List.of(new EventStruct(EventCode.PERIODIC, "")), 1, Instant.parse("2026-11-23T10:36:38Z"), 0,
                        parameters));
    }
}
