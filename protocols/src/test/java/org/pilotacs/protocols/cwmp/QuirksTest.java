package org.pilotacs.protocols.cwmp;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/// What devices do that the standard does not say, one by one.
class QuirksTest {
    private final EnvelopeReader reader = new EnvelopeReader(Limits.DEFAULT);

    /// X1, X3: elements count by their local name; a namespace that we do not know is answered in kind.
    @Test
    void namespacesAndPrefixesDoNotMatter() throws Exception {
        assertThat(read("""
                <e:Envelope xmlns:e="urn:not-soap" xmlns:q="urn:dslforum-org:cwmp-1-7">
                <e:Body><q:RebootResponse/></e:Body></e:Envelope>""")).isEqualTo(new Envelope<>(
                new CwmpVersion("urn:dslforum-org:cwmp-1-7"), Header.NONE, new CpeResponse.RebootResponse()));
    }

    @Test
    void aDefaultNamespaceWillDo() throws Exception {
        assertThat(read("""
                <Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/">
                <Body><RebootResponse xmlns="urn:dslforum-org:cwmp-1-1"/></Body></Envelope>""").version())
                .isEqualTo(CwmpVersion.V1_1);
    }

    /// X1, R3.
    @Test
    void prefixesNeedNoDeclaration() throws Exception {
        Envelope<FromCpe> envelope = read("""
                <s:Envelope x:about="this"><s:Header><cwmp:ID>7</cwmp:ID></s:Header>
                <s:Body><cwmp:RebootResponse/></s:Body></s:Envelope>""");
        assertThat(envelope)
                .isEqualTo(new Envelope<>(CwmpVersion.V1_0, Header.id("7"), new CpeResponse.RebootResponse()));
    }

    @Test
    void theVersionOfAFaultIsTheDeclaredOne() throws Exception {
        assertThat(body("<s:Fault><faultcode>Server</faultcode><faultstring/></s:Fault>").version())
                .isEqualTo(CwmpVersion.V1_2);
    }

    /// Found by fuzzing: a fault of SOAP 1.2 made SOAP's namespace the version, and we answered in it.
    @Test
    void theVersionOfAFaultOfAnotherSoapIsTheDeclaredOneToo() throws Exception {
        assertThat(read("""
                <e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope" xmlns:cwmp="urn:dslforum-org:cwmp-1-2">
                <e:Body><e:Fault><faultstring>No</faultstring></e:Fault></e:Body></e:Envelope>""").version())
                .isEqualTo(CwmpVersion.V1_2);
    }

    /// X14.
    @Test
    void aFaultWithoutDetailKeepsItsText() throws Exception {
        assertThat(message("<s:Fault><faultcode>Server</faultcode><faultstring> No memory </faultstring></s:Fault>"))
                .isEqualTo(new CpeResponse.CpeFault(new FaultStruct(0, "No memory"), List.of()));
    }

    /// X14.
    @Test
    void aFaultWhoseDetailHasNoCwmpFaultKeepsItsText() throws Exception {
        assertThat(message("<s:Fault><faultstring>Oops</faultstring><detail><stack>…</stack></detail></s:Fault>"))
                .isEqualTo(new CpeResponse.CpeFault(new FaultStruct(0, "Oops"), List.of()));
    }

    /// X11.
    @Test
    void missingElementsHaveDefaults() throws Exception {
        assertThat(message("<cwmp:Inform/>")).isEqualTo(new CpeRequest.Inform(new DeviceIdStruct("", "", "", ""),
                List.of(), 1, CwmpTime.UNKNOWN, 0, List.of()));
        assertThat(message("<cwmp:TransferComplete/>")).isEqualTo(
                new CpeRequest.TransferComplete("", FaultStruct.NONE, CwmpTime.UNKNOWN, CwmpTime.UNKNOWN));
        assertThat(message("<cwmp:SetParameterValuesResponse/>"))
                .isEqualTo(new CpeResponse.SetParameterValuesResponse(0));
    }

    /// X11.
    @Test
    void aDownloadWithoutStatusIsNotTakenForDone() throws Exception {
        assertThat(message("<cwmp:DownloadResponse/>"))
                .isEqualTo(new CpeResponse.DownloadResponse(1, CwmpTime.UNKNOWN, CwmpTime.UNKNOWN));
    }

    /// R5.
    @Test
    void elementsComeInAnyOrderAndUnknownOnesArePassedOver() throws Exception {
        assertThat(message("""
                <cwmp:Inform><RetryCount>3</RetryCount><X_New><Deep>1</Deep></X_New>
                <DeviceId><SerialNumber>S</SerialNumber><OUI>A0B1C2</OUI></DeviceId></cwmp:Inform>"""))
                .isEqualTo(new CpeRequest.Inform(new DeviceIdStruct("", "A0B1C2", "", "S"), List.of(), 1,
                        CwmpTime.UNKNOWN, 3, List.of()));
    }

