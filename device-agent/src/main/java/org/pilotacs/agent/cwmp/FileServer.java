package org.pilotacs.agent.cwmp;

import org.pilotacs.protocols.cwmp.FaultStruct;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.LongAdder;

/// Files over HTTP, with Basic credentials if there are any.
///
/// @param patience how long to wait for the first byte of an answer
public record FileServer(HttpClient client, Duration patience) {
    static final int TRANSFER_FAILURE = 9010;
    static final int UPLOAD_FAILURE = 9011;
    static final int AUTHENTICATION_FAILURE = 9012;
    static final int UNSUPPORTED_PROTOCOL = 9013;
    static final int CANNOT_CONTACT_SERVER = 9015;
    static final int CANNOT_ACCESS_FILE = 9016;
    static final int CANNOT_COMPLETE = 9017;
    static final int CORRUPTED = 9018;

    /// Bytes of the largest file that is held in memory: configurations are small, and a box that runs out of memory is lost.
    private static final long MOST_IN_MEMORY = 64 << 20;
    /// A transfer that takes longer has lost its server without a word.
    private static final Duration LONGEST = Duration.ofHours(2);

    /// What came of asking for a file.
    sealed interface Got {
        record Content(byte[] bytes) implements Got {}

        record Failed(FaultStruct fault) implements Got {}
    }

    Got get(String url, String username, String password) throws InterruptedException {
        try {
            HttpResponse<byte[]> response = Exchange.of(client, request(url, username, password).GET().build(),
                    BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_IN_MEMORY), LONGEST);
            FaultStruct fault = fault(response.statusCode(), TRANSFER_FAILURE);
            return fault.code() == 0 ? new Got.Content(response.body()) : new Got.Failed(fault);
        } catch (IOException broken) {
            return new Got.Failed(fault(broken));
        }
    }

    /// Writes a file to where it belongs; what does not come whole is an error that the caller clears away.
    ///
    /// @param most bytes; more is a failure
    FaultStruct get(String url, String username, String password, Path into, long most) throws InterruptedException {
        try {
            HttpResponse<Path> response = Exchange.of(client, request(url, username, password).GET().build(),
                    BodyHandlers.limiting(BodyHandlers.ofFile(into, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING), most),
                    LONGEST);
            return fault(response.statusCode(), TRANSFER_FAILURE);
        } catch (IOException broken) {
            return fault(broken);
        }
    }

    /// Reads a file to its end, and keeps nothing of it.
    ///
    /// @param bytes counts what came
    FaultStruct pass(String url, LongAdder bytes) throws InterruptedException {
        try {
            HttpResponse<Void> response = Exchange.of(client, request(url, "", "").GET().build(),
                    BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(some -> bytes.add(some.length))), LONGEST);
            return fault(response.statusCode(), TRANSFER_FAILURE);
        } catch (IOException broken) {
            return fault(broken);
        }
    }

    /// Fault 0 where the server took it.
    FaultStruct put(String url, String username, String password, byte[] content) throws InterruptedException {
        return send(request(url, username, password).PUT(BodyPublishers.ofByteArray(content)).build());
    }

    /// The same as a POST.
    FaultStruct post(String url, String username, String password, String contentType, byte[] content)
            throws InterruptedException {
        return send(request(url, username, password).setHeader("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(content)).build());
    }

    private FaultStruct send(HttpRequest request) throws InterruptedException {
        try {
            return fault(Exchange.of(client, request, BodyHandlers.discarding(), LONGEST).statusCode(), UPLOAD_FAILURE);
        } catch (IOException broken) {
            return fault(broken);
        }
    }

    private HttpRequest.Builder request(String url, String username, String password) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(patience);
        if (!username.isEmpty()) {
            String credentials = username + ":" + password;
            request.setHeader("Authorization", "Basic "
                    + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        }
        return request;
    }

    private static FaultStruct fault(int status, int otherwise) {
        return switch (status) {
            case 200, 201, 202, 204 -> FaultStruct.NONE;
            case 401, 403 -> new FaultStruct(AUTHENTICATION_FAILURE, "Server answered HTTP " + status);
            case 404, 410 -> new FaultStruct(CANNOT_ACCESS_FILE, "Server answered HTTP " + status);
            default -> new FaultStruct(otherwise, "Server answered HTTP " + status);
        };
    }

    private static FaultStruct fault(IOException broken) {
        return switch (broken) {
            case ConnectException _,HttpConnectTimeoutException _ ->
                new FaultStruct(CANNOT_CONTACT_SERVER, "Unable to contact file server");
            default -> new FaultStruct(CANNOT_COMPLETE, "Transfer broke off: " + broken.getMessage());
        };
    }
}
