package org.pilotacs.acs.task;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.SameValue;
import org.pilotacs.acs.diagnostic.Diagnostic;
import org.pilotacs.acs.file.FileKind;

import java.time.Duration;
import java.util.List;

/// One protocol-neutral thing to do on a device. Paths are the device's own.
public sealed interface Operation {
    /// Reads parameters; a path that ends in a dot reads everything below it.
    record Read(List<String> paths) implements Operation {
        public Read {
            paths = List.copyOf(paths);
        }
    }

    /// Reads a value now and again until it is the expected one, or is so no longer. Confirmed with the value that was read
    /// last, whether it came to that or the time was over.
    ///
    /// @param patience how long it may take from when it was first read
    record Await(String path, String expected, Until until, Duration patience) implements Operation {
        /// What is waited for.
        public enum Until {
            IS, IS_NOT
        }

        /// Until it is so.
        public Await(String path, String expected, Duration patience) {
            this(path, expected, Until.IS, patience);
        }

        /// Whether waiting is over with this value.
        boolean isOverWith(String value) {
            return SameValue.isExpected(expected, value) == (until == Until.IS);
        }
    }

    /// Sets parameters, all or none.
    record Write(List<Assignment> assignments) implements Operation {
        public Write {
            assignments = List.copyOf(assignments);
        }
    }

    /// Makes an instance of a multi-instance object and sets parameters of it, whose paths are relative to it.
    record Add(String object, List<Assignment> assignments) implements Operation {
        public Add {
            assignments = List.copyOf(assignments);
        }
    }

    /// Removes one instance; the path ends in a dot.
    record Delete(String object) implements Operation {}

    /// Learns names below an object; an empty path is the whole data model.
    record Discover(String object, boolean deep) implements Operation {}

    /// Restarts the box. Confirmed when it came back.
    record Restart() implements Operation {}

    /// Returns the box to the state it left the factory in. Confirmed when it came back as new.
    record FactoryReset() implements Operation {}

    /// Has the box fetch a file and apply it.
    ///
    /// @param fileType as the protocol names it, for example `1 Firmware Upgrade Image`
    /// @param size bytes, 0 if unknown
    /// @param expectedVersion software version that proves it, null where none applies
    record Download(String fileType, String url, long size, String targetFileName,
            @Nullable String expectedVersion) implements Operation {}

    /// Has the box fetch firmware of ours and run it. Confirmed when the box reports the new version.
    ///
    /// @param image id of it
    /// @param version that the box reports once it runs it
    /// @param bytes of it
    record UpdateFirmware(String image, String version, long bytes) implements Operation {}

    /// Has the box fetch a configuration of ours and take it over. Confirmed when the box reports that it has.
    ///
    /// @param image id of it
    /// @param version what we call it
    /// @param bytes of it
    record ApplyConfiguration(String image, String version, long bytes) implements Operation {}

    /// Has the box do what stands behind a path, where its data model has orders among its parameters (LwM2M's executable
    /// resources).
    ///
    /// @param arguments as the protocol writes them; empty for none
    record Execute(String path, String arguments) implements Operation {}

    /// Tells the box which changes it is to tell by itself.
    record Watch(List<Watched> parameters) implements Operation {
        public Watch {
            parameters = List.copyOf(parameters);
        }
    }

    /// Has the box send us a file. Confirmed when the file is here, under the task's id.
    ///
    /// @param instance of several; 0 for the one
    record Upload(FileKind file, int instance) implements Operation {}

    /// Has the box test its line. Confirmed when the box has said what the test showed.
    ///
    /// @param object of the box's data model that the test is made with; empty for the standard's
    record Diagnose(Diagnostic test, String object) implements Operation {}

    /// Has a message broadcast to the card that the box has, again and again until the box shows that it obeyed, or the plan
    /// is over.
    ///
    /// @param plan name of the plan by which it is repeated
    /// @param card number of the card
    record SendEntitlement(String plan, String card, CardMessage message) implements Operation {}

    /// By which way it gets to the box.
    default Carrier carrier() {
        return this instanceof SendEntitlement ? Carrier.BROADCAST : Carrier.SESSION;
    }

    /// Whether doing it twice is the same as doing it once, so that a lost attempt may be repeated.
    default boolean repeatable() {
        return switch (this) {
            case Read _,Await _,Write _,Discover _,Watch _,Upload _,Diagnose _,SendEntitlement _ -> true;
            case Add _,Delete _,Restart _,FactoryReset _,Download _,UpdateFirmware _,ApplyConfiguration _,Execute _ ->
                false;
        };
    }

    /// Whether a device that is at it, or the link that is, can be told to give it up.
    default boolean canBeGivenUp() {
        return this instanceof UpdateFirmware || this instanceof ApplyConfiguration || this instanceof Download
                || this instanceof SendEntitlement;
    }

    /// Whether it waits for the step before it only to have the device to itself, however that step ends.
    default boolean onlyTakesTurns() {
        return this instanceof Diagnose;
    }

    /// Whether the box goes away over it, so that two at once would spoil each other (a factory reset ends a download).
    default boolean disruptive() {
        return switch (this) {
            case Restart _,FactoryReset _,Download _,UpdateFirmware _,ApplyConfiguration _ -> true;
            case Read _,Await _,Write _,Add _,Delete _,Discover _,Execute _,Watch _,Upload _,Diagnose _,SendEntitlement _ ->
                false;
        };
    }

    /// As every door names it, for example `factory-reset`.
    default String wireName() {
        return switch (this) {
            case Read _ -> "read";
            case Await _ -> "await";
            case Write _ -> "write";
            case Add _ -> "add";
            case Delete _ -> "delete";
            case Discover _ -> "discover";
            case Restart _ -> "restart";
            case FactoryReset _ -> "factory-reset";
            case Download _ -> "download";
            case UpdateFirmware _ -> "update-firmware";
            case ApplyConfiguration _ -> "apply-configuration";
            case Execute _ -> "execute";
            case Watch _ -> "watch";
            case Upload _ -> "upload";
            case Diagnose _ -> "diagnose";
            case SendEntitlement _ -> "send-entitlement";
        };
    }
}
