package org.pilotacs.acs.profile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.reading.Reading;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.pilotacs.acs.profile.Boxes.NOON;
import static org.pilotacs.acs.profile.Boxes.valued;

class ReadingExtractionTest {
    private static final String TUNER = "Device.Services.STBService.1.Components.FrontEnd.%d.X_A1B2C3_DVBS.%s";
    private static final YamlProfiles PROFILES = YamlProfiles.load(ProfileConfig.DEFAULT);

    @ParameterizedTest
    @CsvSource({ "Locked,1,lock,true,''", "Locked,false,lock,false,''", "SignalLevel,-523,level,-52.3,dBm",
        "CNR,124,cn,12.4,dB", "LinkMargin,-15,margin,-1.5,dB", "PreFECBER,3.2e-5,ber,0.000032,''",
        "PostFECPER,0,per,0,''", "PostFECPER,1.0e-12,per,0.000000000001,''",
        "Frequency,11393000,frequency,11393000,kHz",
        "SymbolRate,27500000,symbol-rate,27500000,sym/s", "Polarisation,H,polarisation,h,''", "Band,High,band,high,''",
        "Modulation,8PSK,modulation,8PSK,''", "CodeRate,3/4,code-rate,3/4,''",
        "DeliverySystem,DVB-S2,delivery-system,DVB-S2,''", "UncorrectedPackets,17,uncorrected,17,''",
        "LockLossCount,0,lock-losses,0,''"})
    void theSagevisionSpeaksOfItsTunersInTenthsAndWords(String leaf, String text, String reading, String value,
            String unit) {
        String path = TUNER.formatted(2, leaf);
        assertThat(readings(Boxes.sagevision("1"), valued(path, text)))
                .containsExactly(new Reading("tuner.2." + reading, value, unit, NOON, path));
    }

    @ParameterizedTest
    @CsvSource({ "LNB.Voltage,131,voltage,13.1", "LNB.Current,120,current,120", "LNB.Status,OK,status,ok",
        "LNB.Status,Short,status,short", "LNB.Status,Open,status,open"})
    void theSagevisionSpeaksOfItsLnb(String leaf, String text, String reading, String value) {
        assertThat(readings(Boxes.sagevision("1"), valued(TUNER.formatted(1, leaf), text)))
                .extracting(Reading::name, Reading::value)
                .containsExactly(tuple("lnb.1." + reading, value));
    }

    @ParameterizedTest
    @CsvSource({ "Lock,LOCKED,lock,true", "Lock,UNLOCKED,lock,false", "SNR,12.4 dB,cn,12.4", "SNR,-0.5 dB,cn,-0.5",
        "BER,3.2e-5,ber,0.000032", "Strength,71,strength,71", "Quality,0,quality,0"})
    void theTelmarSpeaksInItsOwnWay(String leaf, String text, String reading, String value) {
        assertThat(readings(Boxes.telmar("1"), valued("InternetGatewayDevice.X_0C0D0E_Tuner.1." + leaf, text)))
                .extracting(Reading::name, Reading::value)
                .containsExactly(tuple("tuner.1." + reading, value));
    }

    @ParameterizedTest
    @CsvSource({ "Strength,255", "Quality,255", "Lock,MAYBE", "SNR,", "SNR,-- dB", "BER,n/a", "BER,1e999999999",
        "BER,0x10", "Strength,''"})
    void whatMakesNoSenseIsAbsentAndNeverAWrongNumber(String leaf, String text) {
        assertThat(readings(Boxes.telmar("1"),
                valued("InternetGatewayDevice.X_0C0D0E_Tuner.1." + leaf, text == null ? "" : text))).isEmpty();
    }

    @Test
    void theTelmarsCardIsReadFromItsNumbers() {
        String cas = "InternetGatewayDevice.X_0C0D0E_CAS.";
        assertThat(
                readings(Boxes.telmar("1"), valued(cas + "CardNumber", "010744321187"), valued(cas + "CardState", "1"),
                        valued(cas + "Paired", "0")))
                .extracting(reading -> reading.name() + "=" + reading.value())
                .containsExactly("card.status=ok", "card.serial=010744321187", "card.paired=false");
    }

