package org.pilotacs.protocols.cwmp;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a server says, to XML and back; arguments in the order of cwmp-1-2.xsd.
final class FromAcsCodec {
    private FromAcsCodec() {}

    static void write(XmlText xml, FromAcs message) {
        String method = message instanceof AcsResponse.AcsFault
                ? SoapFault.NAME
                : "cwmp:" + message.getClass().getSimpleName(); // records are named after their methods
        xml.open(method);
        switch (message) {
            case AcsRequest request -> arguments(xml, request);
            case AcsResponse response -> arguments(xml, response);
        }
        xml.close(method);
    }

    private static void arguments(XmlText xml, AcsRequest request) {
        switch (request) {
            case AcsRequest.GetRPCMethods _ -> xml.nothing();
            case AcsRequest.FactoryReset _ -> xml.nothing();
            case AcsRequest.GetQueuedTransfers _ -> xml.nothing();
            case AcsRequest.GetAllQueuedTransfers _ -> xml.nothing();
            case AcsRequest.SetParameterValues m -> {
                Structs.writeValues(xml, m.parameters());
                xml.element("ParameterKey", m.parameterKey());
            }
            case AcsRequest.GetParameterValues m -> xml.texts("ParameterNames", m.parameterNames());
            case AcsRequest.GetParameterNames m ->
                xml.element("ParameterPath", m.parameterPath()).element("NextLevel", m.nextLevel());
            case AcsRequest.SetParameterAttributes m ->
                xml.array("ParameterList", "cwmp:SetParameterAttributesStruct", m.parameters(), Structs::write);
            case AcsRequest.GetParameterAttributes m -> xml.texts("ParameterNames", m.parameterNames());
            case AcsRequest.AddObject m ->
                xml.element("ObjectName", m.objectName()).element("ParameterKey", m.parameterKey());
            case AcsRequest.DeleteObject m ->
                xml.element("ObjectName", m.objectName()).element("ParameterKey", m.parameterKey());
            case AcsRequest.Reboot m -> xml.element("CommandKey", m.commandKey());
            case AcsRequest.Download m -> xml.element("CommandKey", m.commandKey()).element("FileType", m.fileType())
                    .element("URL", m.url()).element("Username", m.username()).element("Password", m.password())
                    .element("FileSize", m.fileSize()).element("TargetFileName", m.targetFileName())
                    .element("DelaySeconds", m.delaySeconds()).element("SuccessURL", m.successUrl())
                    .element("FailureURL", m.failureUrl());
            case AcsRequest.Upload m -> xml.element("CommandKey", m.commandKey()).element("FileType", m.fileType())
                    .element("URL", m.url()).element("Username", m.username()).element("Password", m.password())
                    .element("DelaySeconds", m.delaySeconds());
            case AcsRequest.ScheduleDownload m -> xml.element("CommandKey", m.commandKey())
                    .element("FileType", m.fileType()).element("URL", m.url()).element("Username", m.username())
                    .element("Password", m.password()).element("FileSize", m.fileSize())
                    .element("TargetFileName", m.targetFileName())
                    .array("TimeWindowList", "cwmp:TimeWindowStruct", m.timeWindows(), Structs::write);
            case AcsRequest.ScheduleInform m ->
                xml.element("DelaySeconds", m.delaySeconds()).element("CommandKey", m.commandKey());
            case AcsRequest.CancelTransfer m -> xml.element("CommandKey", m.commandKey());
            case AcsRequest.ChangeDUState m -> {
                m.operations().forEach(operation -> Structs.write(xml, operation));
                xml.element("CommandKey", m.commandKey());
            }
        }
    }

    private static void arguments(XmlText xml, AcsResponse response) {
        switch (response) {
            case AcsResponse.TransferCompleteResponse _ -> xml.nothing();
            case AcsResponse.AutonomousTransferCompleteResponse _ -> xml.nothing();
            case AcsResponse.DUStateChangeCompleteResponse _ -> xml.nothing();
            case AcsResponse.AutonomousDUStateChangeCompleteResponse _ -> xml.nothing();
            case AcsResponse.RequestDownloadResponse _ -> xml.nothing();
            case AcsResponse.AcsFault m -> SoapFault.write(xml, m.fault(), List.of());
            case AcsResponse.InformResponse m -> xml.element("MaxEnvelopes", m.maxEnvelopes());
            case AcsResponse.GetRPCMethodsResponse m -> xml.texts("MethodList", m.methods());
            case AcsResponse.KickedResponse m -> xml.element("NextURL", m.nextUrl());
        }
    }

