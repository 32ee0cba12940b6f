package org.pilotacs.protocols.cwmp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The structures inside messages, to XML and back; members in the order of cwmp-1-2.xsd.
final class Structs {
    private Structs() {}

    static void writeValues(XmlText xml, List<ParameterValueStruct> parameters) {
        xml.array("ParameterList", "cwmp:ParameterValueStruct", parameters, (out, each) -> out
                .element("Name", each.name()).element("Value", each.type().qualifiedName(), each.value()));
    }

    static void write(XmlText xml, SetParameterAttributesStruct s) {
        xml.element("Name", s.name()).element("NotificationChange", s.notificationChange())
                .element("Notification", s.notification()).element("AccessListChange", s.accessListChange())
                .texts("AccessList", s.accessList());
    }

    static void write(XmlText xml, ParameterAttributeStruct s) {
        xml.element("Name", s.name()).element("Notification", s.notification()).texts("AccessList", s.accessList());
    }

    static void write(XmlText xml, ParameterInfoStruct s) {
        xml.element("Name", s.name()).element("Writable", s.writable());
    }

    static void write(XmlText xml, TimeWindowStruct s) {
        xml.element("WindowStart", s.windowStart()).element("WindowEnd", s.windowEnd())
                .element("WindowMode", s.windowMode()).element("UserMessage", s.userMessage())
                .element("MaxRetries", s.maxRetries());
    }

    static void write(XmlText xml, QueuedTransferStruct s) {
        xml.element("CommandKey", s.commandKey()).element("State", s.state());
    }

    static void write(XmlText xml, AllQueuedTransferStruct s) {
        xml.element("CommandKey", s.commandKey()).element("State", s.state()).element("IsDownload", s.isDownload())
                .element("FileType", s.fileType()).element("FileSize", s.fileSize())
                .element("TargetFileName", s.targetFileName());
    }

    static void write(XmlText xml, DeviceIdStruct s) {
        xml.open("DeviceId").element("Manufacturer", s.manufacturer()).element("OUI", s.oui())
                .element("ProductClass", s.productClass()).element("SerialNumber", s.serialNumber()).close("DeviceId");
    }

    static void write(XmlText xml, EventStruct s) {
        xml.element("EventCode", s.eventCode()).element("CommandKey", s.commandKey());
    }

    static void write(XmlText xml, ArgStruct s) {
        xml.element("Name", s.name()).element("Value", s.value());
    }

    static void write(XmlText xml, OpResultStruct s) {
        xml.element("UUID", s.uuid()).element("DeploymentUnitRef", s.deploymentUnitRef())
                .element("Version", s.version()).element("CurrentState", s.currentState())
                .element("Resolved", s.resolved()).element("ExecutionUnitRefList", s.executionUnitRefList())
                .element("StartTime", s.startTime()).element("CompleteTime", s.completeTime())
                .element("Fault", s.fault());
    }

    static void write(XmlText xml, OperationStruct s) {
        switch (s) {
            case OperationStruct.Install op -> xml.openTyped("Operations", "cwmp:InstallOpStruct")
                    .element("URL", op.url()).optional("UUID", op.uuid()).optional("Username", op.username())
                    .optional("Password", op.password()).optional("ExecutionEnvRef", op.executionEnvRef());
            case OperationStruct.Update op ->
                xml.openTyped("Operations", "cwmp:UpdateOpStruct").optional("UUID", op.uuid())
                        .optional("Version", op.version()).optional("URL", op.url()).optional("Username", op.username())
                        .optional("Password", op.password());
            case OperationStruct.Uninstall op ->
                xml.openTyped("Operations", "cwmp:UninstallOpStruct").element("UUID", op.uuid())
                        .optional("Version", op.version()).optional("ExecutionEnvRef", op.executionEnvRef());
        }
        xml.close("Operations");
    }

    /// The items of the one list that a message is made of. The count in its arrayType is often wrong (quirk X12) and
    /// never looked at.
    static <T> List<T> readList(XmlCursor in, String list, Function<XmlNode, T> item) throws MalformedMessageException {
        List<T> items = new ArrayList<>();
        while (in.nextChild()) {
            if (in.name().equals(list)) {
                while (in.nextChild()) {
                    items.add(item.apply(in.node()));
                }
            } else {
                in.skip();
            }
        }
        return items;
    }

    static List<String> readTexts(XmlCursor in, String list) throws MalformedMessageException {
        return readList(in, list, XmlNode::trimmed);
    }

