package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/// How many boxes of a campaign stand where, in the few heaps that a person looks for. Immutable.
record CampaignCounts(JsonNode counts) {
    private static final int WIDTH = 24;
    private static final List<String> WELL = List.of("done", "rolled-back");
    private static final List<String> UNDER_WAY = List.of("at-work", "proving", "returning", "rolling-back");
    private static final List<String> WRONG = List.of("hurt", "failed", "unknown", "stuck");
    private static final List<String> TO_COME = List.of("waiting", "pending");
    static final String LEGEND = "█ well   ▒ under way or watched   ! gone wrong or not known   · to come   - nothing to do";

    long well() {
        return sum(WELL);
    }

    long wrong() {
        return sum(WRONG);
    }

    private long sum(List<String> states) {
        return states.stream().mapToLong(state -> counts.path(state).asLong()).sum();
    }

    /// Each heap that is not empty has a sign at least.
    String bar() {
        long none = sum(List.of("skipped", "left-out"));
        long[] heaps = { well(), sum(UNDER_WAY), wrong(), sum(TO_COME), none};
        String[] signs = { "█", "▒", "!", "·", "-"};
        long all = 0;
        for (long heap : heaps) {
            all += heap;
        }
        StringBuilder bar = new StringBuilder();
        for (int i = 0; i < heaps.length; i++) {
            int width = heaps[i] == 0 ? 0 : Math.max(1, Math.toIntExact(heaps[i] * WIDTH / all));
            bar.append(signs[i].repeat(width));
        }
        return bar.toString();
    }

    /// The states that are not empty, for example `done 95, failed 2`.
    String words() {
        List<String> words = new ArrayList<>();
        counts.properties().forEach(one -> {
            if (one.getValue().asLong() > 0) {
                words.add(one.getKey() + " " + one.getValue().asLong());
            }
        });
        return String.join(", ", words);
    }
}
