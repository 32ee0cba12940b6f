package org.pilotacs.acs.device;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WellKnownTest {
    @ParameterizedTest
    @CsvSource({ "Device.DeviceInfo.SoftwareVersion, SOFTWARE_VERSION",
        "InternetGatewayDevice.DeviceInfo.SoftwareVersion, SOFTWARE_VERSION",
        "Device.DeviceInfo.HardwareVersion, HARDWARE_VERSION",
        "InternetGatewayDevice.DeviceInfo.ModelName, MODEL_NAME",
        "Device.ManagementServer.ConnectionRequestURL, KNOCK_ADDRESS",
        "Device.Ethernet.Interface.1.MACAddress, MAC", "Device.LAN.MACAddress, MAC",
        "InternetGatewayDevice.WANDevice.1.WANConnectionDevice.1.WANIPConnection.1.MACAddress, MAC",
        "InternetGatewayDevice.WANDevice.1.WANConnectionDevice.2.WANPPPConnection.1.ExternalIPAddress, IP",
        "Device.IP.Interface.3.IPv6Address.1.IPAddress, IP", "Device.PPP.Interface.1.IPCP.LocalIPAddress, IP",
        "Device.SmartCardReaders.SmartCardReader.1.SmartCard.SerialNumber, CARD"})
    void meansSomethingToTheCore(String path, WellKnown meaning) {
        assertThat(WellKnown.of(path)).isEqualTo(meaning);
    }

    // What is connected to a box is not the box.
    @ParameterizedTest
    @ValueSource(strings = { "Device.Hosts.Host.1.MACAddress",
        "InternetGatewayDevice.LANDevice.1.Hosts.Host.1.IPAddress",
        "Device.DeviceInfo.SerialNumber", "Device.X.DeviceInfo.SoftwareVersion", "Other.DeviceInfo.SoftwareVersion",
        "DeviceInfo.SoftwareVersion", "SoftwareVersion", ""})
    void meansNothingToTheCore(String path) {
        assertThat(WellKnown.of(path)).isNull();
    }

    @Test
    void theRootIsOneOfThree() {
        assertThat(WellKnown.root("Device.Time.")).isEqualTo("Device");
        assertThat(WellKnown.root("InternetGatewayDevice.Time.")).isEqualTo("InternetGatewayDevice");
        assertThat(WellKnown.root("Lwm2m.Device.0.FirmwareVersion")).isEqualTo("Lwm2m");
        assertThat(WellKnown.root("Dslite.Time.")).isNull();
    }
}
