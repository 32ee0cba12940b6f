package org.pilotacs.acs.door.sftp;

import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.firmware.Artefact;
import org.pilotacs.acs.firmware.Artefacts;
import org.pilotacs.acs.firmware.ImageAddresses;
import org.pilotacs.acs.sftp.SftpScope;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The folders that a login sees: made of what is known, and no file system. `/firmware/<image>/<file name>` to read, and
/// `/upload/<name>` for one box to write to. Safe for any number of threads.
record SftpTree(Artefacts images, Devices devices) {
    static final String UPLOAD = "upload";
    /// Of folders, which have no age.
    private static final Instant EVER = Instant.EPOCH;

    SftpNode at(SftpPath path, SftpScope scope) {
        List<String> steps = path.steps();
        if (steps.isEmpty()) {
            return new SftpNode.Root();
        }
        return switch (steps.getFirst()) {
            case ImageAddresses.FOLDER -> onShelf(steps, scope);
            case UPLOAD -> switch (steps.size()) {
                case 1 -> new SftpNode.Drop();
                case 2 -> new SftpNode.DropFile(steps.get(1));
                default -> new SftpNode.Nothing();
            };
            default -> new SftpNode.Nothing();
        };
    }

    private SftpNode onShelf(List<String> steps, SftpScope scope) {
        if (steps.size() == 1) {
            return new SftpNode.Shelf();
        }
        Artefact image = images.find(steps.get(1)).filter(mayRead(scope)).orElse(null);
        if (image == null || steps.size() > 3) {
            return new SftpNode.Nothing();
        }
        if (steps.size() == 2) {
            return new SftpNode.ImageFolder(image);
        }
        return steps.get(2).equals(image.fileName()) ? new SftpNode.ImageFile(image) : new SftpNode.Nothing();
    }

    private Predicate<Artefact> mayRead(SftpScope scope) {
        return switch (scope) {
            case SftpScope.OfDevice(DeviceId id) -> {
                Device device = devices.find(id).orElse(null);
                yield image -> device != null && image.fit().fits(device);
            }
            case SftpScope.OfModel model -> image -> model.mayUse(image.fit());
        };
    }

    /// What is in a folder; empty for what is none. Nobody is shown what is in the drop.
    List<SftpEntry> entries(SftpNode node, SftpScope scope) {
        return switch (node) {
            case SftpNode.Root _ -> scope instanceof SftpScope.OfDevice
                    ? List.of(SftpEntry.folder(ImageAddresses.FOLDER, EVER), SftpEntry.drop(UPLOAD, EVER))
                    : List.of(SftpEntry.folder(ImageAddresses.FOLDER, EVER));
            case SftpNode.Shelf _ -> {
                Stream<Artefact> readable = images.all().stream().filter(mayRead(scope));
                yield readable.map(SftpTree::folder).toList();
            }
            case SftpNode.ImageFolder(Artefact image) -> List.of(file(image));
            case SftpNode.ImageFile _,SftpNode.Drop _,SftpNode.DropFile _,SftpNode.Nothing _ -> List.of();
        };
    }

    static SftpEntry root() {
        return SftpEntry.folder("/", EVER);
    }

    static SftpEntry shelf() {
        return SftpEntry.folder(ImageAddresses.FOLDER, EVER);
    }

    static SftpEntry drop() {
        return SftpEntry.drop(UPLOAD, EVER);
    }

    static SftpEntry folder(Artefact image) {
        return SftpEntry.folder(image.id(), image.added());
    }

    static SftpEntry file(Artefact image) {
        return SftpEntry.readable(image.fileName(), image.bytes(), image.added());
    }
}
