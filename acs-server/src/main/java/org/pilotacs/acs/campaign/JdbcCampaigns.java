package org.pilotacs.acs.campaign;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.feed.EventType;
import org.pilotacs.acs.feed.Happening;
import org.pilotacs.acs.feed.JdbcEventTable;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.RandomId;
import org.pilotacs.acs.saying.Saying;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Campaigns in the database. Safe for any number of threads, and nodes.
public final class JdbcCampaigns {
    private final Database database;
    private final RandomGenerator random;
    private final JdbcCampaignTable table;
    private final JdbcCampaignKeys keys;
    private final JdbcMemberTable members = new JdbcMemberTable();

    /// @param key seals what campaigns order, since it may hold passwords
    public JdbcCampaigns(Database database, MasterKey key, RandomGenerator random) {
        this.database = database;
        this.random = random;
        this.table = new JdbcCampaignTable(key);
        this.keys = new JdbcCampaignKeys(key);
    }

    JdbcCampaignTable table() {
        return table;
    }

    JdbcMemberTable members() {
        return members;
    }

    Database database() {
        return database;
    }

    Campaign create(CampaignPlan plan, String who, Saying why, Instant now) {
        Campaign campaign = drafted(plan, who, why, now);
        return database.transact(handle -> insert(handle, campaign, now));
    }

    private Campaign drafted(CampaignPlan plan, String who, Saying why, Instant now) {
        return new Campaign(RandomId.next(random), plan, CampaignState.DRAFT, -1, null, why, null, who, now, now, null,
                null, null, 1);
    }

    private Campaign insert(Handle handle, Campaign campaign, Instant now) {
        table.insert(handle, campaign);
        table.enter(handle, campaign.id(),
                new CampaignEntry(now, campaign.who(), CampaignState.DRAFT, campaign.why()));
        return campaign;
    }

    /// @param noting is given the id before it is kept
    Drafting create(CampaignPlan plan, String who, String key, Saying why, Consumer<String> noting, Instant now) {
        Drafting before = repeated(plan, who, key);
        if (before != null) {
            return before;
        }
        Campaign campaign = drafted(plan, who, why, now);
        noting.accept(campaign.id());
        boolean kept = database.transact(handle -> {
            boolean first = keys.insert(handle, campaign, key);
            if (first) {
                insert(handle, campaign, now);
            }
            return first;
        });
        Drafting other = kept ? null : repeated(plan, who, key);
        return other == null ? new Drafting.Made(campaign) : other;
    }

    /// What the same key brought before; null if nothing.
    private @Nullable Drafting repeated(CampaignPlan plan, String who, String key) {
        JdbcCampaignKeys.Asked asked = database.with(handle -> keys.find(handle, who, key).orElse(null));
        if (asked == null) {
            return null;
        }
        database.awaitWritten();
        return asked.is(plan)
                ? find(asked.campaign()).<Drafting>map(Drafting.Repeated::new).orElse(null)
                : new Drafting.KeyReused();
    }

    Optional<Campaign> find(String id) {
        return database.with(handle -> table.find(handle, id));
    }

    /// Changes a campaign while nobody else does.
    ///
    /// @param who does it; empty for the server
    /// @param change gives it as it is to be, or why not
    CampaignAnswer change(String id, String who, Instant now, Function<Campaign, CampaignAnswer> change) {
        CampaignAnswer changed = database.transact(handle -> {
            Campaign before = table.findAndLock(handle, id).orElse(null);
            if (before == null) {
                return new CampaignAnswer.Unknown();
            }
            CampaignAnswer result = change.apply(before);
            return result instanceof CampaignAnswer.Done(Campaign after)
                    ? new CampaignAnswer.Done(put(handle, before, after, who, now))
                    : result;
        });
        database.awaitWritten();
        return changed;
    }

    /// Begins to gather the devices of a draft; those of an earlier gathering go.
    CampaignAnswer prepare(String id, String who, Saying why, Instant now) {
        return change(id, who, now, one -> one.state() == CampaignState.DRAFT
                ? new CampaignAnswer.Done(one.standing(CampaignState.GATHERING, why))
                : new CampaignAnswer.Refused(CampaignSaying.NOT_NOW.of(CampaignSaying.of(one.state()).of())));
    }

    /// Writes a campaign that is locked, and tells of it.
    Campaign put(Handle handle, Campaign before, Campaign after, String who, Instant now) {
        Campaign next = new Campaign(after.id(), after.plan(), after.state(), after.wave(), after.opened(), after.why(),
                after.scope(), after.who(), after.created(), now, after.started(), after.ended(), after.approvedBy(),
                before.revision() + 1);
        table.update(handle, next);
        if (next.state() == CampaignState.GATHERING && before.state() != CampaignState.GATHERING) {
            table.clear(handle, next.id());
        }
        if (next.wave() >= 0 && before.wave() < next.wave()) {
            table.waveOpened(handle, next.id(), next.wave(), now);
        }
        if (before.state() == CampaignState.ROLLED_BACK && next.state() == CampaignState.ROLLING_BACK) {
            var _ = members.move(handle, next.id(), MemberState.STUCK, MemberState.RETURNING, null, Long.MAX_VALUE, now,
                    now, Integer.MAX_VALUE);
        }
        boolean tells = before.state() != next.state() || before.wave() != next.wave() || !who.isEmpty();
        if (tells) {
            table.enter(handle, next.id(), new CampaignEntry(now, who, next.state(), next.why()));
        }
        if (before.state() != next.state() || before.wave() != next.wave()) {
            JdbcEventTable.append(handle, new Happening(EventType.CAMPAIGN_CHANGED, now, null, null,
                    CampaignEvents.content(next)));
        }
        return next;
    }

