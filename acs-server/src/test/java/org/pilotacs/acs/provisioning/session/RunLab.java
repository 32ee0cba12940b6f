package org.pilotacs.acs.provisioning.session;

import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.device.ParameterTree;
import org.pilotacs.acs.provisioning.engine.Ask;
import org.pilotacs.acs.provisioning.engine.Invocation;
import org.pilotacs.acs.provisioning.picture.Lessons;
import org.pilotacs.acs.provisioning.picture.Picture;
import org.pilotacs.acs.provisioning.picture.PictureLoader;
import org.pilotacs.acs.provisioning.preset.Definitions;
import org.pilotacs.acs.provisioning.script.Allowance;
import org.pilotacs.acs.provisioning.script.ScriptRunner;
import org.pilotacs.acs.provisioning.script.SessionScripts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One box and what is kept of it, session by session, without network and database.
final class RunLab implements AutoCloseable {
    final ModelBox box;
    final Identity identity;
    final List<String> logged = new ArrayList<>();
    final Map<String, ChannelFault> faults = new LinkedHashMap<>();
    final Map<String, PendingDownload> downloads = new LinkedHashMap<>();
    final Map<String, String> digests = new HashMap<>();
    final List<Order> orders = new ArrayList<>();
    final Set<String> tags = new LinkedHashSet<>();
    final ScriptRunner runner = new ScriptRunner(Allowance.DEFAULT, Thread.ofPlatform().name("scripts-", 0).factory());
    Definitions definitions = Definitions.NONE;
    SessionScripts.ExtensionCall extensions = call -> new SessionScripts.ExtensionCall.Said(call, null);
    ParameterTree tree = ParameterTree.EMPTY;
    List<String> informed = List.of();
    Instant now = Instant.parse("2026-11-23T10:35:42.320Z");
    Instant firstSeen = Instant.EPOCH;
    private int nextOrder = 1;

    RunLab(ModelBox box, Identity identity) {
        this.box = box;
        this.identity = identity;
    }

    /// The requests of a session.
    List<String> session(String... events) {
        ParameterTree told = ParameterTree.EMPTY.with(informed.stream()
                .<Learnt>map(path -> new Learnt.Valued(path, box.value(path).kept(true))).toList(), now);
        if (firstSeen.equals(Instant.EPOCH)) {
            firstSeen = now;
        }
        Device device = new Device(identity.deviceId(), identity, "InternetGatewayDevice", "", "", "", "cwmp", "",
                "127.0.0.1", firstSeen, now, null, null, told, null, null, tags, false);
        Visit visit = new Visit(device, now, List.of(events), "127.0.0.1");
        Picture picture = PictureLoader.load(device, tree.with(told.all()), digests, visit.eventNames(),
                now.toEpochMilli());
        Held held = new Held(orders.stream().filter(order -> order.at().isBefore(now)).toList(), faults, downloads,
                digests);
        ProvisioningRun run = new ProvisioningRun(visit, picture, held,
                new ProvisioningRun.With(definitions, new SessionScripts(definitions.library(), runner, extensions,
                        identity.deviceId().value(), now.toEpochMilli(), (message, _) -> logged.add(message)),
                        (path, secret) -> path + secret.hashCode()));
        int before = box.asked.size();
        for (Optional<Ask> ask = run.next(); ask.isPresent(); ask = run.next()) {
            run.answer(ask.get(), box.answer(ask.get()));
        }
        keep(run);
        return List.copyOf(box.asked.subList(before, box.asked.size()));
    }

    private void keep(ProvisioningRun run) {
        Lessons lessons = run.lessons();
        tree = tree.with(lessons.learnt(), now);
        tags.addAll(lessons.tagsPut());
        tags.removeAll(lessons.tagsRemoved());
        Settled settled = run.settled(lessons.secrets());
        orders.removeIf(order -> settled.orders().contains(order.id()));
        settled.faults().forEach((channel, fault) -> faults.compute(channel, (_, _) -> fault.orElse(null)));
        settled.downloads().forEach((key, one) -> downloads.compute(key, (_, _) -> one.orElse(null)));
        settled.digests().forEach((path, one) -> digests.compute(path, (_, _) -> one.orElse(null)));
    }

    /// The requests of a session, with all names.
    List<String> requests(String... events) {
        int before = box.spelt.size();
        session(events);
        return List.copyOf(box.spelt.subList(before, box.spelt.size()));
    }

    void order(Invocation... invocations) {
        orders.add(new Order("%024x".formatted(nextOrder++), now, null, List.of(invocations)));
    }

    void later(Duration time) {
        now = now.plus(time);
    }

    @Override
    public void close() {
        runner.close();
    }
}
