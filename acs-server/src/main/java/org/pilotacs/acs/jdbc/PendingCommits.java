package org.pilotacs.acs.jdbc;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// Commits under way, which others may see already. H2 shows a commit a moment before it is on disk; a process that is killed
/// in that moment has lost what others have read of it. Safe for any number of threads.
final class PendingCommits {
    private final Set<CompletableFuture<Boolean>> pending = ConcurrentHashMap.newKeySet();

    /// @param commit returns once it is on disk
    void run(Runnable commit) {
        CompletableFuture<Boolean> one = new CompletableFuture<>();
        pending.add(one);
        try {
            commit.run();
        } finally {
            pending.remove(one);
            one.complete(true);
        }
    }

    /// Returns once all that has been seen so far is on disk, or has failed to get there.
    void await() {
        pending.forEach(CompletableFuture::join);
    }
}
