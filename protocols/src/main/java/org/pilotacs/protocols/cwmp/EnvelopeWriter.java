package org.pilotacs.protocols.cwmp;

import java.nio.charset.StandardCharsets;

/// Encodes CWMP envelopes: no XML declaration, prefixes `SOAP-ENV` and `SOAP-ENC` (two C clients stop at anything else,
/// quirks R1 and R2), UTF-8. Immutable; safe for any number of threads.
public final class EnvelopeWriter {
    private static final String ENVELOPE = "<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\""
            + " xmlns:SOAP-ENC=\"http://schemas.xmlsoap.org/soap/encoding/\""
            + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:cwmp=\"";

    public byte[] write(Envelope<? extends CwmpMessage> envelope) {
        XmlText xml = new XmlText();
        xml.markup(ENVELOPE).text(envelope.version().namespace()).markup("\">");
        header(xml, envelope.header());
        xml.markup("<SOAP-ENV:Body>");
        switch (envelope.message()) {
            case FromAcs message -> FromAcsCodec.write(xml, message);
            case FromCpe message -> FromCpeCodec.write(xml, message);
        }
        xml.markup("</SOAP-ENV:Body></SOAP-ENV:Envelope>");
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    // cwmp-1-2.xsd fixes mustUnderstand of ID and HoldRequests at 1, cwmp-1-3.xsd that of SessionTimeout at 0
    private static void header(XmlText xml, Header header) {
        xml.markup("<SOAP-ENV:Header>");
        if (header.id() != null) {
            xml.markup("<cwmp:ID SOAP-ENV:mustUnderstand=\"1\">").text(header.id()).markup("</cwmp:ID>");
        }
        if (header.holdRequests()) {
            xml.markup("<cwmp:HoldRequests SOAP-ENV:mustUnderstand=\"1\">1</cwmp:HoldRequests>");
        }
        if (header.sessionTimeout() != null) {
            xml.element("cwmp:SessionTimeout", header.sessionTimeout());
        }
        xml.markup("</SOAP-ENV:Header>");
    }
}
