package org.pilotacs.acs.diagnosis;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.Actions;
import org.pilotacs.acs.action.Requester;
import org.pilotacs.acs.action.Stage;
import org.pilotacs.acs.action.Started;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.diagnosis.Examination.Asked;
import org.pilotacs.acs.diagnosis.Examination.Recheck;
import org.pilotacs.acs.diagnosis.knowledge.Knowledge;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Priority;
import org.pilotacs.acs.task.TaskIds;
import org.pilotacs.acs.task.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Looks at boxes: has them measured, judges, and looks once more after something was done. Safe for any number of threads.
///
/// What was asked is in the database with the check that it waits for; when that is over, whoever looks first concludes, and a server
/// that starts anew concludes what another left.
public final class ExaminationDesk implements Examinations {
    private static final Logger log = LoggerFactory.getLogger(ExaminationDesk.class);
    private static final int MAX_LISTED = 200;
    private static final int SWEPT = 200;
    /// Something that was done within this time after a verdict was done because of it.
    private static final Duration BECAUSE = Duration.ofHours(2);
    /// Within this time it is looked whether something helped, if the box can be reached.
    private static final Duration SOON = Duration.ofMinutes(2);
    /// Whoever waits longer for a box is told what is known without it.
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Reasoning reasoning;
    private final CaseBook cases;
    private final JdbcExaminations store;
    private final Actions actions;
    private final TaskIds ids;
    private final Clock clock;

