package org.pilotacs.acs.campaign;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.ActionRequest;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a campaign is to do, to whom, and how carefully.
///
/// @param request what each device is to do
/// @param waves sizes in order, the canary first; what is left over is one more
/// @param perRevision how many devices of each model and hardware revision the first wave has at least, as far as there are so
///     many
/// @param soak how long a device is watched after it did it, before it counts as done
/// @param retries how often a device that could not do it is begun with anew
/// @param until how long the campaign waits for devices after its last wave opened
public record CampaignPlan(String name, ActionRequest request, Target target, List<WaveSize> waves, int perRevision,
        Gates gates, Health health, @Nullable Window window, Pace pace, Duration soak, int retries, Breach breach,
        Duration until) {
    public static final List<WaveSize> WAVES = List.of(new WaveSize.Devices(100),
            new WaveSize.Share(BigDecimal.valueOf(5)), new WaveSize.Share(BigDecimal.valueOf(25)),
            new WaveSize.Rest());
    public static final int PER_REVISION = 50;
    public static final Duration SOAK = Duration.ofHours(24);
    public static final int RETRIES = 1;
    public static final Duration UNTIL = Duration.ofDays(30);
    static final int MOST_WAVES = 50;
    private static final int MOST_NAME = 120;
    private static final int MOST_PER_REVISION = 10_000;
    private static final int MOST_RETRIES = 5;

    public CampaignPlan {
        if (name.isBlank() || name.length() > MOST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new BadPlanException("name", CampaignSaying.BAD_NAME.of());
        }
        if (waves.isEmpty() || waves.size() > MOST_WAVES) {
            throw new BadPlanException("waves", CampaignSaying.BAD_WAVES.of());
        }
        if (perRevision < 0 || perRevision > MOST_PER_REVISION) {
            throw new BadPlanException("perRevision", CampaignSaying.BAD_NUMBER.of());
        }
        if (soak.isNegative() || soak.compareTo(Duration.ofDays(30)) > 0) {
            throw new BadPlanException("soak", CampaignSaying.BAD_PATIENCE.of());
        }
        if (retries < 0 || retries > MOST_RETRIES) {
            throw new BadPlanException("retries", CampaignSaying.BAD_RETRIES.of());
        }
        if (until.compareTo(Duration.ofMinutes(1)) < 0 || until.compareTo(Duration.ofDays(365)) > 0) {
            throw new BadPlanException("until", CampaignSaying.BAD_PATIENCE.of());
        }
        waves = whole(waves);
    }

    /// Whether no device can show what became of it.
    public boolean isBroadcast() {
        return Gathering.isBroadcast(request);
    }

    /// The waves with the last that takes what is left.
    private static List<WaveSize> whole(List<WaveSize> waves) {
        for (WaveSize wave : waves.subList(0, waves.size() - 1)) {
            if (wave instanceof WaveSize.Rest) {
                throw new BadPlanException("waves", CampaignSaying.REST_NOT_LAST.of());
            }
        }
        List<WaveSize> whole = new ArrayList<>(waves);
        if (!(waves.getLast() instanceof WaveSize.Rest)) {
            whole.add(new WaveSize.Rest());
        }
        return List.copyOf(whole);
    }
}
