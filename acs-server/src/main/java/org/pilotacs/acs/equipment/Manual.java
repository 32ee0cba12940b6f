package org.pilotacs.acs.equipment;

import org.pilotacs.acs.runtime.DataSize;
import org.pilotacs.acs.saying.Language;

import java.nio.file.Path;
import java.util.List;

/// How a model is used, in one language. Immutable.
public sealed interface Manual {
    Language language();

    /// A manual that is part of a page.
    ///
    /// @param lead HTML before the first heading; may be empty
    /// @param sections in their order; with their titles they are the table of contents
    record Text(Language language, String lead, List<Section> sections) implements Manual {
        public Text {
            sections = List.copyOf(sections);
        }
    }

    /// What stands below one heading of the second level.
    ///
    /// @param id for the heading; other places of the manual lead to `#id`
    /// @param title in plain text, to be escaped like any other
    /// @param html without the heading. Well-formed; has no scripts, no HTML of the author's and no link but to the web and
    /// to places of this manual, so that it can go into a page as it is
    record Section(String id, String title, String html) {}

    /// A file of the operator's, given out as it is, as `application/pdf` and nothing else.
    ///
    /// @param file was a PDF of this size when the server started
    record Pdf(Language language, Path file, DataSize size) implements Manual {}
}
