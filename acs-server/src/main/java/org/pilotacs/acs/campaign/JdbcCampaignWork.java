package org.pilotacs.acs.campaign;

import org.jdbi.v3.core.Handle;
import org.pilotacs.acs.action.JdbcActionOver;
import org.pilotacs.acs.action.JdbcBegun;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// How devices of campaigns are begun with and end, each in the transaction that begins or ends their action: so none is begun
/// with twice, and none forgotten. Safe for any number of threads, and nodes.
public final class JdbcCampaignWork implements JdbcActionOver {
    /// How often a device may be begun with that went away before it took its order.
    private static final int MOST_BEGINNINGS = 20;
    /// A device is looked at so often while it is watched.
    private static final int LOOKS = 8;
    private static final Duration SOONEST_LOOK = Duration.ofSeconds(1);

    /// A device is in the hands of one campaign at a time, so that it is known what its trouble comes of.
    private static final String READY = """
            SELECT m.*, c.state AS campaign_state, c.revision FROM campaign_member m JOIN campaign c ON c.id = m.campaign_id
            WHERE m.device_id = :device AND m.held <= :now
              AND (m.state = 'WAITING' AND c.state = 'RUNNING' OR m.state = 'RETURNING' AND c.state = 'ROLLING_BACK')
              AND NOT EXISTS (SELECT 1 FROM campaign_member o WHERE o.device_id = m.device_id
                  AND o.campaign_id <> m.campaign_id AND (o.state IN ('AT_WORK', 'ROLLING_BACK')
                      OR m.state = 'WAITING' AND o.state IN ('PROVING', 'RETURNING')))
            ORDER BY c.seq
            """;

    private static final String START = """
            UPDATE campaign_pace SET at_work = at_work + 1,
                next_start = CASE WHEN next_start > :now THEN next_start ELSE :now END + :takes
            WHERE campaign_id = :id AND (:most = 0 OR at_work < :most) AND next_start <= :now + :ahead
            """;

    /// How far ahead of its bandwidth a campaign may begin, so that it need not stand still between two devices.
    private static final Duration AHEAD = Duration.ofSeconds(1);

    private final Duration again;
    private final JdbcCampaigns campaigns;
    private final JdbcMemberTable members;
    /// Plans of campaigns that run. One may change while they are paused, so what is stored is asked each time, and only not
    /// read anew.
    private final Map<String, Read> plans = new ConcurrentHashMap<>();

    /// @param again after which a device that could not is begun with anew
    public JdbcCampaignWork(JdbcCampaigns campaigns, Duration again) {
        this.again = again;
        this.campaigns = campaigns;
        this.members = campaigns.members();
    }

    /// @param text as it is stored
    private record Read(String text, CampaignPlan plan) {}

    /// A device that a campaign could begin with.
    record Ready(JdbcMemberTable.Row row, CampaignPlan plan, boolean rollsBack) {}

    /// Another has begun with it, or the campaign must not begin with one now; nothing was changed.
    static final class NotNowException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// What waits for a device that is here, oldest campaign first.
    List<Ready> ready(DeviceId device, Instant now) {
        return campaigns.database().glance(handle -> handle.createQuery(READY).bind("device", device.value())
                .bind("now", now.toEpochMilli())
                .map((row, _) -> new Ready(members.row(row), plan(handle, row.getString("campaign_id")),
                        row.getString("campaign_state").equals(CampaignState.ROLLING_BACK.name())))
                .list());
    }

    private CampaignPlan plan(Handle handle, String campaign) {
        String text = handle.createQuery("SELECT plan FROM campaign WHERE id = :id").bind("id", campaign)
                .mapTo(String.class).one();
        Read known = plans.get(campaign);
        if (known == null || !known.text.equals(text)) {
            known = new Read(text, campaigns.table().find(handle, campaign).orElseThrow().plan());
            plans.put(campaign, known);
        }
        return known.plan;
    }

    /// After which a device that could not is begun with anew, or that was not heard is looked at.
    Duration again() {
        return again;
    }

    /// A campaign is over: its plan need not be kept at hand.
    void forget(String campaign) {
        plans.remove(campaign);
    }

    /// Notes that a device is begun with, within the transaction that begins its action; throws [NotNowException] there if it
    /// must not be begun with now.
    ///
    /// @param bytes that it will fetch
    JdbcBegun beginning(Ready ready, Device device, long bytes, Instant now) {
        return (handle, action) -> begun(handle, ready, device, action, bytes, now);
    }

    private void begun(Handle handle, Ready ready, Device device, String action, long bytes, Instant now) {
        JdbcMemberTable.Row seen = ready.row();
        JdbcMemberTable.Row row = members.find(handle, seen.campaign(), seen.member().device(), true)
                .orElseThrow(NotNowException::new);
        boolean still = row.member().state() == seen.member().state() && !row.held().isAfter(now);
        if (!still || !isOpen(handle, action) || !mayStart(handle, ready, bytes, now)) {
            throw new NotNowException();
        }
        members.change(handle, List.of(row.begun(
                ready.rollsBack() ? MemberState.ROLLING_BACK : MemberState.AT_WORK, action, device.softwareVersion(),
                now,
                CampaignSaying.BEGUN.of(Saying.of(row.member().attempts() + 1)))));
    }

