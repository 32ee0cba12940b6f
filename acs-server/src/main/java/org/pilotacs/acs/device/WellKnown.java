package org.pilotacs.acs.device;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/// Which parameters mean something to the core itself, in both data models (TR-181 and TR-098).
enum WellKnown {
    SOFTWARE_VERSION, HARDWARE_VERSION, MODEL_NAME, KNOCK_ADDRESS,
    /// Of the box itself, never of what is connected to it.
    MAC, IP, CARD;

    private static final String TR_181 = "Device.";
    private static final String TR_098 = "InternetGatewayDevice.";

    private static final Pattern MACS = Pattern
            .compile("Device\\.(Ethernet\\.(Interface|Link)\\.\\d+|WiFi\\.SSID\\.\\d+|LAN)\\.MACAddress"
                    + "|InternetGatewayDevice\\.(LANDevice\\.\\d+\\.LANEthernetInterfaceConfig\\.\\d+"
                    + "|WANDevice\\.\\d+\\.(WANEthernetInterfaceConfig|WANConnectionDevice\\.\\d+\\.WAN(IP|PPP)Connection\\.\\d+)"
                    + ")\\.MACAddress");
    private static final Pattern IPS = Pattern
            .compile("Device\\.(IP\\.Interface\\.\\d+\\.IPv[46]Address\\.\\d+|DHCPv4\\.Client\\.\\d+|LAN)\\.IPAddress"
                    + "|Device\\.PPP\\.Interface\\.\\d+\\.IPCP\\.LocalIPAddress"
                    + "|InternetGatewayDevice\\.WANDevice\\.\\d+\\.WANConnectionDevice\\.\\d+\\.WAN(IP|PPP)Connection\\.\\d+\\.ExternalIPAddress");
    private static final Pattern CARDS = Pattern
            .compile("Device\\.SmartCardReaders?\\.(SmartCardReader\\.)?\\d+\\.SmartCard\\.SerialNumber");

    /// What a path means; null for most.
    static @Nullable WellKnown of(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "SoftwareVersion" -> isBelowRoot(path, "DeviceInfo.SoftwareVersion") ? SOFTWARE_VERSION : null;
            case "HardwareVersion" -> isBelowRoot(path, "DeviceInfo.HardwareVersion") ? HARDWARE_VERSION : null;
            case "ModelName" -> isBelowRoot(path, "DeviceInfo.ModelName") ? MODEL_NAME : null;
            case "ConnectionRequestURL" ->
                isBelowRoot(path, "ManagementServer.ConnectionRequestURL") ? KNOCK_ADDRESS : null;
            case "MACAddress" -> MACS.matcher(path).matches() ? MAC : null;
            case "IPAddress", "ExternalIPAddress", "LocalIPAddress" -> IPS.matcher(path).matches() ? IP : null;
            case "SerialNumber" -> CARDS.matcher(path).matches() ? CARD : null;
            default -> null;
        };
    }

    /// Whether people search devices by the value; those are kept in the hot row.
    boolean isSearched() {
        return switch (this) {
            case MAC, IP, CARD -> true;
            case SOFTWARE_VERSION, HARDWARE_VERSION, MODEL_NAME, KNOCK_ADDRESS -> false;
        };
    }

    /// The root of the data model that a path belongs to, null if it is neither.
    static @Nullable String root(String path) {
        return path.startsWith(TR_181) ? "Device" : path.startsWith(TR_098) ? "InternetGatewayDevice" : null;
    }

    private static boolean isBelowRoot(String path, String rest) {
        return path.endsWith(rest) && (path.length() == TR_181.length() + rest.length() && path.startsWith(TR_181)
                || path.length() == TR_098.length() + rest.length() && path.startsWith(TR_098));
    }
}
