package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Permission;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.campaign.Campaign;
import org.pilotacs.acs.campaign.CampaignEntry;
import org.pilotacs.acs.campaign.CampaignState;
import org.pilotacs.acs.campaign.CampaignView;
import org.pilotacs.acs.campaign.MemberState;
import org.pilotacs.acs.door.Words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What may be done with a campaign now: the one obvious thing first.
///
/// @param primary null if there is none, or not for who looks
/// @param note why there is none; empty if there is one
public record CampaignSteps(@Nullable Step primary, String note, List<Step> others) {
    static final CampaignSteps NONE = new CampaignSteps(null, "", List.of());

    public CampaignSteps {
        others = List.copyOf(others);
    }

    /// @param order as its address ends
    /// @param does what it will do
    /// @param remark whether one may say why
    /// @param grave whether it must be meant
    /// @param page whether it leads to a page
    public record Step(String order, String name, String does, boolean remark, boolean grave, boolean page) {}

    /// What people may want of a campaign, by its address.
    enum Order {
        PREPARE, START, APPROVE, REJECT, PAUSE, RESUME, NEXT, ABORT, ROLL_BACK;

        String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Finds the steps of one campaign for one person.
    ///
    /// @param who looks, as campaigns know them
    /// @param approvalAbove devices above which a second person must say yes
    record Maker(CampaignView view, String who, int approvalAbove, Words words) {
        CampaignSteps steps(Frame frame) {
            if (!frame.caller().may(Permission.ENGINEER)) {
                return new CampaignSteps(null, words.say("campaigns.look-only"), List.of());
            }
            List<Step> others = new ArrayList<>();
            CampaignState state = view.campaign().state();
            Step primary = switch (state) {
                case DRAFT -> step(Order.PREPARE);
                case READY -> pending() == 0 ? null : start();
                case AWAITING_APPROVAL -> isOwn() ? null : step(Order.APPROVE);
                case RUNNING -> step(Order.PAUSE);
                case PAUSED -> paused(others);
                case GATHERING, ROLLING_BACK, FINISHED, ABORTED, ROLLED_BACK -> null;
            };
            others(others, primary);
            return new CampaignSteps(primary, primary == null ? note() : "", others);
        }

        private void others(List<Step> others, @Nullable Step primary) {
            CampaignState state = view.campaign().state();
            if (state == CampaignState.AWAITING_APPROVAL) {
                others.add(step(Order.REJECT));
            }
            boolean changeable = state == CampaignState.DRAFT || state == CampaignState.READY
                    || state == CampaignState.AWAITING_APPROVAL || state == CampaignState.PAUSED;
            if (changeable && (primary == null || !primary.order.equals("change"))) {
                others.add(change());
            }
            if ((state == CampaignState.RUNNING || state == CampaignState.PAUSED)
                    && view.campaign().wave() < view.campaign().plan().waves().size() - 1) {
                others.add(new Step(Order.NEXT.wireName(),
                        words.say("campaigns.do.next", view.campaign().wave() + 2), words.say("campaigns.does.next"),
                        true, false, false));
            }
            if (mayRollBack() && (primary == null || !primary.order.equals(Order.ROLL_BACK.wireName()))) {
                others.add(rollBack());
            }
            if (!state.isOver() && state != CampaignState.ROLLING_BACK) {
                others.add(step(Order.ABORT));
            }
            others.add(new Step("copy", words.say("campaigns.do.copy"), words.say("campaigns.does.copy"), false, false,
                    true));
        }

        private Step paused(List<Step> others) {
            if (!isStoppedByGate()) {
                return step(Order.RESUME);
            }
            others.add(step(Order.RESUME));
            return mayRollBack() ? rollBack() : change();
        }

        private Step start() {
            long devices = pending();
            String first = WaveBar.number(view.waves().isEmpty() ? 0 : WaveBar.devices(view.waves().getFirst().tally()),
                    words);
            return devices > approvalAbove
                    ? new Step(Order.START.wireName(), words.say("campaigns.do.ask"),
                            words.say("campaigns.does.ask", WaveBar.number(devices, words),
                                    WaveBar.number(approvalAbove, words)),
                            false, false, false)
                    : new Step(Order.START.wireName(), words.say("campaigns.do.start"),
                            words.say("campaigns.does.start", first), false, false, false);
        }

        private Step step(Order order) {
            String name = order.wireName();
            boolean remark = order != Order.PREPARE && order != Order.START;
            return new Step(name, words.say("campaigns.do." + name), words.say("campaigns.does." + name), remark,
                    order == Order.ABORT, false);
        }

        private Step rollBack() {
            return new Step(Order.ROLL_BACK.wireName(), words.say("campaigns.do.roll-back"),
                    words.say("campaigns.does.roll-back"), true, true, false);
        }

        private Step change() {
            boolean begun = view.campaign().state() == CampaignState.PAUSED;
            return new Step("change", words.say(begun ? "campaigns.do.change-gates" : "campaigns.do.change"),
                    words.say(begun ? "campaigns.does.change-gates" : "campaigns.does.change"), false, false, true);
        }

        private String note() {
            CampaignState state = view.campaign().state();
            return switch (state) {
                case READY -> words.say("campaigns.note.nothing");
                case AWAITING_APPROVAL -> words.say("campaigns.note.own");
                case GATHERING, ROLLING_BACK -> words.say("campaigns.note.waits");
                case DRAFT, RUNNING, PAUSED, FINISHED, ABORTED, ROLLED_BACK -> "";
            };
        }

        private long pending() {
            return view.tally().of(MemberState.PENDING);
        }

        private boolean isOwn() {
            return view.campaign().who().equals(who) || view.entries().stream()
                    .anyMatch(one -> one.state() == CampaignState.AWAITING_APPROVAL && one.who().equals(who));
        }

        private boolean mayRollBack() {
            Campaign campaign = view.campaign();
            return campaign.started() != null && campaign.plan().request() instanceof ActionRequest.UpdateFirmware
                    && campaign.state() != CampaignState.ROLLING_BACK && campaign.state() != CampaignState.ROLLED_BACK;
        }

        /// Nobody paused it: a gate did.
        private boolean isStoppedByGate() {
            return !view.entries().isEmpty() && lastPause().who().isEmpty();
        }

        /// How it came to be paused; what was said while it was, is no such thing.
        private CampaignEntry lastPause() {
            CampaignEntry pause = view.entries().getLast();
            for (CampaignEntry one : view.entries().reversed()) {
                if (one.state() != CampaignState.PAUSED) {
                    break;
                }
                pause = one;
            }
            return pause;
        }
    }
}
