package org.pilotacs.agent.lwm2m;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.Board;
import org.pilotacs.agent.emm.EmmReceiver;
import org.pilotacs.agent.time.Scheduler;

import java.net.http.HttpClient;

/// What an LwM2M client is made of.
///
/// @param emm who takes the messages that come by Load EMM; null if the box takes none
public record Lwm2mParts(Board board, Lwm2mSettings settings, Surroundings surroundings,
        Lwm2mEvent.Observer observer, @Nullable EmmReceiver emm) {

    /// Of a box that takes no EMMs.
    public Lwm2mParts(Board board, Lwm2mSettings settings, Surroundings surroundings, Lwm2mEvent.Observer observer) {
        this(board, settings, surroundings, observer, null);
    }

    /// What a client shares with other boxes of the process.
    ///
    /// @param http by which packages are fetched
    public record Surroundings(Scheduler scheduler, CoapThreads threads, ObjectModels models, HttpClient http) {}

    /// The name that the box registers under.
    public String endpoint() {
        return settings.endpoint().isEmpty() ? Lwm2mSettings.endpointOf(board.identity()) : settings.endpoint();
    }
}
