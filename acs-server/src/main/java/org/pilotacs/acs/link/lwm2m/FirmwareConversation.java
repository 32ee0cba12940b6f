package org.pilotacs.acs.link.lwm2m;

import org.eclipse.leshan.core.node.LwM2mObjectInstance;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.node.LwM2mSingleResource;
import org.eclipse.leshan.core.request.ContentFormat;
import org.eclipse.leshan.core.request.ExecuteRequest;
import org.eclipse.leshan.core.request.ReadRequest;
import org.eclipse.leshan.core.request.WriteRequest;
import org.eclipse.leshan.core.response.ExecuteResponse;
import org.eclipse.leshan.core.response.ReadResponse;
import org.eclipse.leshan.core.response.WriteResponse;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.firmware.Artefact;
import org.pilotacs.acs.link.lwm2m.registration.JdbcRegistrations;
import org.pilotacs.acs.profile.SessionTraits;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Continuation;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.acs.task.Watched;
import org.pilotacs.protocols.lwm2m.FirmwareResource;
import org.pilotacs.protocols.lwm2m.FirmwareResult;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Has a device run other firmware (object 5; LwM2M Core 1.1, E.6). What to do next is read off the device's own state each
/// time, so that it is gone on with after whatever came between: a restart of ours, of the device's, a lost answer. Only
/// the new version is proof; the device's word that it updated itself is not.
///
/// | the device is | first time | told to fetch | told to install |
/// |---|---|---|---|
/// | at the new version | done | done | done |
/// | idle | give it the package | failed as it says; else give it again, a few times | failed as it says; else wait |
/// | downloading | start over | wait | wait |
/// | downloaded | start over | install | failed as it says; else wait |
/// | updating | somebody else's: failed | wait for its end | wait |
///
/// If it was called off, the device is told to give up what it fetches or has fetched; one that installs it is not stopped any
/// more.
///
/// Where it is not known how far an order got, it counts as told to fetch if the package is ours by its address or version,
/// and as the first time if not.
final class FirmwareConversation implements Conversation {
    /// It was told where the package is, or given it.
    static final String FETCHING = "fetching";
    /// It was told to install the package.
    static final String INSTALLING = "installing";

    private static final String ATTEMPT = "attempt";
    /// The version that it said it runs when it said that all went well, where it is not the one that it was given.
    private static final String VERSION_SINCE = "version-since";
    private static final int MOST_ATTEMPTS = 3;
    private static final LwM2mPath OBJECT = new LwM2mPath(5, 0);
    private static final LwM2mPath VERSION = new LwM2mPath(3, 0, 3);
    private static final String WRITTEN = "Lwm2m.5.0.";
    /// A block of CoAP may take so long over a slow line, and there is one for each KiB.
    private static final Duration PATIENCE_PER_BLOCK = Duration.ofMillis(500);
    private static final int BLOCK = 1_024;

    private final Operation.UpdateFirmware update;
    private final @Nullable Continuation before;
    private final Outcome.@Nullable Cancelled calledOff;
    private final Deliveries deliveries;
    private final JdbcRegistrations registrations;
    /// With each of its two parts, the fetching and the installing.
    private final Duration patience;
    private final SessionTraits traits;

    /// @param before what was done of it; null for nothing
    /// @param traits what the device's model needs
    FirmwareConversation(Operation.UpdateFirmware update, @Nullable Continuation before, Deliveries deliveries,
            JdbcRegistrations registrations, SessionTraits traits) {
        this.update = update;
        this.before = before == null ? null : before.before();
        this.calledOff = before != null && before.isCalledOff() ? before.ending() : null;
        this.deliveries = deliveries;
        this.registrations = registrations;
        this.traits = traits;
        this.patience = traits.downloads().patience();
    }