    /// Newest first.
    CampaignPage<Campaign> list(@Nullable String cursor, int limit) {
        return database.with(handle -> {
            List<Campaign> found = handle.createQuery("""
                    SELECT * FROM campaign WHERE seq < COALESCE(
                        (SELECT seq FROM campaign WHERE id = CAST(:cursor AS VARCHAR)), 9223372036854775807)
                    ORDER BY seq DESC LIMIT :limit
                    """).bind("cursor", cursor).bind("limit", limit + 1).map((row, _) -> table.campaign(row)).list();
            return found.size() > limit
                    ? new CampaignPage<>(found.subList(0, limit), found.get(limit - 1).id())
                    : new CampaignPage<>(found, null);
        });
    }

    /// Those that somebody must move on, oldest first.
    List<String> moving() {
        return database.glance(handle -> handle.createQuery("""
                SELECT id FROM campaign WHERE ended IS NULL
                  AND state IN ('GATHERING', 'RUNNING', 'PAUSED', 'ROLLING_BACK', 'ABORTED') ORDER BY seq
                """).mapTo(String.class).list());
    }

    /// How many there are in each state.
    Map<CampaignState, Long> states() {
        return database.glance(handle -> {
            Map<CampaignState, Long> states = new EnumMap<>(CampaignState.class);
            handle.createQuery("SELECT state, COUNT(*) AS campaigns FROM campaign GROUP BY state").map((row, _) -> Map
                    .entry(CampaignState.valueOf(row.getString("state")), row.getLong("campaigns")))
                    .forEach(one -> states.put(one.getKey(), one.getValue()));
            return states;
        });
    }

    List<CampaignEntry> entries(String id) {
        return database.with(handle -> table.entries(handle, id));
    }

    Waves waves(String id) {
        return database.with(handle -> table.waves(handle, id));
    }

    List<String> strata(String id) {
        return database.with(handle -> table.strata(handle, id));
    }

    Tally tally(String id) {
        return database.with(handle -> table.tally(handle, id));
    }

    /// Devices of a campaign by their ids.
    ///
    /// @param state null for any
    /// @param cursor of the page before; null for the first
    CampaignPage<Member> members(String id, @Nullable MemberState state, @Nullable String cursor, int limit) {
        return database.with(handle -> {
            Waves waves = table.waves(handle, id);
            List<Member> found = handle.createQuery("""
                    SELECT * FROM campaign_member WHERE campaign_id = :id AND device_id > :after
                      AND (CAST(:state AS VARCHAR) IS NULL OR state = :state) ORDER BY device_id LIMIT :limit
                    """).bind("id", id).bind("after", cursor == null ? "" : cursor)
                    .bind("state", state == null ? null : state.name()).bind("limit", limit + 1)
                    .map((row, _) -> placed(members.row(row).member(), waves)).list();
            return found.size() > limit
                    ? new CampaignPage<>(found.subList(0, limit), found.get(limit - 1).device().value())
                    : new CampaignPage<>(found, null);
        });
    }

    Optional<Member> member(String id, DeviceId device) {
        return database.with(handle -> members.find(handle, id, device, false)
                .map(row -> placed(row.member(), table.waves(handle, id))));
    }

    private static Member placed(Member m, Waves waves) {
        return new Member(m.device(), waves.of(m.lot()), m.stratum(), m.lot(), m.state(), m.since(), m.marks(),
                m.action(), m.attempts(), m.software(), m.begun(), m.proved(), m.broadcast(), m.story());
    }

    /// The campaigns that a device is in, newest first.
    List<String> ofDevice(DeviceId device, int limit) {
        return database.with(handle -> handle.createQuery("""
                SELECT c.id FROM campaign_member m JOIN campaign c ON c.id = m.campaign_id WHERE m.device_id = :device
                ORDER BY c.seq DESC LIMIT :limit
                """).bind("device", device.value()).bind("limit", limit).mapTo(String.class).list());
    }

    /// Throws away campaigns that were over before a moment.
    public void forgetBefore(Instant limit) {
        List<String> old = database.with(handle -> handle
                .createQuery("SELECT id FROM campaign WHERE ended < :limit").bind("limit", limit.toEpochMilli())
                .mapTo(String.class).list());
        for (String id : old) {
            database.transact(handle -> {
                table.clear(handle, id);
                for (String of : List.of("campaign_pace", "campaign_entry", "campaign_key")) {
                    handle.createUpdate("DELETE FROM " + of + " WHERE campaign_id = :id").bind("id", id).execute();
                }
                return handle.createUpdate("DELETE FROM campaign WHERE id = :id").bind("id", id).execute();
            });
        }
    }
}
