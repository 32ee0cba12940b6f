package org.pilotacs.acs.profile;

import org.pilotacs.acs.diagnostic.DiagnosticKind;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Assignment;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How a model does an action.
public sealed interface Recipe {
    /// This model cannot.
    ///
    /// @param reason for the consultant: why, and what to do instead
    record Impossible(Saying reason) implements Recipe {}

    /// It can, in these steps.
    ///
    /// @param takes how long it takes from the order to the result, for people
    /// @param customerDoes key of the text that tells the customer what to do meanwhile; empty for nothing
    record Steps(List<Step> steps, Duration takes, String customerDoes) implements Recipe {
        public Steps {
            steps = List.copyOf(steps);
        }
    }

    /// One step. A read needs no other step; every other one needs the last restart, reset, write or
    /// execution before it.
    sealed interface Step {
        record Restart() implements Step {}

        record FactoryReset() implements Step {}

        /// Runs the firmware that the action names.
        record UpdateFirmware() implements Step {}

        record Write(List<Assignment> assignments) implements Step {
            public Write {
                assignments = List.copyOf(assignments);
            }
        }

        /// Has the box do what stands behind a path of its data model.
        record Execute(String path) implements Step {}

        /// Reads what the action is about; any one that succeeds gives a result.
        record Read(List<String> paths) implements Step {
            public Read {
                paths = List.copyOf(paths);
            }
        }

        /// Reads what is good to know afterwards; decides nothing.
        record Look(List<String> paths) implements Step {
            public Look {
                paths = List.copyOf(paths);
            }
        }

        /// Reads whether it took effect.
        ///
        /// @param expected the value that shows that it did
        /// @param means what that value says, for people, for example `the box says that its PIN is the factory's`
        /// @param otherwise what other values say, as far as that is known
        /// @param within how long that may take; zero for at once
        record Check(String path, String expected, Saying means, Map<String, Saying> otherwise,
                Duration within) implements Step {
            public Check {
                otherwise = Map.copyOf(otherwise);
            }
        }

        /// Has the box test its line.
        ///
        /// @param object that the model tests with; empty for the standard's
        record Test(DiagnosticKind kind, String object) implements Step {}

        /// Changes the home's Wi-Fi as the action says.
        record Wifi(WifiParameters parameters) implements Step {}
    }
}