    /// X10: a number that is none, a truth that is neither, a time that never was.
    @ParameterizedTest
    @CsvSource({ "int,many", "unsignedInt,-1", "boolean,maybe", "dateTime,soon", "base64,***", "nonsense,x"})
    void aValueThatIsNotOfItsTypeKeepsItsText(String type, String text) throws Exception {
        assertThat(value("<Name>X</Name><Value xsi:type='xsd:%s'>%s</Value>".formatted(type, text)).value())
                .isEqualTo(text);
    }

    /// X2: prefixes that only the envelope declares, used deep inside and within attributes.
    @Test
    void whatTheEnvelopeDeclaresHoldsInside() throws Exception {
        assertThat(message(parameters("<Name xsi:type='xsd:string'>X</Name><Value xsi:type='xsd:unsignedInt'>7</Value>")
                .replace("<ParameterList>", "<ParameterList xsi:type='s:Array'"
                        + " s:arrayType='cwmp:ParameterValueStruct[1]'>")))
                .isEqualTo(new CpeResponse.GetParameterValuesResponse(
                        List.of(new ParameterValueStruct("X", XsdType.UNSIGNED_INT, "7"))));
    }

    /// X7: colons, equals signs and angle brackets within attributes.
    @Test
    void anAttributeMayHoldAnything() throws Exception {
        assertThat(value("<Name a='b=c:d' e=\"f>g='h'\">X</Name><Value u:v='http://x/?y=z'>1</Value>"))
                .isEqualTo(new ParameterValueStruct("X", XsdType.STRING, "1"));
    }

    /// X12: padded, too small, too large, no number, none.
    @ParameterizedTest
    @ValueSource(strings = { "[0001]", "[0]", "[99]", "[many]", "[]", ""})
    void theDeclaredLengthOfAListDoesNotCount(String length) throws Exception {
        assertThat(message(parameters("<Name>X</Name><Value>1</Value>").replace("<ParameterList>",
                "<ParameterList s:arrayType='cwmp:ParameterValueStruct" + length + "'>")))
                .isEqualTo(new CpeResponse.GetParameterValuesResponse(
                        List.of(new ParameterValueStruct("X", XsdType.STRING, "1"))));
    }

    /// R3: a fault whose prefix nobody declared.
    @Test
    void aFaultWithAnUndeclaredPrefixIsAFault() throws Exception {
        assertThat(message("<soap:Fault><faultcode>soap:Client</faultcode><faultstring>CWMP fault</faultstring><detail>"
                + "<cwmp:Fault><FaultCode>9005</FaultCode><FaultString>No such</FaultString></cwmp:Fault></detail>"
                + "</soap:Fault>")).isEqualTo(new CpeResponse.CpeFault(new FaultStruct(9005, "No such"), List.of()));
    }

    /// R5: seen of two simulators.
    @Test
    void theElementsOfATransferCompleteComeInAnyOrder() throws Exception {
        assertThat(message("""
                <cwmp:TransferComplete><CompleteTime>2026-11-23T10:36:38Z</CompleteTime><StartTime/>
                <FaultStruct><FaultString/><FaultCode>0</FaultCode></FaultStruct><CommandKey>k</CommandKey>
                </cwmp:TransferComplete>""")).isEqualTo(new CpeRequest.TransferComplete("k", FaultStruct.NONE,
                CwmpTime.UNKNOWN, Instant.parse("2026-11-23T10:36:38Z")));
    }

    /// R6: the namespaces of 1999.
    @Test
    void anOlderXmlSchemaWillDo() throws Exception {
        Envelope<FromCpe> envelope = read(envelope(parameters(
                "<Name>X</Name><Value xsi:type='xsd:boolean'>1</Value>")).replace("2001/XMLSchema", "1999/XMLSchema"));
        assertThat(envelope.message()).isEqualTo(new CpeResponse.GetParameterValuesResponse(
                List.of(new ParameterValueStruct("X", XsdType.BOOLEAN, "1"))));
    }

    /// X8.
    @Test
    void aParameterWithoutValueIsEmpty() throws Exception {
        assertThat(value("<Name>Device.Log</Name>"))
                .isEqualTo(new ParameterValueStruct("Device.Log", XsdType.STRING, ""));
    }

    /// X9.
    @Test
    void aValueWithoutTypeIsAString() throws Exception {
        assertThat(value("<Name>Device.Uptime</Name><Value>7</Value>"))
                .isEqualTo(new ParameterValueStruct("Device.Uptime", XsdType.STRING, "7"));
    }

