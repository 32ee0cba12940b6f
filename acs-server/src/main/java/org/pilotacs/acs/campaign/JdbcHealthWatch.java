package org.pilotacs.acs.campaign;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.firmware.Artefact;
import org.pilotacs.acs.saying.Saying;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Looks after devices that campaigns changed, and at those that they have not touched. Safe for any number of threads, and nodes.
final class JdbcHealthWatch {
    private static final int LOOKED_AT = 500;
    private static final int TURNS = 10;
    private static final int COMPARED = 300;
    private static final Duration COMPARE_AGAIN = Duration.ofSeconds(10);

    private final JdbcCampaigns campaigns;
    private final JdbcMemberTable members;
    private final JdbcVitals vitals;
    private final JdbcCampaignWork work;
    private final Gathering gathering;
    private final Clock clock;
    private final Map<String, Compared> compared = new ConcurrentHashMap<>();

    private record Compared(Instant at, Rest rest) {}

    JdbcHealthWatch(CampaignNeeds needs, Clock clock) {
        this.campaigns = needs.campaigns();
        this.members = campaigns.members();
        this.vitals = new JdbcVitals(campaigns.database());
        this.work = needs.work();
        this.gathering = new Gathering(needs);
        this.clock = clock;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /// A campaign is over.
    void forget(String campaign) {
        compared.remove(campaign);
    }

    /// Looks at those that are due.
    void look(Campaign campaign) {
        for (int turn = 0; turn < TURNS; turn++) {
            if (lookAtSome(campaign) < LOOKED_AT) {
                break;
            }
        }
        lookForLate(campaign);
    }

    private int lookAtSome(Campaign campaign) {
        Instant now = now();
        CampaignPlan plan = campaign.plan();
        return campaigns.database().transact(handle -> {
            List<JdbcMemberTable.Row> due = members.due(handle, campaign.id(), MemberState.PROVING, now, LOOKED_AT);
            Map<DeviceId, Vital> found = vitals.of(handle,
                    due.stream().map(row -> new JdbcVitals.Asked(row.member().device(),
                            begun(row.member()), proved(row.member()))).toList());
            List<JdbcMemberTable.Row> changed = new ArrayList<>();
            for (JdbcMemberTable.Row row : due) {
                Vital vital = found.get(row.member().device());
                String marks = vital == null ? row.member().marks() : vital.marks(plan, now);
                JdbcMemberTable.Row marked = row.marked(marks, now.plus(JdbcCampaignWork.look(plan)));
                boolean over = !now.isBefore(proved(row.member()).plus(plan.soak()));
                changed.add(over
                        ? isWell(marks)
                                ? marked.with(MemberState.DONE, now, CampaignSaying.STAYED_WELL.of(), null)
                                : marked.with(MemberState.HURT, now, trouble(marks, vital), null)
                        : marked);
            }
            members.change(handle, changed);
            return due.size();
        });
    }

    /// A call alone says nothing of the device.
    private static boolean isWell(String marks) {
        return marks.isEmpty() || marks.equals(String.valueOf(Measure.CALLS.mark()));
    }

    private static Saying trouble(String marks, @Nullable Vital vital) {
        List<Saying> trouble = new ArrayList<>();
        if (vital != null && Measure.RESTARTS.isIn(marks)) {
            trouble.add(CampaignSaying.TROUBLE_RESTARTS.of(Saying.of(vital.starts())));
        }
        if (vital != null && vital.signalDrop() != null && Measure.SIGNAL.isIn(marks)) {
            trouble.add(CampaignSaying.TROUBLE_SIGNAL.of(Saying.of(Math.round(vital.signalDrop()))));
        }
        if (Measure.OFFLINE.isIn(marks)) {
            trouble.add(CampaignSaying.TROUBLE_OFFLINE.of());
        }
        return Saying.join(trouble);
    }

    private static Instant begun(Member member) {
        return member.begun() == null ? member.since() : member.begun();
    }

    private static Instant proved(Member member) {
        return member.proved() == null ? member.since() : member.proved();
    }

    /// Of one that is heard with what it ran before it is known that it did not do it.
    private JdbcMemberTable.Row late(JdbcMemberTable.Row row, @Nullable Vital vital, @Nullable Artefact image,
            CampaignPlan plan, Instant now) {
        Member member = row.member();
        if (vital != null && image != null && image.version().equals(vital.software())) {
            return row.proved(now, CampaignSaying.CAME_LATE.of(Saying.of(image.version())),
                    now.plus(JdbcCampaignWork.look(plan)));
        }
        if (vital != null && vital.lastSeen().isAfter(member.since()) && vital.software().equals(member.software())) {
            Saying why = CampaignSaying.AS_BEFORE.of(Saying.of(vital.software()));
            return member.attempts() <= plan.retries()
                    ? row.with(MemberState.WAITING, now, why, now)
                    : row.with(MemberState.FAILED, now, why, null);
        }
        Duration waited = Duration.between(member.since(), now).dividedBy(2);
        Duration again = work.again();
        return row.marked(member.marks(), now.plus(waited.compareTo(again) < 0 ? again : waited));
    }

    /// A device that fell silent over an update may come back with it, or without.
    private void lookForLate(Campaign campaign) {
        if (!(campaign.plan().request() instanceof ActionRequest.UpdateFirmware)) {
            return;
        }
        Artefact image = gathering.image(campaign.plan().request());
        Instant now = now();
        campaigns.database().transact(handle -> {
            List<JdbcMemberTable.Row> due = members.due(handle, campaign.id(), MemberState.UNKNOWN, now, LOOKED_AT);
            Map<DeviceId, Vital> found = vitals.of(handle,
                    due.stream().map(row -> new JdbcVitals.Asked(row.member().device(),
                            begun(row.member()), row.member().since())).toList());
            List<JdbcMemberTable.Row> changed = new ArrayList<>();
            for (JdbcMemberTable.Row row : due) {
                Vital vital = found.get(row.member().device());
                changed.add(late(row, vital, image, campaign.plan(), now));
            }
            members.change(handle, changed);
            return due.size();
        });
    }

    /// The same by the last look.
    Rest known(String campaign) {
        Compared known = compared.get(campaign);
        return known == null ? Rest.UNKNOWN : known.rest;
    }

    /// How those fare that the campaign has not touched; looked at now and then.
    Rest rest(Campaign campaign, Instant now) {
        Compared known = compared.get(campaign.id());
        CampaignPlan plan = campaign.plan();
        Duration part = JdbcCampaignWork.look(plan);
        Duration pause = part.compareTo(COMPARE_AGAIN) < 0 ? part : COMPARE_AGAIN;
        if (known != null && now.isBefore(known.at.plus(pause))) {
            return known.rest;
        }
        Map<Integer, Map<Measure, Rest.Share>> strata = new HashMap<>(known == null ? Map.of() : known.rest.strata());
        int count = campaigns.strata(campaign.id()).size();
        for (int stratum = 0; stratum < count; stratum++) {
            Map<Measure, Rest.Share> shares = rest(campaign, stratum, now);
            if (!shares.isEmpty()) {
                strata.put(stratum, shares);
            }
        }
        Rest rest = new Rest(strata);
        compared.put(campaign.id(), new Compared(now, rest));
        return rest;
    }

    private Map<Measure, Rest.Share> rest(Campaign campaign, int stratum, Instant now) {
        List<DeviceId> some = campaigns.database().glance(handle -> {
            List<DeviceId> found = new ArrayList<>(
                    members.untouched(handle, campaign.id(), stratum, MemberState.PENDING, COMPARED));
            if (found.size() < COMPARED) {
                found.addAll(members.untouched(handle, campaign.id(), stratum, MemberState.WAITING,
                        COMPARED - found.size()));
            }
            return found;
        });
        CampaignPlan plan = campaign.plan();
        Instant since = now.minus(plan.soak());
        Map<DeviceId, Vital> found = vitals
                .of(some.stream().map(id -> new JdbcVitals.Asked(id, since, since)).toList());
        // of a box that was silent before, silence is no news
        Instant lately = since.minus(plan.health().silence());
        List<Vital> heard = found.values().stream().filter(vital -> vital.lastSeen().isAfter(lately)).toList();
        Map<Measure, Rest.Share> shares = new EnumMap<>(Measure.class);
        if (!heard.isEmpty()) {
            for (Measure measure : Measure.values()) {
                if (measure.mark() != null) {
                    List<Vital> told = heard.stream()
                            .filter(vital -> measure != Measure.SIGNAL || vital.signalDrop() != null).toList();
                    long bad = told.stream().filter(vital -> measure.isIn(vital.marks(plan, now))).count();
                    shares.put(measure, new Rest.Share(bad, told.size()));
                }
            }
        }
        return shares;
    }
}
