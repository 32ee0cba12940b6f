package org.pilotacs.acs.saying;

/// The units of time, each with its number.
public enum SpanSaying implements SayingKey {
    SECONDS, MINUTES, HOURS, DAYS;

    @Override
    public String topic() {
        return "span";
    }
}
