package org.pilotacs.acs.door.portal;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.BadSetting;

import java.nio.file.Path;

/// How the portal looks as the operator's own.
///
/// @param name of the operator's service
/// @param colour of the bar and the buttons, `#rrggbb`
/// @param logo SVG or PNG file; null for the name alone
/// @param phone number to call; empty for none
/// @param signIn address of the operator's pages where customers sign in; empty for none
public record Brand(String name, String colour, @Nullable Path logo, String phone, String signIn) {
    public static final int MOST_NAME = 40;
    public static final Brand DEFAULT = new Brand("Pilot", "#0b5c7d", null, "", "");

    public Brand {
        if (name.isBlank() || name.length() > MOST_NAME) {
            throw new BadSetting("name", "must have 1 to " + MOST_NAME + " characters");
        }
        if (!colour.matches("#[0-9a-fA-F]{6}")) {
            throw new BadSetting("colour", "must be # and six hexadecimal digits, for example #0b5c7d");
        }
        if (logo != null && !logo.toString().matches("(?i).*\\.(svg|png)")) {
            throw new BadSetting("logo", "must be a .svg or .png file");
        }
        if (!phone.matches("[0-9+ ()-]{0,30}")) {
            throw new BadSetting("phone", "must be a telephone number");
        }
        if (!signIn.isEmpty() && !signIn.matches("https?://[^\\s\"'<>]{1,500}")) {
            throw new BadSetting("sign-in", "must be an address that begins with https://");
        }
    }

    /// Black or white, whichever is read better on the colour (WCAG 2.2, 1.4.3): one of them always has a contrast of 4.5 or more.
    public String onColour() {
        double light = luminance();
        return 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 ? "#ffffff" : "#000000";
    }

    /// Relative luminance of the colour (WCAG 2.2), 0 to 1.
    private double luminance() {
        return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
    }

    private double part(int at) {
        double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    /// What a browser dials.
    public String dial() {
        return phone.replaceAll("[^0-9+]", "");
    }
}
