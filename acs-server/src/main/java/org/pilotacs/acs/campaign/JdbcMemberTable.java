package org.pilotacs.acs.campaign;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.ArrayStatement;
import org.pilotacs.acs.saying.Saying;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The devices of campaigns, within the caller's transaction. Whatever changes a device's state or marks makes it dirty; the
/// tally follows ([#count]), so that many devices that change at once do not wait for one row. Stateless.
final class JdbcMemberTable {
    private static final String ADD = """
            INSERT INTO campaign_member (campaign_id, device_id, stratum, lot, state, since, due, held, marks, dirty, attempts,
                software, broadcast, story)
            SELECT u.* FROM unnest(CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS BIGINT ARRAY),
                CAST(? AS BIGINT ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS BIGINT ARRAY), CAST(? AS BIGINT ARRAY),
                CAST(? AS BIGINT ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS BIGINT ARRAY), CAST(? AS BIGINT ARRAY),
                CAST(? AS VARCHAR ARRAY), CAST(? AS BOOLEAN ARRAY), CAST(? AS VARCHAR ARRAY))
                AS u (campaign_id, device_id, stratum, lot, state, since, due, held, marks, dirty, attempts, software,
                    broadcast, story)
            ON CONFLICT DO NOTHING
            """;

    private static final String DIRTY = """
            SELECT device_id, stratum, lot, state, marks, counted FROM campaign_member
            WHERE campaign_id = :id AND dirty = 1 LIMIT :limit FOR UPDATE
            """;

    private static final String COUNTED = """
            MERGE INTO campaign_member m USING (
                SELECT * FROM unnest(CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY))
                    AS u (campaign_id, device_id, counted)
            ) s ON m.campaign_id = s.campaign_id AND m.device_id = s.device_id
            WHEN MATCHED THEN UPDATE SET counted = s.counted, dirty = NULL
            """;

    /// All that are in one state, some at a time.
    private static final String MOVE = """
            UPDATE campaign_member SET state = :to, since = :now, due = :due, held = 0, dirty = 1
            WHERE campaign_id = :id AND state = :from AND device_id IN (
                SELECT device_id FROM campaign_member
                WHERE campaign_id = :id AND state = :from AND lot < :bound AND (:stratum < 0 OR stratum = :stratum)
                ORDER BY lot LIMIT :limit)
            """;

    private static final String CHANGE = """
            UPDATE campaign_member SET state = :state, since = :since, due = :due, held = :held, marks = :marks,
                dirty = CASE WHEN state = :state AND marks = :marks THEN dirty ELSE 1 END, action_id = :action,
                attempts = :attempts, software = :software, begun = :begun, proved = :proved, story = :story
            WHERE campaign_id = :id AND device_id = :device
            """;

    private static final String DUE = """
            SELECT * FROM campaign_member WHERE campaign_id = :id AND state = :state AND due <= :now
            ORDER BY due LIMIT :limit
            """;

    /// Those whose turn comes last.
    private static final String UNTOUCHED = """
            SELECT device_id FROM campaign_member
            WHERE campaign_id = :id AND stratum = :stratum AND state = :state ORDER BY lot DESC LIMIT :limit
            """;

    /// A device that was found for a campaign.
    ///
    /// @param why it is skipped; null if it is not
    record Found(DeviceId device, int stratum, long lot, String software, boolean broadcast, @Nullable Saying why) {}

    /// A row as it is kept.
    ///
    /// @param due when to look at it by itself; null for never
    /// @param held it is not begun with before this
    record Row(String campaign, Member member, @Nullable Instant due, Instant held) {
        Row with(MemberState state, Instant now, Saying why, @Nullable Instant due) {
            return new Row(campaign, told(state, now, why, member.action()), due, Instant.EPOCH);
        }

        Row heldUntil(Instant until) {
            return new Row(campaign, member, until, until);
        }

        Row marked(String marks, @Nullable Instant due) {
            Member m = member;
            return new Row(campaign, new Member(m.device(), m.wave(), m.stratum(), m.lot(), m.state(), m.since(), marks,
                    m.action(), m.attempts(), m.software(), m.begun(), m.proved(), m.broadcast(), m.story()), due,
                    held);
        }

