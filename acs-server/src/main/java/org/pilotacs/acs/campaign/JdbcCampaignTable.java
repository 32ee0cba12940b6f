package org.pilotacs.acs.campaign;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.ActionJson;
import org.pilotacs.acs.jdbc.ColumnText;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.saying.SayingJson;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The tables of campaigns but for their devices, within the caller's transaction. Safe for any number of threads.
final class JdbcCampaignTable {
    static final int MAX_WHO = 128;
    private static final String PURPOSE = "campaign request";
    private static final int MAX_WHY = 4_000;

    private static final String INSERT = """
            INSERT INTO campaign (id, name, kind, request, plan, state, wave, opened, why, walked, walk_next, scope, who, created,
                changed, started, ended, approved_by, revision)
            VALUES (:id, :name, :kind, :request, :plan, :state, :wave, :opened, :why, NULL, NULL, :scope, :who, :created,
                :changed, :started, :ended, :approvedBy, :revision)
            """;

    private static final String UPDATE = """
            UPDATE campaign SET name = :name, kind = :kind, request = :request, plan = :plan, state = :state, wave = :wave,
                opened = :opened, why = :why, scope = :scope, changed = :changed, started = :started, ended = :ended,
                approved_by = :approvedBy, revision = :revision
            WHERE id = :id
            """;

    private final MasterKey key;

    JdbcCampaignTable(MasterKey key) {
        this.key = key;
    }

    void insert(Handle handle, Campaign campaign) {
        bind(handle.createUpdate(INSERT), campaign).bind("who", ColumnText.fit(campaign.who(), MAX_WHO))
                .bind("created", campaign.created().toEpochMilli()).execute();
    }

    void update(Handle handle, Campaign campaign) {
        bind(handle.createUpdate(UPDATE), campaign).execute();
    }

    private Update bind(Update update, Campaign campaign) {
        CampaignPlan plan = campaign.plan();
        return update.bind("id", campaign.id()).bind("name", plan.name())
                .bind("kind", ActionJson.kind(plan.request()))
                .bind("request", key.seal(PURPOSE, campaign.id(), Secret.of(ActionJson.write(plan.request()))))
                .bind("plan", CampaignJson.write(plan).toString()).bind("state", campaign.state().name())
                .bind("wave", campaign.wave()).bind("opened", millis(campaign.opened()))
                .bind("why", why(campaign.why())).bind("scope", campaign.scope())
                .bind("changed", campaign.changed().toEpochMilli()).bind("started", millis(campaign.started()))
                .bind("ended", millis(campaign.ended())).bind("approvedBy", campaign.approvedBy())
                .bind("revision", campaign.revision());
    }

    Optional<Campaign> find(Handle handle, String id) {
        return handle.createQuery("SELECT * FROM campaign WHERE id = :id").bind("id", id)
                .map((row, _) -> campaign(row)).findOne();
    }

    /// The same, kept from everybody else until the transaction is over.
    Optional<Campaign> findAndLock(Handle handle, String id) {
        return handle.createQuery("SELECT * FROM campaign WHERE id = :id FOR UPDATE").bind("id", id)
                .map((row, _) -> campaign(row)).findOne();
    }

    /// Forgets the devices of a campaign.
    void clear(Handle handle, String id) {
        for (String of : List.of("campaign_member", "campaign_tally", "campaign_stratum", "campaign_wave",
                "campaign_pace")) {
            handle.createUpdate("DELETE FROM " + of + " WHERE campaign_id = :id").bind("id", id).execute();
        }
        handle.createUpdate("INSERT INTO campaign_pace (campaign_id, at_work, next_start) VALUES (:id, 0, 0)")
                .bind("id", id).execute();
        handle.createUpdate("UPDATE campaign SET walked = NULL WHERE id = :id").bind("id", id).execute();
    }

    void enter(Handle handle, String id, CampaignEntry entry) {
        handle.createUpdate("""
                INSERT INTO campaign_entry (campaign_id, place, happened, who, state, why)
                SELECT :id, COALESCE(MAX(place), 0) + 1, :at, :who, :state, :why FROM campaign_entry
                WHERE campaign_id = :id
                """).bind("id", id).bind("at", entry.at().toEpochMilli())
                .bind("who", ColumnText.fit(entry.who(), MAX_WHO)).bind("state", entry.state().name())
                .bind("why", why(entry.why())).execute();
    }

