package org.pilotacs.sim.firmware;

import java.time.Duration;

/// What is wrong with an image on purpose. It ends when other firmware runs, but for [Brick].
public sealed interface Defect {
    /// Whom it strikes.
    Affected affected();

    /// The box restarts again and again.
    ///
    /// @param every how long it runs each time
    /// @param informsEvery it gets as far as telling the server at each so manieth start, counted from the installation
    /// @param fallsBackAfter after so many starts its bootloader goes back to what ran before; 0 for never
    record BootLoop(Affected affected, Duration every, int informsEvery, int fallsBackAfter) implements Defect {
        public BootLoop {
            requirePositive(every);
            if (informsEvery < 1 || fallsBackAfter < 0) {
                throw new IllegalArgumentException("it informs every 1 or more starts, and falls back after 0 or more: "
                        + informsEvery + ", " + fallsBackAfter);
            }
        }
    }

    /// A decoder measures, and has, a worse signal.
    ///
    /// @param loss dB of C/N
    /// @param packetErrors packet error ratio after correction at least, 0 to 1
    record WeakSignal(Affected affected, double loss, double packetErrors) implements Defect {
        public WeakSignal {
            if (!(loss >= 0 && packetErrors >= 0 && packetErrors <= 1)) {
                throw new IllegalArgumentException("loss must be 0 dB or more, and packet errors 0 to 1: " + loss + ", "
                        + packetErrors);
            }
        }
    }

    /// The box never comes up again, whatever is done to it.
    record Brick(Affected affected) implements Defect {}

    /// The box fetches the image slowly: its flash takes no more.
    ///
    /// @param bytesPerSecond 1 or more
    record SlowDownload(Affected affected, int bytesPerSecond) implements Defect {
        public SlowDownload {
            if (bytesPerSecond < 1) {
                throw new IllegalArgumentException("bytes a second must be 1 or more: " + bytesPerSecond);
            }
        }
    }

    /// The box runs the image and says that it is another.
    ///
    /// @param reported what it says, empty for the version that ran before
    record OtherVersion(Affected affected, String reported) implements Defect {
        public OtherVersion {
            if (reported.chars().anyMatch(Character::isWhitespace)) {
                throw new IllegalArgumentException("a version has no blanks: " + reported);
            }
        }
    }

    /// All is well for a while, and then the box crashes now and then.
    ///
    /// @param after its first start with this image
    /// @param every between two crashes
    record LateCrashes(Affected affected, Duration after, Duration every) implements Defect {
        public LateCrashes {
            requirePositive(after);
            requirePositive(every);
        }
    }

    /// The box says that all went well, and runs what it ran before.
    record NotInstalled(Affected affected) implements Defect {}

    /// The box comes up as if from the factory.
    record LosesSettings(Affected affected) implements Defect {}

    private static void requirePositive(Duration time) {
        if (!time.isPositive()) {
            throw new IllegalArgumentException("must be longer than nothing: " + time);
        }
    }
}
