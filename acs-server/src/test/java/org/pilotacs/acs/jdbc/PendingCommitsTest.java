package org.pilotacs.acs.jdbc;

import org.junit.jupiter.api.Test;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Given commits that others see before they are on disk, when somebody waits for what was seen, then for those that are
/// under way, and for no later one.
class PendingCommitsTest {
    private static final Executor THREADS = Thread::startVirtualThread;

    private final PendingCommits commits = new PendingCommits();

    @Test
    void aReaderWaitsForWhatItMayHaveSeen() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        CountDownLatch disk = new CountDownLatch(1);
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> commits.run(() -> {
            seen.countDown();
            join(disk);
        }), THREADS);
        join(seen);
        CompletableFuture<Void> reader = CompletableFuture.runAsync(commits::await, THREADS);
        assertThat(reader).isNotDone();
        CompletableFuture<Void> next = CompletableFuture.runAsync(() -> commits.run(() -> {}), THREADS);
        next.get(10, TimeUnit.SECONDS);
        assertThat(reader).as("another's commit is none of its business").isNotDone();
        disk.countDown();
        reader.get(10, TimeUnit.SECONDS);
        writer.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aCommitThatFailedIsWaitedForNoLonger() {
        assertThatThrownBy(() -> commits.run(() -> {
            throw new IllegalStateException("disk full");
        })).hasMessage("disk full");
        commits.await();
    }

    private static void join(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
