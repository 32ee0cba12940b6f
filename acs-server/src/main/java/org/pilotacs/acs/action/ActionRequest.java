package org.pilotacs.acs.action;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.diagnostic.DiagnosticKind;
import org.pilotacs.acs.file.FileKind;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.CardOrder;

import java.util.List;
import java.util.stream.Stream;

/// What a person wants of a box, with its arguments.
public sealed interface ActionRequest {
    record Restart() implements ActionRequest {}

    record FactoryReset() implements ActionRequest {}

    /// Sets the box's PIN back to the model's factory value. No PIN is ever stored.
    record ResetPin(Way way) implements ActionRequest {
        public ResetPin() {
            this(Way.BEST);
        }
    }

    /// Has the box get the rights to its channels anew.
    ///
    /// @param rights to send by satellite; empty to have the card look at those that it has
    record Reconnect(Way way, List<CardOrder.Right> rights) implements ActionRequest {
        public Reconnect {
            rights = List.copyOf(rights);
        }

        public Reconnect() {
            this(Way.BEST, List.of());
        }
    }

    /// Has messages broadcast that the operator's card system has made for the box's card.
    ///
    /// @param sections each whole, in hexadecimal
    record SendEmms(List<String> sections) implements ActionRequest {
        public SendEmms {
            sections = List.copyOf(sections);
        }
    }

    /// Reads the model's signal, card and link parameters live.
    record CheckSignal() implements ActionRequest {}

    /// Has the box test its line.
    ///
    /// @param tests which; empty for all that the model has and for which there is something to test against
    /// @param host to ping and trace instead of the one that is set; empty for that
    record TestLine(List<DiagnosticKind> tests, String host) implements ActionRequest {
        public TestLine {
            tests = List.copyOf(tests);
        }
    }

    /// Changes the home's Wi-Fi. A wish for nothing is one for a better channel.
    ///
    /// @param network by its number; 0 for all that carry the home's name
    /// @param name that is new; null to leave it
    /// @param password that is new, empty if there is one and it is not kept; null to leave it
    record FixWifi(int network, WifiChannel channel, @Nullable String name,
            @Nullable Secret password) implements ActionRequest {
        public FixWifi {
            if (channel instanceof WifiChannel.Same && name == null && password == null) {
                channel = new WifiChannel.Chosen();
            }
        }

        /// A better channel.
        public FixWifi() {
            this(0, new WifiChannel.Chosen(), null, null);
        }

        /// What is to be changed, by name: `channel`, `name`, `password`.
        public List<String> changes() {
            return Stream.of(channel instanceof WifiChannel.Same ? "" : "channel", name == null ? "" : "name",
                    password == null ? "" : "password").filter(one -> !one.isEmpty()).toList();
        }

        /// Whether everybody must join the network anew.
        public boolean isRekeyed() {
            return name != null || password != null;
        }
    }

    /// Has the box send us a file.
    ///
    /// @param instance of several; 0 for the one
    record FetchFile(FileKind file, int instance) implements ActionRequest {}

    /// Has the box run other firmware.
    ///
    /// @param image id of it; empty for the one that was added last of those for the box
    record UpdateFirmware(String image) implements ActionRequest {}

    /// Gives the box a configuration of its maker's.
    ///
    /// @param image id of it
    record ApplyConfiguration(String image) implements ActionRequest {}

    /// Reads parameters live; a path that ends in a dot reads everything below it.
    record Read(List<String> paths) implements ActionRequest {
        public Read {
            paths = List.copyOf(paths);
        }
    }

    /// Sets parameters, all or none, and reads them back where that means something.
    record Write(List<Assignment> assignments) implements ActionRequest {
        public Write {
            assignments = List.copyOf(assignments);
        }
    }

    /// Learns the names below an object (and does not read values); an empty path is the whole data model.
    record Discover(String object) implements ActionRequest {}
}
