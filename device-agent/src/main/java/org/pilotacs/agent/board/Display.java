package org.pilotacs.agent.board;

/// What is plugged into the box's HDMI output.
public enum Display {
    /// Nothing that answers.
    NONE,
    /// A television that answers.
    PRESENT,
    /// Something that does not answer as it should.
    ERROR
}