    /// An action that is joined may have ended meanwhile, and nobody would tell.
    private static boolean isOpen(Handle handle, String action) {
        return handle.createQuery("SELECT id FROM action WHERE id = :id AND told IS NULL FOR UPDATE").bind("id", action)
                .mapTo(String.class).findOne().isPresent();
    }

    private static boolean mayStart(Handle handle, Ready ready, long bytes, Instant now) {
        Pace pace = ready.plan().pace();
        if (!pace.isLimited()) {
            return true;
        }
        long takes = pace.bytesPerSecond() == 0 ? 0 : Math.ceilDiv(bytes * 1000, pace.bytesPerSecond());
        return handle.createUpdate(START).bind("id", ready.row().campaign()).bind("most", pace.atOnce())
                .bind("takes", takes).bind("now", now.toEpochMilli()).bind("ahead", AHEAD.toMillis()).execute() > 0;
    }

    /// Nothing is to be done to a device, or it cannot be.
    void refused(Ready ready, MemberState state, Saying why, Instant now) {
        campaigns.database().transact(handle -> {
            Optional<JdbcMemberTable.Row> row = members
                    .find(handle, ready.row().campaign(), ready.row().member().device(), true)
                    .filter(one -> one.member().state() == ready.row().member().state());
            row.ifPresent(one -> members.change(handle, List.of(one.with(state, now, why, null))));
            return row.isPresent();
        });
    }

    @Override
    public void over(Handle handle, String action, Outcome outcome, Instant now) {
        for (JdbcMemberTable.Row row : members.ofAction(handle, action)) {
            MemberState state = row.member().state();
            if (state == MemberState.AT_WORK || state == MemberState.ROLLING_BACK) {
                CampaignPlan plan = plan(handle, row.campaign());
                members.change(handle, List.of(state == MemberState.AT_WORK
                        ? ended(row, plan, outcome, now)
                        : returned(row, plan, outcome, now)));
                handle.createUpdate("""
                        UPDATE campaign_pace SET at_work = at_work - 1 WHERE campaign_id = :id AND at_work > 0
                        """).bind("id", row.campaign()).execute();
            }
        }
    }

    private JdbcMemberTable.Row ended(JdbcMemberTable.Row row, CampaignPlan plan, Outcome outcome, Instant now) {
        Saying why = outcome.saying();
        return switch (outcome) {
            case Outcome.Confirmed _ -> row.proved(now, why, now.plus(look(plan)));
            case Outcome.Unconfirmed _ -> row.with(MemberState.UNKNOWN, now, why, now.plus(again));
            case Outcome.Refused _ -> row.with(MemberState.SKIPPED, now, why, null);
            // it may have been done, and must not be done twice: what the device shows when it is heard decides
            case Outcome.Failed(Fault fault) when fault.kind() == Fault.Kind.UNKNOWN_RESULT ->
                row.with(MemberState.UNKNOWN, now, why, now.plus(again));
            case Outcome.Failed _ -> row.member().attempts() <= plan.retries()
                    ? row.with(MemberState.WAITING, now, why, now).heldUntil(now.plus(again))
                    : row.with(MemberState.FAILED, now, why, null);
            case Outcome.Expired _ -> row.member().attempts() < MOST_BEGINNINGS
                    ? row.with(MemberState.WAITING, now, why, now)
                    : row.with(MemberState.FAILED, now, why, null);
            case Outcome.Cancelled _ -> row.with(MemberState.LEFT_OUT, now, why, null);
        };
    }

    private JdbcMemberTable.Row returned(JdbcMemberTable.Row row, CampaignPlan plan, Outcome outcome,
            Instant now) {
        Saying why = outcome.saying();
        return switch (outcome) {
            case Outcome.Confirmed _ -> row.with(MemberState.ROLLED_BACK, now, why, null);
            case Outcome.Unconfirmed _,Outcome.Refused _,Outcome.Cancelled _ ->
                row.with(MemberState.STUCK, now, why, null);
            case Outcome.Failed _,Outcome.Expired _ -> row.member().attempts() <= plan.retries() + 2
                    ? row.with(MemberState.RETURNING, now, why, now).heldUntil(now.plus(again))
                    : row.with(MemberState.STUCK, now, why, null);
        };
    }

    /// How long after a look at a device that is watched the next one is.
    static Duration look(CampaignPlan plan) {
        Duration part = plan.soak().dividedBy(LOOKS);
        return part.compareTo(SOONEST_LOOK) < 0 ? SOONEST_LOOK : part;
    }
}
