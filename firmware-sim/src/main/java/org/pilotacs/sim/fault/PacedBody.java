package org.pilotacs.sim.fault;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.time.Scheduler;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/// A body that comes as slowly as its [PacedHttpClient.Pace] says: one piece at a time is asked for, held back, and handed on. Safe
/// for any number of threads.
final class PacedBody<T> implements BodySubscriber<T>, Flow.Subscription {
    private final BodySubscriber<T> reader;
    private final PacedHttpClient.Pace pace;
    private final Scheduler scheduler;
    private Flow.@Nullable Subscription source;
    private long wanted;
    /// A piece was asked for, and is not handed on.
    private boolean waiting;
    /// It is here, and held back.
    private boolean held;
    private boolean over;
    /// What ends it once the piece that is held back is handed on.
    private @Nullable Runnable end;

    PacedBody(BodySubscriber<T> reader, PacedHttpClient.Pace pace, Scheduler scheduler) {
        this.reader = reader;
        this.pace = pace;
        this.scheduler = scheduler;
    }

    @Override
    public CompletionStage<T> getBody() {
        return reader.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        synchronized (this) {
            source = subscription;
        }
        reader.onSubscribe(this);
    }

    @Override
    public void request(long more) {
        synchronized (this) {
            wanted = wanted + more < 0 ? Long.MAX_VALUE : wanted + more;
        }
        pull();
    }

    private void pull() {
        Flow.Subscription from;
        synchronized (this) {
            if (over || waiting || wanted == 0 || end != null) {
                return;
            }
            waiting = true;
            wanted--;
            from = source;
        }
        if (from != null) {
            from.request(1);
        }
    }

    @Override
    public void cancel() {
        Flow.Subscription from;
        synchronized (this) {
            over = true;
            from = source;
        }
        if (from != null) {
            from.cancel();
        }
    }

    @Override
    public void onNext(List<ByteBuffer> piece) {
        synchronized (this) {
            held = true;
        }
        Duration wait = piece.stream().map(pace::before).reduce(Duration.ZERO, Duration::plus);
        if (pace.breaks()) {
            cancel();
            reader.onError(new IOException("the line broke"));
        } else if (wait.isZero()) {
            handOn(piece);
        } else {
            var _ = scheduler.after(wait, () -> handOn(piece));
        }
    }

    private void handOn(List<ByteBuffer> piece) {
        Runnable last;
        synchronized (this) {
            if (over) {
                return;
            }
        }
        reader.onNext(piece);
        synchronized (this) {
            waiting = false;
            held = false;
            last = end;
        }
        if (last != null) {
            last.run();
        } else {
            pull();
        }
    }

    @Override
    public void onError(Throwable broken) {
        endBy(() -> reader.onError(broken));
    }

    @Override
    public void onComplete() {
        endBy(reader::onComplete);
    }

    private void endBy(Runnable how) {
        synchronized (this) {
            if (over) {
                return;
            }
            end = how;
            if (held) {
                return;
            }
        }
        how.run();
    }
}
