package org.pilotacs.acs.link.cwmp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.engine.Answer;
import org.pilotacs.acs.provisioning.engine.Ask;
import org.pilotacs.acs.provisioning.engine.Fault;
import org.pilotacs.acs.provisioning.picture.Typed;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.FaultStruct;
import org.pilotacs.protocols.cwmp.ParameterValueStruct;
import org.pilotacs.protocols.cwmp.SetParameterAttributesStruct;
import org.pilotacs.protocols.cwmp.SetParameterValuesFault;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// What provisioning asks, as messages on the wire, and the device's answers in its words.
final class ProvisioningMessages {
    private final DownloadAddress addresses;

    /// Where devices fetch files.
    @FunctionalInterface
    interface DownloadAddress {
        /// @param name of the file, whether there is one or not
        At of(String name);

        /// @param bytes 0 if that is not known
        record At(String url, long bytes) {}
    }

    ProvisioningMessages(DownloadAddress addresses) {
        this.addresses = addresses;
    }

    AcsRequest request(Ask ask) {
        return switch (ask) {
            case Ask.Names(String object, boolean nextLevel) -> new AcsRequest.GetParameterNames(object, nextLevel);
            case Ask.Values(var names) -> new AcsRequest.GetParameterValues(names);
            case Ask.Keys(var wanted) -> new AcsRequest.GetParameterValues(List.copyOf(wanted.keySet()));
            case Ask.Attributes(var names) -> new AcsRequest.GetParameterAttributes(names);
            case Ask.SetValues set -> new AcsRequest.SetParameterValues(
                    set.values().stream().map(one -> value(one, set)).toList(), "");
            case Ask.SetAttributes(var attributes) -> new AcsRequest.SetParameterAttributes(attributes.stream()
                    .map(ProvisioningMessages::attributes).toList());
            case Ask.Add add -> new AcsRequest.AddObject(add.object(), "");
            case Ask.Delete(String instance) -> new AcsRequest.DeleteObject(instance, "");
            case Ask.Download download -> download(download);
            case Ask.Reboot() -> new AcsRequest.Reboot("");
            case Ask.FactoryReset() -> new AcsRequest.FactoryReset();
        };
    }

    private static ParameterValueStruct value(Ask.Assigned assigned, Ask.SetValues set) {
        return CwmpValues.onWire(assigned.path(), assigned.value().kept(set.milliseconds()), set.literal());
    }

    private static SetParameterAttributesStruct attributes(Ask.AttributesSet set) {
        Integer notification = set.notification();
        List<String> accessList = set.accessList();
        return new SetParameterAttributesStruct(set.path(), notification != null,
                notification == null ? 0 : notification, accessList != null,
                accessList == null ? List.of() : accessList);
    }

    private AcsRequest download(Ask.Download download) {
        DownloadAddress.At at = addresses.of(download.fileName());
        return new AcsRequest.Download(download.key(), download.fileType(), at.url(), "", "", at.bytes(),
                download.targetFileName(), 0, "", "");
    }

    /// Null if no request of ours has such an answer.
    static @Nullable Answer answer(CpeResponse response) {
        return switch (response) {
            case CpeResponse.GetParameterNamesResponse(var names) -> new Answer.Names(
                    names.stream().map(one -> new Answer.Named(one.name(), one.writable())).toList());
            case CpeResponse.GetParameterValuesResponse(var values) -> new Answer.Values(values.stream()
                    .map(one -> new Answer.Valued(one.name(), Typed.of(CwmpValues.observed(one).value()))).toList());
            case CpeResponse.GetParameterAttributesResponse(var told) -> new Answer.Attributes(told.stream()
                    .map(one -> new Answer.Attributed(one.name(), one.notification(), one.accessList())).toList());
            case CpeResponse.SetParameterValuesResponse _ -> new Answer.ValuesSet();
            case CpeResponse.SetParameterAttributesResponse _ -> new Answer.AttributesSet();
            case CpeResponse.AddObjectResponse(long number, int _) -> new Answer.Added(number);
            case CpeResponse.DeleteObjectResponse _ -> new Answer.Deleted();
            case CpeResponse.DownloadResponse(int status, Instant start, Instant complete) ->
                new Answer.Downloading(status == 0, start.toEpochMilli(), complete.toEpochMilli());
            case CpeResponse.RebootResponse _ -> new Answer.Rebooting();
            case CpeResponse.FactoryResetResponse _ -> new Answer.Resetting();
            case CpeResponse.CpeFault fault -> new Answer.Refused(fault(fault),
                    fault.fault().code() == CwmpFaults.INVALID_PARAMETER_NAME);
            case CpeResponse.GetRPCMethodsResponse _,CpeResponse.UploadResponse _,CpeResponse.ScheduleDownloadResponse _,CpeResponse.ScheduleInformResponse _,CpeResponse.CancelTransferResponse _,CpeResponse.GetQueuedTransfersResponse _,CpeResponse.GetAllQueuedTransfersResponse _,CpeResponse.ChangeDUStateResponse _ ->
                null;
        };
    }

    /// The message names the parameters that the device found wrong.
    private static Fault fault(CpeResponse.CpeFault fault) {
        List<SetParameterValuesFault> details = fault.setParameterValuesFaults();
        String names = details.stream().limit(10).map(one -> one.parameterName() + ": " + one.text())
                .collect(Collectors.joining(", "));
        return fault(fault.fault(), details, names.isEmpty() ? "" : " (" + names + ")");
    }

    static Fault fault(FaultStruct fault) {
        return fault(fault, List.of(), "");
    }

    private static Fault fault(FaultStruct fault, List<SetParameterValuesFault> details, String names) {
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        String code = Integer.toString(fault.code());
        detail.put("faultCode", code).put("faultString", fault.text());
        if (details.isEmpty()) {
            detail.putNull("setParameterValuesFault");
        } else {
            var all = detail.putArray("setParameterValuesFault");
            details.forEach(one -> all.addObject().put("parameterName", one.parameterName())
                    .put("faultCode", Integer.toString(one.code())).put("faultString", one.text()));
        }
        return new Fault("cwmp." + code, fault.text() + names, detail.toString());
    }
}
