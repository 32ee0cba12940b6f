package org.pilotacs.acs.provisioning.engine;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.expression.Value;
import org.pilotacs.acs.provisioning.picture.View;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Runs the scripts of one session.
public interface Scripts {
    boolean hasProvision(String name);

    /// Names of all virtual parameters.
    Set<String> virtualParameters();

    /// Runs a script from its beginning until it needs to know more than the views tell. May block for as long as extensions
    /// take.
    Run run(Call call);

    /// @param virtual whether it is the script of a virtual parameter
    /// @param arguments a JSON array
    /// @param views what was known after each commit that the script came past already
    /// @param extensions what extensions said in this place, by the call; more is put into it
    record Call(boolean virtual, String name, String arguments, List<View> views, Map<String, String> extensions) {
        public Call {
            views = List.copyOf(views);
        }
    }

    /// How a run ended.
    sealed interface Run {
        /// @param finished whether it came to its end; else it waits for what it declared
        /// @param returned what it returned, null if nothing or it did not finish
        record Ended(List<Declaration> declarations, List<Clear> clears, boolean finished, @Nullable Returned returned)
                implements
                    Run {}

        record Failed(Fault fault) implements Run {}
    }

    /// What the script of a virtual parameter returned; null for what is missing.
    ///
    /// @param value itself, or the first of two
    /// @param type the second of two, or what JavaScript's type means
    record Returned(@Nullable Boolean writable, @Nullable Value value, @Nullable String type) {}
}
