package org.pilotacs.protocols.cwmp;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// What a device says, to XML and back; arguments in the order of cwmp-1-2.xsd.
final class FromCpeCodec {
    private FromCpeCodec() {}

    static void write(XmlText xml, FromCpe message) {
        String method = message instanceof CpeResponse.CpeFault
                ? SoapFault.NAME
                : "cwmp:" + message.getClass().getSimpleName(); // records are named after their methods
        xml.open(method);
        switch (message) {
            case CpeRequest request -> arguments(xml, request);
            case CpeResponse response -> arguments(xml, response);
        }
        xml.close(method);
    }

    private static void arguments(XmlText xml, CpeRequest request) {
        switch (request) {
            case CpeRequest.Inform m -> {
                Structs.write(xml, m.deviceId());
                xml.array("Event", "cwmp:EventStruct", m.events(), Structs::write)
                        .element("MaxEnvelopes", m.maxEnvelopes()).element("CurrentTime", m.currentTime())
                        .element("RetryCount", m.retryCount());
                Structs.writeValues(xml, m.parameters());
            }
            case CpeRequest.GetRPCMethods _ -> xml.nothing();
            case CpeRequest.TransferComplete m -> xml.element("CommandKey", m.commandKey())
                    .element("FaultStruct", m.fault()).element("StartTime", m.startTime())
                    .element("CompleteTime", m.completeTime());
            case CpeRequest.AutonomousTransferComplete m -> xml.element("AnnounceURL", m.announceUrl())
                    .element("TransferURL", m.transferUrl()).element("IsDownload", m.isDownload())
                    .element("FileType", m.fileType()).element("FileSize", m.fileSize())
                    .element("TargetFileName", m.targetFileName()).element("FaultStruct", m.fault())
                    .element("StartTime", m.startTime()).element("CompleteTime", m.completeTime());
            case CpeRequest.DUStateChangeComplete m -> {
                for (OpResultStruct result : m.results()) {
                    xml.open("Results");
                    Structs.write(xml, result);
                    xml.close("Results");
                }
                xml.element("CommandKey", m.commandKey());
            }
            case CpeRequest.AutonomousDUStateChangeComplete m -> {
                for (AutonOpResultStruct result : m.results()) {
                    xml.open("Results");
                    Structs.write(xml, result.result());
                    xml.element("OperationPerformed", result.operationPerformed()).close("Results");
                }
            }
            case CpeRequest.RequestDownload m -> xml.element("FileType", m.fileType()).array("FileTypeArg",
                    "cwmp:ArgStruct", m.fileTypeArgs(), Structs::write);
            case CpeRequest.Kicked m -> xml.element("Command", m.command()).element("Referer", m.referer())
                    .element("Arg", m.arg()).element("Next", m.next());
        }
    }

    private static void arguments(XmlText xml, CpeResponse response) {
        switch (response) {
            case CpeResponse.SetParameterAttributesResponse _ -> xml.nothing();
            case CpeResponse.RebootResponse _ -> xml.nothing();
            case CpeResponse.FactoryResetResponse _ -> xml.nothing();
            case CpeResponse.ScheduleDownloadResponse _ -> xml.nothing();
            case CpeResponse.ScheduleInformResponse _ -> xml.nothing();
            case CpeResponse.CancelTransferResponse _ -> xml.nothing();
            case CpeResponse.ChangeDUStateResponse _ -> xml.nothing();
            case CpeResponse.CpeFault m -> SoapFault.write(xml, m.fault(), m.setParameterValuesFaults());
            case CpeResponse.GetRPCMethodsResponse m -> xml.texts("MethodList", m.methods());
            case CpeResponse.SetParameterValuesResponse m -> xml.element("Status", m.status());
            case CpeResponse.GetParameterValuesResponse m -> Structs.writeValues(xml, m.parameters());
            case CpeResponse.GetParameterNamesResponse m ->
                xml.array("ParameterList", "cwmp:ParameterInfoStruct", m.parameters(), Structs::write);
            case CpeResponse.GetParameterAttributesResponse m ->
                xml.array("ParameterList", "cwmp:ParameterAttributeStruct", m.parameters(), Structs::write);
            case CpeResponse.AddObjectResponse m ->
                xml.element("InstanceNumber", m.instanceNumber()).element("Status", m.status());
            case CpeResponse.DeleteObjectResponse m -> xml.element("Status", m.status());
            case CpeResponse.DownloadResponse m -> xml.element("Status", m.status())
                    .element("StartTime", m.startTime()).element("CompleteTime", m.completeTime());
            case CpeResponse.UploadResponse m -> xml.element("Status", m.status()).element("StartTime", m.startTime())
                    .element("CompleteTime", m.completeTime());
            case CpeResponse.GetQueuedTransfersResponse m ->
                xml.array("TransferList", "cwmp:QueuedTransferStruct", m.transfers(), Structs::write);
            case CpeResponse.GetAllQueuedTransfersResponse m ->
                xml.array("TransferList", "cwmp:AllQueuedTransferStruct", m.transfers(), Structs::write);
        }
    }

