package org.pilotacs.acs.device;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/// Which parameters mean something to the core itself, in the data models of TR-181, TR-098 and LwM2M.
enum WellKnown {
    SOFTWARE_VERSION, HARDWARE_VERSION, MODEL_NAME, KNOCK_ADDRESS,
    /// Of the box itself, never of what is connected to it.
    MAC, IP, CARD;

    private static final String TR_181 = "Device.";
    private static final String TR_098 = "InternetGatewayDevice.";
    private static final String LWM2M = "Lwm2m.";
    private static final Pattern LWM2M_IPS = Pattern.compile("Lwm2m\\.4\\.0\\.4\\.\\d+");
    private static final Pattern LWM2M_CARDS = Pattern.compile("Lwm2m\\.ConditionalAccess\\.\\d+\\.CardSerial");

    private static final String[] ROOTS = { TR_181, TR_098, LWM2M};

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
        return path.startsWith(LWM2M) ? ofLwm2m(path) : ofTr(path);
    }

    /// Objects 3 (Device) and 4 (Connectivity Monitoring), and our own for the card.
    private static @Nullable WellKnown ofLwm2m(String path) {
        return switch (path) {
            case "Lwm2m.3.0.3" -> SOFTWARE_VERSION;
            case "Lwm2m.3.0.18" -> HARDWARE_VERSION;
            case "Lwm2m.3.0.1" -> MODEL_NAME;
            default -> LWM2M_IPS.matcher(path).matches() ? IP : LWM2M_CARDS.matcher(path).matches() ? CARD : null;
        };
    }

    private static @Nullable WellKnown ofTr(String path) {
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

    /// The root of the data model that a path belongs to, null if it is none of them.
    static @Nullable String root(String path) {
        for (String root : ROOTS) {
            if (path.startsWith(root)) {
                return root.substring(0, root.length() - 1);
            }
        }
        return null;
    }

    private static boolean isBelowRoot(String path, String rest) {
        return path.endsWith(rest) && (path.length() == TR_181.length() + rest.length() && path.startsWith(TR_181)
                || path.length() == TR_098.length() + rest.length() && path.startsWith(TR_098));
    }
}
