package org.pilotacs.agent.linux;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.Identity;
import org.pilotacs.agent.linux.LinuxConfig.Label;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Who this machine is: what the operator says, else the device tree, else the BIOS, else the network card.
final class Nameplate {
    /// What makers leave in a BIOS when they have nothing to say.
    private static final List<String> FILLERS = List.of("to be filled by o.e.m.", "default string", "none", "unknown",
            "not specified", "system product name", "system manufacturer", "system serial number", "0", "0123456789");
    /// The bit of a MAC address that says that nobody's OUI is in it (IEEE 802).
    private static final int LOCALLY_ADMINISTERED = 0x02;

    private final Roots roots;
    private final String macAddress;

    /// @param macAddress of the interface by which the server reaches the box
    Nameplate(Roots roots, String macAddress) {
        this.roots = roots;
        this.macAddress = macAddress;
    }

    /// @throws IncompleteIdentityException if the machine does not say what a server must know and the operator does not either
    Identity identity(Label label) {
        String model = first(label.modelName(), tree("model"), dmi("product_name"), "Linux");
        String oui = first(label.oui(), oui(), "");
        if (oui.isEmpty()) {
            throw new IncompleteIdentityException("box.oui", "no network card tells the maker's identifier");
        }
        String serial = first(label.serialNumber(), tree("serial-number"), dmi("product_serial"), isMakers()
                ? macAddress.replace(":", "")
                : "");
        if (serial.isEmpty()) {
            throw new IncompleteIdentityException("box.serial-number", "the machine does not tell its own");
        }
        return new Identity(first(label.manufacturer(), dmi("sys_vendor"), "Linux"), oui,
                first(label.productClass(), model.replaceAll("[^A-Za-z0-9._-]+", "-")), serial, model,
                first(label.hardwareVersion(), dmi("product_version"), "1"));
    }

    private static String first(@Nullable String... texts) {
        for (String text : texts) {
            if (text != null && !text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private @Nullable String tree(String name) {
        return KernelFile.text(roots.proc().resolve("device-tree").resolve(name));
    }

    private @Nullable String dmi(String name) {
        Path file = roots.sys().resolve("class/dmi/id").resolve(name);
        return Optional.ofNullable(KernelFile.text(file))
                .filter(text -> !FILLERS.contains(text.toLowerCase(Locale.ROOT))).orElse(null);
    }

    private @Nullable String oui() {
        return isMakers() ? macAddress.substring(0, 8).replace(":", "") : null;
    }

    /// Others are drawn by lot, some anew at each start.
    private boolean isMakers() {
        return macAddress.length() == 17
                && (HexFormat.fromHexDigits(macAddress.substring(0, 2)) & LOCALLY_ADMINISTERED) == 0;
    }
}
