package org.pilotacs.agent.cwmp;

import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.EventStruct;

import java.util.List;

/// What a CWMP client did, for those who watch it.
public sealed interface AgentEvent {
    /// The agent runs again.
    record Booted() implements AgentEvent {}

    record ConnectionRequestAccepted() implements AgentEvent {}

    /// The server has answered the Inform.
    record Informed(List<EventStruct> events) implements AgentEvent {
        public Informed {
            events = List.copyOf(events);
        }

        public boolean has(String eventCode) {
            return events.stream().anyMatch(event -> event.eventCode().equals(eventCode));
        }
    }

    /// The answer is on its way to the server.
    record Answered(AcsRequest request, CpeResponse response) implements AgentEvent {}

    /// A session the server ended properly.
    ///
    /// @param events as informed
    record SessionCompleted(List<EventStruct> events) implements AgentEvent {
        public SessionCompleted {
            events = List.copyOf(events);
        }

        public boolean has(String eventCode) {
            return events.stream().anyMatch(event -> event.eventCode().equals(eventCode));
        }
    }

    /// @param retry which wait follows, from 1
    record SessionFailed(String reason, int retry) implements AgentEvent {}

    /// @param faultCode 0 where it went well
    record TransferEnded(String commandKey, int faultCode) implements AgentEvent {}

    /// Listens to a client; called on the client's own threads, so it must not block.
    @FunctionalInterface
    interface Observer {
        void saw(AgentEvent event);
    }
}