    /// X17: what pads a value is the device's; whoever compares makes allowance for it.
    @Test
    void namesAreTrimmedAndValuesAreNot() throws Exception {
        assertThat(value("<Name>\n  Device.X\t</Name><Value xsi:type='xsd:string'> a\tb \n</Value>"))
                .isEqualTo(new ParameterValueStruct("Device.X", XsdType.STRING, " a\tb \n"));
    }

    /// X6.
    @Test
    void cdataAndCommentsAreText() throws Exception {
        assertThat(value("<Name>X</Name><Value>a<![CDATA[<b>&amp;]]><!-- no -->&lt;c</Value>").value())
                .isEqualTo("a<b>&amp;<c");
    }

    /// X10: kept as it came, whatever it says that it is.
    @Test
    void aValueKeepsItsOwnLexicalForm() throws Exception {
        assertThat(value("<Name>X</Name><Value xsi:type='xsd:boolean'>TRUE</Value>"))
                .isEqualTo(new ParameterValueStruct("X", XsdType.BOOLEAN, "TRUE"));
    }

    /// X5.
    @Test
    void illegalCharactersAreDropped() throws Exception {
        assertThat(value("\u0000<Name>X</Name><Value>\u0002a\u001Fż\uFFFE\uD83D\uDCFA</Value>").value())
                .isEqualTo("aż\uD83D\uDCFA");
    }

    /// X5.
    @Test
    void referencesToIllegalCharactersAreDropped() throws Exception {
        assertThat(value("<Name>X</Name><Value>&#0;a&#x1F;&#10;&#x1F4FA;&#xD800;&#1114112;</Value>").value())
                .isEqualTo("a\n\uD83D\uDCFA");
    }

    /// X7: a declaration may go over several lines.
    @Test
    void whatSurroundsTheEnvelopeIsNoise() throws Exception {
        assertThat(read("\uFEFF \r\n<?xml version=\"1.0\"\n encoding='utf-8' ?><!-- hi --><?x y?>"
                + envelope("<cwmp:RebootResponse/>") + "\u0000\u0000 junk").message())
                .isEqualTo(new CpeResponse.RebootResponse());
    }

    /// H10, H11: a label with or without quotes, a wrong one, none.
    @ParameterizedTest
    @CsvSource({ "UTF-8,", "ISO-8859-2,", "windows-1250,", "UTF-16LE,", "UTF-16BE,", "UTF-16,", "ISO-8859-2,iso-8859-2",
        "ISO-8859-2,'\"ISO-8859-2\"'", "UTF-8,utf-16", "UTF-8,no such charset", "UTF-8,klingon", "UTF-8,''"})
    void anyCharsetByBytesLabelOrDeclaration(String charset, String label) throws Exception {
        String declared = label == null ? "<?xml version='1.0' encoding='" + charset + "'?>" : "";
        byte[] body = (declared + envelope(parameters("<Name>X</Name><Value>Gość</Value>")))
                .getBytes(Charset.forName(charset));
        assertThat(reader.readFromCpe(body, label).message())
                .isEqualTo(new CpeResponse.GetParameterValuesResponse(
                        List.of(new ParameterValueStruct("X", XsdType.STRING, "Gość"))));
    }

    @Test
    void aByteOrderMarkOutweighsEveryLabel() throws Exception {
        byte[] body = ("\uFEFF" + envelope("<cwmp:RebootResponse/>")).getBytes(StandardCharsets.UTF_16LE);
        assertThat(reader.readFromCpe(body, "iso-8859-1").message()).isEqualTo(new CpeResponse.RebootResponse());
    }

    @Test
    void bytesThatAreNotInTheirCharsetAreReplaced() throws Exception {
        byte[] body = envelope(parameters("<Name>X</Name><Value>ab</Value>")).getBytes(StandardCharsets.UTF_8);
        body[new String(body, StandardCharsets.UTF_8).indexOf("ab")] = (byte) 0xE9;
        assertThat(reader.readFromCpe(body).message()).isEqualTo(new CpeResponse.GetParameterValuesResponse(
                List.of(new ParameterValueStruct("X", XsdType.STRING, "\uFFFDb"))));
    }

    /// H17.
    @ParameterizedTest
    @ValueSource(strings = { "SessionTimeout", "sessionTimeout"})
    void theSessionTimeoutIsSpeltEitherWay(String name) throws Exception {
        assertThat(read("<Envelope><Header><%s> 90 </%s></Header><Body><RebootResponse/></Body></Envelope>"
                .formatted(name, name)).header()).isEqualTo(new Header(null, false, 90L));
    }

    /// X4.
    @Test
    void anEmptyIdIsNotAMissingOne() throws Exception {
        assertThat(read("<Envelope><Header><ID/></Header><Body><RebootResponse/></Body></Envelope>").header().id())
                .isEmpty();
        assertThat(read("<Envelope><Header/><Body><RebootResponse/></Body></Envelope>").header().id()).isNull();
    }

