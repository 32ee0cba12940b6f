package org.pilotacs.sim.fault;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.time.Scheduler;
import org.pilotacs.sim.firmware.Defect;
import org.pilotacs.sim.firmware.FirmwareImage;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/// The way by which one box fetches files over HTTP, and what is wrong with it on purpose. A sound one costs nothing. Changes take
/// effect at the next fetch. Safe for any number of threads.
public final class FileLine {
    private static final Breaks NONE = new Breaks(0, 0);

    private final HttpClient http;
    private final AtomicReference<Breaks> breaks = new AtomicReference<>(NONE);
    private volatile int bytesPerSecond;
    /// Of the image that came last.
    private volatile int imageRate;

    /// How often fetches break off, and after how many bytes each.
    private record Breaks(int times, int after) {
        Breaks less() {
            return new Breaks(Math.max(0, times - 1), after);
        }
    }

    /// @param sound what files really come by
    /// @param struck those of an image's defects that strike this box
    public FileLine(HttpClient sound, Scheduler scheduler, UnaryOperator<List<Defect>> struck) {
        this.http = new PacedHttpClient(sound, body -> pace(body, struck), scheduler);
    }

    /// By which the box fetches.
    public HttpClient http() {
        return http;
    }

    /// Lets no more through.
    ///
    /// @param bytesPerSecond 0 for as much as comes
    public void slow(int bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    /// Breaks off so many fetches from now on; what comes later goes through. A client that can goes on from there, one that cannot
    /// reports a failed transfer (9017, quirk D16).
    ///
    /// @param after so many bytes of the body
    public void breakOff(int times, int after) {
        breaks.set(new Breaks(times, after));
    }

    /// Null where nothing is wrong.
    private PacedHttpClient.@Nullable Pace pace(HttpRequest request, UnaryOperator<List<Defect>> struck) {
        if (!request.method().equals("GET")) {
            return null;
        }
        Breaks due = breaks.getAndUpdate(Breaks::less);
        return new PacedHttpClient.Pace() {
            private long passed;

            @Override
            public Duration before(ByteBuffer next) {
                if (passed == 0) {
                    look(next, struck);
                }
                passed += next.remaining();
                int rate = slowest();
                return rate == 0 ? Duration.ZERO : Duration.ofNanos(next.remaining() * 1_000_000_000L / rate);
            }

            @Override
            public boolean breaks() {
                return due.times() > 0 && passed >= due.after();
            }
        };
    }

    /// What goes on with an image that broke off has no head, and is as slow as that was.
    private void look(ByteBuffer beginning, UnaryOperator<List<Defect>> struck) {
        byte[] head = new byte[beginning.remaining()];
        beginning.duplicate().get(head);
        if (FirmwareImage.isBeginning(head)) {
            imageRate = struck.apply(FirmwareImage.defectsOf(head)).stream()
                    .filter(Defect.SlowDownload.class::isInstance)
                    .mapToInt(one -> ((Defect.SlowDownload) one).bytesPerSecond()).findFirst().orElse(0);
        }
    }

    private int slowest() {
        int line = bytesPerSecond;
        int image = imageRate;
        return line == 0 || image != 0 && image < line ? image : line;
    }
}
