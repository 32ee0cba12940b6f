package org.pilotacs.acs.profile;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// What a model needs in a CWMP session; each is data of its profile.
///
/// @param identityFrom a parameter of its reports that tells boxes apart whose makers gave them all one serial number (D19);
///        null for models whose serial numbers are good
public record SessionTraits(Asking asking, Writing writing, Patience patience, Downloads downloads,
        @Nullable String identityFrom) {
    public static final SessionTraits DEFAULT = new SessionTraits(new Asking(32, true, false, List.of()),
            new Writing(32, BooleanForm.AS_WRITTEN, false),
            new Patience(Duration.ofSeconds(30), Duration.ofMinutes(10), null),
            new Downloads(Duration.ofHours(1), 1, true), null);

    /// How the model is asked.
    ///
    /// @param readBatch most names in one GetParameterValues (D10)
    /// @param partialPaths GetParameterValues takes a path that ends in a dot (D9)
    /// @param skipRootDiscovery GetParameterNames on the empty path is refused; start at the root object (D1)
    /// @param names parameters that the model has although it names none (D5)
    public record Asking(int readBatch, boolean partialPaths, boolean skipRootDiscovery, List<String> names) {
        public Asking {
            names = List.copyOf(names);
        }
    }

    /// How values are written to the model.
    ///
    /// @param batch most values in one SetParameterValues (D10)
    /// @param wholeSeconds times are written without a fraction (D12)
    public record Writing(int batch, BooleanForm booleans, boolean wholeSeconds) {}

    /// The form in which a model takes booleans (D12).
    public enum BooleanForm {
        /// As whoever writes it wrote it: both forms are legal.
        AS_WRITTEN,
        /// 1 and 0.
        DIGITS,
        /// true and false.
        WORDS
    }

    /// How long the model may take.
    ///
    /// @param idle between two messages (H16)
    /// @param restart until a restarted box is back
    /// @param comesEvery between two contacts, for a model that has no PeriodicInformInterval to say so (D13)
    public record Patience(Duration idle, Duration restart, @Nullable Duration comesEvery) {}

    /// How the model fetches files.
    ///
    /// @param patience until the end of a transfer is reported
    /// @param attempts how often a transfer that the box reports as failed is ordered, at most (D16)
    /// @param reported the model sends TransferComplete (D14)
    public record Downloads(Duration patience, int attempts, boolean reported) {}
}
