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

    @Test
    void aFaultWithoutDetailKeepsItsText() throws Exception {
        assertThat(message("<s:Fault><faultcode>Server</faultcode><faultstring> No memory </faultstring></s:Fault>"))
                .isEqualTo(new CpeResponse.CpeFault(new FaultStruct(0, "No memory"), List.of()));
    }

    @Test
    void aFaultWhoseDetailHasNoCwmpFaultKeepsItsText() throws Exception {
        assertThat(message("<s:Fault><faultstring>Oops</faultstring><detail><stack>…</stack></detail></s:Fault>"))
                .isEqualTo(new CpeResponse.CpeFault(new FaultStruct(0, "Oops"), List.of()));
    }

    @Test
    void missingElementsHaveDefaults() throws Exception {
        assertThat(message("<cwmp:Inform/>")).isEqualTo(new CpeRequest.Inform(new DeviceIdStruct("", "", "", ""),
                List.of(), 1, CwmpTime.UNKNOWN, 0, List.of()));
        assertThat(message("<cwmp:TransferComplete/>")).isEqualTo(
                new CpeRequest.TransferComplete("", FaultStruct.NONE, CwmpTime.UNKNOWN, CwmpTime.UNKNOWN));
        assertThat(message("<cwmp:SetParameterValuesResponse/>"))
                .isEqualTo(new CpeResponse.SetParameterValuesResponse(0));
    }

    @Test
    void aDownloadWithoutStatusIsNotTakenForDone() throws Exception {
        assertThat(message("<cwmp:DownloadResponse/>"))
                .isEqualTo(new CpeResponse.DownloadResponse(1, CwmpTime.UNKNOWN, CwmpTime.UNKNOWN));
    }

    @Test
    void elementsComeInAnyOrderAndUnknownOnesArePassedOver() throws Exception {
        assertThat(message("""
                <cwmp:Inform><RetryCount>3</RetryCount><X_New><Deep>1</Deep></X_New>
                <DeviceId><SerialNumber>S</SerialNumber><OUI>A0B1C2</OUI></DeviceId></cwmp:Inform>"""))
                .isEqualTo(new CpeRequest.Inform(new DeviceIdStruct("", "A0B1C2", "", "S"), List.of(), 1,
                        CwmpTime.UNKNOWN, 3, List.of()));
    }

    @Test
    void aParameterWithoutValueIsEmpty() throws Exception {
        assertThat(value("<Name>Device.Log</Name>"))
                .isEqualTo(new ParameterValueStruct("Device.Log", XsdType.STRING, ""));
    }

    @Test
    void aValueWithoutTypeIsAString() throws Exception {
        assertThat(value("<Name>Device.Uptime</Name><Value>7</Value>"))
                .isEqualTo(new ParameterValueStruct("Device.Uptime", XsdType.STRING, "7"));
    }

    @Test
    void namesAreTrimmedAndValuesAreNot() throws Exception {
        assertThat(value("<Name>\n  Device.X\t</Name><Value xsi:type='xsd:string'> a\tb \n</Value>"))
                .isEqualTo(new ParameterValueStruct("Device.X", XsdType.STRING, " a\tb \n"));
    }

    @Test
    void cdataAndCommentsAreText() throws Exception {
        assertThat(value("<Name>X</Name><Value>a<![CDATA[<b>&amp;]]><!-- no -->&lt;c</Value>").value())
                .isEqualTo("a<b>&amp;<c");
    }

    @Test
    void aValueKeepsItsOwnLexicalForm() throws Exception {
        assertThat(value("<Name>X</Name><Value xsi:type='xsd:boolean'>TRUE</Value>"))
                .isEqualTo(new ParameterValueStruct("X", XsdType.BOOLEAN, "TRUE"));
    }

    @Test
    void illegalCharactersAreDropped() throws Exception {
        assertThat(value("\u0000<Name>X</Name><Value>\u0002a\u001Fż\uFFFE\uD83D\uDCFA</Value>").value())
                .isEqualTo("aż\uD83D\uDCFA");
    }

    @Test
    void referencesToIllegalCharactersAreDropped() throws Exception {
        assertThat(value("<Name>X</Name><Value>&#0;a&#x1F;&#10;&#x1F4FA;&#xD800;&#1114112;</Value>").value())
                .isEqualTo("a\n\uD83D\uDCFA");
    }

    @Test
    void whatSurroundsTheEnvelopeIsNoise() throws Exception {
        assertThat(read("\uFEFF \r\n<?xml version=\"1.0\"\n encoding='utf-8' ?><!-- hi --><?x y?>"
                + envelope("<cwmp:RebootResponse/>") + "\u0000\u0000 junk").message())
                .isEqualTo(new CpeResponse.RebootResponse());
    }

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

    @ParameterizedTest
    @ValueSource(strings = { "SessionTimeout", "sessionTimeout"})
    void theSessionTimeoutIsSpeltEitherWay(String name) throws Exception {
        assertThat(read("<Envelope><Header><%s> 90 </%s></Header><Body><RebootResponse/></Body></Envelope>"
                .formatted(name, name)).header()).isEqualTo(new Header(null, false, 90L));
    }

    @Test
    void anEmptyIdIsNotAMissingOne() throws Exception {
        assertThat(read("<Envelope><Header><ID/></Header><Body><RebootResponse/></Body></Envelope>").header().id())
                .isEmpty();
        assertThat(read("<Envelope><Header/><Body><RebootResponse/></Body></Envelope>").header().id()).isNull();
    }

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

    @ParameterizedTest
    @CsvSource({ "7,7", "' 7 ',7", "+7,7", "-1,-1", "'',0", "many,0", "99999999999,2147483647"})
    void numbersAreUnderstoodOrDefault(String written, int meant) throws Exception {
        assertThat(message("<cwmp:Inform><RetryCount>%s</RetryCount></cwmp:Inform>".formatted(written)))
                .asInstanceOf(type(CpeRequest.Inform.class)).extracting(CpeRequest.Inform::retryCount)
                .isEqualTo(meant);
    }

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
