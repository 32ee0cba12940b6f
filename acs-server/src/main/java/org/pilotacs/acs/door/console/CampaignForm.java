package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.Way;
import org.pilotacs.acs.campaign.CampaignPlan;
import org.pilotacs.acs.campaign.Gates;
import org.pilotacs.acs.campaign.Health;
import org.pilotacs.acs.campaign.Measure;
import org.pilotacs.acs.campaign.Pace;
import org.pilotacs.acs.campaign.Target;
import org.pilotacs.acs.campaign.WaveSize;
import org.pilotacs.acs.campaign.Window;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.door.http.Fields;
import org.pilotacs.acs.runtime.DurationText;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A plan as it stands in the form, also where it makes no sense yet. Names are those of the care API where that has the field.
///
/// @param errors what is wrong with which field
public record CampaignForm(Map<String, List<String>> values, Map<String, String> errors) {
    private static final int MOST_WRITES = 20;
    /// Bytes a second in a megabit a second.
    static final BigDecimal MEGABIT = BigDecimal.valueOf(125_000);

    public CampaignForm {
        values = Map.copyOf(values);
        errors = Map.copyOf(errors);
    }

    /// A parameter that is to be written.
    public record Write(String path, String type, String value) {
        boolean isEmpty() {
            return path.isBlank() && value.isEmpty();
        }
    }

    /// As a new one begins: with the usual care, and for nobody in particular.
    static CampaignForm fresh() {
        Plan plan = new Plan();
        plan.put("kind", "update-firmware");
        plan.care(CampaignPlan.WAVES, CampaignPlan.PER_REVISION, Gates.DEFAULT, Health.DEFAULT, Pace.DEFAULT);
        plan.put("soak", DurationText.write(CampaignPlan.SOAK)).put("retries", CampaignPlan.RETRIES)
                .put("until", DurationText.write(CampaignPlan.UNTIL)).put("breach", "roll-back");
        plan.window(null);
        return new CampaignForm(plan.values, Map.of());
    }

    /// As an earlier plan has it.
    ///
    /// @param from the campaign that it is of; its request is kept unless another is chosen
    static CampaignForm of(CampaignPlan plan, String from) {
        Plan form = new Plan();
        form.put("from", from).put("name", plan.name()).request(plan.request());
        form.target(plan.target());
        form.care(plan.waves(), plan.perRevision(), plan.gates(), plan.health(), plan.pace());
        form.put("soak", DurationText.write(plan.soak())).put("retries", plan.retries())
                .put("until", DurationText.write(plan.until())).put("breach", plan.breach().wireName());
        form.window(plan.window());
        return new CampaignForm(form.values, Map.of());
    }

    static CampaignForm sent(Fields form) {
        Map<String, List<String>> values = new HashMap<>();
        form.names().forEach(name -> values.put(name, form.all(name)));
        return new CampaignForm(values, Map.of());
    }

    CampaignForm with(Map<String, String> errors) {
        return new CampaignForm(values, errors);
    }

    CampaignForm with(String name, String value) {
        Map<String, List<String>> more = new HashMap<>(values);
        more.put(name, List.of(value));
        return new CampaignForm(more, errors);
    }

    /// What stands in a field, without blanks around it; empty if nothing does.
    public String text(String field) {
        List<String> all = values.getOrDefault(field, List.of());
        return all.isEmpty() ? "" : all.getFirst().strip();
    }

    /// Whether one of several is ticked or chosen.
    public boolean has(String field, String value) {
        return values.getOrDefault(field, List.of()).contains(value);
    }

    /// What is wrong with a field; empty if nothing is.
    public String error(String field) {
        return errors.getOrDefault(field, "");
    }

    /// Whether one of several fields is wrong, or one below it.
    public boolean isWrong(String... fields) {
        return errors.keySet().stream()
                .anyMatch(wrong -> Stream.of(fields).anyMatch(one -> wrong.equals(one) || wrong.startsWith(one + ".")));
    }

    /// Rows to write parameters in, with an empty one at the end.
    public List<Write> writes() {
        List<Write> rows = new ArrayList<>(written());
        if (rows.size() < MOST_WRITES) {
            rows.add(new Write("", "string", ""));
        }
        return rows;
    }

