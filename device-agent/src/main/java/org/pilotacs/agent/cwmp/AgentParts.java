package org.pilotacs.agent.cwmp;

import org.pilotacs.agent.board.Board;
import org.pilotacs.agent.model.DataModel;
import org.pilotacs.agent.time.Scheduler;
import org.pilotacs.protocols.cwmp.CwmpVersion;

import java.util.List;
import java.util.random.RandomGenerator;

/// What a CWMP client is made of.
public record AgentParts(Board board, DataModel model, Dialect dialect, Surroundings surroundings,
        AgentEvent.Observer observer) {

    /// How a product speaks.
    ///
    /// @param informParameters forced Inform parameters below the root, in this order (TR-069 Amendment 6, A.3.3.1)
    public record Dialect(CwmpVersion version, List<String> informParameters, RequestFilter filter) {
        public Dialect {
            informParameters = List.copyOf(informParameters);
        }
    }

    /// What a client shares with other boxes of the process.
    ///
    /// @param random for waits and phases; one per box where runs must repeat
    public record Surroundings(Scheduler scheduler, RandomGenerator random, AcsTransport transport,
            FileServer files) {}
}
