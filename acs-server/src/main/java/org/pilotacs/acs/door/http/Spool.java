package org.pilotacs.acs.door.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;

import java.nio.file.Path;

/// Takes the body of one request into a temporary file, with back-pressure and a bound. Confined to the request's context.
final class Spool {
    private final Vertx vertx;
    private final Path path;
    private final AsyncFile file;
    private final long limit;
    private final Promise<Result> result = Promise.promise();
    private long size;
    private boolean over;

    /// How it ended.
    sealed interface Result {}

    record Done(Body.InFile body) implements Result {}

    record TooMuch() implements Result {}

    private Spool(Vertx vertx, Path path, AsyncFile file, long limit) {
        this.vertx = vertx;
        this.path = path;
        this.file = file;
        this.limit = limit;
    }

    static Future<Result> begin(Vertx vertx, HttpServerRequest request, long limit) {
        return vertx.fileSystem().createTempFile("pilot-", ".upload", "rw-------").compose(name -> vertx.fileSystem()
                .open(name, new OpenOptions().setWrite(true).setTruncateExisting(true))
                .compose(file -> new Spool(vertx, Path.of(name), file, limit).take(request)));
    }

    private Future<Result> take(HttpServerRequest request) {
        request.exceptionHandler(this::abandon);
        request.handler(chunk -> {
            // what was read before the line broke may still come
            if (over) {
                return;
            }
            size += chunk.length();
            if (size > limit) {
                request.handler(null).endHandler(null);
                finish(new TooMuch());
                return;
            }
            file.write(chunk).onFailure(this::abandon);
            if (file.writeQueueFull()) {
                request.pause();
                file.drainHandler(_ -> request.resume());
            }
        });
        request.endHandler(_ -> finish(new Done(new Body.InFile(path, size))));
        request.resume();
        return result.future();
    }

    private void finish(Result how) {
        if (!over) {
            over = true;
            file.close().onComplete(closed -> {
                if (closed.succeeded() && how instanceof Done) {
                    result.complete(how);
                } else {
                    delete().onComplete(_ -> result.complete(how));
                }
            });
        }
    }

    private void abandon(Throwable cause) {
        if (!over) {
            over = true;
            file.close().onComplete(_ -> delete().onComplete(_ -> result.fail(cause)));
        }
    }

    private Future<Void> delete() {
        return vertx.fileSystem().delete(path.toString());
    }
}