    public ExaminationDesk(Reasoning reasoning, CaseBook cases, JdbcExaminations store, Actions actions, TaskIds ids,
            Clock clock) {
        this.reasoning = reasoning;
        this.cases = cases;
        this.store = store;
        this.actions = actions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Knowledge knowledge() {
        return reasoning.knowledge();
    }

    @Override
    public Diagnosis glance(Device device, Asked asked) {
        return reasoning.diagnose(cases.open(device, asked.said(), asked.code()));
    }

    @Override
    public Begun begin(DeviceId device, Asked asked, boolean live, String key) {
        if (key.isBlank() || key.length() > JdbcExaminations.MAX_KEY || !key.chars().allMatch(c -> c > 31 && c < 127)) {
            return new Begun.Refused(DiagnosisSaying.BAD_KEY.of(Saying.of(JdbcExaminations.MAX_KEY)));
        }
        Optional<Examination> known = store.byKey(asked.by(), key);
        if (known.isPresent()) {
            return known.get().device().equals(device)
                    ? new Begun.Repeated(current(known.get()))
                    : new Begun.KeyReused(key);
        }
        return begin(device, asked, live ? check(device, asked.by(), "examine-" + key) : null, null, key);
    }

    private Begun begin(DeviceId device, Asked asked, @Nullable Action check, @Nullable Recheck recheck, String key) {
        Examination open = new Examination(ids.next().value(), device, now(), asked, check == null ? null : check.id(),
                recheck, null, null);
        Examination first = check == null ? judged(open).orElse(null) : open;
        if (first == null) {
            return new Begun.UnknownDevice();
        }
        Examination kept = store.put(first, key);
        return kept.id().equals(first.id()) ? new Begun.Accepted(kept) : new Begun.Repeated(current(kept));
    }

    /// Null if the box cannot be measured; what is known must do then.
    private @Nullable Action check(DeviceId device, String by, String key) {
        return switch (actions.start(device, new ActionRequest.CheckSignal(),
                new Requester(by, "diagnosis", Priority.CONSULTANT), key)) {
            case Started.Accepted(Action action) -> action;
            case Started.Repeated(Action action) -> action;
            case Started.Refused _,Started.KeyReused _,Started.UnknownDevice _ -> null;
        };
    }

    @Override
    public Optional<Examination> find(String id) {
        return store.find(id).map(this::current);
    }

    @Override
    public List<Examination> ofDevice(DeviceId device, int limit) {
        return ofDevice(device, Instant.ofEpochMilli(Long.MAX_VALUE), limit);
    }

    @Override
    public List<Examination> ofDevice(DeviceId device, Instant until, int limit) {
        return store.ofDevice(device, until, Math.clamp(limit, 1, MAX_LISTED)).stream().map(this::current).toList();
    }

    @Override
    public Tasks.Watch watch(String id, Consumer<Examination> watcher) {
        Examination found = find(id).orElse(null);
        if (found == null) {
            return () -> {};
        }
        if (found.concluded() != null || found.action() == null) {
            watcher.accept(found);
            return () -> {};
        }
        return actions.watch(found.action(), action -> watcher
                .accept(action.stage() == Stage.SETTLED ? find(id).orElse(found) : found));
    }

    /// Concludes what need not wait any more; one that cannot be read keeps no other waiting. Call it every few seconds.
    public void sweep() {
        for (Examination one : store.open(SWEPT)) {
            try {
                current(one);
            } catch (RuntimeException failed) {
                log.atError().addKeyValue("examination", one.id()).setCause(failed).log("it could not be concluded");
            }
        }
    }

    /// Something was done to a box, and is over: if that was because of a verdict, the box is looked at once more. The same action may be
    /// told of twice.
    public void done(Action action) {
        treated(action).ifPresent(before -> lookAgain(before, action));
    }

    /// The verdict because of which something was done that worked; empty for none.
    private Optional<Examination> treated(Action action) {
        if (isLook(action.request()) || !(action.outcome() instanceof Outcome.Confirmed)) {
            return Optional.empty();
        }
        Instant since = action.created().minus(BECAUSE);
        return ofDevice(action.device(), MAX_LISTED).stream()
                .filter(one -> one.created().isBefore(action.created()) && one.created().isAfter(since))
                .filter(one -> one.diagnosis() != null && one.diagnosis().verdict() instanceof Verdict.Likely)
                .findFirst();
    }

    @Override
    public boolean awaitsLook(Action action) {
        Instant settled = action.settled();
        return settled != null && settled.isAfter(clock.instant().minus(SOON))
                && treated(action).filter(before -> store.byKey(before.asked().by(), key(action)).map(this::current)
                        .map(Examination::concluded).isEmpty()).isPresent();
    }

    private static String key(Action action) {
        return "after-" + action.id();
    }

    private void lookAgain(Examination before, Action action) {
        String key = key(action);
        if (store.byKey(before.asked().by(), key).isEmpty()) {
            Asked asked = new Asked(before.asked().by(), null, "");
            begin(action.device(), asked, check(action.device(), asked.by(), key),
                    new Recheck(before.id(), action.id(), null), key);
        }
    }

    private static boolean isLook(ActionRequest request) {
        return switch (request) {
            case ActionRequest.Restart _,ActionRequest.FactoryReset _,ActionRequest.ResetPin _,ActionRequest.Reconnect _,ActionRequest.SendEmms _,ActionRequest.Write _,ActionRequest.FixWifi _,ActionRequest.UpdateFirmware _,ActionRequest.ApplyConfiguration _ ->
                false;
            case ActionRequest.CheckSignal _,ActionRequest.TestLine _,ActionRequest.FetchFile _,ActionRequest.Read _,ActionRequest.Discover _ ->
                true;
        };
    }

    /// As it is now: concluded, if its check is over or it has waited long enough.
    private Examination current(Examination one) {
        if (one.concluded() != null) {
            return one;
        }
        Action action = one.action() == null ? null : actions.find(one.action()).orElse(null);
        boolean over = action == null || action.stage() == Stage.SETTLED
                || one.created().plus(PATIENCE).isBefore(clock.instant());
        if (!over) {
            return one;
        }
        Examination judged = judged(one).orElse(one);
        store.conclude(judged);
        return store.find(one.id()).orElse(judged);
    }

    private Optional<Examination> judged(Examination one) {
        Complaint said = one.asked().said();
        return cases.open(one.device(), said, one.asked().code()).map(reasoning::diagnose).map(found -> {
            Recheck recheck = one.recheck();
            Diagnosis before = recheck == null
                    ? null
                    : store.find(recheck.follows()).map(Examination::diagnosis).orElse(null);
            return one.concluded(found, before == null ? null : Comparison.of(before, found), now());
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
