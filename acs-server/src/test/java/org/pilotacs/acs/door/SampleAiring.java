package org.pilotacs.acs.door;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.broadcast.Airing;
import org.pilotacs.acs.broadcast.Station;
import org.pilotacs.acs.broadcast.Transmitter;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.saying.Saying;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What goes by satellite, and by what, as of one moment.
public final class SampleAiring {
    public static final Saying CHANNEL = new Saying.Written(
            Map.of(Language.ENGLISH, "channel 1", Language.POLISH, "kanał 1"));
    private static final Saying WAY = new Saying.Written(
            Map.of(Language.ENGLISH, "by satellite, head-end Warszawa", Language.POLISH,
                    "przez satelitę, stacja czołowa Warszawa"));
    private static final Saying SILENT = new Saying.Written(
            Map.of(Language.ENGLISH, "nothing reaches the multiplexer", Language.POLISH,
                    "do multipleksera nic nie dociera"));

    private SampleAiring() {}

    /// Sent three seconds ago and so often in all; next in twelve, probably there in two minutes.
    public static Airing sent(long times, Instant now) {
        return airing(times, now, now.plusSeconds(120), null, true);
    }

    /// As above, and probably there a minute ago.
    public static Airing arrived(long times, Instant now) {
        return airing(times, now, now.minusSeconds(60), null, true);
    }

    /// Without digits on the screen.
    public static Airing withoutCode(long times, Instant now) {
        return airing(times, now, now.plusSeconds(120), null, false);
    }

    /// While the multiplexer is down.
    public static Airing heldUp(long times, Instant now) {
        return airing(times, now, null, SILENT, true);
    }

    private static Airing airing(long times, Instant now, @Nullable Instant likelyBy, @Nullable Saying obstacle,
            boolean code) {
        return new Airing(WAY, times, times == 0 ? null : now.minusSeconds(3),
                obstacle == null ? now.plusSeconds(12) : null, likelyBy, now.plus(Duration.ofDays(30)), obstacle,
                CHANNEL, Duration.ofMinutes(15), code);
    }

    /// A head-end with a pair of multiplexers that does well.
    public static Station up(Instant now) {
        Instant since = now.minus(Duration.ofHours(5));
        return new Station("Warszawa", true, said("sending", "nadaje"), since, 100, 0.63, 412, 3,
                List.of(new Transmitter("mux-a", "10.0.0.1:4000", true, true, said("on air", "nadaje"), since,
                        1_234_567, null, null, null, false),
                        new Transmitter("mux-b", "10.0.0.2:4000", false, true, said("standing by", "w rezerwie"), since,
                                12, said("the multiplexer broke off the connection", "multiplekser zerwał połączenie"),
                                now.minus(Duration.ofDays(2)), null, false)));
    }

    /// A head-end whose only multiplexer does not let us in.
    public static Station down(Instant now) {
        Instant since = now.minus(Duration.ofMinutes(12));
        return new Station("Kraków", false, said("not sending", "nie nadaje"), since, -1, 0, 2040, 1811,
                List.of(new Transmitter("mux-k", "mux.krakow.operator.example:4000", true, false,
                        said("waiting to connect again", "czeka na ponowne połączenie"), since, 0,
                        said("the multiplexer does not know the client_id (0x000E)",
                                "multiplekser nie zna client_id (0x000E)"),
                        now.minusSeconds(20), now.plusSeconds(40), true)));
    }

    private static Saying said(String english, String polish) {
        return new Saying.Written(Map.of(Language.ENGLISH, english, Language.POLISH, polish));
    }
}
