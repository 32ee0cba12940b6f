package org.pilotacs.acs.provisioning.engine;

import org.pilotacs.acs.provisioning.expression.Value;
import org.pilotacs.acs.provisioning.path.DataPath;
import org.pilotacs.acs.provisioning.picture.Node;
import org.pilotacs.acs.provisioning.picture.Picture;
import org.pilotacs.acs.provisioning.picture.Typed;

/// What `Downloads` says of the files that a device has.
public final class DownloadState {
    static final DataPath ALL = DataPath.ROOT.child("Downloads");

    private DownloadState() {}

    /// Milliseconds since 1970 that a parameter has; 0 if it has none.
    static long time(Picture picture, DataPath path) {
        Node node = picture.find(path);
        Typed value = node == null ? null : node.value();
        return value != null && value.value() instanceof Value.Num(double at) ? (long) at : 0;
    }

    static String text(Picture picture, DataPath path) {
        Node node = picture.find(path);
        Typed value = node == null ? null : node.value();
        return value == null ? "" : Typed.text(value.value());
    }

    /// The device has the file.
    public static void done(Picture picture, String instance, Transfer transfer) {
        DataPath path = ALL.child(instance);
        picture.value(path.child("LastDownload"), Typed.time(transfer.ordered()));
        picture.value(path.child("LastFileType"), Typed.text(transfer.fileType()));
        picture.value(path.child("LastFileName"), Typed.text(transfer.fileName()));
        picture.value(path.child("LastTargetFileName"), Typed.text(transfer.targetFileName()));
        picture.value(path.child("StartTime"), Typed.time(transfer.start()));
        picture.value(path.child("CompleteTime"), Typed.time(transfer.complete()));
    }

    /// The device does not have it, so that it is due again when a script says so.
    public static void failed(Picture picture, String instance) {
        DataPath path = ALL.child(instance);
        picture.value(path.child("Download"), Typed.time(time(picture, path.child("LastDownload"))));
    }

    /// A file that a device fetched. Times are milliseconds since 1970.
    public record Transfer(long ordered, String fileType, String fileName, String targetFileName, long start,
            long complete) {}
}
