package org.pilotacs.agent.board;

import java.time.Duration;

/// What can be shown over the picture.
public interface Screen {
    /// Shows the text instead of the one before.
    ///
    /// @param shown for how long
    void show(String text, Duration shown);
}