    @Test
    void theHomeGatesLineAndHomeAreRead() {
        String wan = "InternetGatewayDevice.WANDevice.1.";
        String ppp = wan + "WANConnectionDevice.1.WANPPPConnection.1.";
        String lan = "InternetGatewayDevice.LANDevice.1.";
        assertThat(readings(Boxes.homegate("1"), valued(wan + "WANDSLInterfaceConfig.Status", "Up"),
                valued(wan + "WANDSLInterfaceConfig.DownstreamCurrRate", "51234"),
                valued(wan + "WANDSLInterfaceConfig.DownstreamNoiseMargin", "62"),
                valued(ppp + "ConnectionStatus", "Connecting"), valued(ppp + "ExternalIPAddress", "0.0.0.0"),
                valued(lan + "WLANConfiguration.1.SSID", "HomeGate"),
                valued(lan + "WLANConfiguration.1.AssociatedDevice.10.X_B4C5D6_RSSI", "-71"),
                valued(lan + "WLANConfiguration.1.AssociatedDevice.2.X_B4C5D6_RSSI", "-50"),
                valued(lan + "Hosts.Host.1.Active", "1"), valued(lan + "Hosts.Host.2.Active", "0"),
                valued(lan + "Hosts.Host.3.Active", "true"), valued(lan + "Hosts.Host.3.HostName", "tablet")))
                .extracting(reading -> reading.name() + "=" + reading.value() + reading.unit())
                .containsExactly("wan.up=false", "dsl.sync=true", "dsl.down.rate=51234kbit/s",
                        "dsl.down.margin=6.2dB", "wifi.1.ssid=HomeGate", "wifi.1.client.2.rssi=-50dBm",
                        "wifi.1.client.10.rssi=-71dBm", "lan.hosts=2", "lan.host.3.name=tablet",
                        "lan.host.1.active=true", "lan.host.2.active=false", "lan.host.3.active=true");
    }

    @Test
    void everyReadingKeepsTheAgeOfItsOwnParameter() {
        Parameter old = new Parameter(TUNER.formatted(1, "CNR"), Value.string("80"), NOON.minus(Duration.ofDays(2)),
                null);
        Parameter fresh = valued(TUNER.formatted(1, "Locked"), "1");
        assertThat(readings(Boxes.sagevision("1"), old, fresh)).extracting(Reading::name, Reading::at).containsExactly(
                tuple("tuner.1.lock", NOON),
                tuple("tuner.1.cn", NOON.minus(Duration.ofDays(2))));
    }

    @Test
    void aGenericBoxGivesItsFirstAddressThatIsOne() {
        Device box = Boxes.device(new Identity("X", "112233", "Y", "1"), "Device", "1");
        String address = "Device.IP.Interface.%d.IPv4Address.1.IPAddress";
        List<Parameter> all = new ArrayList<>(IntStream.of(10, 2, 3)
                .mapToObj(i -> valued(address.formatted(i), "10.0.0." + i)).toList());
        all.add(valued(address.formatted(1), "0.0.0.0"));
        assertThat(PROFILES.of(box).readings(all)).extracting(Reading::name, Reading::value)
                .containsExactly(tuple("wan.ip", "10.0.0.2"));
    }

    @Test
    void aGenericBoxIsReadInTheUnitsOfTheStandard() {
        Device box = Boxes.device(new Identity("X", "112233", "Y", "1"), "Device", "1");
        assertThat(PROFILES.of(box).readings(List.of(
                valued("Device.Services.STBService.1.Components.FrontEnd.1.DVBT.Modulation.BER", "320"),
                valued("Device.Optical.Interface.1.OpticalSignalLevel", "-19500"),
                valued("Device.DeviceInfo.TemperatureStatus.TemperatureSensor.1.Value", "-274"),
                valued("Device.DSL.Line.1.DownstreamNoiseMargin", "85"),
                valued("Device.SmartCardReaders.SmartCardReader.1.SmartCard.Status", "Running"))))
                .extracting(reading -> reading.name() + "=" + reading.value() + reading.unit())
                .containsExactly("tuner.1.ber=0.00032", "card.status=ok", "dsl.down.margin=8.5dB",
                        "optical.rx=-19.5dBm");
    }

    @ParameterizedTest
    @ValueSource(strings = { "Device.Services.STBService.1.Components.FrontEnd.0.X_A1B2C3_DVBS.CNR",
        "Device.Services.STBService.1.Components.FrontEnd.1.X_A1B2C3_DVBS.CNR.More",
        "Device.Services.STBService.1.Components.FrontEnd.99999999999.X_A1B2C3_DVBS.CNR",
        "Device.Services.STBService.1.Components.FrontEnd.one.X_A1B2C3_DVBS.CNR"})
    void pathsThatOnlyLookAlikeGiveNothing(String path) {
        assertThat(readings(Boxes.sagevision("1"), valued(path, "1"))).isEmpty();
    }

    @Test
    void longTextsAreCutAndBlankOnesAbsent() {
        String path = "Device.DeviceInfo.SoftwareVersion";
        assertThat(readings(Boxes.sagevision("1"), valued(path, " 2.4.1 "))).extracting(Reading::value)
                .containsExactly("2.4.1");
        assertThat(readings(Boxes.sagevision("1"), valued(path, "x".repeat(300)))).extracting(Reading::value)
                .containsExactly("x".repeat(Conversion.MAX_TEXT));
        assertThat(readings(Boxes.sagevision("1"), valued(path, "  "))).isEmpty();
    }

    private static List<Reading> readings(Device device, Parameter... parameters) {
        return PROFILES.of(device).readings(List.of(parameters));
    }
}
