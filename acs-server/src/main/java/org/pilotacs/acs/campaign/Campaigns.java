package org.pilotacs.acs.campaign;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The operator's face of campaigns. Safe for any number of threads.
public interface Campaigns {
    /// What a plan would find; nothing is kept.
    ///
    /// @throws BadPlanException if it cannot be carried out
    Preview preview(CampaignPlan plan);

    /// Keeps a plan as a draft.
    ///
    /// @throws BadPlanException if it cannot be carried out
    Campaign create(CampaignPlan plan, String who);

    /// The same once for each key of a caller, however often it is asked.
    ///
    /// @param key the caller's name for this wish, up to 128 characters
    /// @param noting is given the campaign's id before it is kept; what it throws keeps it from being kept
    /// @throws BadPlanException if it cannot be carried out
    Drafting create(CampaignPlan plan, String who, String key, Consumer<String> noting);

    /// Gives a campaign that has not begun another plan, which makes it a draft again; of one that is paused, only what says
    /// how careful it is (gates, health, window, pace, soak, retries, until) may change.
    ///
    /// @throws BadPlanException if it cannot be carried out
    CampaignAnswer change(String id, CampaignPlan plan, String who);

    /// Has the devices of a draft gathered and the waves drawn.
    CampaignAnswer prepare(String id, String who);

    /// Starts what is ready, or asks a second person to.
    CampaignAnswer start(String id, String who);

    /// A second person says yes, and it starts.
    CampaignAnswer approve(String id, String who, String remark);

    /// A second person says no, and it is a draft again.
    CampaignAnswer reject(String id, String who, String remark);

    CampaignAnswer pause(String id, String who, String remark);

    CampaignAnswer resume(String id, String who, String remark);

    /// Opens the next wave, whatever the newest one shows.
    CampaignAnswer next(String id, String who, String remark);

    /// Begins with no more devices, for good.
    CampaignAnswer abort(String id, String who, String remark);

    /// Gives back to all devices what they had; once more to those that could not be given it before.
    CampaignAnswer rollBack(String id, String who, String remark);

    Optional<CampaignView> view(String id);

    /// How many of its devices stand where.
    Tally tally(String id);

    /// Whether what is written to a parameter must not be shown.
    boolean isSecret(String path);

    /// Newest first.
    ///
    /// @param cursor of the page before; null for the first
    CampaignPage<Campaign> list(@Nullable String cursor, int limit);

    /// Its devices.
    ///
    /// @param state null for any
    CampaignPage<Member> members(String id, @Nullable MemberState state, @Nullable String cursor, int limit);

    Optional<Member> member(String id, DeviceId device);

    /// The campaigns that a device is in, newest first.
    List<Campaign> ofDevice(DeviceId device);
}
