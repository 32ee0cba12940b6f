package org.pilotacs.protocols.cwmp;

import java.util.List;
import java.util.function.Supplier;

/// Random messages, both ways.
final class GenMessages {
    private static final List<String> NAMESPACES = List.of("urn:dslforum-org:cwmp-1-0", "urn:dslforum-org:cwmp-1-4",
            "urn:dslforum-org:cwmp-\"1\"&'<9>");

    private final Gen gen;

    GenMessages(Gen gen) {
        this.gen = gen;
    }

    <M extends CwmpMessage> Envelope<M> envelope(M message) {
        Header header = new Header(gen.flag() ? gen.text() : null, gen.flag(), gen.flag() ? gen.number() >>> 1 : null);
        return new Envelope<>(new CwmpVersion(gen.oneOf(NAMESPACES)), header, message);
    }

    FromCpe fromCpe() {
        return gen.oneOf(List.<Supplier<FromCpe>>of(
                () -> new CpeRequest.Inform(deviceId(), gen.list(this::event), gen.integer(), gen.time(), gen.integer(),
                        gen.list(this::value)),
                CpeRequest.GetRPCMethods::new,
                () -> new CpeRequest.TransferComplete(gen.text(), fault(), gen.time(), gen.time()),
                () -> new CpeRequest.AutonomousTransferComplete(gen.text(), gen.text(), gen.flag(), gen.text(),
                        gen.number(), gen.text(), fault(), gen.time(), gen.time()),
                () -> new CpeRequest.DUStateChangeComplete(gen.list(this::opResult), gen.text()),
                () -> new CpeRequest.AutonomousDUStateChangeComplete(
                        gen.list(() -> new AutonOpResultStruct(opResult(), gen.text()))),
                () -> new CpeRequest.RequestDownload(gen.text(),
                        gen.list(() -> new ArgStruct(gen.text(), gen.text()))),
                () -> new CpeRequest.Kicked(gen.text(), gen.text(), gen.text(), gen.text()),
                () -> new CpeResponse.GetRPCMethodsResponse(gen.list(gen::name)),
                () -> new CpeResponse.SetParameterValuesResponse(gen.integer()),
                () -> new CpeResponse.GetParameterValuesResponse(gen.list(this::value)),
                () -> new CpeResponse.GetParameterNamesResponse(
                        gen.list(() -> new ParameterInfoStruct(gen.name(), gen.flag()))),
                CpeResponse.SetParameterAttributesResponse::new,
                () -> new CpeResponse.GetParameterAttributesResponse(gen.list(
                        () -> new ParameterAttributeStruct(gen.name(), gen.integer(), gen.list(gen::name)))),
                () -> new CpeResponse.AddObjectResponse(gen.number(), gen.integer()),
                () -> new CpeResponse.DeleteObjectResponse(gen.integer()), CpeResponse.RebootResponse::new,
                CpeResponse.FactoryResetResponse::new,
                () -> new CpeResponse.DownloadResponse(gen.integer(), gen.time(), gen.time()),
                () -> new CpeResponse.UploadResponse(gen.integer(), gen.time(), gen.time()),
                CpeResponse.ScheduleDownloadResponse::new, CpeResponse.ScheduleInformResponse::new,
                CpeResponse.CancelTransferResponse::new,
                () -> new CpeResponse.GetQueuedTransfersResponse(
                        gen.list(() -> new QueuedTransferStruct(gen.text(), gen.integer()))),
                () -> new CpeResponse.GetAllQueuedTransfersResponse(
                        gen.list(() -> new AllQueuedTransferStruct(gen.text(), gen.integer(), gen.flag(), gen.text(),
                                gen.number(), gen.text()))),
                CpeResponse.ChangeDUStateResponse::new,
                () -> new CpeResponse.CpeFault(soapFault(), List.of()),
                () -> new CpeResponse.CpeFault(new FaultStruct(9003, gen.text()), gen.list(
                        () -> new SetParameterValuesFault(gen.name(), gen.integer(), gen.text())))))
                .get();
    }

