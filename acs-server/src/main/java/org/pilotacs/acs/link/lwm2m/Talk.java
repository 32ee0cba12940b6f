package org.pilotacs.acs.link.lwm2m;

import org.eclipse.leshan.core.LwM2m.LwM2mVersion;
import org.eclipse.leshan.core.node.LwM2mNode;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.request.ContentFormat;
import org.eclipse.leshan.core.request.DownlinkDeviceManagementRequest;
import org.eclipse.leshan.core.request.ReadRequest;
import org.eclipse.leshan.core.response.LwM2mResponse;
import org.eclipse.leshan.server.registration.Registration;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.link.lwm2m.ModelMemory.Ability;
import org.pilotacs.acs.saying.Saying;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A device that listens: is asked one question after the other, and what it tells is gathered. Confined to one visit.
final class Talk {
    /// How long an answer may take that may never come: three repetitions of CoAP (RFC 7252, section 4.2).
    private static final Duration VENTURE = Duration.ofSeconds(10);
    private static final LwM2mPath MANUFACTURER = new LwM2mPath(3, 0, 0);

    private final Tools tools;
    private final Registration device;
    private final Runnable asked;
    private final List<Learnt> learnt = new ArrayList<>();
    private boolean answered;

    /// What every talk needs.
    record Tools(Asking asking, ModelPaths paths, Nodes nodes, ObjectModels models, ModelMemory memory, Clock clock) {}

    /// @param asked runs after each answer, so that the work in hand is not taken for given up
    Talk(Tools tools, Registration device, Runnable asked) {
        this.tools = tools;
        this.device = device;
        this.asked = asked;
    }

    Registration device() {
        return device;
    }

    Tools tools() {
        return tools;
    }

    ModelPaths paths() {
        return tools.paths();
    }

    Clock clock() {
        return tools.clock();
    }

    /// Any answer but a silence.
    <T extends LwM2mResponse> Answer<T> ask(DownlinkDeviceManagementRequest<T> question)
            throws SilenceException, InterruptedException {
        return heard(tools.asking().ask(device, question));
    }

    /// Asks what not every client understands. Some acknowledge such a question and then say no more (Wakaama, of any FETCH
    /// and iPATCH): a silence is told from a device that went to sleep by asking what every client can answer, and its
    /// model is not asked so again.
    ///
    /// @return any answer; a silence only of a device that is awake
    <T extends LwM2mResponse> Answer<T> venture(DownlinkDeviceManagementRequest<T> question, Ability needed)
            throws SilenceException, InterruptedException {
        if (Boolean.TRUE.equals(tools.memory().does(device, needed))) {
            return ask(question);
        }
        Answer<T> answer = tools.asking().ask(device, question, VENTURE);
        if (answer instanceof Answer.Silent<T>) {
            ask(new ReadRequest(null, MANUFACTURER, null));
            tools.memory().learn(device, needed, false);
            return answer;
        }
        Answer<T> heard = heard(answer);
        if (heard instanceof Answer.Given<T>) {
            tools.memory().learn(device, needed, true);
        }
        return heard;
    }

    /// Any answer but a silence, also if it takes minutes.
    <T extends LwM2mResponse> Answer<T> askAtLength(DownlinkDeviceManagementRequest<T> question, Duration patience)
            throws SilenceException, InterruptedException {
        return heard(tools.asking().askAtLength(device, question, patience, asked));
    }

    private <T extends LwM2mResponse> Answer<T> heard(Answer<T> answer) throws SilenceException {
        asked.run();
        answered |= !(answer instanceof Answer.Silent<T>) && !(answer instanceof Answer.Unreachable<T>)
                && !(answer instanceof Answer.CutShort<T>);
        return switch (answer) {
            case Answer.Silent<T> _ -> throw new SilenceException(Lwm2mSaying.NO_ANSWER.of(), true);
            case Answer.CutShort<T> _ -> throw new SilenceException(Lwm2mSaying.NO_ANSWER.of(), true);
            case Answer.Unreachable<T>(String why) ->
                throw new SilenceException(Lwm2mSaying.NOT_REACHED.of(Saying.of(why)), false);
            case Answer.Given<T> given -> given;
            case Answer.Refused<T> refused -> refused;
            case Answer.Malformed<T> malformed -> malformed;
            case Answer.Unaskable<T> unaskable -> unaskable;
        };
    }

    /// Whether the device said anything at all.
    boolean answered() {
        return answered;
    }

    /// Keeps what an answer told; returns it.
    List<Learnt> learn(LwM2mPath path, @Nullable LwM2mNode node) {
        List<Learnt> now = tools.nodes().learnt(path, node);
        learnt.addAll(now);
        return now;
    }

    void learn(Learnt one) {
        learnt.add(one);
    }

    /// What was learnt since this was asked last.
    List<Learnt> takeLearnt() {
        List<Learnt> taken = List.copyOf(learnt);
        learnt.clear();
        return taken;
    }

    boolean hasInstance(LwM2mPath path) {
        return path.getObjectInstanceId() == null
                ? device.getSupportedObject().containsKey(path.getObjectId())
                : device.getAvailableInstances().contains(path.toObjectInstancePath());
    }

    boolean speaksOneDotOne() {
        return !device.getLwM2mVersion().olderThan(LwM2mVersion.V1_1);
    }

    /// In which forms values may be sent, the likeliest first: what the device says that it takes, else what its version must.
    List<ContentFormat> formats() {
        List<ContentFormat> all = speaksOneDotOne()
                ? List.of(ContentFormat.SENML_CBOR, ContentFormat.TLV, ContentFormat.SENML_JSON)
                : List.of(ContentFormat.TLV, ContentFormat.JSON);
        return Stream.concat(all.stream().filter(device.getSupportedContentFormats()::contains),
                all.stream().filter(format -> !device.getSupportedContentFormats().contains(format))).toList();
    }
}
