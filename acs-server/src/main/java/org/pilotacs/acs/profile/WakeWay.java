package org.pilotacs.acs.profile;

/// How a model can be asked to come at once.
public enum WakeWay {
    /// It answers, but must be reachable from here.
    HTTP,
    /// Goes through a NAT, and is never answered.
    UDP,
    /// By a server that both sides log in to.
    XMPP
}
