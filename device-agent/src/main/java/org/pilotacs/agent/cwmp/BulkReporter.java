package org.pilotacs.agent.cwmp;

import org.pilotacs.agent.board.Identity;
import org.pilotacs.agent.model.Answer;
import org.pilotacs.agent.model.DataModel;
import org.pilotacs.agent.time.Scheduler;
import org.pilotacs.agent.time.Scheduler.Appointment;
import org.pilotacs.protocols.cwmp.ParameterInfoStruct;
import org.pilotacs.protocols.cwmp.ParameterValueStruct;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Posts what `BulkData.Profile.` asks for (TR-181, Annex A): collects at each interval and tells at once. No thread while it
/// waits. Safe for any number of threads.
final class BulkReporter {
    private static final String PROFILES = "BulkData.Profile.";

    private final AgentParts parts;
    private final DataModel model;
    private final Scheduler scheduler;
    private final Map<String, Due> running = new TreeMap<>();

    /// @param every interval that it was set up with
    private record Due(Duration every, Appointment appointment) {}

    BulkReporter(AgentParts parts) {
        this.parts = parts;
        this.model = parts.model();
        this.scheduler = parts.surroundings().scheduler();
    }

    /// Begins and ends reports as the data model has them now.
    synchronized void follow() {
        Map<String, Duration> wanted = new LinkedHashMap<>();
        if (model.has("BulkData.Enable") && model.value("BulkData.Enable").equals("1")) {
            for (String profile : instances(PROFILES)) {
                if (model.value(profile + "Enable").equals("1") && !model.value(profile + "HTTP.URL").isEmpty()) {
                    wanted.put(profile, Duration.ofSeconds(Long.parseLong(model.value(profile + "ReportingInterval"))));
                }
            }
        }
        running.entrySet().removeIf(one -> {
            boolean over = !one.getValue().every().equals(wanted.get(one.getKey()));
            if (over) {
                one.getValue().appointment().cancel();
            }
            return over;
        });
        wanted.forEach((profile, every) -> {
            if (!running.containsKey(profile)) {
                next(profile, every);
            }
        });
    }

    synchronized void stop() {
        running.values().forEach(one -> one.appointment().cancel());
        running.clear();
    }

    private synchronized void next(String profile, Duration every) {
        running.put(profile, new Due(every, scheduler.after(every, () -> report(profile, every))));
    }

    private void report(String profile, Duration every) {
        Instant collected = parts.board().clock().instant();
        Map<String, ParameterValueStruct> values = new LinkedHashMap<>();
        for (String parameter : instances(profile + "Parameter.")) {
            if (model.get(List.of(model
                    .value(parameter + "Reference"))) instanceof Answer.Given<List<ParameterValueStruct>>(var found)) {
                found.forEach(one -> values.put(one.name(), one));
            }
        }
        try {
            boolean json = model.value(profile + "EncodingType").equals("JSON");
            String format = model.value(profile + (json ? "JSONEncoding." : "CSVEncoding.") + "ReportFormat");
            var _ = parts.surroundings().files().post(address(profile), model.value(profile + "HTTP.Username"),
                    model.value(profile + "HTTP.Password"), json ? "application/json" : "text/csv",
                    BulkText.of(format, collected, List.copyOf(values.values())).getBytes(StandardCharsets.UTF_8));
            next(profile, every);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// The URL with who reports (Annex A.4.2).
    private String address(String profile) {
        Identity who = parts.board().identity();
        String url = model.value(profile + "HTTP.URL");
        return url + (url.contains("?") ? "&" : "?") + "oui=" + escaped(who.oui()) + "&pc="
                + escaped(who.productClass())
                + "&sn=" + escaped(who.serialNumber());
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// Paths of a table's rows, below the root.
    private List<String> instances(String table) {
        List<String> rows = new ArrayList<>();
        if (model.names(model.root() + table, true) instanceof Answer.Given<List<ParameterInfoStruct>>(var names)) {
            names.forEach(one -> rows.add(one.name().substring(model.root().length())));
        }
        return rows;
    }
}
