package org.pilotacs.sim.homes;

import org.pilotacs.agent.board.Identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A home with what is wrong there, and all that a server could know of it.
///
/// @param plan what is wrong
/// @param called when the customer calls, or would
/// @param account what the operator knows of the home
/// @param call what the customer says
/// @param contact what the box's calls to the server say
/// @param snapshots oldest first; the last is of now, unless the box is silent or what is known of it is old
record KnownHome(HomePlan plan, Instant called, Account account, Call call, Contact contact, Neighbours neighbours,
        List<Snapshot> snapshots) {

    /// @param root `Device.` or `InternetGatewayDevice.`
    /// @param softwareVersion as the box said last
    record Account(Identity identity, String root, String softwareVersion, String area, boolean arrears) {}

    /// @param every how often the box calls unasked
    /// @param starts of the last seven days, that the server heard of, oldest first
    record Contact(Instant last, Duration every, List<Instant> starts) {}
}
