package org.pilotacs.acs.campaign;

import org.jdbi.v3.core.Handle;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.DeviceWalk;
import org.pilotacs.acs.saying.Saying;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Fills campaigns with their devices. Safe for any number of threads, and nodes.
final class JdbcGathering {
    private static final int GATHERED = 1_000;
    /// Stretches of the fleet in one pass, so that other campaigns have their turn.
    private static final int TURNS = 10;
    private static final int MOST_STRATA = 64;
    private static final String OTHERS = "…";
    private static final Duration WALK_AGAIN = Duration.ofHours(1);

    private final CampaignNeeds needs;
    private final JdbcCampaigns campaigns;
    private final JdbcMemberTable members;
    private final JdbcCampaignMoves moves;
    private final Gathering gathering;
    private final Clock clock;

    JdbcGathering(CampaignNeeds needs, JdbcCampaignMoves moves, Clock clock) {
        this.needs = needs;
        this.campaigns = needs.campaigns();
        this.members = campaigns.members();
        this.moves = moves;
        this.gathering = new Gathering(needs);
        this.clock = clock;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /// Goes on walking the fleet; at its end the waves are drawn.
    void gather(Campaign campaign) {
        TargetFilter filter = new TargetFilter(campaign.plan().target(), needs.area());
        for (int turn = 0; turn < TURNS; turn++) {
            if (!walk(campaign, filter, CampaignState.GATHERING)) {
                gathered(campaign);
                return;
            }
        }
    }

    /// Takes the next stretch of the fleet; false at its end, or if the campaign has moved on.
    private boolean walk(Campaign campaign, TargetFilter filter, CampaignState during) {
        String from = campaigns.database().glance(handle -> handle
                .createQuery("SELECT COALESCE(walked, '') FROM campaign WHERE id = :id").bind("id", campaign.id())
                .mapTo(String.class).one());
        List<DeviceWalk.Known> some = needs.fleet().next(from.isEmpty() ? null : new DeviceId(from), GATHERED,
                filter.needsTrees());
        if (some.isEmpty()) {
            return false;
        }
        Instant now = now();
        List<Gathering.Sorted> sorted = gathering.sort(campaign, filter, some, now);
        String to = some.getLast().device().id().value();
        return campaigns.database().transact(handle -> {
            boolean still = campaigns.table().findAndLock(handle, campaign.id())
                    .filter(one -> one.state() == during).isPresent()
                    && handle.createUpdate("""
                            UPDATE campaign SET walked = :to WHERE id = :id AND COALESCE(walked, '') = :from
                            """).bind("to", to).bind("id", campaign.id()).bind("from", from).execute() > 0;
            if (still) {
                var _ = add(handle, campaign, sorted, now);
            }
            return still;
        });
    }

    private void gathered(Campaign campaign) {
        Instant now = now();
        campaigns.database().transact(handle -> {
            Campaign before = campaigns.table().findAndLock(handle, campaign.id()).orElseThrow();
            if (before.state() != CampaignState.GATHERING) {
                return false;
            }
            draw(handle, before);
            handle.createUpdate("UPDATE campaign SET walked = NULL WHERE id = :id").bind("id", before.id()).execute();
            long found = handle.createQuery("SELECT COUNT(*) FROM campaign_member WHERE campaign_id = :id")
                    .bind("id", before.id()).mapTo(Long.class).one();
            long skipped = handle.createQuery("""
                    SELECT COUNT(*) FROM campaign_member WHERE campaign_id = :id AND state = 'SKIPPED'
                    """).bind("id", before.id()).mapTo(Long.class).one();
            var _ = campaigns.put(handle, before, before.standing(CampaignState.READY, CampaignSaying.GATHERED
                    .of(Saying.of(found), Saying.of(found - skipped), Saying.of(skipped))), "", now);
            return true;
        });
        while (!moves.count(campaign)) {
            // until all are counted, so that whoever decides sees all
        }
    }

    /// Devices that match by now join.
    void walkAgain(Campaign campaign) {
        if (!campaign.plan().target().dynamic()) {
            return;
        }
        Instant now = now();
        Instant next = campaigns.database().glance(handle -> handle
                .createQuery("SELECT walk_next FROM campaign WHERE id = :id").bind("id", campaign.id())
                .map((row, _) -> JdbcCampaignTable.instant(row, "walk_next")).one());
        if (next != null && now.isBefore(next)) {
            return;
        }
        TargetFilter filter = new TargetFilter(campaign.plan().target(), needs.area());
        for (int turn = 0; turn < TURNS; turn++) {
            if (!walk(campaign, filter, CampaignState.RUNNING)) {
                campaigns.database().transact(handle -> handle
                        .createUpdate("UPDATE campaign SET walked = NULL, walk_next = :next WHERE id = :id")
                        .bind("next", now.plus(WALK_AGAIN).toEpochMilli()).bind("id", campaign.id()).execute());
                return;
            }
        }
    }

    /// Puts them into a campaign, within a transaction; how many were not in it yet.
    private int add(Handle handle, Campaign campaign, List<Gathering.Sorted> sorted, Instant now) {
        JdbcCampaignTable table = campaigns.table();
        List<String> known = table.strata(handle, campaign.id());
        Map<String, Integer> strata = new LinkedHashMap<>();
        for (int number = 0; number < known.size(); number++) {
            strata.put(known.get(number), number);
        }
        List<JdbcMemberTable.Found> found = new ArrayList<>();
        for (Gathering.Sorted one : sorted) {
            String name = strata.containsKey(one.stratum()) || strata.size() < MOST_STRATA ? one.stratum() : OTHERS;
            Integer number = strata.get(name);
            if (number == null) {
                number = strata.size();
                strata.put(name, number);
                table.addStratum(handle, campaign.id(), number, name);
            }
            found.add(new JdbcMemberTable.Found(one.device().id(), number,
                    Gathering.lot(campaign.id(), one.device().id()),
                    one.device().softwareVersion(), one.broadcast(), one.why()));
        }
        return members.add(handle, campaign.id(), found, now);
    }

    /// Draws the waves of a campaign whose devices are all there, within a transaction.
    private void draw(Handle handle, Campaign campaign) {
        Map<Integer, Long> strata = new LinkedHashMap<>();
        handle.createQuery("""
                SELECT stratum, COUNT(*) AS n FROM campaign_member WHERE campaign_id = :id AND state = 'PENDING'
                GROUP BY stratum ORDER BY stratum
                """).bind("id", campaign.id()).map((row, _) -> Map.entry(row.getInt("stratum"), row.getLong("n")))
                .forEach(one -> strata.put(one.getKey(), one.getValue()));
        long all = strata.values().stream().mapToLong(Long::longValue).sum();
        List<WaveSize> waves = campaign.plan().waves();
        List<Long> bounds = new ArrayList<>();
        long drawn = 0;
        long before = 0;
        for (WaveSize wave : waves.subList(0, waves.size() - 1)) {
            if (bounds.isEmpty()) {
                drawn = first(handle, campaign, strata, wave.of(all), all);
                bounds.add(0L);
            } else {
                before = Math.min(all - drawn, before + wave.of(all));
                bounds.add(members.bound(handle, campaign.id(), 0, before));
            }
        }
        bounds.add(Long.MAX_VALUE);
        campaigns.table().putWaves(handle, campaign.id(), bounds);
    }

    /// The canary has its share of each model and revision, and enough of the rare ones to say something about them.
    private long first(Handle handle, Campaign campaign, Map<Integer, Long> strata, long wanted, long all) {
        long drawn = 0;
        for (Map.Entry<Integer, Long> one : strata.entrySet()) {
            long number = WaveSize.canary(one.getValue(), wanted, all, campaign.plan().perRevision());
            drawn += members.drawFirst(handle, campaign.id(), one.getKey(), number, 1L << 62);
        }
        return drawn;
    }
}