    @Override
    public Progress with(Talk device) throws SilenceException, InterruptedException {
        String version = version(device);
        if (version.equals(update.version())) {
            return new Progress.Settled(new Outcome.Confirmed(new Evidence(device.clock().instant(),
                    (before == null ? Lwm2mSaying.RUNS_ALREADY : Lwm2mSaying.RUNS_NOW).of(Saying.of(version)),
                    List.of())));
        }
        Answer<ReadResponse> answer = device.ask(new ReadRequest(null, OBJECT, null));
        if (!(answer instanceof Answer.Given<ReadResponse>(ReadResponse given))) {
            return Lwm2mFaults.failed(Lwm2mFaults.of(answer, WRITTEN));
        }
        if (!(given.getContent() instanceof LwM2mObjectInstance object)) {
            return failed(Fault.Kind.PROTOCOL, Lwm2mSaying.UNREADABLE.of(Saying.of(OBJECT.toString())));
        }
        device.learn(OBJECT, object);
        FirmwareStanding standing = FirmwareStanding.of(object);
        return calledOff == null ? goOn(device, standing, version) : giveUp(device, standing, calledOff);
    }

    private static String version(Talk device) throws SilenceException, InterruptedException {
        if (device.ask(new ReadRequest(null, VERSION, null)) instanceof Answer.Given<ReadResponse>(ReadResponse given)
                && given.getContent() instanceof LwM2mSingleResource resource) {
            device.learn(VERSION, resource);
            return String.valueOf(resource.getValue());
        }
        return "";
    }

    private Progress goOn(Talk device, FirmwareStanding standing, String version)
            throws SilenceException, InterruptedException {
        return switch (standing.state()) {
            case IDLE -> before != null && isInstalling() && standing.result() == FirmwareResult.SUCCESS
                    ? installedAnother(before, device.clock().instant(), version)
                    : idle(device, standing);
            case DOWNLOADING -> isFetching() || isInstalling()
                    ? new Progress.Returned()
                    : isOurs(standing) ? fetching(device) : startOver(device, standing);
            case DOWNLOADED -> isInstalling()
                    ? saidOrWait(standing)
                    : isFetching() || isOurs(standing) ? install(device) : startOver(device, standing);
            case UPDATING -> before == null
                    ? failed(Fault.Kind.RESOURCES, Lwm2mSaying.UPDATES_ALREADY.of())
                    : isInstalling() ? new Progress.Returned() : installing(device);
        };
    }

    private boolean isFetching() {
        return before != null && before.kind().equals(FETCHING);
    }

    private boolean isInstalling() {
        return before != null && before.kind().equals(INSTALLING);
    }

    /// Whether the package that the device has, or fetches, is the one that we want, where we do not know that we gave it.
    private boolean isOurs(FirmwareStanding standing) {
        return before != null && (Deliveries.isOurs(standing.uri(), update.image())
                || standing.packageVersion().equals(update.version()));
    }

    private Progress idle(Talk device, FirmwareStanding standing) throws SilenceException, InterruptedException {
        if (isInstalling()) {
            return saidOrWait(standing);
        }
        boolean said = isFetching() || isOurs(standing);
        if (said && standing.result() != FirmwareResult.INITIAL && standing.result() != FirmwareResult.SUCCESS) {
            return failed(standing.result());
        }
        return attempt() < MOST_ATTEMPTS
                ? handOver(device, standing)
                : failed(Fault.Kind.TRANSFER, Lwm2mSaying.PACKAGE_LOST.of(Saying.of(attempt())));
    }

    /// It was told to install: either it says what went wrong, or it has not said its last word.
    private static Progress saidOrWait(FirmwareStanding standing) {
        return switch (standing.result()) {
            case INITIAL, SUCCESS, DEFERRED -> new Progress.Returned();
            case NO_FLASH, OUT_OF_MEMORY, CONNECTION_LOST, INTEGRITY, UNSUPPORTED_TYPE, INVALID_URI, FAILED,
                    UNSUPPORTED_PROTOCOL, CANCELLED ->
                failed(standing.result());
        };
    }

