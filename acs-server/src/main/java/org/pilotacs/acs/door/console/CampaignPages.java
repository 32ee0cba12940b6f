package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Permission;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.campaign.Campaign;
import org.pilotacs.acs.campaign.CampaignAnswer;
import org.pilotacs.acs.campaign.CampaignPage;
import org.pilotacs.acs.campaign.CampaignView;
import org.pilotacs.acs.campaign.Campaigns;
import org.pilotacs.acs.campaign.Member;
import org.pilotacs.acs.campaign.MemberState;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.WrittenId;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.Route;
import org.pilotacs.acs.saying.Saying;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Campaigns: their list, one of them live, and its devices. Safe for any number of threads.
final class CampaignPages {
    private static final int CAMPAIGNS = 20;
    private static final int MEMBERS = 50;
    private static final int REFUSED = 422;
    private static final int MOST_FORM = 2 * 1024 * 1024;
    /// Ages go on by themselves in a browser: that they are said anew is no news.
    private static final String AGES = "<time[^>]*>[^<]*</time>";

    private final Console.Core core;
    private final Pages pages;
    private final Witness witness;
    private final Clock clock;
    private final CampaignWizard wizard;

    CampaignPages(Console.Core core, Pages pages, Witness witness, Clock clock) {
        this.core = core;
        this.pages = pages;
        this.witness = witness;
        this.clock = clock;
        this.wizard = new CampaignWizard(core, pages, witness, clock);
    }

    List<Route> routes() {
        return Stream.concat(
                Stream.of(look("/campaigns", this::list), engineer(Route.get("/campaigns/new", wizard::fresh)),
                        engineer(form("/campaigns/new", wizard::save)),
                        engineer(form("/campaigns/preview", wizard::preview)), look("/campaigns/{id}", this::show),
                        engineer(Route.get("/campaigns/{id}/change", wizard::change)),
                        look("/campaigns/{id}/devices", this::members),
                        look("/campaigns/{id}/devices/{device}", this::member)),
                Stream.of(CampaignSteps.Order.values()).map(order -> engineer(
                        Route.post("/campaigns/{id}/" + order.wireName(), call -> order(call, order)))))
                .toList();
    }

    private static Route look(String pattern, Route.Handler handler) {
        return Route.get(pattern, handler).needing(Permission.LOOK);
    }

    private static Route engineer(Route route) {
        return route.needing(Permission.ENGINEER);
    }

    /// Ten thousand devices may be named in it.
    private static Route form(String pattern, Route.Handler handler) {
        return new Route("POST", pattern, new Route.ToMemory(MOST_FORM), handler);
    }

    private HttpReply list(HttpCall call) {
        Frame frame = pages.frame(call, "");
        Instant now = clock.instant();
        CampaignPage<Campaign> page = core.campaigns().list(call.query().get("cursor"), CAMPAIGNS);
        List<CampaignLine> lines = page.items().stream().flatMap(one -> core.campaigns().view(one.id()).stream())
                .map(one -> CampaignLine.of(one, core.images(), frame.words(), now)).toList();
        String list = pages.text("campaign-list.jte", Map.of("frame", frame, "lines", lines, "next",
                page.cursor() == null ? "" : "/campaigns?cursor=" + FleetView.encoded(page.cursor())));
        String seen = key(list);
        if (Console.isPart(call)) {
            return call.query().text("seen").equals(seen)
                    ? HttpReply.empty(204)
                    : pages.page(200, "campaigns-anew.jte", Map.of("list", list, "seen", seen));
        }
        return pages.page(200, "campaigns.jte", Map.of("frame",
                frame.titled(frame.say("campaigns.title")).refreshing(30), "list", list, "seen", seen, "any",
                !lines.isEmpty(), "href", call.query().get("cursor") == null
                        ? "/campaigns"
                        : "/campaigns?cursor=" + FleetView.encoded(call.query().text("cursor"))));
    }

    private HttpReply show(HttpCall call) {
        return show(call, 200, "");
    }

    /// With scripts what has changed since the page was last shown, or nothing.
    ///
    /// @param refusal why a wish was not met; empty if none was refused
    private HttpReply show(HttpCall call, int status, String refusal) {
        CampaignView view = required(core, call);
        Frame frame = pages.frame(call, "");
        CampaignSight sight = new CampaignSight.Maker(view, core.images(), frame.words(), clock.instant()).sight();
        CampaignSteps steps = new CampaignSteps.Maker(view, Orders.requester(call).who(), core.approvalAbove(),
                frame.words()).steps(frame);
        String live = pages.text("campaign-live.jte", Map.of("frame", frame, "sight", sight));
        String wishes = pages.text("campaign-steps.jte", Map.of("frame", frame, "sight", sight, "steps", steps));
        Seen now = new Seen(key(live), key(wishes), key(sight.said()));
        Map<String, Object> parts = new HashMap<>(Map.of("frame", frame.titled(sight.name())
                .refreshing(sight.over() ? 30 : 5), "sight", sight, "live", live, "steps", wishes, "seen",
                now.text(), "refusal", refusal));
        if (!Console.isPart(call)) {
            return pages.page(status, "campaign.jte", parts);
        }
        Seen before = Seen.read(call.query().text("seen"));
        if (before.equals(now)) {
            return HttpReply.empty(204);
        }
        parts.put("stepsAnew", !before.steps.equals(now.steps));
        parts.put("saidAnew", !before.said.equals(now.said));
        return pages.page(200, "campaign-anew.jte", parts);
    }

