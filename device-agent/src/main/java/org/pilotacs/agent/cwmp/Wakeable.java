package org.pilotacs.agent.cwmp;

/// A box that can be asked for a session, by whatever way.
public interface Wakeable {
    /// ConnectionRequestUsername.
    String username();

    /// ConnectionRequestPassword.
    String password();

    /// Somebody with the right credentials asks for a session.
    void knocked();
}
