package org.pilotacs.acs.door.console;

import org.pilotacs.acs.campaign.CampaignView;
import org.pilotacs.acs.campaign.Measure;
import org.pilotacs.acs.campaign.MemberState;
import org.pilotacs.acs.campaign.Rest;
import org.pilotacs.acs.campaign.Tally;
import org.pilotacs.acs.door.Words;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// How the models and revisions of a campaign fare: those that were changed beside those that it has not touched.
///
/// @param measures that the plan has measured, in words
/// @param others how many rows are not shown
public record StratumTable(List<String> measures, List<Row> rows, int others) {
    private static final int ROWS = 30;

    public StratumTable {
        measures = List.copyOf(measures);
        rows = List.copyOf(rows);
    }

    /// @param changed how many did it, of how many
    public record Row(String name, String changed, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        boolean warns() {
            return cells.stream().anyMatch(Cell::warns);
        }
    }

    /// @param share of those that did it; empty if there are none
    /// @param untouched share of those that it has not touched; empty if it is not known
    /// @param warns whether it is more than is tolerated
    public record Cell(String measure, String count, String share, String untouched, boolean warns) {}

    static StratumTable of(CampaignView view, Words words) {
        List<Measure> measures = Stream.of(Measure.values())
                .filter(view.campaign().plan().gates().tolerance()::containsKey).toList();
        List<Row> rows = view.tally().strata().stream().filter(one -> devices(view.tally(), one) > 0)
                .map(one -> row(view, one, measures, words))
                .sorted(Comparator.comparing(Row::warns).reversed()).toList();
        return new StratumTable(measures.stream().map(one -> words.say("campaigns.measure." + one.wireName())).toList(),
                rows.subList(0, Math.min(ROWS, rows.size())), Math.max(0, rows.size() - ROWS));
    }

    private static long devices(Tally tally, int stratum) {
        return tally.devices().entrySet().stream()
                .filter(one -> one.getKey().stratum() == stratum && one.getKey().state() != MemberState.SKIPPED)
                .mapToLong(one -> one.getValue()).sum();
    }

    private static Row row(CampaignView view, int stratum, List<Measure> measures, Words words) {
        long changed = view.tally().share(stratum, Measure.OFFLINE).of();
        return new Row(stratum < view.strata().size() ? view.strata().get(stratum) : Integer.toString(stratum),
                words.say("campaigns.of", WaveBar.number(changed, words),
                        WaveBar.number(devices(view.tally(), stratum), words)),
                measures.stream().map(one -> cell(view, stratum, one, words)).toList());
    }

    private static Cell cell(CampaignView view, int stratum, Measure measure, Words words) {
        Rest.Share share = view.tally().share(stratum, measure);
        Rest.Share rest = view.untouched().of(stratum, measure);
        double tolerated = Objects.requireNonNullElse(view.campaign().plan().gates().tolerance().get(measure), 100.0);
        boolean told = measure != Measure.SILENCE || !view.campaign().plan().isBroadcast();
        return new Cell(words.say("campaigns.measure." + measure.wireName()),
                share.of() == 0 || !told ? "" : WaveBar.number(share.bad(), words),
                share.of() == 0 || !told ? "" : percent(share, words), rest.of() == 0 ? "" : percent(rest, words),
                told && share.bad() > 1 && share.bad() * 100.0 > tolerated * share.of());
    }

    private static String percent(Rest.Share share, Words words) {
        BigDecimal percent = BigDecimal.valueOf(100.0 * share.bad() / share.of()).setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return words.say("campaigns.percent",
                NumberFormat.getNumberInstance(words.locale()).format(percent));
    }
}