    /// What a page shows of a campaign already.
    private record Seen(String live, String steps, String said) {
        String text() {
            return live + "." + steps + "." + said;
        }

        static Seen read(String text) {
            String[] parts = text.split("\\.", -1);
            return parts.length == 3 ? new Seen(parts[0], parts[1], parts[2]) : new Seen("", "", "");
        }
    }

    private static String key(String html) {
        return Integer.toHexString(html.replaceAll(AGES, "").hashCode());
    }

    private HttpReply order(HttpCall call, CampaignSteps.Order order) {
        String id = call.variable("id");
        String who = Orders.requester(call).who();
        String remark = call.form().text("remark");
        if ((order == CampaignSteps.Order.ABORT || order == CampaignSteps.Order.ROLL_BACK)
                && call.form().text("sure").isEmpty()) {
            return show(call, REFUSED, Pages.language(call).say("campaigns.not-sure"));
        }
        Campaigns campaigns = core.campaigns();
        CampaignAnswer answer = witness.does(call, Deed.CONFIGURED, Subject.NONE,
                "campaign " + id + " " + order.wireName(), () -> switch (order) {
                    case PREPARE -> campaigns.prepare(id, who);
                    case START -> campaigns.start(id, who);
                    case APPROVE -> campaigns.approve(id, who, remark);
                    case REJECT -> campaigns.reject(id, who, remark);
                    case PAUSE -> campaigns.pause(id, who, remark);
                    case RESUME -> campaigns.resume(id, who, remark);
                    case NEXT -> campaigns.next(id, who, remark);
                    case ABORT -> campaigns.abort(id, who, remark);
                    case ROLL_BACK -> campaigns.rollBack(id, who, remark);
                });
        return switch (answer) {
            case CampaignAnswer.Done _ -> HttpReply.seeOther("/campaigns/" + id);
            case CampaignAnswer.Refused(Saying why) -> show(call, REFUSED, Pages.language(call).say(why));
            case CampaignAnswer.Unknown _ -> throw unknown(id);
        };
    }

    private HttpReply members(HttpCall call) {
        CampaignView view = required(core, call);
        Frame frame = pages.frame(call, "");
        String wanted = call.query().text("state");
        MemberState state = Stream.of(MemberState.values()).filter(one -> one.wireName().equals(wanted)).findFirst()
                .orElse(null);
        if (state == null && !wanted.isEmpty()) {
            throw ApiError.invalid("state", ConsoleSaying.NOT_LISTED.of());
        }
        String id = view.campaign().id();
        witness.searched(call, ("campaign " + id + " " + wanted).strip());
        CampaignPage<Member> page = core.campaigns().members(id, state, call.query().get("cursor"), MEMBERS);
        CampaignMembers.Maker maker = new CampaignMembers.Maker(view, core.devices(), frame.words(), clock.instant());
        return pages.page(200, "campaign-devices.jte", Map.of("frame",
                frame.titled(frame.say("campaigns.devices.title", view.campaign().plan().name())), "members",
                new CampaignMembers(view.campaign().plan().name(), "/campaigns/" + id, maker.filters(state),
                        page.items().stream().map(maker::row).toList(), next(id, state, page.cursor()))));
    }

    private static String next(String id, @Nullable MemberState state, @Nullable String cursor) {
        return cursor == null
                ? ""
                : "/campaigns/" + id + "/devices?" + (state == null ? "" : "state=" + state.wireName() + "&")
                        + "cursor=" + FleetView.encoded(cursor);
    }

    private HttpReply member(HttpCall call) {
        CampaignView view = required(core, call);
        Frame frame = pages.frame(call, "");
        String written = call.variable("device");
        DeviceId id = WrittenId.find(core.devices(), written, call.path()).map(Device::id)
                .or(() -> CampaignMembers.id(written))
                .orElseThrow(() -> ApiError.notFound(ConsoleSaying.NO_BOX.of(Saying.of(written))));
        Member member = core.campaigns().member(view.campaign().id(), id)
                .orElseThrow(() -> ApiError.notFound(ConsoleSaying.NO_BOX.of(Saying.of(written))));
        witness.looked(call, id, "campaign " + view.campaign().id());
        CampaignMembers.Story story = new CampaignMembers.Maker(view, core.devices(), frame.words(), clock.instant())
                .story(member);
        return pages.page(200, "campaign-device.jte",
                Map.of("frame", frame.titled(story.serial() + " · " + story.title()).refreshing(10), "story", story));
    }

    /// The campaigns that a box is in and that are not over, in a line each.
    static List<InCampaign> of(Campaigns campaigns, DeviceId device, Words words, Instant now) {
        return campaigns.ofDevice(device).stream().filter(one -> !one.state().isOver() && one.started() != null)
                .flatMap(one -> campaigns.member(one.id(), device)
                        .filter(member -> member.state() != MemberState.SKIPPED)
                        .map(member -> InCampaign.of(one, member, words, now)).stream())
                .toList();
    }

    static CampaignView required(Console.Core core, HttpCall call) {
        String id = call.variable("id");
        return core.campaigns().view(id).orElseThrow(() -> unknown(id));
    }

    static RuntimeException unknown(String id) {
        return ApiError.notFound(ConsoleSaying.NO_CAMPAIGN.of(Saying.of(id)));
    }
}
