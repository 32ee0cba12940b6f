package org.pilotacs.agent.cwmp;

import org.pilotacs.agent.board.Flash;
import org.pilotacs.protocols.cwmp.FaultStruct;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Transfers that are over and not yet acknowledged, in flash, because the restart into new firmware lies between.
/// Safe for any number of threads.
final class TransferResults {
    private static final String KEY = "cwmp:transfers";

    private final Flash flash;

    TransferResults(Flash flash) {
        this.flash = flash;
    }

    synchronized void add(TransferResult result) {
        List<TransferResult> results = new ArrayList<>(pending());
        results.add(result);
        write(results);
    }

    synchronized List<TransferResult> pending() {
        String stored = flash.read(KEY);
        return stored == null ? List.of() : stored.lines().map(TransferResults::decoded).toList();
    }

    synchronized void remove(TransferResult acknowledged) {
        List<TransferResult> results = new ArrayList<>(pending());
        results.remove(acknowledged);
        write(results);
    }

    private void write(List<TransferResult> results) {
        if (results.isEmpty()) {
            flash.remove(KEY);
        } else {
            flash.write(KEY, String.join("\n", results.stream().map(TransferResults::encoded).toList()));
        }
    }

    private static String encoded(TransferResult result) {
        return String.join("\t", result.direction().name(), result.commandKey(),
                Integer.toString(result.fault().code()), result.started().toString(), result.completed().toString(),
                result.fault().text().replaceAll("[\\t\\r\\n]", " "));
    }

    private static TransferResult decoded(String line) {
        String[] parts = line.split("\t", -1);
        return new TransferResult(TransferResult.Direction.valueOf(parts[0]), parts[1],
                new FaultStruct(Integer.parseInt(parts[2]), parts[5]), Instant.parse(parts[3]),
                Instant.parse(parts[4]));
    }
}