    List<CampaignEntry> entries(Handle handle, String id) {
        return handle.createQuery("SELECT * FROM campaign_entry WHERE campaign_id = :id ORDER BY place").bind("id", id)
                .map((row, _) -> new CampaignEntry(Instant.ofEpochMilli(row.getLong("happened")),
                        row.getString("who"), CampaignState.valueOf(row.getString("state")),
                        SayingJson.parse(row.getString("why"))))
                .list();
    }

    Waves waves(Handle handle, String id) {
        return new Waves(handle.createQuery("SELECT * FROM campaign_wave WHERE campaign_id = :id ORDER BY wave")
                .bind("id", id)
                .map((row, _) -> new Waves.Wave(row.getLong("bound"), instant(row, "opened"))).list());
    }

    void putWaves(Handle handle, String id, List<Long> bounds) {
        handle.createUpdate("DELETE FROM campaign_wave WHERE campaign_id = :id").bind("id", id).execute();
        for (int wave = 0; wave < bounds.size(); wave++) {
            handle.createUpdate("INSERT INTO campaign_wave (campaign_id, wave, bound) VALUES (:id, :wave, :bound)")
                    .bind("id", id).bind("wave", wave).bind("bound", bounds.get(wave)).execute();
        }
    }

    void waveOpened(Handle handle, String id, int wave, Instant at) {
        handle.createUpdate("UPDATE campaign_wave SET opened = :at WHERE campaign_id = :id AND wave = :wave")
                .bind("at", at.toEpochMilli()).bind("id", id).bind("wave", wave).execute();
    }

    List<String> strata(Handle handle, String id) {
        return handle.createQuery("SELECT name FROM campaign_stratum WHERE campaign_id = :id ORDER BY stratum")
                .bind("id", id).mapTo(String.class).list();
    }

    void addStratum(Handle handle, String id, int stratum, String name) {
        handle.createUpdate("INSERT INTO campaign_stratum (campaign_id, stratum, name) VALUES (:id, :stratum, :name)")
                .bind("id", id).bind("stratum", stratum).bind("name", name).execute();
    }

    Tally tally(Handle handle, String id) {
        Map<Tally.Key, Long> devices = new HashMap<>();
        handle.createQuery("SELECT entry, devices FROM campaign_tally WHERE campaign_id = :id AND devices <> 0")
                .bind("id", id)
                .map((row, _) -> Map.entry(CampaignJson.entry(row.getString("entry")), row.getLong("devices")))
                .forEach(one -> devices.put(one.getKey(), one.getValue()));
        return new Tally(devices);
    }

    void count(Handle handle, String id, Map<String, Long> more) {
        List<Map.Entry<String, Long>> rows = new ArrayList<>(new TreeMap<>(more).entrySet());
        for (Map.Entry<String, Long> row : rows) {
            handle.createUpdate("""
                    MERGE INTO campaign_tally t USING (
                        SELECT CAST(:id AS VARCHAR) AS campaign_id, CAST(:entry AS VARCHAR) AS entry,
                            CAST(:more AS BIGINT) AS devices
                    ) s ON t.campaign_id = s.campaign_id AND t.entry = s.entry
                    WHEN MATCHED THEN UPDATE SET devices = t.devices + s.devices
                    WHEN NOT MATCHED THEN INSERT (campaign_id, entry, devices)
                        VALUES (s.campaign_id, s.entry, s.devices)
                    """).bind("id", id).bind("entry", row.getKey()).bind("more", row.getValue()).execute();
        }
    }

    Campaign campaign(ResultSet row) throws SQLException {
        String id = row.getString("id");
        CampaignPlan plan = CampaignJson.read(CampaignJson.parse(row.getString("plan")),
                ActionJson.request(id, key.open(PURPOSE, id, row.getBytes("request")).reveal()));
        int scope = row.getInt("scope");
        boolean scoped = !row.wasNull();
        return new Campaign(id, plan, CampaignState.valueOf(row.getString("state")), row.getInt("wave"),
                instant(row, "opened"), SayingJson.parse(row.getString("why")), scoped ? (Integer) scope : null,
                row.getString("who"), Instant.ofEpochMilli(row.getLong("created")),
                Instant.ofEpochMilli(row.getLong("changed")), instant(row, "started"), instant(row, "ended"),
                row.getString("approved_by"), row.getLong("revision"));
    }

    private static String why(Saying why) {
        String text = SayingJson.write(why).toString();
        return text.length() <= MAX_WHY
                ? text
                : SayingJson.write(Saying.of(why.toString().substring(0, 500))).toString();
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : (Long) at.toEpochMilli();
    }
}
