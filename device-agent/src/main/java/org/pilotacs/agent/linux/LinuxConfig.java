package org.pilotacs.agent.linux;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/// What the operator says of the box.
///
/// @param state folder for what must survive a restart
/// @param networkInterface by which the server reaches the box; empty for the one with the default route
public record LinuxConfig(Label label, Path state, String networkInterface, FirmwareConfig firmware, Command restart,
        Standby standby, Pin pin, Card card) {

    /// What the operator says is on the box's label; an empty text leaves it to the machine.
    public record Label(String manufacturer, String oui, String productClass, String serialNumber, String modelName,
            String hardwareVersion) {}

    /// How the picture is switched off and on: by programs, or by a file that holds `1` or `0`.
    public record Standby(Command on, Command off, @Nullable Path file) {
        boolean isOffered() {
            return file != null;
        }
    }

    /// How the parental PIN is put back: by programs, or by a file that holds it.
    ///
    /// @param read prints `default` or `changed`
    public record Pin(Command reset, Command read, @Nullable Path file) {
        boolean isOffered() {
            return file != null || (!reset.isNone() && !read.isNone());
        }
    }

    /// Who knows of the smart card: a program that prints `name=value` lines, or a file that holds them.
    ///
    /// @param refresh has the rights of the card sent again
    /// @param rights changes them
    public record Card(Command read, @Nullable Path file, Command refresh, Command rights) {
        public boolean isOffered() {
            return file != null || !read.isNone();
        }
    }
}
