package org.pilotacs.acs.provisioning.engine;

import org.jspecify.annotations.Nullable;

/// What keeps scripts from going on for ever. Confined to its session.
final class Limits {
    /// GenieACS gives up after 255; a large router has more parameters than fit into those.
    static final int REQUESTS = 2_000;
    static final int CYCLES = 255;
    static final int NESTED = 8;

    private final int iterations;
    private int requests;
    private int cycles;
    private int looks;

    Limits(Settings settings) {
        this.iterations = settings.iterations();
    }

    /// Something else is begun.
    void newCycle() {
        if (looks > 0) {
            cycles++;
            looks = 0;
            requests = 0;
        }
    }

    void request() {
        requests++;
    }

    void look() {
        looks++;
    }

    /// A number for each request of a session.
    String key(long session) {
        return "%x%02x%02x".formatted(session, cycles & 0xff, requests & 0xff);
    }

    /// Null as long as it may go on.
    @Nullable
    Fault exceeded(int depth) {
        if (requests >= REQUESTS) {
            return Fault.of("too_many_rpcs", "Too many RPC requests");
        }
        if (depth >= NESTED) {
            return Fault.of("deeply_nested_vparams",
                    "Virtual parameters are referencing other virtual parameters in a deeply nested manner");
        }
        if (cycles >= CYCLES) {
            return Fault.of("too_many_cycles", "Too many provision cycles");
        }
        if (looks >= iterations) {
            return Fault.of("too_many_commits", "Too many commit iterations");
        }
        return null;
    }
}
