package org.pilotacs.agent.lwm2m;

import org.pilotacs.protocols.lwm2m.FirmwareResult;
import org.pilotacs.protocols.lwm2m.FirmwareState;

/// What an LwM2M client did, for those who watch it.
public sealed interface Lwm2mEvent {
    /// The agent runs again.
    record Booted() implements Lwm2mEvent {}

    /// @param location that the server gave the registration
    record Registered(String location) implements Lwm2mEvent {}

    /// @param reason the server's code, or what went wrong on the way to it
    record NotRegistered(String reason) implements Lwm2mEvent {}

    /// The server has answered a registration update.
    record Updated() implements Lwm2mEvent {}

    /// The server has taken what was sent.
    record Sent() implements Lwm2mEvent {}

    record FirmwareMoved(FirmwareState state, FirmwareResult result) implements Lwm2mEvent {}

    /// Listens to a client; called on the client's own threads, so it must not block.
    @FunctionalInterface
    interface Observer {
        void saw(Lwm2mEvent event);
    }
}
