package org.pilotacs.acs.link.lwm2m;

import org.eclipse.leshan.core.ResponseCode;
import org.eclipse.leshan.core.model.ResourceModel.Type;
import org.eclipse.leshan.core.node.LwM2mNode;
import org.eclipse.leshan.core.node.LwM2mObjectInstance;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.request.ContentFormat;
import org.eclipse.leshan.core.request.DownlinkDeviceManagementRequest;
import org.eclipse.leshan.core.request.WriteCompositeRequest;
import org.eclipse.leshan.core.request.WriteRequest;
import org.eclipse.leshan.core.response.LwM2mResponse;
import org.pilotacs.acs.link.lwm2m.ModelMemory.Ability;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes values: those of one instance in one message, which the device takes whole or not at all; those of several with
/// Write-Composite, where the device does that (LwM2M 1.1), else one instance after the other.
final class WriteConversation implements Conversation {
    private final List<Assignment> assignments;

    /// A question in one of several forms.
    @FunctionalInterface
    private interface Asked {
        Answer<? extends LwM2mResponse> in(ContentFormat format) throws SilenceException, InterruptedException;
    }

    WriteConversation(List<Assignment> assignments) {
        this.assignments = List.copyOf(assignments);
    }

    @Override
    public Progress with(Talk device) throws SilenceException, InterruptedException {
        Map<LwM2mPath, List<Writing>> byInstance = new LinkedHashMap<>();
        for (Assignment one : assignments) {
            switch (Writing.of(one, device.paths().read(one.path()), device)) {
                case Writing.Made.Wrong(Fault fault) -> {
                    return Lwm2mFaults.failed(fault);
                }
                case Writing.Made.Value(Writing writing) ->
                    byInstance.computeIfAbsent(writing.path().toObjectInstancePath(), _ -> new ArrayList<>())
                            .add(writing);
            }
        }
        List<Writing> all = byInstance.values().stream().flatMap(List::stream).toList();
        if (byInstance.size() > 1 && device.speaksOneDotOne()
                && !Boolean.FALSE.equals(device.tools().memory().does(device.device(), Ability.COMPOSITE_WRITE))) {
            Answer<? extends LwM2mResponse> answer = inForms(formatsOfMany(device),
                    format -> device.venture(composite(format, all), Ability.COMPOSITE_WRITE));
            if (!isLasting(answer)) {
                return progress(device, answer, 0, all.getFirst());
            }
            device.tools().memory().learn(device.device(), Ability.COMPOSITE_WRITE, false);
        }
        return instanceByInstance(device, byInstance);
    }

    private Progress instanceByInstance(Talk device, Map<LwM2mPath, List<Writing>> byInstance)
            throws SilenceException, InterruptedException {
        int done = 0;
        for (Map.Entry<LwM2mPath, List<Writing>> instance : byInstance.entrySet()) {
            List<Writing> some = instance.getValue();
            for (List<Writing> part : isUpdate(some) ? List.of(some) : some.stream().map(List::of).toList()) {
                Answer<? extends LwM2mResponse> answer = part.size() == 1
                        ? inForms(formatsOfOne(device, part.getFirst()),
                                format -> device.ask(single(format, part.getFirst())))
                        : inForms(device.formats(), format -> device.ask(update(format, instance.getKey(), part)));
                if (!(answer instanceof Answer.Given<?>)) {
                    return progress(device, answer, done, part.getFirst());
                }
                done += part.size();
            }
        }
        return applied(device);
    }

    /// Instances of a resource cannot be updated together with others.
    private static boolean isUpdate(List<Writing> some) {
        return some.size() > 1 && some.stream().allMatch(one -> one.path().isResource());
    }

    private static DownlinkDeviceManagementRequest<? extends LwM2mResponse> single(ContentFormat format, Writing one) {
        return new WriteRequest(WriteRequest.Mode.REPLACE, format, one.path(), one.node());
    }

    private static DownlinkDeviceManagementRequest<? extends LwM2mResponse> update(ContentFormat format,
            LwM2mPath instance, List<Writing> some) {
        return new WriteRequest(WriteRequest.Mode.UPDATE, format, instance,
                new LwM2mObjectInstance(instance.getObjectInstanceId(), some.stream().map(Writing::resource).toList()));
    }

    private static DownlinkDeviceManagementRequest<? extends LwM2mResponse> composite(ContentFormat format,
            List<Writing> all) {
        Map<LwM2mPath, LwM2mNode> nodes = new LinkedHashMap<>();
        all.forEach(one -> nodes.put(one.path(), one.node()));
        return new WriteCompositeRequest(format, nodes, null);
    }

    /// A single value goes as text, or as it is, which every device takes (LwM2M Core 1.1, section 7.5).
    private static List<ContentFormat> formatsOfOne(Talk device, Writing one) {
        List<ContentFormat> formats = new ArrayList<>();
        if (one.path().isResource()) {
            formats.add(one.resource().getType() == Type.OPAQUE ? ContentFormat.OPAQUE : ContentFormat.TEXT);
        }
        formats.addAll(device.formats());
        return formats;
    }

    private static List<ContentFormat> formatsOfMany(Talk device) {
        return device.formats().stream()
                .filter(format -> format.equals(ContentFormat.SENML_CBOR) || format.equals(ContentFormat.SENML_JSON))
                .toList();
    }

    /// The answer to the first form that the device understands, else to the last.
    private static Answer<? extends LwM2mResponse> inForms(List<ContentFormat> formats, Asked asked)
            throws SilenceException, InterruptedException {
        Answer<? extends LwM2mResponse> answer = asked.in(formats.getFirst());
        for (ContentFormat format : formats.subList(1, formats.size())) {
            if (!(answer instanceof Answer.Refused<?>(ResponseCode code, String _))
                    || !code.equals(ResponseCode.UNSUPPORTED_CONTENT_FORMAT)) {
                return answer;
            }
            answer = asked.in(format);
        }
        return answer;
    }

    private static boolean isLasting(Answer<? extends LwM2mResponse> answer) {
        return answer instanceof Answer.Silent<?> || answer instanceof Answer.Refused<?>(ResponseCode code, String _)
                && List.of("4.05", "4.06", "4.15", "5.01").contains(Lwm2mFaults.wire(code));
    }

    private Progress progress(Talk device, Answer<? extends LwM2mResponse> answer, int done, Writing asked) {
        if (answer instanceof Answer.Given<?>) {
            return applied(device);
        }
        Fault fault = Lwm2mFaults.of(answer, device.paths().written(asked.path(), true));
        return Lwm2mFaults.failed(done == 0
                ? fault
                : new Fault(fault.kind(), fault.code(), Saying.join(List.of(fault.text(),
                        Lwm2mSaying.APPLIED_IN_PART.of(Saying.of(done), Saying.of(assignments.size())))),
                        fault.parameter()));
    }

    private static Progress applied(Talk device) {
        return new Progress.Settled(new Outcome.Confirmed(
                new Evidence(device.clock().instant(), Lwm2mSaying.APPLIED.of(), List.of())));
    }
}
