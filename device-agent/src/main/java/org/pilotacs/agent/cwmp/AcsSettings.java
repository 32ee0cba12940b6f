package org.pilotacs.agent.cwmp;

import org.pilotacs.agent.model.DataModel;
import org.pilotacs.protocols.cwmp.CwmpTime;

import java.time.Duration;
import java.time.Instant;

/// What ManagementServer says at one moment.
///
/// @param periodicTime a moment that periodic Informs are aligned to; [CwmpTime#UNKNOWN] leaves the phase to the box
record AcsSettings(boolean enabled, String url, String username, String password, boolean periodic,
        Duration periodicInterval, Instant periodicTime, RetryPolicy retryPolicy) {

    static AcsSettings of(DataModel model) {
        return new AcsSettings(flag(model, "EnableCWMP"), text(model, "URL"), text(model, "Username"),
                text(model, "Password"), flag(model, "PeriodicInformEnable"),
                Duration.ofSeconds(number(model, "PeriodicInformInterval")),
                Instant.parse(text(model, "PeriodicInformTime")),
                new RetryPolicy(Duration.ofSeconds(number(model, "CWMPRetryMinimumWaitInterval")),
                        (int) number(model, "CWMPRetryIntervalMultiplier")));
    }

    private static String text(DataModel model, String name) {
        return model.value("ManagementServer." + name);
    }

    private static boolean flag(DataModel model, String name) {
        return text(model, name).equals("1");
    }

    private static long number(DataModel model, String name) {
        return Long.parseLong(text(model, name));
    }
}
