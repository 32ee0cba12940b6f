package org.pilotacs.acs.door.http;

import org.pilotacs.acs.saying.SayingKey;

/// What every HTTP door says of calls that it does not answer.
public enum HttpSaying implements SayingKey {
    NOTHING_AT, USE_METHOD, TOO_LARGE, WRONG_MEDIA_TYPE, NO_MEDIA_TYPE, OR, BROKEN, BUSY, ONLY_LOCALHOST, NOT_PERMITTED,
    /// What is wrong at a place of a request.
    VIOLATION, EMPTY, NO_OBJECT, NOT_JSON, NOT_JSON_AT,
    /// The kinds of errors.
    TITLE_INVALID, TITLE_UNAUTHORIZED, TITLE_FORBIDDEN, TITLE_NOT_FOUND, TITLE_WRONG_METHOD, TITLE_CONFLICT,
    TITLE_TOO_LARGE, TITLE_WRONG_MEDIA_TYPE, TITLE_REFUSED, TITLE_TOO_OFTEN, TITLE_BROKEN, TITLE_BUSY,
    TITLE_AWAY;

    @Override
    public String topic() {
        return "http";
    }
}
