package org.pilotacs.acs.door.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.common.dsl.SchemaType;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.RequestValidator;
import io.vertx.openapi.validation.SchemaValidationException;
import io.vertx.openapi.validation.ValidatableRequest;
import io.vertx.openapi.validation.ValidatorErrorType;
import io.vertx.openapi.validation.ValidatorException;
import io.vertx.openapi.validation.impl.RequestParameterImpl;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.saying.Saying;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// An OpenAPI contract that calls are held against. Safe for any number of threads; for workers, as checking may wait until
/// the contract is loaded.
public final class Contract implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Contract.class);
    private static final long PATIENCE_SECONDS = 20;

    private final String yaml;
    private final ContractDocument document;
    private final Map<String, Set<String>> mediaTypes;
    private final Future<OpenAPIContract> contract;
    private final Future<RequestValidator> validator;

    private Contract(Vertx vertx, String yaml, ContractDocument document) {
        this.yaml = yaml;
        this.document = document;
        this.mediaTypes = document.mediaTypes();
        this.contract = OpenAPIContract.from(vertx, document.forValidator());
        this.validator = contract.map(loaded -> RequestValidator.create(vertx, loaded));
    }

    /// Begins to load a contract from the class path.
    public static Contract load(Vertx vertx, String resource) {
        try (InputStream in = Contract.class.getResourceAsStream(resource)) {
            String yaml = new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
            Object tree = new Load(LoadSettings.builder().setLabel(resource).build()).loadFromString(yaml);
            return new Contract(vertx, yaml,
                    new ContractDocument(new JsonObject(new JsonMapper().writeValueAsString(tree))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits for a load that is still under way: its last steps need the event loops.
    @Override
    public void close() {
        try {
            await(validator);
        } catch (IllegalStateException e) {
            log.atDebug().setCause(e).log("closed without a contract");
        }
    }

    /// The contract for readers: its server is wherever it is served from.
    public String yaml() {
        return yaml.replaceAll("(?m)^( *- url: )https?://[^/]+(/.*)$", "$1$2");
    }

    /// What the validator sees of it, as JSON.
    public String validated() {
        return document.forValidator().encode();
    }

    /// A handler that sees only calls that are as the contract says.
    public Route.Handler checked(String operation, Route.Handler handler) {
        return call -> {
            check(operation, call);
            return handler.handle(call);
        };
    }

    /// The operations that it names.
    public Set<String> operations() {
        return mediaTypes.keySet();
    }

    private void check(String operationId, HttpCall call) {
        checkMediaType(mediaTypes.getOrDefault(operationId, Set.of()), call);
        Operation operation = await(contract).operation(operationId);
        if (operation == null) {
            throw new IllegalStateException("the contract has no operation " + operationId);
        }
        try {
            await(await(validator).validate(CallUnderCheck.of(operation, call), operationId));
        } catch (ValidatorException e) {
            throw refusal(e, call);
        }
    }

    private static void checkMediaType(Set<String> taken, HttpCall call) {
        if (taken.isEmpty()) {
            return;
        }
        if (!taken.contains(call.mediaType())) {
            throw new ApiException(new ApiError.WrongMediaType(call.mediaType(), List.copyOf(taken)));
        }
        if (call.mediaType().equals("application/json")) {
            checkJson(call.body().text());
        }
    }

    /// The validator says no more than that a body cannot be decoded; this says where.
    private static void checkJson(String text) {
        if (text.isBlank()) {
            throw ApiError.invalid("body", HttpSaying.EMPTY.of());
        }
        try {
            if (!new JsonMapper().readTree(text).isObject()) {
                throw ApiError.invalid("body", HttpSaying.NO_OBJECT.of());
            }
        } catch (JsonProcessingException e) {
            throw ApiError.invalid("body", HttpSaying.NOT_JSON_AT.of(Saying.of(e.getOriginalMessage()),
                    Saying.of(e.getLocation().getLineNr()), Saying.of(e.getLocation().getColumnNr())));
        }
    }

    private static ApiException refusal(ValidatorException e, HttpCall call) {
        if (e.type() == ValidatorErrorType.MISSING_OPERATION) {
            throw e;
        }
        if (e instanceof SchemaValidationException schema && schema.getOutputUnit() != null) {
            return ContractViolations.of(schema.getOutputUnit(), Objects.requireNonNullElse(e.getMessage(), ""));
        }
        return ApiError.invalid(call.method() + " " + call.path(),
                Saying.of(Objects.requireNonNullElse(e.getMessage(), "")));
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ValidatorException invalid ? invalid : new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the contract did not load in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// A call as the validator wants to see it.
    private record CallUnderCheck(Map<String, RequestParameter> path, Map<String, RequestParameter> query,
            Map<String, RequestParameter> headers, RequestParameter body,
            String contentType) implements ValidatableRequest {

        static CallUnderCheck of(Operation operation, HttpCall call) {
            Map<String, RequestParameter> path = new HashMap<>();
            Map<String, RequestParameter> query = new HashMap<>();
            Map<String, RequestParameter> headers = new HashMap<>();
            for (Parameter parameter : operation.getParameters()) {
                String name = parameter.getName();
                switch (parameter.getIn()) {
                    case PATH -> path.put(name, value(text(parameter, call.variables().get(name))));
                    case QUERY -> query.put(name, value(text(parameter, call.query().get(name))));
                    case HEADER -> headers.put(name, value(text(parameter, call.headers().get(name))));
                    case COOKIE -> throw new IllegalStateException("no cookies in this contract");
                }
            }
            return new CallUnderCheck(path, query, headers, value(operation.getRequestBody() == null
                    ? null
                    : body(call)), call.mediaType());
        }

        /// Of an upload the validator only wants to know that there is one.
        private static Buffer body(HttpCall call) {
            return call.body() instanceof Body.InFile ? Buffer.buffer(" ") : Buffer.buffer(call.body().bytes());
        }

        /// The validator takes a text that could be a number, such as `9.9`, for one, unless it is quoted.
        private static @Nullable String text(Parameter parameter, @Nullable String value) {
            return value == null || parameter.getSchemaType() != SchemaType.STRING ? value : Json.encode(value);
        }

        private static RequestParameter value(@Nullable Object value) {
            return new RequestParameterImpl(value);
        }

        @Override
        public String getContentType() {
            return contentType;
        }

        @Override
        public Map<String, RequestParameter> getCookies() {
            return Map.of();
        }

        @Override
        public Map<String, RequestParameter> getPathParameters() {
            return path;
        }

        @Override
        public Map<String, RequestParameter> getQuery() {
            return query;
        }

        @Override
        public Map<String, RequestParameter> getHeaders() {
            return headers;
        }

        @Override
        public RequestParameter getBody() {
            return body;
        }
    }
}
