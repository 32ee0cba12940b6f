package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.Way;
import org.pilotacs.acs.campaign.BadPlanException;
import org.pilotacs.acs.campaign.Breach;
import org.pilotacs.acs.campaign.CampaignPlan;
import org.pilotacs.acs.campaign.Gates;
import org.pilotacs.acs.campaign.Health;
import org.pilotacs.acs.campaign.Measure;
import org.pilotacs.acs.campaign.Pace;
import org.pilotacs.acs.campaign.Target;
import org.pilotacs.acs.campaign.WaveSize;
import org.pilotacs.acs.campaign.Window;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.device.ValueType;
import org.pilotacs.acs.door.TypeName;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.runtime.DurationText;
import org.pilotacs.acs.task.Assignment;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a plan from its form, and notes all that is wrong with it. Used by one thread.
final class PlanReader {
    private static final Pattern WAVE = Pattern.compile("([0-9]{1,9})|([0-9]{1,3}(?:\\.[0-9]{1,6})?)\\s*%");
    private static final Pattern LAST = Pattern.compile("(?i)rest|the rest|reszta");
    private static final int MOST_DIGITS = 18;

    private final CampaignForm form;
    private final Words words;
    private final Map<String, String> errors = new LinkedHashMap<>();

    PlanReader(CampaignForm form, Words words) {
        this.form = form;
        this.words = words;
    }

    Map<String, String> errors() {
        return errors;
    }

    void wrong(BadPlanException bad) {
        wrong(bad.field(), words.say(bad.reason()));
    }

    private void wrong(String field, String text) {
        errors.putIfAbsent(field.startsWith("gates.tolerance") ? "tolerance" : field, text);
    }

    private void wrong(String field, Complaint complaint) {
        wrong(field, words.say("campaigns.wrong." + complaint.name().toLowerCase(Locale.ROOT)));
    }

    private enum Complaint {
        NUMBER, DURATION, WAVES, KIND, IMAGE, WRITES, TYPE, TIME, ZONE, ID
    }

    /// Null if something is wrong with it.
    ///
    /// @param kept what the campaign orders that the form began with; null if it began with none
    @Nullable
    CampaignPlan read(@Nullable ActionRequest kept) {
        ActionRequest request = request(kept);
        Target target = part(this::target);
        List<WaveSize> waves = waves();
        int perRevision = whole("perRevision", 0);
        Gates gates = part(this::gates);
        Health health = part(this::health);
        Window window = form.has("window", "yes") ? part(this::window) : null;
        Pace pace = part(this::pace);
        Duration soak = duration("soak");
        int retries = whole("retries", 0);
        Duration until = duration("until");
        Breach breach = form.text("breach").equals(Breach.PAUSE.wireName()) ? Breach.PAUSE : Breach.ROLL_BACK;
        if (target == null || gates == null || health == null || pace == null) {
            return null;
        }
        CampaignPlan plan = part(() -> new CampaignPlan(form.text("name"),
                request == null ? new ActionRequest.Restart() : request, target, waves, perRevision, gates, health,
                window, pace, soak, retries, breach, until));
        return errors.isEmpty() ? plan : null;
    }

    private <T> @Nullable T part(Supplier<T> read) {
        try {
            return read.get();
        } catch (BadPlanException bad) {
            wrong(bad);
            return null;
        }
    }

    private @Nullable ActionRequest request(@Nullable ActionRequest kept) {
        return switch (form.text("kind")) {
            case "update-firmware" -> {
                if (form.text("image").isEmpty()) {
                    wrong("image", Complaint.IMAGE);
                }
                yield new ActionRequest.UpdateFirmware(form.text("image"));
            }
            case "restart" -> new ActionRequest.Restart();
            case "write" -> write();
            case "reconnect" -> new ActionRequest.Reconnect(Way.SATELLITE, List.of());
            case "keep" -> {
                if (kept == null) {
                    wrong("request", Complaint.KIND);
                }
                yield kept;
            }
            default -> {
                wrong("request", Complaint.KIND);
                yield null;
            }
        };
    }

    private ActionRequest write() {
        List<Assignment> assignments = new ArrayList<>();
        for (CampaignForm.Write row : form.written()) {
            ValueType type = TypeName.named(row.type()).orElse(null);
            if (row.path().isEmpty() || row.path().endsWith(".") || type == null) {
                wrong("writes", type == null ? Complaint.TYPE : Complaint.WRITES);
            } else {
                assignments.add(new Assignment(row.path(), new Value(type, row.value().replace("\r\n", "\n"))));
            }
        }
        if (assignments.isEmpty()) {
            wrong("writes", Complaint.WRITES);
        }
        return new ActionRequest.Write(assignments);
    }