    /// The message whose element the cursor stands on; null if no device has such a method.
    static @Nullable FromCpe read(String method, XmlCursor in) throws MalformedMessageException {
        return switch (method) {
            case "Inform" -> inform(in);
            case "GetRPCMethods" -> in.skipTo(new CpeRequest.GetRPCMethods());
            case "TransferComplete" -> transferComplete(in.node());
            case "AutonomousTransferComplete" -> autonomousTransferComplete(in.node());
            case "DUStateChangeComplete" -> {
                XmlNode m = in.node();
                yield new CpeRequest.DUStateChangeComplete(m.all("Results", Structs::opResult), m.text("CommandKey"));
            }
            case "AutonomousDUStateChangeComplete" ->
                new CpeRequest.AutonomousDUStateChangeComplete(in.node().all("Results", Structs::autonOpResult));
            case "RequestDownload" -> {
                XmlNode m = in.node();
                yield new CpeRequest.RequestDownload(m.text("FileType"), m.child("FileTypeArg").map(Structs::arg));
            }
            case "Kicked" -> {
                XmlNode m = in.node();
                yield new CpeRequest.Kicked(m.text("Command"), m.text("Referer"), m.text("Arg"), m.text("Next"));
            }
            case "GetRPCMethodsResponse" -> new CpeResponse.GetRPCMethodsResponse(Structs.readTexts(in, "MethodList"));
            case "SetParameterValuesResponse" ->
                new CpeResponse.SetParameterValuesResponse(in.node().integer("Status", 0));
            case "GetParameterValuesResponse" -> getParameterValuesResponse(in);
            case "GetParameterNamesResponse" -> new CpeResponse.GetParameterNamesResponse(
                    Structs.readList(in, "ParameterList", Structs::parameterInfo));
            case "SetParameterAttributesResponse" -> in.skipTo(new CpeResponse.SetParameterAttributesResponse());
            case "GetParameterAttributesResponse" -> new CpeResponse.GetParameterAttributesResponse(
                    Structs.readList(in, "ParameterList", Structs::parameterAttribute));
            case "AddObjectResponse" -> {
                XmlNode m = in.node();
                yield new CpeResponse.AddObjectResponse(m.number("InstanceNumber"), m.integer("Status", 0));
            }
            case "DeleteObjectResponse" -> new CpeResponse.DeleteObjectResponse(in.node().integer("Status", 0));
            case "RebootResponse" -> in.skipTo(new CpeResponse.RebootResponse());
            case "FactoryResetResponse" -> in.skipTo(new CpeResponse.FactoryResetResponse());
            case "DownloadResponse" -> {
                XmlNode m = in.node();
                yield new CpeResponse.DownloadResponse(transferStatus(m), m.time("StartTime"), m.time("CompleteTime"));
            }
            case "UploadResponse" -> {
                XmlNode m = in.node();
                yield new CpeResponse.UploadResponse(transferStatus(m), m.time("StartTime"), m.time("CompleteTime"));
            }
            case "ScheduleDownloadResponse" -> in.skipTo(new CpeResponse.ScheduleDownloadResponse());
            case "ScheduleInformResponse" -> in.skipTo(new CpeResponse.ScheduleInformResponse());
            case "CancelTransferResponse" -> in.skipTo(new CpeResponse.CancelTransferResponse());
            case "GetQueuedTransfersResponse" -> new CpeResponse.GetQueuedTransfersResponse(
                    Structs.readList(in, "TransferList", Structs::queuedTransfer));
            case "GetAllQueuedTransfersResponse" -> new CpeResponse.GetAllQueuedTransfersResponse(
                    Structs.readList(in, "TransferList", Structs::allQueuedTransfer));
            case "ChangeDUStateResponse" -> in.skipTo(new CpeResponse.ChangeDUStateResponse());
            case "Fault" -> {
                XmlNode fault = in.node();
                yield new CpeResponse.CpeFault(SoapFault.fault(fault), SoapFault.details(fault));
            }
            default -> null;
        };
    }

    // A device that leaves Status out has not said that it is done.
    private static int transferStatus(XmlNode m) {
        return m.integer("Status", 1);
    }

    private static FromCpe inform(XmlCursor in) throws MalformedMessageException {
        DeviceIdStruct deviceId = new DeviceIdStruct("", "", "", "");
        List<EventStruct> events = List.of();
        int maxEnvelopes = 1;
        Instant currentTime = CwmpTime.UNKNOWN;
        int retryCount = 0;
        List<ParameterValueStruct> parameters = List.of();
        while (in.nextChild()) {
            switch (in.name()) {
                case "DeviceId" -> deviceId = Structs.deviceId(in.node());
                case "Event" -> events = in.node().map(Structs::event);
                case "MaxEnvelopes" -> maxEnvelopes = Lexical.integer(in.text(), 1);
                case "CurrentTime" -> currentTime = Lexical.time(in.text());
                case "RetryCount" -> retryCount = Lexical.integer(in.text(), 0);
                case "ParameterList" -> parameters = Structs.readValues(in);
                default -> in.skip();
            }
        }
        return new CpeRequest.Inform(deviceId, events, maxEnvelopes, currentTime, retryCount, parameters);
    }

    private static FromCpe transferComplete(XmlNode m) {
        return new CpeRequest.TransferComplete(m.text("CommandKey"), Structs.fault(m.child("FaultStruct")),
                m.time("StartTime"), m.time("CompleteTime"));
    }

    private static FromCpe autonomousTransferComplete(XmlNode m) {
        return new CpeRequest.AutonomousTransferComplete(m.text("AnnounceURL"), m.text("TransferURL"),
                m.flag("IsDownload"), m.text("FileType"), m.number("FileSize"), m.text("TargetFileName"),
                Structs.fault(m.child("FaultStruct")), m.time("StartTime"), m.time("CompleteTime"));
    }

    private static FromCpe getParameterValuesResponse(XmlCursor in) throws MalformedMessageException {
        List<ParameterValueStruct> parameters = List.of();
        while (in.nextChild()) {
            if (in.name().equals("ParameterList")) {
                parameters = Structs.readValues(in);
            } else {
                in.skip();
            }
        }
        return new CpeResponse.GetParameterValuesResponse(parameters);
    }
}
