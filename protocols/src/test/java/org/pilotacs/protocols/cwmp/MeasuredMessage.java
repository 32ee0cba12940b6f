package org.pilotacs.protocols.cwmp;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/// What [CodecBenchmark] reads and writes. Those with Polish values are not ASCII, which costs more.
public enum MeasuredMessage {
    INFORM(inform("V100R001IRQC56B017")),
    INFORM_POLISH(inform("Zażółć gęślą jaźń")),
    INFORM_RESPONSE(new AcsResponse.InformResponse(1)),
    GET_200_VALUES(new AcsRequest.GetParameterValues(names(200))),
    THE_200_VALUES(new CpeResponse.GetParameterValuesResponse(values(200, "V100R001IRQC56B017"))),
    THE_200_VALUES_POLISH(new CpeResponse.GetParameterValuesResponse(values(200, "Zażółć gęślą jaźń"))),
    THE_200_NAMES(new CpeResponse.GetParameterNamesResponse(
            names(200).stream().map(name -> new ParameterInfoStruct(name, true)).toList()));

    private final Envelope<? extends CwmpMessage> envelope;

    MeasuredMessage(CwmpMessage message) {
        this.envelope = new Envelope<>(CwmpVersion.V1_0, Header.id("1"), message);
    }

    Envelope<? extends CwmpMessage> envelope() {
        return envelope;
    }

    /// One of 2.8 KB.
    private static CpeRequest.Inform inform(String value) {
        return new CpeRequest.Inform(
                new DeviceIdStruct("Huawei Technologies Co., Ltd.", "202BC1", "BM632w", "000100"),
                List.of(new EventStruct(EventCode.PERIODIC, "")), 1, Instant.parse("2026-11-23T10:36:38Z"), 0,
                values(11, value));
    }

    private static List<ParameterValueStruct> values(int count, String value) {
        return names(count).stream().map(name -> new ParameterValueStruct(name, XsdType.STRING, value)).toList();
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "InternetGatewayDevice.WANDevice.1.WANIPConnection." + i + ".Address").toList();
    }
}
