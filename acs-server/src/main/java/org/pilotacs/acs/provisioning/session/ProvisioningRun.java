package org.pilotacs.acs.provisioning.session;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.engine.Answer;
import org.pilotacs.acs.provisioning.engine.Ask;
import org.pilotacs.acs.provisioning.engine.Declaration;
import org.pilotacs.acs.provisioning.engine.DeviceEngine;
import org.pilotacs.acs.provisioning.engine.Fault;
import org.pilotacs.acs.provisioning.engine.Invocation;
import org.pilotacs.acs.provisioning.engine.Scripts;
import org.pilotacs.acs.provisioning.engine.SecretDigest;
import org.pilotacs.acs.provisioning.picture.Lessons;
import org.pilotacs.acs.provisioning.picture.Picture;
import org.pilotacs.acs.provisioning.picture.View;
import org.pilotacs.acs.provisioning.preset.Definitions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Provisioning in one session: orders in the order in which they were given, then presets, again and again until nothing
/// changes any more. Confined to its session.
public final class ProvisioningRun {
    private final Visit visit;
    private final Picture picture;
    private final SecretDigest digests;
    private final DeviceEngine engine;
    private final Config config;
    private final PresetChoice presets;
    private final List<Order> orders;
    private final FaultBook faults;
    private final Channels channels = new Channels();
    private final Downloads downloads;
    private final List<String> done = new ArrayList<>();
    private Doing doing = new Doing.Orders();
    private View saved;

    /// What is under way.
    private sealed interface Doing {
        record Orders() implements Doing {}

        /// Parameters are fetched that decide which presets apply.
        record Conditions(PresetChoice.Candidates candidates) implements Doing {}

        /// @param again channel that is tried alone, null for all presets
        /// @param changes of what is known, when it began
        record Presets(@Nullable String again, long changes) implements Doing {}

        record Over() implements Doing {}
    }

    /// What it works with.
    public record With(Definitions definitions, Scripts scripts, SecretDigest digests) {}

    public ProvisioningRun(Visit visit, Picture picture, Held held, With with) {
        this.visit = visit;
        this.picture = picture;
        this.digests = with.digests();
        DeviceContext context = new DeviceContext(picture, visit.address());
        this.config = new Config(with.definitions(), context);
        this.engine = new DeviceEngine(visit.device().id().value(), picture, config.settings(), with.scripts(),
                with.digests());
        this.orders = new ArrayList<>(held.orders());
        this.faults = new FaultBook(held.faults(), visit.at());
        this.presets = new PresetChoice(with.definitions(), context, visit, config);
        this.downloads = new Downloads(held.downloads(), picture, faults, visit.at());
        this.saved = picture.snapshot();
        downloads.timeOut(config);
    }

    /// The next request; empty if nothing is left to be done.
    public Optional<Ask> next() {
        while (!(doing instanceof Doing.Over)) {
            switch (engine.next()) {
                case DeviceEngine.Step.Request(Ask ask) -> {
                    return Optional.of(ask);
                }
                case DeviceEngine.Step.Failed(Fault fault) -> {
                    failed(fault);
                    proceed();
                }
                case DeviceEngine.Step.Finished() -> finished();
            }
        }
        return Optional.empty();
    }

    /// Takes the answer to the last request.
    public void answer(Ask ask, Answer answer) {
        if (ask instanceof Ask.Download download && answer instanceof Answer.Downloading(boolean had, long _, long _)
                && !had) {
            downloads.pending(download, channels);
        }
        Fault fault = engine.answer(answer);
        if (fault != null) {
            failed(fault);
            proceed();
        }
    }

    private void failed(Fault fault) {
        Map<String, List<Invocation>> having = new LinkedHashMap<>();
        channels.names().forEach(channel -> having.put(channel, channels.invocations(channel)));
        if (having.isEmpty()) {
            doing = new Doing.Over();
            return;
        }
        faults.record(fault, visit.at(), having, expiry(having.keySet().iterator().next()));
        stop();
    }

    private @Nullable Instant expiry(String channel) {
        return orders.stream().filter(order -> order.channel().equals(channel)).findFirst().map(Order::expiry)
                .orElse(null);
    }

    private void stop() {
        engine.stop();
        channels.clear();
    }

