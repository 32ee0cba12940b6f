package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.diagnostic.DiagnosticResult;
import org.pilotacs.acs.door.LineTest;
import org.pilotacs.acs.door.StageName;

import java.util.List;
import java.util.Locale;

/// Tests of a line as the contract's JSON. Stateless.
final class LineTestJson {
    private LineTestJson() {}

    static ArrayNode tests(List<LineTest> tests) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (LineTest one : tests) {
            ObjectNode json = list.addObject()
                    .put("test", one.test().kind().name().toLowerCase(Locale.ROOT))
                    .put("target", one.test().target())
                    .put("outcome", one.outcome() == null ? null : StageName.of(one.outcome()));
            DiagnosticResult result = one.result();
            if (result == null) {
                json.putNull("result");
            } else {
                put(json.putObject("result"), result);
            }
        }
        return list;
    }

    private static void put(ObjectNode json, DiagnosticResult result) {
        switch (result) {
            case DiagnosticResult.Ping ping -> json.put("answered", ping.answered()).put("lost", ping.lost())
                    .put("averageMs", ping.average()).put("leastMs", ping.least()).put("mostMs", ping.most());
            case DiagnosticResult.Trace(var hops) -> {
                ArrayNode list = json.putArray("hops");
                for (DiagnosticResult.Hop hop : hops) {
                    ObjectNode one = list.addObject().put("hop", hop.number()).put("host", hop.host()).put("address",
                            hop.address()).put("error", hop.error());
                    hop.times().forEach(one.putArray("timesMs")::add);
                }
            }
            case DiagnosticResult.Speed speed -> json.put("bytes", speed.bytes())
                    .put("seconds", speed.took().toMillis() / 1_000.0).put("bitsPerSecond", speed.rate());
        }
    }
}