    List<Write> written() {
        List<String> paths = values.getOrDefault("path", List.of());
        List<String> types = values.getOrDefault("type", List.of());
        List<String> texts = values.getOrDefault("value", List.of());
        List<Write> rows = new ArrayList<>();
        for (int row = 0; row < paths.size() && row < MOST_WRITES; row++) {
            Write write = new Write(paths.get(row).strip(), row < types.size() ? types.get(row) : "string",
                    row < texts.size() ? texts.get(row) : "");
            if (!write.isEmpty()) {
                rows.add(write);
            }
        }
        return rows;
    }

    /// Fills a form.
    private static final class Plan {
        private final Map<String, List<String>> values = new HashMap<>();

        private Plan put(String name, Object value) {
            values.put(name, List.of(value.toString()));
            return this;
        }

        private void request(ActionRequest request) {
            switch (request) {
                case ActionRequest.UpdateFirmware(String image) -> put("kind", "update-firmware").put("image", image);
                case ActionRequest.Restart _ -> put("kind", "restart");
                case ActionRequest.Reconnect(Way way, var rights) when way == Way.SATELLITE && rights.isEmpty() ->
                    put("kind", "reconnect");
                case ActionRequest.ApplyConfiguration _,ActionRequest.Write _,ActionRequest.Reconnect _,ActionRequest.ResetPin _,ActionRequest.FactoryReset _,ActionRequest.SendEmms _,ActionRequest.CheckSignal _,ActionRequest.TestLine _,ActionRequest.FixWifi _,ActionRequest.FetchFile _,ActionRequest.Read _,ActionRequest.Discover _ ->
                    put("kind", "keep");
            }
        }

        private void target(Target target) {
            words("models", target.models());
            words("hardware", target.hardware());
            words("versions", target.versions());
            words("tags", target.tags());
            words("areas", target.areas());
            values.put("target.links", List.copyOf(target.links()));
            put("target.seenWithin", target.seenWithin() == null ? "" : DurationText.write(target.seenWithin()));
            put("target.devices", target.devices().stream().map(DeviceId::value).sorted()
                    .collect(Collectors.joining("\n")));
            put("target.where", target.where());
            if (target.dynamic()) {
                put("target.dynamic", "yes");
            }
        }

        private void words(String name, Collection<String> words) {
            put("target." + name, words.stream().sorted().collect(Collectors.joining(", ")));
        }

        private void care(List<WaveSize> waves, int perRevision, Gates gates, Health health, Pace pace) {
            put("waves", waves.stream().filter(one -> !(one instanceof WaveSize.Rest)).map(Plan::size)
                    .collect(Collectors.joining(", "))).put("perRevision", perRevision);
            put("gates.reached", gates.reached()).put("gates.good", gates.good())
                    .put("gates.errors", number(gates.errors()))
                    .put("gates.mostErrors", Objects.requireNonNullElse(gates.mostErrors(), ""))
                    .put("gates.patience", DurationText.write(gates.patience())).put("gates.sure",
                            number(gates.sure()));
            for (Measure measure : Measure.values()) {
                Double tolerated = gates.tolerance().get(measure);
                put("tolerance." + measure.wireName(), tolerated == null ? "" : number(tolerated));
            }
            put("health.restarts", health.restarts()).put("health.signalDrop", number(health.signalDrop()))
                    .put("health.silence", DurationText.write(health.silence()));
            put("pace.atOnce", pace.atOnce() == 0 ? "" : pace.atOnce()).put("pace.rate", pace.bytesPerSecond() == 0
                    ? ""
                    : number(pace.bytesPerSecond() / MEGABIT.doubleValue()));
            if (pace.knock()) {
                put("pace.knock", "yes");
            }
        }

        private void window(@Nullable Window window) {
            if (window != null) {
                put("window", "yes");
            }
            put("window.from", window == null ? "02:00" : window.from());
            put("window.to", window == null ? "05:00" : window.to());
            put("window.zone", window == null || window.zone() == null ? "" : window.zone().getId());
            List<DayOfWeek> days = window == null ? List.of(DayOfWeek.values()) : List.copyOf(window.days());
            values.put("window.days", days.stream().map(CampaignForm::day).toList());
        }

        private static String size(WaveSize size) {
            return switch (size) {
                case WaveSize.Devices(long number) -> Long.toString(number);
                case WaveSize.Share(BigDecimal percent) -> percent.stripTrailingZeros().toPlainString() + " %";
                case WaveSize.Rest _ -> "";
            };
        }

        private static String number(double number) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
    }

    /// For example `mon`.
    static String day(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }
}