    private void finished() {
        switch (doing) {
            case Doing.Orders _ -> {
                settleChannels();
                proceed();
            }
            case Doing.Conditions(var candidates) -> applyPresets(candidates);
            case Doing.Presets(String again, long changes) -> {
                settleChannels();
                if (again != null || picture.changes() != changes) {
                    proceed();
                } else {
                    doing = new Doing.Over();
                }
            }
            case Doing.Over _ -> {
                // nothing follows
            }
        }
    }

    /// What ran has succeeded.
    private void settleChannels() {
        for (String channel : channels.names()) {
            if (!channels.invocations(channel).isEmpty() || Order.of(channel) != null) {
                faults.clear(channel);
            }
            String order = Order.of(channel);
            if (order != null) {
                orders.removeIf(one -> one.id().equals(order));
                done.add(order);
            }
        }
        stop();
    }

    private void proceed() {
        if (doing instanceof Doing.Over) {
            return;
        }
        for (Order order : List.copyOf(orders)) {
            boolean expired = order.expiry() != null && !order.expiry().isAfter(visit.at());
            List<Invocation> invocations = order.invocations();
            if (expired || invocations == null) {
                orders.remove(order);
                done.add(order.id());
                faults.clear(order.channel());
            } else if (!faults.has(order.channel())) {
                channels.schedule(order.channel(), invocations);
                engine.begin(channels.invocations());
                doing = new Doing.Orders();
                return;
            }
        }
        choosePresets();
    }

    private void choosePresets() {
        PresetChoice.Candidates candidates = presets.candidates(faults);
        List<Declaration> needed = candidates.needed();
        if (needed.isEmpty()) {
            applyPresets(candidates);
            return;
        }
        // if they cannot be fetched, these channels failed
        candidates.waiting().forEach(channels::touch);
        engine.beginKnowing(needed);
        doing = new Doing.Conditions(candidates);
    }

    private void applyPresets(PresetChoice.Candidates candidates) {
        stop();
        boolean goesOn = presets.apply(candidates, faults, channels);
        if (!goesOn) {
            failed(Fault.of("preset_loop", "The presets are stuck in an endless configuration loop"));
            faults.settle();
            doing = new Doing.Over();
            return;
        }
        doing = new Doing.Presets(candidates.again(), picture.changes());
        engine.begin(channels.invocations());
    }

    /// The device says how a download ended. False if nobody here ordered it.
    ///
    /// @param fault null if it has the file
    public boolean transferred(String key, @Nullable Fault fault, long start, long complete) {
        return downloads.ended(key, fault, start, complete);
    }

    /// The session broke off while something was under way.
    public void brokenOff() {
        if (!channels.isEmpty() && !(doing instanceof Doing.Over)) {
            failed(Fault.of("session_terminated", "The TR-069 session was unsuccessfully terminated"));
            faults.settle();
        }
        doing = new Doing.Over();
    }

    /// What is to be kept before something is asked that must not be asked twice: that these channels broke off, as they will
    /// have if nothing more is heard of this session.
    public Settled precaution() {
        Map<String, Optional<ChannelFault>> broken = new LinkedHashMap<>();
        for (String channel : channels.names()) {
            Integer before = faults.retries(channel);
            broken.put(channel, Optional.of(new ChannelFault(Fault.of("session_terminated",
                    "The TR-069 session was unsuccessfully terminated"), visit.at(), before == null ? 0 : before + 1,
                    channels.invocations(channel), expiry(channel))));
            faults.touch(channel);
        }
        return new Settled(List.of(), broken, Map.of(), Map.of());
    }

    /// What was learnt since this was asked last.
    public Lessons lessons() {
        View now = picture.snapshot();
        Lessons lessons = Lessons.between(saved, now);
        saved = now;
        return lessons;
    }

    /// What was settled since this was asked last.
    ///
    /// @param secrets that were learnt, by path
    public Settled settled(Map<String, String> secrets) {
        Map<String, Optional<String>> kept = new LinkedHashMap<>();
        secrets.forEach((path, secret) -> kept.put(path,
                secret.isEmpty() ? Optional.empty() : Optional.of(digests.of(path, secret))));
        Settled settled = new Settled(List.copyOf(done), faults.changes(), downloads.changes(), kept);
        done.clear();
        return settled;
    }

    /// Whether an order was carried out since [#settled] was asked last.
    public boolean hasDone() {
        return !done.isEmpty();
    }

    public boolean isOver() {
        return doing instanceof Doing.Over;
    }

    public Visit visit() {
        return visit;
    }
}