        Row begun(MemberState state, String action, String software, Instant now, Saying why) {
            Member m = told(state, now, why, action);
            boolean anew = state == MemberState.AT_WORK;
            return new Row(campaign,
                    new Member(m.device(), m.wave(), m.stratum(), m.lot(), state, now, m.marks(), action,
                            m.attempts() + 1, anew ? software : m.software(), anew ? now : m.begun(), m.proved(),
                            m.broadcast(),
                            m.story()),
                    null, Instant.EPOCH);
        }

        Row proved(Instant now, Saying why, @Nullable Instant due) {
            Member m = told(MemberState.PROVING, now, why, member.action());
            return new Row(campaign, new Member(m.device(), m.wave(), m.stratum(), m.lot(), m.state(), now, m.marks(),
                    m.action(), m.attempts(), m.software(), m.begun(), now, m.broadcast(), m.story()), due,
                    Instant.EPOCH);
        }

        private Member told(MemberState state, Instant now, Saying why, @Nullable String action) {
            List<Member.Step> story = new ArrayList<>(member.story());
            story.add(new Member.Step(now, state, why, action));
            Member m = member;
            return new Member(m.device(), m.wave(), m.stratum(), m.lot(), state, now, m.marks(), action, m.attempts(),
                    m.software(), m.begun(), m.proved(), m.broadcast(), story);
        }
    }

    /// Those that are in it already stay as they are.
    int add(Handle handle, String campaign, List<Found> found, Instant now) {
        if (found.isEmpty()) {
            return 0;
        }
        try (ArrayStatement<Found> statement = ArrayStatement.prepare(handle, ADD, found)) {
            return statement.text(_ -> campaign).text(one -> one.device.value()).number(one -> (long) one.stratum)
                    .number(one -> one.lot)
                    .text(one -> (one.why == null ? MemberState.PENDING : MemberState.SKIPPED).name()).time(_ -> now)
                    .time(_ -> null).number(_ -> 0L).text(_ -> "").number(_ -> 1L).number(_ -> 0L)
                    .text(one -> one.software).flag(one -> one.broadcast)
                    .text(one -> CampaignJson.story(one.why == null
                            ? List.of()
                            : List.of(new Member.Step(now, MemberState.SKIPPED, one.why, null))))
                    .execute();
        }
    }

    /// Counts some of the devices that are not counted where they stand; by how much each entry of the tally changes. Empty if
    /// there are none.
    Map<String, Long> count(Handle handle, String campaign, Waves waves, int limit) {
        Map<String, Long> more = new HashMap<>();
        List<Map.Entry<String, String>> counted = new ArrayList<>();
        handle.createQuery(DIRTY).bind("id", campaign).bind("limit", limit).map((row, _) -> {
            String before = row.getString("counted");
            String after = CampaignJson.entry(new Tally.Key(waves.of(row.getLong("lot")), row.getInt("stratum"),
                    MemberState.valueOf(row.getString("state")), row.getString("marks")));
            if (before != null) {
                more.merge(before, -1L, Long::sum);
            }
            more.merge(after, 1L, Long::sum);
            return Map.entry(row.getString("device_id"), after);
        }).forEach(counted::add);
        if (!counted.isEmpty()) {
            try (ArrayStatement<Map.Entry<String, String>> statement = ArrayStatement.prepare(handle, COUNTED,
                    counted)) {
                var _ = statement.text(_ -> campaign).text(Map.Entry::getKey).text(Map.Entry::getValue).execute();
            }
        }
        return more;
    }

    /// Moves some of those in a state to another; how many.
    ///
    /// @param stratum only of this model and revision; null for all
    /// @param bound only lots below it
    int move(Handle handle, String campaign, MemberState from, MemberState to, @Nullable Integer stratum, long bound,
            @Nullable Instant due, Instant now, int limit) {
        return handle.createUpdate(MOVE).bind("id", campaign).bind("from", from.name()).bind("to", to.name())
                .bind("stratum", stratum == null ? -1 : stratum).bind("bound", bound)
                .bind("due", JdbcCampaignTable.millis(due)).bind("now", now.toEpochMilli()).bind("limit", limit)
                .execute();
    }