    /// It says that all went well, and runs something else. It is waited for no longer than a start takes, in case it starts once more.
    private Progress installedAnother(Continuation installing, Instant now, String version) {
        String at = installing.data().get(Resumption.AT);
        if (at == null || version.isEmpty() || version.equals(installing.data().get(VERSION_SINCE))) {
            return new Progress.Returned();
        }
        Instant end = Instant.parse(at).plus(patience);
        Instant soon = now.plus(traits.patience().restart());
        Map<String, String> data = new HashMap<>(installing.data());
        data.put(VERSION_SINCE, version);
        return new Progress.Parked(new Continuation(INSTALLING, data), soon.isBefore(end) ? soon : end,
                new Outcome.Unconfirmed(
                        Lwm2mSaying.OTHER_VERSION.of(Saying.of(version), Saying.of(update.version()))));
    }

    /// Something is left of before, which nobody waits for.
    private Progress startOver(Talk device, FirmwareStanding standing) throws SilenceException, InterruptedException {
        Fault refused = drop(device);
        return refused == null ? handOver(device, standing) : Lwm2mFaults.failed(refused);
    }

    private Progress giveUp(Talk device, FirmwareStanding standing, Outcome.Cancelled ending)
            throws SilenceException, InterruptedException {
        return switch (standing.state()) {
            case UPDATING -> new Progress.Returned();
            case IDLE -> isInstalling() ? saidOrWait(standing) : new Progress.Settled(ending);
            // one that refuses is told again
            case DOWNLOADING, DOWNLOADED ->
                drop(device) == null ? new Progress.Settled(ending) : new Progress.Returned();
        };
    }

    /// Has the device forget the package that it has or fetches; null if it did.
    private static @Nullable Fault drop(Talk device) throws SilenceException, InterruptedException {
        if (write(device, FirmwareResource.PACKAGE_URI, "") instanceof Answer.Given<WriteResponse>) {
            return null;
        }
        Answer<ExecuteResponse> cancelled = device
                .ask(new ExecuteRequest(OBJECT.append(FirmwareResource.CANCEL.id()).toString()));
        return cancelled instanceof Answer.Given<ExecuteResponse>
                ? null
                : Lwm2mFaults.of(cancelled, WRITTEN + FirmwareResource.CANCEL.id());
    }

    private Progress handOver(Talk device, FirmwareStanding standing) throws SilenceException, InterruptedException {
        Artefact image = deliveries.images().find(update.image()).orElse(null);
        if (image == null) {
            return failed(Fault.Kind.TRANSFER, Lwm2mSaying.IMAGE_GONE.of());
        }
        return switch (deliveries.of(image, standing, device.device())) {
            case Delivery.None(Saying why) -> failed(Fault.Kind.NOT_SUPPORTED, why);
            case Delivery.Pull(String uri) -> {
                Answer<WriteResponse> answer = write(device, FirmwareResource.PACKAGE_URI, uri);
                yield answer instanceof Answer.Given<WriteResponse> ? fetching(device) : refused(answer);
            }
            case Delivery.Push(Path file) -> {
                Answer<WriteResponse> answer = push(device, file, image);
                yield answer instanceof Answer.Given<WriteResponse> ? pushed(device) : refused(answer);
            }
        };
    }

    private static Progress refused(Answer<WriteResponse> answer) {
        return Lwm2mFaults.failed(Lwm2mFaults.of(answer, WRITTEN + FirmwareResource.PACKAGE.id()));
    }

    /// It has the package whole, and has looked at it.
    private Progress pushed(Talk device) throws InterruptedException {
        Progress.Parked fetching = fetching(device);
        try {
            Progress next = new FirmwareConversation(update, fetching.continuation(), deliveries, registrations,
                    traits).with(device);
            return next instanceof Progress.Returned ? fetching : next;
        } catch (SilenceException _) {
            return fetching;
        }
    }