    FromAcs fromAcs() {
        return gen.oneOf(List.<Supplier<FromAcs>>of(AcsRequest.GetRPCMethods::new,
                () -> new AcsRequest.SetParameterValues(gen.list(this::value), gen.text()),
                () -> new AcsRequest.GetParameterValues(gen.list(gen::name)),
                () -> new AcsRequest.GetParameterNames(gen.name(), gen.flag()),
                () -> new AcsRequest.SetParameterAttributes(
                        gen.list(() -> new SetParameterAttributesStruct(gen.name(), gen.flag(), gen.integer(),
                                gen.flag(), gen.list(gen::name)))),
                () -> new AcsRequest.GetParameterAttributes(gen.list(gen::name)),
                () -> new AcsRequest.AddObject(gen.name(), gen.text()),
                () -> new AcsRequest.DeleteObject(gen.name(), gen.text()), () -> new AcsRequest.Reboot(gen.text()),
                AcsRequest.FactoryReset::new,
                () -> new AcsRequest.Download(gen.text(), gen.text(), gen.text(), gen.text(), gen.text(), gen.number(),
                        gen.text(), gen.number(), gen.text(), gen.text()),
                () -> new AcsRequest.Upload(gen.text(), gen.text(), gen.text(), gen.text(), gen.text(), gen.number()),
                () -> new AcsRequest.ScheduleDownload(gen.text(), gen.text(), gen.text(), gen.text(), gen.text(),
                        gen.number(), gen.text(),
                        gen.list(() -> new TimeWindowStruct(gen.number(), gen.number(), gen.text(), gen.text(),
                                gen.integer()))),
                () -> new AcsRequest.ScheduleInform(gen.number(), gen.text()),
                () -> new AcsRequest.CancelTransfer(gen.text()), AcsRequest.GetQueuedTransfers::new,
                AcsRequest.GetAllQueuedTransfers::new,
                () -> new AcsRequest.ChangeDUState(gen.list(this::operation), gen.text()),
                () -> new AcsResponse.InformResponse(gen.integer()),
                () -> new AcsResponse.GetRPCMethodsResponse(gen.list(gen::name)),
                AcsResponse.TransferCompleteResponse::new, AcsResponse.AutonomousTransferCompleteResponse::new,
                AcsResponse.DUStateChangeCompleteResponse::new,
                AcsResponse.AutonomousDUStateChangeCompleteResponse::new, AcsResponse.RequestDownloadResponse::new,
                () -> new AcsResponse.KickedResponse(gen.text()), () -> new AcsResponse.AcsFault(soapFault()))).get();
    }

    private DeviceIdStruct deviceId() {
        return new DeviceIdStruct(gen.text(), gen.text(), gen.text(), gen.text());
    }

    private EventStruct event() {
        return new EventStruct(gen.name(), gen.text());
    }

    private ParameterValueStruct value() {
        return new ParameterValueStruct(gen.name(), gen.oneOf(List.of(XsdType.values())), gen.text());
    }

    private FaultStruct fault() {
        return new FaultStruct(gen.integer(), gen.text());
    }

    /// Without a code, the text is a SOAP fault's own, which is kept without the blanks around it.
    private FaultStruct soapFault() {
        FaultStruct fault = fault();
        return fault.code() == 0 ? new FaultStruct(0, fault.text().strip()) : fault;
    }

    private OpResultStruct opResult() {
        return new OpResultStruct(gen.text(), gen.text(), gen.text(), gen.text(), gen.flag(), gen.text(), gen.time(),
                gen.time(), fault());
    }

    private OperationStruct operation() {
        return switch (gen.below(3)) {
            case 0 -> new OperationStruct.Install(gen.text(), gen.text(), gen.text(), gen.text(), gen.text());
            case 1 -> new OperationStruct.Update(gen.text(), gen.text(), gen.text(), gen.text(), gen.text());
            default -> new OperationStruct.Uninstall(gen.text(), gen.text(), gen.text());
        };
    }
}
