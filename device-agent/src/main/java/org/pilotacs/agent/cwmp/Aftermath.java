package org.pilotacs.agent.cwmp;

import org.pilotacs.protocols.cwmp.AcsRequest;

import java.time.Duration;

/// What a box has promised in a session and does when the session is over.
sealed interface Aftermath {
    record Restart(String commandKey) implements Aftermath {}

    record FactoryReset() implements Aftermath {}

    record Fetch(AcsRequest.Download order) implements Aftermath {}

    record Send(AcsRequest.Upload order) implements Aftermath {}

    record InformLater(Duration delay, String commandKey) implements Aftermath {}
}
