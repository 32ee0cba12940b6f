package org.pilotacs.acs.campaign;

import org.jdbi.v3.core.Handle;
import org.pilotacs.acs.action.ActionJson;
import org.pilotacs.acs.jdbc.ColumnText;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.Secret;

import java.util.Optional;

/// Which plan came by which key of a caller, within the caller's transaction. Safe for any number of threads.
final class JdbcCampaignKeys {
    private static final String PURPOSE = "campaign key";

    private final MasterKey master;

    /// @param master seals what was asked for, since it may hold passwords
    JdbcCampaignKeys(MasterKey master) {
        this.master = master;
    }

    /// What was asked for by a key.
    record Asked(String campaign, Secret plan) {
        boolean is(CampaignPlan plan) {
            return this.plan.equals(text(plan));
        }
    }

    Optional<Asked> find(Handle handle, String who, String key) {
        return handle.createQuery("SELECT * FROM campaign_key WHERE who = :who AND caller_key = :key")
                .bind("who", ColumnText.fit(who, JdbcCampaignTable.MAX_WHO)).bind("key", key).map((row, _) -> {
                    String campaign = row.getString("campaign_id");
                    return new Asked(campaign, master.open(PURPOSE, campaign, row.getBytes("asked")));
                }).findOne();
    }

    /// Whether nobody came by it before.
    boolean insert(Handle handle, Campaign campaign, String key) {
        return handle.createUpdate("""
                INSERT INTO campaign_key (who, caller_key, campaign_id, asked) VALUES (:who, :key, :id, :asked)
                ON CONFLICT DO NOTHING
                """).bind("who", ColumnText.fit(campaign.who(), JdbcCampaignTable.MAX_WHO)).bind("key", key)
                .bind("id", campaign.id()).bind("asked", master.seal(PURPOSE, campaign.id(), text(campaign.plan())))
                .execute() > 0;
    }

    private static Secret text(CampaignPlan plan) {
        return Secret.of(CampaignJson.write(plan) + "\n" + ActionJson.write(plan.request()));
    }
}