    /// The message whose element the cursor stands on; null if no server has such a method.
    static @Nullable FromAcs read(String method, XmlCursor in) throws MalformedMessageException {
        return switch (method) {
            case "GetRPCMethods" -> in.skipTo(new AcsRequest.GetRPCMethods());
            case "SetParameterValues" -> setParameterValues(in);
            case "GetParameterValues" -> new AcsRequest.GetParameterValues(Structs.readTexts(in, "ParameterNames"));
            case "GetParameterNames" -> {
                XmlNode m = in.node();
                yield new AcsRequest.GetParameterNames(m.trimmed("ParameterPath"), m.flag("NextLevel"));
            }
            case "SetParameterAttributes" -> new AcsRequest.SetParameterAttributes(
                    Structs.readList(in, "ParameterList", Structs::setParameterAttributes));
            case "GetParameterAttributes" ->
                new AcsRequest.GetParameterAttributes(Structs.readTexts(in, "ParameterNames"));
            case "AddObject" -> {
                XmlNode m = in.node();
                yield new AcsRequest.AddObject(m.trimmed("ObjectName"), m.text("ParameterKey"));
            }
            case "DeleteObject" -> {
                XmlNode m = in.node();
                yield new AcsRequest.DeleteObject(m.trimmed("ObjectName"), m.text("ParameterKey"));
            }
            case "Reboot" -> new AcsRequest.Reboot(in.node().text("CommandKey"));
            case "FactoryReset" -> in.skipTo(new AcsRequest.FactoryReset());
            case "Download" -> download(in.node());
            case "Upload" -> upload(in.node());
            case "ScheduleDownload" -> scheduleDownload(in.node());
            case "ScheduleInform" -> {
                XmlNode m = in.node();
                yield new AcsRequest.ScheduleInform(m.number("DelaySeconds"), m.text("CommandKey"));
            }
            case "CancelTransfer" -> new AcsRequest.CancelTransfer(in.node().text("CommandKey"));
            case "GetQueuedTransfers" -> in.skipTo(new AcsRequest.GetQueuedTransfers());
            case "GetAllQueuedTransfers" -> in.skipTo(new AcsRequest.GetAllQueuedTransfers());
            case "ChangeDUState" -> {
                XmlNode m = in.node();
                yield new AcsRequest.ChangeDUState(Structs.operations(m), m.text("CommandKey"));
            }
            case "InformResponse" -> new AcsResponse.InformResponse(in.node().integer("MaxEnvelopes", 1));
            case "GetRPCMethodsResponse" -> new AcsResponse.GetRPCMethodsResponse(Structs.readTexts(in, "MethodList"));
            case "TransferCompleteResponse" -> in.skipTo(new AcsResponse.TransferCompleteResponse());
            case "AutonomousTransferCompleteResponse" ->
                in.skipTo(new AcsResponse.AutonomousTransferCompleteResponse());
            case "DUStateChangeCompleteResponse" -> in.skipTo(new AcsResponse.DUStateChangeCompleteResponse());
            case "AutonomousDUStateChangeCompleteResponse" ->
                in.skipTo(new AcsResponse.AutonomousDUStateChangeCompleteResponse());
            case "RequestDownloadResponse" -> in.skipTo(new AcsResponse.RequestDownloadResponse());
            case "KickedResponse" -> new AcsResponse.KickedResponse(in.node().text("NextURL"));
            case "Fault" -> new AcsResponse.AcsFault(SoapFault.fault(in.node()));
            default -> null;
        };
    }

    private static FromAcs setParameterValues(XmlCursor in) throws MalformedMessageException {
        List<ParameterValueStruct> parameters = List.of();
        String parameterKey = "";
        while (in.nextChild()) {
            switch (in.name()) {
                case "ParameterList" -> parameters = Structs.readValues(in);
                case "ParameterKey" -> parameterKey = in.text();
                default -> in.skip();
            }
        }
        return new AcsRequest.SetParameterValues(parameters, parameterKey);
    }

    private static FromAcs download(XmlNode m) {
        return new AcsRequest.Download(m.text("CommandKey"), m.text("FileType"), m.text("URL"), m.text("Username"),
                m.text("Password"), m.number("FileSize"), m.text("TargetFileName"), m.number("DelaySeconds"),
                m.text("SuccessURL"), m.text("FailureURL"));
    }

    private static FromAcs upload(XmlNode m) {
        return new AcsRequest.Upload(m.text("CommandKey"), m.text("FileType"), m.text("URL"), m.text("Username"),
                m.text("Password"), m.number("DelaySeconds"));
    }

    private static FromAcs scheduleDownload(XmlNode m) {
        return new AcsRequest.ScheduleDownload(m.text("CommandKey"), m.text("FileType"), m.text("URL"),
                m.text("Username"), m.text("Password"), m.number("FileSize"), m.text("TargetFileName"),
                m.child("TimeWindowList").map(Structs::timeWindow));
    }
}
