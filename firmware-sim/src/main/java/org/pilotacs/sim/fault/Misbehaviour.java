package org.pilotacs.sim.fault;

import java.time.Duration;

/// What is wrong with a box on purpose. Changes take effect at its next post. Safe for any number of threads.
public final class Misbehaviour {
    /// Where in a session the power goes.
    ///
    /// @param post which post of the session, from 1 (the Inform)
    /// @param moment before it leaves, or when its answer has come and was not read
    public record Crash(int post, Moment moment) {
        public Crash {
            if (post < 1) {
                throw new IllegalArgumentException("posts are counted from 1: " + post);
            }
        }
    }

    public enum Moment {
        BEFORE_POST, AFTER_ANSWER
    }

    private static final Crash NEVER = new Crash(Integer.MAX_VALUE, Moment.BEFORE_POST);

    private volatile Crash crash = NEVER;
    private volatile Duration slowAnswer = Duration.ZERO;
    private volatile boolean ignoreCookies;
    private volatile boolean rootCookiesOnly;
    private volatile boolean closeConnectionEachPost;
    private volatile boolean neverReturnAfterReboot;
    private volatile TransferReport transferReport = TransferReport.WHOLE;
    private volatile boolean eventsReversed;

    /// Loses power once, in the next session that gets so far, and boots again.
    public void crashMidSession(int post, Moment moment) {
        crash = new Crash(post, moment);
    }

    /// Thinks so long before each post after the Inform.
    public void slowAnswer(Duration thinking) {
        slowAnswer = thinking;
    }

    /// Returns no cookie, but keeps the session on one TCP connection (quirk H2).
    public void ignoreCookies(boolean on) {
        ignoreCookies = on;
    }

    /// Returns only cookies that came with `Path=/` (quirk H1).
    public void rootCookiesOnly(boolean on) {
        rootCookiesOnly = on;
    }

    /// Takes a new TCP connection for each post (quirk H3).
    public void closeConnectionEachPost(boolean on) {
        closeConnectionEachPost = on;
    }

    /// Goes down at the next restart and stays down.
    public void neverReturnAfterReboot(boolean on) {
        neverReturnAfterReboot = on;
    }

    /// Tells of transfers in another way (quirks D14, D15 and D17).
    public void reportTransfers(TransferReport how) {
        transferReport = how;
    }

    /// Names the events of an Inform in the opposite order.
    public void reverseEvents(boolean on) {
        eventsReversed = on;
    }

    TransferTalk transferTalk() {
        return new TransferTalk(transferReport, eventsReversed);
    }

    public boolean neverReturnsAfterReboot() {
        return neverReturnAfterReboot;
    }

    Duration slowAnswer() {
        return slowAnswer;
    }

    boolean ignoresCookies() {
        return ignoreCookies;
    }

    boolean takesRootCookiesOnly() {
        return rootCookiesOnly;
    }

    boolean closesConnectionEachPost() {
        return closeConnectionEachPost;
    }

    /// Whether the power goes here; it does so once.
    boolean crashes(int post, Moment moment) {
        if (crash.post() == post && crash.moment() == moment) {
            crash = NEVER;
            return true;
        }
        return false;
    }
}