    static List<ParameterValueStruct> readValues(XmlCursor in) throws MalformedMessageException {
        List<ParameterValueStruct> values = new ArrayList<>();
        while (in.nextChild()) {
            values.add(readValue(in));
        }
        return values;
    }

    private static ParameterValueStruct readValue(XmlCursor in) throws MalformedMessageException {
        String name = "";
        XsdType type = XsdType.STRING; // devices leave xsi:type out (quirk X9), or the whole value (X8)
        String value = "";
        while (in.nextChild()) {
            switch (in.name()) {
                case "Name" -> name = in.text().strip();
                case "Value" -> {
                    type = XsdType.of(in.type());
                    value = in.text();
                }
                default -> in.skip();
            }
        }
        return new ParameterValueStruct(name, type, value);
    }

    static ParameterInfoStruct parameterInfo(XmlNode n) {
        return new ParameterInfoStruct(n.trimmed("Name"), n.flag("Writable"));
    }

    static ParameterAttributeStruct parameterAttribute(XmlNode n) {
        return new ParameterAttributeStruct(n.trimmed("Name"), n.integer("Notification", 0),
                n.child("AccessList").map(XmlNode::trimmed));
    }

    static SetParameterAttributesStruct setParameterAttributes(XmlNode n) {
        return new SetParameterAttributesStruct(n.trimmed("Name"), n.flag("NotificationChange"),
                n.integer("Notification", 0), n.flag("AccessListChange"), n.child("AccessList").map(XmlNode::trimmed));
    }

    static TimeWindowStruct timeWindow(XmlNode n) {
        return new TimeWindowStruct(n.number("WindowStart"), n.number("WindowEnd"), n.text("WindowMode"),
                n.text("UserMessage"), n.integer("MaxRetries", 0));
    }

    static QueuedTransferStruct queuedTransfer(XmlNode n) {
        return new QueuedTransferStruct(n.text("CommandKey"), n.integer("State", 0));
    }

    static AllQueuedTransferStruct allQueuedTransfer(XmlNode n) {
        return new AllQueuedTransferStruct(n.text("CommandKey"), n.integer("State", 0), n.flag("IsDownload"),
                n.text("FileType"), n.number("FileSize"), n.text("TargetFileName"));
    }

    static DeviceIdStruct deviceId(XmlNode n) {
        return new DeviceIdStruct(n.text("Manufacturer"), n.text("OUI"), n.text("ProductClass"),
                n.text("SerialNumber"));
    }

    static EventStruct event(XmlNode n) {
        return new EventStruct(n.trimmed("EventCode"), n.text("CommandKey"));
    }

    static ArgStruct arg(XmlNode n) {
        return new ArgStruct(n.text("Name"), n.text("Value"));
    }

    static FaultStruct fault(XmlNode n) {
        return new FaultStruct(n.integer("FaultCode", 0), n.text("FaultString"));
    }

    static OpResultStruct opResult(XmlNode n) {
        return new OpResultStruct(n.text("UUID"), n.text("DeploymentUnitRef"), n.text("Version"),
                n.text("CurrentState"), n.flag("Resolved"), n.text("ExecutionUnitRefList"), n.time("StartTime"),
                n.time("CompleteTime"), fault(n.child("Fault")));
    }

    static AutonOpResultStruct autonOpResult(XmlNode n) {
        return new AutonOpResultStruct(opResult(n), n.text("OperationPerformed"));
    }

    static List<OperationStruct> operations(XmlNode n) throws MalformedMessageException {
        List<OperationStruct> operations = new ArrayList<>();
        for (XmlNode each : n.all("Operations", Function.identity())) {
            operations.add(operation(each));
        }
        return operations;
    }

    private static OperationStruct operation(XmlNode n) throws MalformedMessageException {
        return switch (localName(n.type())) {
            case "InstallOpStruct" -> new OperationStruct.Install(n.text("URL"), n.text("UUID"), n.text("Username"),
                    n.text("Password"), n.text("ExecutionEnvRef"));
            case "UpdateOpStruct" -> new OperationStruct.Update(n.text("UUID"), n.text("Version"), n.text("URL"),
                    n.text("Username"), n.text("Password"));
            case "UninstallOpStruct" ->
                new OperationStruct.Uninstall(n.text("UUID"), n.text("Version"), n.text("ExecutionEnvRef"));
            default -> throw new MalformedMessageException("ChangeDUState: an operation of no known type");
        };
    }

    private static String localName(String qualifiedName) {
        return qualifiedName.substring(qualifiedName.indexOf(':') + 1).strip();
    }
}
