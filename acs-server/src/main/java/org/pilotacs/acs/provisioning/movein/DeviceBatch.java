package org.pilotacs.acs.provisioning.movein;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceMoves;
import org.pilotacs.acs.device.DeviceMoves.Fate;
import org.pilotacs.acs.device.DeviceMoves.Moved;
import org.pilotacs.acs.device.MovedDevice;
import org.pilotacs.acs.provisioning.movein.MoveInLine.Verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Consumer;

/// Devices that are taken together. Confined to one thread.
final class DeviceBatch {
    private static final int MOST = 100;
    /// Characters of their documents.
    private static final long MOST_TEXT = 16 * 1024 * 1024;

    private final DeviceMoves devices;
    private final CallLogins logins;
    private final boolean write;
    private final Consumer<MoveInLine> report;
    private final List<Waiting> waiting = new ArrayList<>();
    private long text;

    /// One that is not taken yet.
    ///
    /// @param note what is to be known of it, may be empty
    private record Waiting(String file, long line, String name, MovedDevice device,
            DeviceForm.@Nullable CallLogin login, String note) {}

    DeviceBatch(DeviceMoves devices, CallLogins logins, boolean write, Consumer<MoveInLine> report) {
        this.devices = devices;
        this.logins = logins;
        this.write = write;
        this.report = report;
    }

    /// @param length characters of its document
    void add(String file, long line, String name, DeviceForm form, long length) throws BadDocumentException {
        MovedDevice device = form.read();
        StringJoiner note = new StringJoiner(", ").add(count(form.parameters(), "parameter"));
        if (!device.tags().isEmpty()) {
            note.add(count(device.tags().size(), "tag"));
        }
        String id = device.identity().deviceId().value();
        if (!name.isEmpty() && !id.equals(name)) {
            note.add("known here as " + id);
        }
        if (form.callLogin() != null) {
            note.add("and what it expects of who calls it");
        }
        if (form.badTags() > 0) {
            note.add(count(form.badTags(), "tag") + " left out, as a tag has 1 to 64 printable characters");
        }
        waiting.add(new Waiting(file, line, name.isEmpty() ? id : name, device, form.callLogin(), note.toString()));
        text += length;
        if (waiting.size() == MOST || text > MOST_TEXT) {
            flush();
        }
    }

    void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        List<Waiting> taken = List.copyOf(waiting);
        waiting.clear();
        text = 0;
        List<MovedDevice> moving = taken.stream().map(Waiting::device).toList();
        List<Moved> moved = write ? devices.take(moving) : devices.preview(moving);
        for (int i = 0; i < taken.size(); i++) {
            give(taken.get(i), moved.get(i));
            tell(taken.get(i), moved.get(i));
        }
    }

    private void give(Waiting one, Moved moved) {
        DeviceForm.CallLogin login = one.login();
        if (write && login != null && moved.fate() != Fate.FAILED) {
            logins.moved(one.device().identity().deviceId(), login.username(), login.password());
        }
    }

    private void tell(Waiting one, Moved moved) {
        Verdict verdict = switch (moved.fate()) {
            case NEW, CHANGED -> Verdict.TAKEN;
            case SAME -> Verdict.SAME;
            case FAILED -> Verdict.WRONG;
        };
        StringJoiner note = new StringJoiner(", ");
        note.add(moved.fate() == Fate.FAILED ? "it cannot be stored: " + moved.why() : one.note());
        if (moved.fate() == Fate.CHANGED) {
            note.add("known here already: what is newer here stays");
        }
        if (moved.tagsLeft() > 0) {
            note.add(count(moved.tagsLeft(), "tag") + " left out, as it would have too many");
        }
        report.accept(new MoveInLine(one.file(), one.line(), ExportKind.DEVICES.word(), one.name(), verdict,
                note.toString()));
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