    Optional<Row> find(Handle handle, String campaign, DeviceId device, boolean lock) {
        return handle.createQuery("SELECT * FROM campaign_member WHERE campaign_id = :id AND device_id = :device"
                + (lock ? " FOR UPDATE" : "")).bind("id", campaign).bind("device", device.value())
                .map((row, _) -> row(row)).findOne();
    }

    /// The devices that an action is of, kept from everybody else: several if campaigns joined it.
    List<Row> ofAction(Handle handle, String action) {
        return handle.createQuery("SELECT * FROM campaign_member WHERE action_id = :action FOR UPDATE")
                .bind("action", action).map((row, _) -> row(row)).list();
    }

    List<Row> due(Handle handle, String campaign, MemberState state, Instant now, int limit) {
        return handle.createQuery(DUE).bind("id", campaign).bind("state", state.name()).bind("now", now.toEpochMilli())
                .bind("limit", limit).map((row, _) -> row(row)).list();
    }

    List<DeviceId> untouched(Handle handle, String campaign, int stratum, MemberState state, int limit) {
        return handle.createQuery(UNTOUCHED).bind("id", campaign).bind("stratum", stratum).bind("state", state.name())
                .bind("limit", limit).map((row, _) -> new DeviceId(row.getString("device_id"))).list();
    }

    void change(Handle handle, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(CHANGE);
        for (Row row : rows) {
            Member member = row.member;
            batch.bind("id", row.campaign).bind("device", member.device().value()).bind("state", member.state().name())
                    .bind("since", member.since().toEpochMilli()).bind("due", JdbcCampaignTable.millis(row.due))
                    .bind("held", row.held.toEpochMilli()).bind("marks", member.marks())
                    .bind("action", member.action()).bind("attempts", member.attempts())
                    .bind("software", member.software()).bind("begun", JdbcCampaignTable.millis(member.begun()))
                    .bind("proved", JdbcCampaignTable.millis(member.proved()))
                    .bind("story", CampaignJson.story(member.story())).add();
        }
        var _ = batch.execute();
    }

    /// When to look at a device next.
    void due(Handle handle, String campaign, DeviceId device, Instant due) {
        handle.createUpdate("UPDATE campaign_member SET due = :due WHERE campaign_id = :id AND device_id = :device")
                .bind("due", due.toEpochMilli()).bind("id", campaign).bind("device", device.value()).execute();
    }

    /// The lot that has so many before it among those to be drawn; the largest if there are fewer.
    long bound(Handle handle, String campaign, long from, long number) {
        return handle.createQuery("""
                SELECT lot FROM campaign_member WHERE campaign_id = :id AND state = 'PENDING' AND lot >= :from
                ORDER BY lot LIMIT 1 OFFSET :number
                """).bind("id", campaign).bind("from", from).bind("number", number).mapTo(Long.class).findOne()
                .orElse(Long.MAX_VALUE);
    }

    /// Gives some of a model and revision lots before all others.
    int drawFirst(Handle handle, String campaign, int stratum, long number, long before) {
        return handle.createUpdate("""
                UPDATE campaign_member SET lot = lot - :before WHERE campaign_id = :id AND device_id IN (
                    SELECT device_id FROM campaign_member
                    WHERE campaign_id = :id AND stratum = :stratum AND state = 'PENDING' AND lot >= 0
                    ORDER BY lot LIMIT :number)
                """).bind("before", before).bind("id", campaign).bind("stratum", stratum).bind("number", number)
                .execute();
    }

    Row row(ResultSet row) throws SQLException {
        return new Row(row.getString("campaign_id"), new Member(new DeviceId(row.getString("device_id")), -1,
                row.getInt("stratum"), row.getLong("lot"), MemberState.valueOf(row.getString("state")),
                Instant.ofEpochMilli(row.getLong("since")), row.getString("marks"), row.getString("action_id"),
                row.getInt("attempts"), row.getString("software"), JdbcCampaignTable.instant(row, "begun"),
                JdbcCampaignTable.instant(row, "proved"), row.getBoolean("broadcast"),
                CampaignJson.story(row.getString("story"))), JdbcCampaignTable.instant(row, "due"),
                Instant.ofEpochMilli(row.getLong("held")));
    }
}