    /// H18, X10, R6: also none at all, and times that no calendar has.
    @ParameterizedTest
    @CsvSource({ "2026-11-23T10:36:38Z,2026-11-23T10:36:38Z", "2026-11-23T10:36:38,2026-11-23T10:36:38Z",
        "2026-11-23T10:36:38.5Z,2026-11-23T10:36:38.500Z", "2026-11-23T10:36:38+01:00,2026-11-23T09:36:38Z",
        "2026-11-23T10:36:38.25-0330,2026-11-23T14:06:38.250Z", "' 2026-11-23t10:36:38z ',2026-11-23T10:36:38Z",
        "1970-01-01T00:00:00Z,1970-01-01T00:00:00Z", "0001-01-01T00:00:00Z,0001-01-01T00:00:00Z",
        "'',0001-01-01T00:00:00Z", "yesterday,0001-01-01T00:00:00Z", "2026-02-30T10:36:38Z,0001-01-01T00:00:00Z",
        "2026-1x-23T10:36:38Z,0001-01-01T00:00:00Z", "99999999999,0001-01-01T00:00:00Z"})
    void timesAreUnderstoodOrUnknown(String written, Instant meant) throws Exception {
        assertThat(message("<cwmp:Inform><CurrentTime>%s</CurrentTime></cwmp:Inform>".formatted(written)))
                .asInstanceOf(type(CpeRequest.Inform.class)).extracting(CpeRequest.Inform::currentTime)
                .isEqualTo(meant);
    }

    /// X10.
    @ParameterizedTest
    @CsvSource({ "7,7", "' 7 ',7", "+7,7", "-1,-1", "'',0", "many,0", "99999999999,2147483647"})
    void numbersAreUnderstoodOrDefault(String written, int meant) throws Exception {
        assertThat(message("<cwmp:Inform><RetryCount>%s</RetryCount></cwmp:Inform>".formatted(written)))
                .asInstanceOf(type(CpeRequest.Inform.class)).extracting(CpeRequest.Inform::retryCount)
                .isEqualTo(meant);
    }

    /// X10.
    @ParameterizedTest
    @CsvSource({ "1,true", "true,true", "' True ',true", "0,false", "false,false", "'',false", "yes,false"})
    void booleansAreUnderstoodOrFalse(String written, boolean meant) throws Exception {
        assertThat(message("""
                <cwmp:GetParameterNamesResponse><ParameterList><P><Name>X</Name><Writable>%s</Writable></P>
                </ParameterList></cwmp:GetParameterNamesResponse>""".formatted(written)))
                .isEqualTo(new CpeResponse.GetParameterNamesResponse(List.of(new ParameterInfoStruct("X", meant))));
    }

    @ParameterizedTest
    @ValueSource(strings = { "X_00256D_Dance", "Reboot", "InformResponse"})
    void anUnknownMethodSaysWhatToAnswer(String method) {
        assertThatThrownBy(() -> body("<cwmp:" + method + "><A>1</A></cwmp:" + method + ">"))
                .isInstanceOfSatisfying(UnknownMethodException.class, e -> {
                    assertThat(e.version()).isEqualTo(CwmpVersion.V1_2);
                    assertThat(e.id()).isEqualTo("7");
                    assertThat(e.method()).isEqualTo(method);
                });
    }

    @Test
    void aDeviceMethodIsUnknownFromAServer() {
        assertThatThrownBy(
                () -> reader.readFromAcs(envelope("<cwmp:Inform/>").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnknownMethodException.class);
    }

    @Test
    void anUnknownMethodInBrokenXmlIsMalformed() {
        assertThatThrownBy(() -> body("<cwmp:Dance><A></B></cwmp:Dance>"))
                .isInstanceOf(MalformedMessageException.class).isNotInstanceOf(UnknownMethodException.class);
    }

    private ParameterValueStruct value(String members) throws Exception {
        var response = (CpeResponse.GetParameterValuesResponse) message(parameters(members));
        return response.parameters().getFirst();
    }

    private static String parameters(String members) {
        return "<cwmp:GetParameterValuesResponse><ParameterList><ParameterValueStruct>" + members
                + "</ParameterValueStruct></ParameterList></cwmp:GetParameterValuesResponse>";
    }

    private FromCpe message(String body) throws Exception {
        return body(body).message();
    }

    private Envelope<FromCpe> body(String body) throws Exception {
        return read(envelope(body));
    }

    private static String envelope(String body) {
        return """
                <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:cwmp="urn:dslforum-org:cwmp-1-2"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
                <s:Header><cwmp:ID>7</cwmp:ID></s:Header><s:Body>%s</s:Body></s:Envelope>""".formatted(body);
    }

    private Envelope<FromCpe> read(String document) throws Exception {
        return reader.readFromCpe(document.getBytes(StandardCharsets.UTF_8));
    }
}
