package org.pilotacs.acs.provisioning.engine;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.picture.View;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Scripts that run side by side, and how far they are. Confined to its session.
final class Frame {
    private final Work work;
    private final List<View> views = new ArrayList<>();
    private final Map<String, String> extensions = new HashMap<>();
    private @Nullable Ran ran;

    /// What runs.
    sealed interface Work {
        /// @param needed what must be known besides
        record Provisions(List<Invocation> invocations, List<Declaration> needed) implements Work {}

        record Virtual(List<VirtualCall> calls) implements Work {}
    }

    /// What the last run came to.
    ///
    /// @param returned of each script, if all finished
    record Ran(List<Declaration> declarations, boolean finished, List<Scripts.@Nullable Returned> returned) {}

    Frame(Work work) {
        this.work = work;
    }

    Work work() {
        return work;
    }

    List<View> views() {
        return views;
    }

    Map<String, String> extensions() {
        return extensions;
    }

    /// Null if the scripts must run first.
    @Nullable
    Ran ran() {
        return ran;
    }

    void ran(Ran now) {
        ran = now;
    }

    /// What was declared is so; the scripts may go on from there.
    void commit(View view) {
        views.add(view);
        ran = null;
    }
}
