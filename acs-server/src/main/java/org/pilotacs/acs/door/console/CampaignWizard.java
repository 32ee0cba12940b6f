package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.campaign.BadPlanException;
import org.pilotacs.acs.campaign.Campaign;
import org.pilotacs.acs.campaign.CampaignAnswer;
import org.pilotacs.acs.campaign.CampaignPlan;
import org.pilotacs.acs.campaign.CampaignState;
import org.pilotacs.acs.campaign.CampaignView;
import org.pilotacs.acs.campaign.Preview;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The form in which a campaign is planned, and what its plan would find. Safe for any number of threads.
final class CampaignWizard {
    private static final int REFUSED = 422;
    /// The name comes last.
    private static final String NO_NAME_YET = "-";

    private final Console.Core core;
    private final Pages pages;
    private final Witness witness;
    private final Clock clock;

    CampaignWizard(Console.Core core, Pages pages, Witness witness, Clock clock) {
        this.core = core;
        this.pages = pages;
        this.witness = witness;
        this.clock = clock;
    }

    /// A new one, or one like another.
    HttpReply fresh(HttpCall call) {
        String from = call.query().text("from");
        CampaignForm form = core.campaigns().view(from).map(one -> CampaignForm.of(one.campaign().plan(), from)
                .with("name", Pages.language(call).say("campaigns.form.copy", one.campaign().plan().name())))
                .orElseGet(CampaignForm::fresh);
        return page(call, 200, form, null, "");
    }

    HttpReply change(HttpCall call) {
        CampaignView view = CampaignPages.required(core, call);
        String id = view.campaign().id();
        return page(call, 200, CampaignForm.of(view.campaign().plan(), id).with("id", id), null, "");
    }

    /// Only looks; into the page with scripts, else on the whole page.
    HttpReply preview(HttpCall call) {
        CampaignForm form = CampaignForm.sent(call.form());
        CampaignForm named = form.text("name").isEmpty() ? form.with("name", NO_NAME_YET) : form;
        PlanReader reader = new PlanReader(named, Pages.language(call));
        PreviewView preview = look(call, form, reader);
        return Console.isPart(call)
                ? pages.page(200, "campaign-preview.jte", Map.of("frame", pages.frame(call, ""), "preview", preview))
                : page(call, 200, form.with(reader.errors()), preview, "");
    }

    /// Keeps it, and goes to its page; or shows what is wrong where it is.
    HttpReply save(HttpCall call) {
        CampaignForm form = CampaignForm.sent(call.form());
        if (form.has("do", "row")) {
            return page(call, 200, form, null, "");
        }
        PlanReader reader = new PlanReader(form, Pages.language(call));
        CampaignPlan plan = reader.read(kept(form));
        if (plan != null) {
            try {
                return kept(call, form, plan);
            } catch (BadPlanException bad) {
                reader.wrong(bad);
            }
        }
        return page(call, REFUSED, form.with(reader.errors()), null, "");
    }

    private HttpReply kept(HttpCall call, CampaignForm form, CampaignPlan plan) {
        String who = Orders.requester(call).who();
        String id = form.text("id");
        if (id.isEmpty()) {
            Campaign made = witness.does(call, Deed.CONFIGURED, Subject.NONE, "campaign create " + plan.name(),
                    () -> core.campaigns().create(plan, who));
            return HttpReply.seeOther("/campaigns/" + made.id());
        }
        CampaignAnswer answer = witness.does(call, Deed.CONFIGURED, Subject.NONE, "campaign " + id + " change",
                () -> core.campaigns().change(id, plan, who));
        return switch (answer) {
            case CampaignAnswer.Done(Campaign changed) -> HttpReply.seeOther("/campaigns/" + changed.id());
            case CampaignAnswer.Refused(var why) -> page(call, REFUSED, form, null, Pages.language(call).say(why));
            case CampaignAnswer.Unknown _ -> throw CampaignPages.unknown(id);
        };
    }

    private PreviewView look(HttpCall call, CampaignForm form, PlanReader reader) {
        Words words = Pages.language(call);
        CampaignPlan plan = reader.read(kept(form));
        if (plan != null) {
            try {
                Preview preview = core.campaigns().preview(plan);
                witness.searched(call, preview.sample().isEmpty() ? "" : "campaign preview");
                return PreviewView.of(preview, plan, words, clock.instant());
            } catch (BadPlanException bad) {
                reader.wrong(bad);
            }
        }
        return PreviewView.wrong(reader.errors(), words);
    }

    private @Nullable ActionRequest kept(CampaignForm form) {
        return view(form).map(one -> one.campaign().plan().request()).orElse(null);
    }

    private Optional<CampaignView> view(CampaignForm form) {
        return form.text("from").isEmpty() ? Optional.empty() : core.campaigns().view(form.text("from"));
    }

    private HttpReply page(HttpCall call, int status, CampaignForm form, @Nullable PreviewView preview,
            String refusal) {
        Frame frame = pages.frame(call, "");
        boolean change = !form.text("id").isEmpty();
        Map<String, Object> parts = new HashMap<>(Map.of("frame",
                frame.titled(frame.say(change ? "campaigns.form.change" : "campaigns.new")), "form", form, "choices",
                choices(form, frame.words()), "refusal", refusal));
        if (preview != null) {
            parts.put("preview", preview);
        }
        return pages.page(status, "campaign-form.jte", parts);
    }

    private CampaignChoices choices(CampaignForm form, Words words) {
        ActionRequest kept = kept(form);
        boolean begun = !form.text("id").isEmpty()
                && view(form).filter(one -> one.campaign().state() == CampaignState.PAUSED).isPresent();
        return CampaignChoices.of(core,
                kept == null || !form.has("kind", "keep") ? "" : CampaignFace.kind(kept, core.images(), words), begun,
                form.text("target.seenWithin"), words);
    }
}
