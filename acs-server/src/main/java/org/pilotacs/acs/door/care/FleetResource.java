package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.broadcast.Broadcasts;
import org.pilotacs.acs.broadcast.Station;
import org.pilotacs.acs.device.FleetCensus;
import org.pilotacs.acs.device.Seen;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.fleet.FleetCount;
import org.pilotacs.acs.fleet.FleetSurvey;
import org.pilotacs.acs.incident.Incidents;
import org.pilotacs.acs.task.Backlog;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/// `/fleet` of the care API. Safe for any number of threads.
final class FleetResource {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final FleetSurvey survey;
    private final Incidents incidents;
    private final Broadcasts broadcasts;
    private final Clock clock;

    FleetResource(FleetSurvey survey, Incidents incidents, Broadcasts broadcasts, Clock clock) {
        this.survey = survey;
        this.incidents = incidents;
        this.broadcasts = broadcasts;
        this.clock = clock;
    }

    HttpReply get(HttpCall call) {
        FleetCount count = survey.latest(PATIENCE).orElseThrow(() -> new ApiException(new ApiError.Busy(RETRY)));
        FleetCensus census = count.census();
        ObjectNode json = CareJson.object().put("counted", CareJson.time(count.at()))
                .put("ageSeconds", Math.max(0, Duration.between(count.at(), clock.instant()).toSeconds()))
                .put("tookMillis", count.took().toMillis()).put("devices", census.devices());
        ObjectNode seen = json.putObject("seen");
        for (Seen one : Seen.values()) {
            seen.put(one.wireName(), census.seen().getOrDefault(one, 0L));
        }
        ObjectNode links = json.putObject("links");
        new TreeMap<>(census.links()).forEach(links::put);
        versions(json.putArray("models"), census.models(), false);
        json.put("otherModels", census.otherModels());
        versions(json.putArray("versions"), census.versions(), true);
        json.put("otherVersions", census.otherVersions()).put("quarantined", census.quarantined()).put("restartLoops",
                count.restartLoops().size());
        tasks(json.putObject("tasks"), count.backlog());
        List<Station> stations = broadcasts.stations();
        long up = stations.stream().filter(Station::up).count();
        json.putObject("headEnds").put("up", up).put("down", stations.size() - up);
        return CareJson.reply(200, json.put("incidents", incidents.open().size()));
    }

    private static void versions(ArrayNode list, List<FleetCensus.Version> some, boolean withVersion) {
        some.forEach(one -> {
            ObjectNode json = list.addObject().put("productClass", one.model());
            if (withVersion) {
                json.put("softwareVersion", one.version());
            }
            json.put("devices", one.devices());
        });
    }

    private static void tasks(ObjectNode json, Backlog backlog) {
        json.put("waiting", backlog.waiting()).put("underWay", backlog.underWay()).put("oldest",
                backlog.oldest() == null ? null : CareJson.time(backlog.oldest()));
    }
}
