package org.pilotacs.protocols.cwmp;

import java.util.List;

/// The SOAP Fault of both directions (TR-069 Amendment 6, 3.5).
final class SoapFault {
    static final String NAME = "SOAP-ENV:Fault";

    private SoapFault() {}

    /// What stands inside the fault. Code 0 is a fault of SOAP alone, without a CWMP fault in its detail, or one whose code
    /// could not be read.
    static void write(XmlText xml, FaultStruct fault, List<SetParameterValuesFault> details) {
        xml.element("faultcode", isClient(fault.code()) ? "Client" : "Server");
        if (fault.code() == 0 && details.isEmpty() && fault.text().equals(fault.text().strip())) {
            xml.element("faultstring", fault.text());
            return;
        }
        xml.element("faultstring", "CWMP fault").open("detail").open("cwmp:Fault").element("FaultCode", fault.code())
                .element("FaultString", fault.text());
        for (SetParameterValuesFault each : details) {
            xml.open("SetParameterValuesFault").element("ParameterName", each.parameterName())
                    .element("FaultCode", each.code()).element("FaultString", each.text())
                    .close("SetParameterValuesFault");
        }
        xml.close("cwmp:Fault").close("detail");
    }

    // TR-069 Amendment 6, A.5.1 and A.5.2: who is to blame is fixed per code
    private static boolean isClient(int code) {
        return switch (code) {
            case 8003, 9003, 9005, 9006, 9007, 9008 -> true;
            default -> false;
        };
    }

    /// The CWMP fault wherever it is, since netcwmp nests the detail in the faultstring; else code 0 and the faultstring.
    static FaultStruct fault(XmlNode soapFault) {
        XmlNode fault = soapFault.find("Fault");
        return fault == null ? new FaultStruct(0, soapFault.text("faultstring").strip()) : Structs.fault(fault);
    }

    static List<SetParameterValuesFault> details(XmlNode soapFault) {
        XmlNode fault = soapFault.find("Fault");
        return fault == null
                ? List.of()
                : fault.all("SetParameterValuesFault", n -> new SetParameterValuesFault(n.trimmed("ParameterName"),
                        n.integer("FaultCode", 0), n.text("FaultString")));
    }
}