    private static Answer<WriteResponse> write(Talk device, FirmwareResource resource, String text)
            throws SilenceException, InterruptedException {
        return device.ask(new WriteRequest(WriteRequest.Mode.REPLACE, ContentFormat.TEXT,
                OBJECT.append(resource.id()), LwM2mSingleResource.newStringResource(resource.id(), text)));
    }

    private static Answer<WriteResponse> push(Talk device, Path file, Artefact image)
            throws SilenceException, InterruptedException {
        int resource = FirmwareResource.PACKAGE.id();
        return device.askAtLength(new WriteRequest(WriteRequest.Mode.REPLACE, ContentFormat.OPAQUE,
                OBJECT.append(resource), LwM2mSingleResource.newBinaryResource(resource, bytes(file))),
                PATIENCE_PER_BLOCK.multipliedBy(image.bytes() / BLOCK + 60));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// From here on the device does what it does by itself, and tells how far it is if it can be observed.
    private Progress.Parked fetching(Talk device) throws InterruptedException {
        try {
            new WatchConversation(
                    List.of(watched(FirmwareResource.STATE), watched(FirmwareResource.UPDATE_RESULT)), registrations)
                    .with(device);
        } catch (SilenceException _) {
            // it has the order, and is asked again anyway
        }
        return new Progress.Parked(new Continuation(FETCHING, Map.of(ATTEMPT, Integer.toString(attempt() + 1))),
                device.clock().instant().plus(patience),
                new Outcome.Unconfirmed(Lwm2mSaying.NOT_FETCHED.of(Saying.of(patience))));
    }

    private static Watched watched(FirmwareResource resource) {
        return new Watched(WRITTEN + resource.id(), Watched.Attention.ACTIVE);
    }

    /// How often it was given the package.
    private int attempt() {
        String attempt = before == null ? null : before.data().get(ATTEMPT);
        return attempt == null ? 0 : Integer.parseInt(attempt);
    }

    private Progress install(Talk device) throws SilenceException, InterruptedException {
        Answer<ExecuteResponse> answer;
        try {
            answer = device.ask(new ExecuteRequest(OBJECT.append(FirmwareResource.UPDATE.id()).toString()));
        } catch (SilenceException silence) {
            if (!silence.sent()) {
                throw silence;
            }
            // some restart before they answer
            return installing(device);
        }
        return answer instanceof Answer.Given<ExecuteResponse>
                ? installing(device)
                : Lwm2mFaults.failed(Lwm2mFaults.of(answer, WRITTEN + FirmwareResource.UPDATE.id()));
    }

    private Progress installing(Talk device) {
        Instant now = device.clock().instant();
        return new Progress.Parked(new Continuation(INSTALLING, Map.of(Resumption.AT, now.toString())),
                now.plus(patience), new Outcome.Unconfirmed(Lwm2mSaying.NOT_THE_VERSION
                        .of(Saying.of(update.version()), Saying.of(patience))));
    }

    private static Progress failed(FirmwareResult result) {
        return Lwm2mFaults.failed(new Fault(kind(result), Integer.toString(result.code()),
                Lwm2mSaying.result(result).of(), WRITTEN + FirmwareResource.UPDATE_RESULT.id()));
    }

    private static Progress failed(Fault.Kind kind, Saying text) {
        return Lwm2mFaults.failed(new Fault(kind, "", text, WRITTEN));
    }

    private static Fault.Kind kind(FirmwareResult result) {
        return switch (result) {
            case NO_FLASH, OUT_OF_MEMORY -> Fault.Kind.RESOURCES;
            case CONNECTION_LOST, INTEGRITY, INVALID_URI, UNSUPPORTED_PROTOCOL -> Fault.Kind.TRANSFER;
            case UNSUPPORTED_TYPE -> Fault.Kind.NOT_SUPPORTED;
            case INITIAL, SUCCESS, FAILED, CANCELLED, DEFERRED -> Fault.Kind.DEVICE;
        };
    }
}
