package org.pilotacs.acs.profile;

import org.pilotacs.acs.profile.SessionTraits.Asking;
import org.pilotacs.acs.profile.SessionTraits.BooleanForm;
import org.pilotacs.acs.profile.SessionTraits.Downloads;
import org.pilotacs.acs.profile.SessionTraits.Patience;
import org.pilotacs.acs.profile.SessionTraits.Writing;
import org.pilotacs.acs.runtime.Range;
import org.pilotacs.acs.yaml.Kind;
import org.pilotacs.acs.yaml.YamlMap;

import java.time.Duration;
import java.util.List;

/// Reads the `session` of a profile.
public final class SessionTraitsReader {
    private static final Range<Integer> BATCH = Range.of(1, 1_000);
    private static final Range<Duration> IDLE = Range.of(Duration.ofSeconds(1), Duration.ofMinutes(30));
    private static final Range<Duration> RESTART = Range.of(Duration.ofSeconds(10), Duration.ofHours(2));
    private static final Range<Duration> TRANSFER = Range.of(Duration.ofMinutes(1), Duration.ofDays(1));
    private static final Range<Integer> ATTEMPTS = Range.of(1, 5);
    private static final Range<Duration> COMES_EVERY = Range.of(Duration.ofMinutes(1), Duration.ofDays(30));

    private SessionTraitsReader() {}

    /// @param base what holds where the section says nothing
    public static SessionTraits read(YamlMap map, SessionTraits base) {
        return new SessionTraits(asking(map, base.asking()), writing(map, base.writing()),
                patience(map, base.patience()), downloads(map, base.downloads()),
                map.optional("identity-from", RecipeReader.LEAF).orElse(base.identityFrom()));
    }

    private static Asking asking(YamlMap map, Asking base) {
        List<String> names = map.list("names", RecipeReader.LEAF);
        return new Asking(map.or("read-batch", Kind.integer(BATCH), base.readBatch()),
                map.or("partial-paths", Kind.bool(), base.partialPaths()),
                map.or("skip-root-discovery", Kind.bool(), base.skipRootDiscovery()),
                map.has("names") ? names : base.names());
    }

    private static Writing writing(YamlMap map, Writing base) {
        return new Writing(map.or("write-batch", Kind.integer(BATCH), base.batch()),
                map.or("booleans", Kind.word(BooleanForm.class), base.booleans()),
                map.or("whole-seconds", Kind.bool(), base.wholeSeconds()));
    }

    private static Patience patience(YamlMap map, Patience base) {
        return new Patience(map.or("idle", Kind.duration(IDLE), base.idle()),
                map.or("restart", Kind.duration(RESTART), base.restart()),
                map.optional("comes-every", Kind.duration(COMES_EVERY)).orElse(base.comesEvery()));
    }

    private static Downloads downloads(YamlMap map, Downloads base) {
        return new Downloads(map.or("transfer", Kind.duration(TRANSFER), base.patience()),
                map.or("download-attempts", Kind.integer(ATTEMPTS), base.attempts()),
                map.or("reports-transfers", Kind.bool(), base.reported()));
    }
}
