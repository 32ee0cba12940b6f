package org.pilotacs.acs.link.lwm2m;

import org.eclipse.leshan.core.node.codec.CodecException;
import org.eclipse.leshan.core.request.DownlinkDeviceManagementRequest;
import org.eclipse.leshan.core.request.exception.InvalidRequestException;
import org.eclipse.leshan.core.request.exception.InvalidResponseException;
import org.eclipse.leshan.core.request.exception.RequestCanceledException;
import org.eclipse.leshan.core.request.exception.RequestRejectedException;
import org.eclipse.leshan.core.request.exception.SendFailedException;
import org.eclipse.leshan.core.request.exception.UnconnectedPeerException;
import org.eclipse.leshan.core.response.LwM2mResponse;
import org.eclipse.leshan.server.LeshanServer;
import org.eclipse.leshan.server.registration.Registration;

import java.time.Duration;
import java.util.Objects;

/// Asks devices, one question at a time each, and makes a value of whatever comes of it: Leshan answers with null for a
/// silence and throws seven exceptions. Blocks. Safe for any number of threads.
final class Asking {
    private final LeshanServer server;
    private final Duration timeout;

    /// @param timeout how long an answer may take, all repetitions of CoAP included
    Asking(LeshanServer server, Duration timeout) {
        this.server = server;
        this.timeout = timeout;
    }

    <T extends LwM2mResponse> Answer<T> ask(Registration device, DownlinkDeviceManagementRequest<T> question)
            throws InterruptedException {
        return ask(device, question, timeout);
    }

    /// @param patience at most this, and at most what all have
    <T extends LwM2mResponse> Answer<T> ask(Registration device, DownlinkDeviceManagementRequest<T> question,
            Duration patience) throws InterruptedException {
        try {
            T response = server.send(device, question, null, Math.min(timeout.toMillis(), patience.toMillis()));
            if (response == null) {
                return new Answer.Silent<>();
            }
            return response.isSuccess()
                    ? new Answer.Given<>(response)
                    : new Answer.Refused<>(response.getCode(), Objects.requireNonNullElse(response.getErrorMessage(),
                            ""));
        } catch (RequestCanceledException _) {
            return new Answer.CutShort<>();
        } catch (SendFailedException | UnconnectedPeerException | RequestRejectedException e) {
            return new Answer.Unreachable<>(words(e));
        } catch (InvalidResponseException e) {
            return new Answer.Malformed<>(words(e));
        } catch (CodecException | InvalidRequestException e) {
            return new Answer.Unaskable<>(words(e));
        }
    }

    private static String words(RuntimeException failure) {
        return Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName());
    }
}
