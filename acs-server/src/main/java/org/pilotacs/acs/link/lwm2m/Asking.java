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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks devices, one question at a time each, and makes a value of whatever comes of it: Leshan answers with null for a
/// silence and throws seven exceptions. Blocks. Safe for any number of threads.
final class Asking {
    private static final Duration BREATH = Duration.ofSeconds(5);

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
            return of(response);
        } catch (RuntimeException e) {
            return of(e);
        }
    }

    /// For a question whose answer takes minutes, as a package is written block by block.
    ///
    /// @param meanwhile runs every few seconds until then
    <T extends LwM2mResponse> Answer<T> askAtLength(Registration device, DownlinkDeviceManagementRequest<T> question,
            Duration patience, Runnable meanwhile) throws InterruptedException {
        CompletableFuture<Answer<T>> answer = new CompletableFuture<>();
        try {
            server.send(device, question, null, patience.toMillis(), response -> answer.complete(of(response)),
                    failure -> answer.completeAsync(() -> of(failure), Runnable::run));
        } catch (RuntimeException e) {
            return of(e);
        }
        while (true) {
            try {
                return answer.get(BREATH.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                meanwhile.run();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private static <T extends LwM2mResponse> Answer<T> of(T response) {
        return response.isSuccess()
                ? new Answer.Given<>(response)
                : new Answer.Refused<>(response.getCode(), Objects.requireNonNullElse(response.getErrorMessage(),
                        ""));
    }

    private static <T extends LwM2mResponse> Answer<T> of(Exception failure) {
        return switch (failure) {
            case org.eclipse.leshan.core.request.exception.TimeoutException _ -> new Answer.Silent<>();
            case RequestCanceledException _ -> new Answer.CutShort<>();
            case SendFailedException e -> new Answer.Unreachable<>(words(e));
            case UnconnectedPeerException e -> new Answer.Unreachable<>(words(e));
            case RequestRejectedException e -> new Answer.Unreachable<>(words(e));
            case InvalidResponseException e -> new Answer.Malformed<>(words(e));
            case CodecException e -> new Answer.Unaskable<>(words(e));
            case InvalidRequestException e -> new Answer.Unaskable<>(words(e));
            case RuntimeException e -> throw e;
            default -> throw new IllegalStateException(failure);
        };
    }

    private static String words(Exception failure) {
        return Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName());
    }
}
