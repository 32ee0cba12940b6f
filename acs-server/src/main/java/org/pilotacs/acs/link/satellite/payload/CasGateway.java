package org.pilotacs.acs.link.satellite.payload;

/// A conditional access system that makes and sends its own messages: it is told what to say, and asked what became of it. Blocks.
/// Safe for any number of threads.
public interface CasGateway extends AutoCloseable {
    /// Hands a command over. The same one may be handed over again, after a silence or a restart: by its reference the system
    /// knows it, and gives the same ticket.
    CasAnswer<CasTicket> submit(CasCommand command);

    /// What has become of a command.
    CasAnswer<CasStatus> poll(CasTicket ticket);

    @Override
    void close();
}
