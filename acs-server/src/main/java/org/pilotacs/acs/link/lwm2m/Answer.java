package org.pilotacs.acs.link.lwm2m;

import org.eclipse.leshan.core.ResponseCode;
import org.eclipse.leshan.core.response.LwM2mResponse;

/// What came of a question to a device.
sealed interface Answer<T extends LwM2mResponse> {
    /// It did, or told, what it was asked for.
    record Given<T extends LwM2mResponse>(T response) implements Answer<T> {}

    /// It will not, or cannot.
    ///
    /// @param words its own; empty if it gave none
    record Refused<T extends LwM2mResponse>(ResponseCode code, String words) implements Answer<T> {}

    /// Nothing came in time: it sleeps, or is off, or what either side sent was lost.
    record Silent<T extends LwM2mResponse>() implements Answer<T> {}

    /// It registered anew, or from another address, before it answered.
    record CutShort<T extends LwM2mResponse>() implements Answer<T> {}

    /// The question did not leave us, or was thrown back at the door of the device.
    record Unreachable<T extends LwM2mResponse>(String why) implements Answer<T> {}

    /// What it said makes no sense.
    record Malformed<T extends LwM2mResponse>(String why) implements Answer<T> {}

    /// The question could not be put into words of the protocol, so nothing was asked.
    record Unaskable<T extends LwM2mResponse>(String why) implements Answer<T> {}
}
