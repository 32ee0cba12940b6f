package org.pilotacs.protocols.simulcrypt;

import org.jspecify.annotations.Nullable;

/// Bytes that are no message of the interface. Holds what the peer must be told, whom that is about as far as it could
/// be read, and whether the connection can go on. The text says what is wrong, and is safe to show to the peer.
public class MalformedSimulcryptException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final int information;
    private final boolean desynchronised;
    private final @Nullable Integer client;
    private final @Nullable Integer dataChannelId;
    private final @Nullable Integer dataStreamId;
    private final boolean error;
    private final @Nullable Integer said;

    MalformedSimulcryptException(String what, ErrorStatus status, int information, boolean desynchronised,
            Subject subject) {
        super(what);
        this.status = status.code();
        this.information = information;
        this.desynchronised = desynchronised;
        this.client = subject.client();
        this.dataChannelId = subject.dataChannelId();
        this.dataStreamId = subject.dataStreamId();
        this.error = subject.error();
        this.said = subject.said();
    }

    /// The error_status to answer with.
    public ErrorStatus status() {
        return new ErrorStatus(status);
    }

    /// The error_information to answer with: the parameter_type if the status is about a parameter, and else where in
    /// the message it goes wrong, as an offset from its first byte.
    public ErrorInformation information() {
        return ErrorInformation.of(information);
    }

    /// Whether nobody knows where the next message begins, so that all there is left to do is to close the connection.
    /// Means nothing for UDP, where each datagram begins anew.
    public boolean desynchronised() {
        return desynchronised;
    }

    /// The client_id, if it could be read.
    public @Nullable ClientId clientId() {
        return client == null ? null : new ClientId(client);
    }

    /// The data_channel_id, if it could be read.
    public @Nullable Integer dataChannelId() {
        return dataChannelId;
    }

    /// The data_stream_id, if it could be read.
    public @Nullable Integer dataStreamId() {
        return dataStreamId;
    }

    /// Whether it was to be a channel_error or a stream_error, which is not answered: two that do not understand each other would
    /// go on for ever.
    public boolean isError() {
        return error;
    }

    /// The first error_status that the peer said, if it was to be an error. Some multiplexers leave out whom it is about, though
    /// that is mandatory (Table 3).
    public @Nullable ErrorStatus said() {
        return said == null ? null : new ErrorStatus(said);
    }

    /// What a message is about, as far as it could be read.
    ///
    /// @param error whether it was to be an error
    /// @param said error_status that it said
    record Subject(@Nullable Integer client, @Nullable Integer dataChannelId, @Nullable Integer dataStreamId,
            boolean error, @Nullable Integer said) {
        static final Subject UNKNOWN = new Subject(null, null, null, false, null);
    }
}
