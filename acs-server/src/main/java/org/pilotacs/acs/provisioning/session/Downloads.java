package org.pilotacs.acs.provisioning.session;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.engine.Ask;
import org.pilotacs.acs.provisioning.engine.DownloadState;
import org.pilotacs.acs.provisioning.engine.Fault;
import org.pilotacs.acs.provisioning.engine.Invocation;
import org.pilotacs.acs.provisioning.picture.Picture;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Downloads that the device took on, in the course of a session. Confined to it.
final class Downloads {
    private final Map<String, PendingDownload> pending;
    private final Set<String> changed = new LinkedHashSet<>();
    private final Picture picture;
    private final FaultBook faults;
    private final Instant now;

    Downloads(Map<String, PendingDownload> before, Picture picture, FaultBook faults, Instant now) {
        this.pending = new LinkedHashMap<>(before);
        this.picture = picture;
        this.faults = faults;
        this.now = now;
    }

    void pending(Ask.Download download, Channels channels) {
        Map<String, Integer> retries = new LinkedHashMap<>();
        channels.names().forEach(channel -> {
            Integer before = faults.retries(channel);
            if (before != null) {
                retries.put(channel, before);
            }
        });
        pending.put(download.key(),
                new PendingDownload(download.key(), now, download.instance(), download.fileType(), download.fileName(),
                        download.targetFileName(), channels.invocations(), channels.indexes(), retries));
        changed.add(download.key());
    }

    boolean ended(String key, @Nullable Fault fault, long start, long complete) {
        PendingDownload one = pending.remove(key);
        if (one == null) {
            return false;
        }
        changed.add(key);
        if (fault == null) {
            DownloadState.done(picture, one.instance(), new DownloadState.Transfer(one.at().toEpochMilli(),
                    one.fileType(), one.fileName(), one.targetFileName(), start, complete));
        } else {
            failed(one, fault);
        }
        return true;
    }

    private void failed(PendingDownload one, Fault fault) {
        DownloadState.failed(picture, one.instance());
        faults.retried(one.retries());
        Map<String, List<Invocation>> channels = new LinkedHashMap<>();
        one.channels().forEach((channel, indexes) -> channels.put(channel,
                indexes.stream().sorted().filter(index -> index < one.invocations().size())
                        .map(one.invocations()::get).toList()));
        if (!channels.isEmpty()) {
            faults.record(fault, one.at(), channels, null);
        }
    }

    /// Gives up those of which nothing was heard for too long.
    void timeOut(Config config) {
        for (PendingDownload one : List.copyOf(pending.values())) {
            if (!one.at().plus(config.downloadTimeout()).isAfter(now)) {
                ended(one.key(), config.downloadSuccessOnTimeout()
                        ? null
                        : Fault.of("timeout", "Download operation timed out"), 0, 0);
            }
        }
    }

    Map<String, Optional<PendingDownload>> changes() {
        Map<String, Optional<PendingDownload>> changes = new LinkedHashMap<>();
        changed.forEach(key -> changes.put(key, Optional.ofNullable(pending.get(key))));
        changed.clear();
        return changes;
    }
}