    private Target target() {
        return new Target(several("target.models"), several("target.hardware"), several("target.versions"),
                Set.copyOf(form.values().getOrDefault("target.links", List.of())), several("target.tags"),
                several("target.areas"),
                form.text("target.seenWithin").isEmpty() ? null : duration("target.seenWithin"), devices(),
                form.text("target.where"), form.has("target.dynamic", "yes"));
    }

    private Set<String> several(String field) {
        Set<String> several = new LinkedHashSet<>();
        for (String one : form.text(field).split("[,;\\n]")) {
            if (!one.isBlank()) {
                several.add(one.strip());
            }
        }
        return several;
    }

    private Set<DeviceId> devices() {
        Set<DeviceId> devices = new LinkedHashSet<>();
        for (String one : form.text("target.devices").split("[\\s,;]+")) {
            if (one.length() > DeviceId.MAX_LENGTH) {
                wrong("target.devices", Complaint.ID);
            } else if (!one.isEmpty()) {
                devices.add(new DeviceId(one));
            }
        }
        return devices;
    }

    private List<WaveSize> waves() {
        List<WaveSize> waves = new ArrayList<>();
        for (String one : form.text("waves").split("[,;\\n]|→")) {
            String text = one.strip();
            Matcher size = WAVE.matcher(text);
            WaveSize wave = LAST.matcher(text).matches()
                    ? new WaveSize.Rest()
                    : size.matches() ? part(() -> size(size)) : null;
            if (wave != null) {
                waves.add(wave);
            } else if (!text.isEmpty()) {
                wrong("waves", Complaint.WAVES);
            }
        }
        return waves.isEmpty() ? List.of(new WaveSize.Rest()) : waves;
    }

    private static WaveSize size(Matcher size) {
        return size.group(1) == null
                ? new WaveSize.Share(new BigDecimal(size.group(2)))
                : new WaveSize.Devices(Long.parseLong(size.group(1)));
    }

    private Gates gates() {
        Map<Measure, Double> tolerance = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            String field = "tolerance." + measure.wireName();
            if (!form.text(field).isEmpty()) {
                tolerance.put(measure, decimal(field, "tolerance"));
            }
        }
        return new Gates(whole("gates.reached", 0), duration("gates.patience"), whole("gates.good", 0),
                decimal("gates.errors", "gates.errors"),
                form.text("gates.mostErrors").isEmpty() ? null : (Integer) whole("gates.mostErrors", 0), tolerance,
                decimal("gates.sure", "gates.sure"));
    }

    private Health health() {
        return new Health(whole("health.restarts", 1), decimal("health.signalDrop", "health.signalDrop"),
                duration("health.silence"));
    }

    private Pace pace() {
        BigDecimal rate = form.text("pace.rate").isEmpty() ? BigDecimal.ZERO : number("pace.rate", "pace.rate");
        return new Pace(form.text("pace.atOnce").isEmpty() ? 0 : whole("pace.atOnce", 0),
                rate.multiply(CampaignForm.MEGABIT).longValue(), form.has("pace.knock", "yes"));
    }

    private Window window() {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (form.has("window.days", CampaignForm.day(day))) {
                days.add(day);
            }
        }
        return new Window(time("window.from", LocalTime.MIDNIGHT), time("window.to", LocalTime.NOON), days, zone());
    }

    private LocalTime time(String field, LocalTime otherwise) {
        try {
            return LocalTime.parse(form.text(field));
        } catch (DateTimeException _) {
            wrong(field, Complaint.TIME);
            return otherwise;
        }
    }

    private @Nullable ZoneId zone() {
        try {
            return form.text("window.zone").isEmpty() ? null : ZoneId.of(form.text("window.zone"));
        } catch (DateTimeException _) {
            wrong("window.zone", Complaint.ZONE);
            return null;
        }
    }

    private Duration duration(String field) {
        Duration read = DurationText.read(form.text(field).replace(" ", ""));
        if (read == null) {
            wrong(field, Complaint.DURATION);
            return Duration.ofHours(1);
        }
        return read;
    }

    private int whole(String field, int least) {
        try {
            return Integer.parseInt(form.text(field));
        } catch (NumberFormatException _) {
            wrong(field, Complaint.NUMBER);
            return least;
        }
    }

    private double decimal(String field, String at) {
        return number(field, at).doubleValue();
    }

    private BigDecimal number(String field, String at) {
        String text = form.text(field).replace(',', '.');
        try {
            if (text.length() <= MOST_DIGITS && text.matches("[0-9.]+")) {
                return new BigDecimal(text);
            }
        } catch (NumberFormatException _) {
            // said below
        }
        wrong(at, Complaint.NUMBER);
        return BigDecimal.ONE;
    }
}
