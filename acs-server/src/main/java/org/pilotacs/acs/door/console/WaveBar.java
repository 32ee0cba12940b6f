package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.campaign.CampaignPlan;
import org.pilotacs.acs.campaign.CampaignState;
import org.pilotacs.acs.campaign.CampaignView;
import org.pilotacs.acs.campaign.Gates;
import org.pilotacs.acs.campaign.MemberState;
import org.pilotacs.acs.campaign.Tally;
import org.pilotacs.acs.door.Words;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A wave of a campaign as a bar that fills, with its gates drawn on it.
///
/// @param width 1 to 20, as the number of its devices beside those of the others
/// @param reached where the gate of the next wave stands, in percent of the bar; empty if it has none
/// @param errors where the error gate stands; empty if that is beyond the bar
/// @param text how it stands, in a sentence
/// @param label the same for who does not see the bar
public record WaveBar(int number, String name, int width, boolean open, List<Part> parts, String reached,
        String errors, String text, String label) {
    private static final int WIDTHS = 20;

    public WaveBar {
        parts = List.copyOf(parts);
    }

    /// @param from in percent of the bar
    /// @param width in percent of the bar
    /// @param devices as it is said
    public record Part(String style, String from, String width, String word, String devices) {}

    /// Makes the bars of one campaign.
    record Maker(CampaignView view, Words words) {
        private CampaignPlan plan() {
            return view.campaign().plan();
        }

        List<WaveBar> bars() {
            long most = view.waves().stream().mapToLong(wave -> devices(wave.tally())).max().orElse(0);
            return view.waves().stream().map(wave -> bar(wave, most)).toList();
        }

        private WaveBar bar(CampaignView.Wave wave, long most) {
            long all = devices(wave.tally());
            boolean last = wave.number() == view.waves().size() - 1;
            List<Part> parts = parts(wave.tally(), all);
            String name = words.say(wave.number() == 0 && !last ? "campaigns.wave.canary" : "campaigns.wave",
                    wave.number() + 1);
            String text = text(wave, all, last);
            StringBuilder label = new StringBuilder(name).append(", ").append(text);
            parts.forEach(part -> label.append(", ").append(part.word).append(' ').append(part.devices));
            return new WaveBar(wave.number() + 1, name, width(all, most), wave.opened() != null, parts,
                    last || all == 0 || isOver() ? "" : percent(plan().gates().reached()), errors(wave.tally(), all),
                    text,
                    label.toString());
        }

        /// No more waves open.
        private boolean isOver() {
            return view.campaign().state().isOver() || view.campaign().state() == CampaignState.ROLLING_BACK;
        }

        /// A wave of a hundred is to be seen beside one of a million: it is by the root that they are held together.
        private static int width(long devices, long most) {
            return most == 0 ? WIDTHS : Math.max(1, (int) Math.round(WIDTHS * Math.sqrt((double) devices / most)));
        }

        private List<Part> parts(Tally tally, long all) {
            List<Part> parts = new ArrayList<>();
            long from = 0;
            for (BarPart part : BarPart.order(plan().isBroadcast())) {
                long devices = part.of(tally);
                if (devices > 0) {
                    parts.add(new Part(part.wireName(), percent(100.0 * from / all), percent(100.0 * devices / all),
                            words.say("campaigns.part." + part.wireName()), number(devices, words)));
                    from += devices;
                }
            }
            return parts;
        }

        private String errors(Tally tally, long all) {
            Long most = mostErrors(plan(), tally);
            return most == null || all == 0 || most >= all ? "" : percent(100.0 * (most + 1) / all);
        }

        private String text(CampaignView.Wave wave, long all, boolean last) {
            Tally tally = wave.tally();
            if (all == 0) {
                return words.say("campaigns.wave.empty");
            }
            if (wave.opened() == null) {
                return words.say(isOver() ? "campaigns.wave.never" : "campaigns.wave.closed", number(all, words));
            }
            long through = through(tally);
            long wrong = tally.wrong(plan().isBroadcast());
            String stands = last || isOver() || wave.number() < view.campaign().wave()
                    ? words.say("campaigns.wave.through-last", number(through, words), number(all, words))
                    : words.say("campaigns.wave.through", number(through, words), number(all, words),
                            number(Math.ceilDiv(plan().gates().reached() * all, 100), words));
            return wrong == 0 ? stands : stands + " " + words.say("campaigns.wave.wrong", number(wrong, words));
        }
    }

    /// Devices of a wave that something is, or was, to be done to.
    static long devices(Tally tally) {
        return tally.all() - tally.of(MemberState.SKIPPED);
    }

    static long through(Tally tally) {
        return tally.of(MemberState.DONE) + tally.of(MemberState.HURT) + tally.of(MemberState.FAILED)
                + tally.of(MemberState.UNKNOWN) + tally.of(MemberState.ROLLED_BACK) + tally.of(MemberState.STUCK);
    }

    /// With how many devices of a wave it may go wrong; null if with all.
    static @Nullable Long mostErrors(CampaignPlan plan, Tally wave) {
        Gates gates = plan.gates();
        long byShare = (long) Math.floor(gates.errors() * Math.max(Gates.SMALLEST, wave.all()) / 100);
        Integer most = gates.mostErrors();
        long errors = most == null ? byShare : Math.min(byShare, most);
        return errors >= wave.all() ? null : (Long) errors;
    }

    static String number(long number, Words words) {
        return NumberFormat.getIntegerInstance(words.locale()).format(number);
    }

    private static String percent(double percent) {
        return String.format(Locale.ROOT, "%.2f%%", percent);
    }
}
