package org.pilotacs.acs.provisioning.extension;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.extension.ExtensionResult.Failed;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// An extension that is an HTTP service. It is sent `{"function": …, "args": […]}`; answers 200 and the result as JSON, or
/// 4xx or 5xx and `{"name": …, "message": …}`. Safe for any number of threads.
final class HttpExtension {
    private static final JsonMapper JSON = ExtensionJson.MAPPER;

    private final HttpClient http;
    private final URI uri;
    private final Duration timeout;
    private final Semaphore room = new Semaphore(ExtensionCall.MOST_AT_ONCE);

    HttpExtension(HttpClient http, URI uri, Duration timeout) {
        this.http = http;
        this.uri = uri;
        this.timeout = timeout;
    }

    ExtensionResult call(ExtensionCall call) {
        ObjectNode json = JSON.createObjectNode().put("function", call.function());
        call.arguments().forEach(json.putArray("args")::add);
        byte[] body = ExtensionJson.write(json);
        if (body.length > ExtensionCall.MOST_BYTES) {
            return call.tooLong();
        }
        if (!room.tryAcquire()) {
            return call.tooMany();
        }
        try {
            return send(call.file(), body);
        } finally {
            room.release();
        }
    }

    private ExtensionResult send(String file, byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(uri).header("content-type", "application/json")
                .header("accept", "application/json").header("user-agent", "Pilot")
                .POST(BodyPublishers.ofByteArray(body)).build();
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request,
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), ExtensionCall.MOST_BYTES));
        try {
            return result(file, answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            answer.cancel(true);
            return Failed.timedOut();
        } catch (ExecutionException e) {
            return broken(file, "gave no answer that can be used (" + e.getCause() + ")");
        } catch (InterruptedException _) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return Failed.interrupted();
        }
    }

    private static ExtensionResult result(String file, HttpResponse<byte[]> response) {
        String text = new String(response.body(), StandardCharsets.UTF_8).strip();
        JsonNode json = read(text);
        if (response.statusCode() == 200) {
            return json == null
                    ? broken(file, "answered what is not JSON")
                    : new ExtensionResult.Value(text);
        }
        if (response.statusCode() >= 400 && json != null && json.path("name").isTextual()) {
            return Failed.error(json.path("name").textValue(), json.path("message").asText(""),
                    json.path("stack").textValue());
        }
        return broken(file, "answered with HTTP status " + response.statusCode());
    }

    private static @Nullable JsonNode read(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            return json instanceof MissingNode ? null : json;
        } catch (JsonProcessingException _) {
            return null;
        }
    }

    private static Failed broken(String file, String what) {
        return Failed.error("Error", "The endpoint of extension '" + file + "' " + what, null);
    }
}
