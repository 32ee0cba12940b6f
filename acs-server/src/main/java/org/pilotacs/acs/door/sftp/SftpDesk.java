package org.pilotacs.acs.door.sftp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.file.Arrival;
import org.pilotacs.acs.file.DeviceFile;
import org.pilotacs.acs.file.FileDraft;
import org.pilotacs.acs.file.Refusal;
import org.pilotacs.acs.firmware.Artefact;
import org.pilotacs.acs.sftp.SftpLogin;
import org.pilotacs.acs.sftp.SftpScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Does what one client asks for, as far as its login goes. For one thread at a time.
final class SftpDesk implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SftpDesk.class);
    /// How files come, in the metrics.
    private static final String WAY = "sftp";
    /// Most bytes read at once, and most names given.
    private static final int MOST_READ = 64 << 10;
    private static final int MOST_NAMES = 64;
    private static final int MOST_REMEMBERED = 64;

    private static final SftpReply.Status NO_SUCH_FILE = new SftpReply.Status(SftpReply.Code.NO_SUCH_FILE,
            "There is no such file.");
    private static final SftpReply.Status NOT_OPEN = failure("That is not open.");
    private static final SftpReply.Status TOO_MANY_OPEN = failure("Too much is open at once; close some first.");
    private static final SftpReply.Status READ_ONLY = denied(
            "Files are only fetched here. Put your own into /" + SftpTree.UPLOAD + "/.");
    private static final SftpReply.Status NO_FOLDER = failure("That is a folder, or is none where one is needed.");

    private final SftpFiles files;
    private final String login;
    private final Handles handles = new Handles();
    /// What this client sent, since one that looks whether its file is there as a whole must find it.
    private final Map<String, SftpEntry> sent = new HashMap<>();
    private boolean closed;

    /// @param login its name
    SftpDesk(SftpFiles files, String login) {
        this.files = files;
        this.login = login;
    }

    /// Whether nothing more is answered: the login is gone.
    boolean isClosed() {
        return closed;
    }

    SftpReply handle(SftpRequest request) throws IOException {
        return switch (request) {
            case SftpRequest.Open open -> open(open);
            case SftpRequest.Close(int _, int handle) -> close(handle);
            case SftpRequest.Read read -> read(read);
            case SftpRequest.Write write -> write(write);
            case SftpRequest.Stat(int _, String path) -> stat(path);
            case SftpRequest.HandleStat(int _, int handle) -> stat(handle);
            case SftpRequest.OpenFolder(int _, String path) -> openFolder(path);
            case SftpRequest.ReadFolder(int _, int handle) -> readFolder(handle);
            case SftpRequest.RealPath(int _, String path) -> new SftpReply.Path(SftpPath.of(path).toString());
            case SftpRequest.Change _ -> denied("Nothing can be changed, renamed, removed or made here.");
            case SftpRequest.Other(int _, int type) -> new SftpReply.Status(SftpReply.Code.OP_UNSUPPORTED,
                    "Request " + type + " is not offered.");
        };
    }

    /// What the login is good for now; null if it was taken back.
    private @Nullable SftpScope scope() {
        SftpScope scope = files.logins().find(login).map(SftpLogin::scope).orElse(null);
        closed = scope == null;
        return scope;
    }

    private static SftpReply.Status revoked() {
        return denied("This login was taken back.");
    }

    private SftpReply open(SftpRequest.Open request) throws IOException {
        SftpScope scope = scope();
        if (scope == null) {
            return revoked();
        }
        if (handles.isFull()) {
            return TOO_MANY_OPEN;
        }
        boolean writes = (request.flags() & (SftpRequest.Open.WRITE | SftpRequest.Open.APPEND)) != 0;
        return switch (files.tree().at(SftpPath.of(request.path()), scope)) {
            case SftpNode.ImageFile(Artefact image) -> writes ? READ_ONLY : openImage(image);
            case SftpNode.DropFile(String name) -> writes
                    ? openDrop(request, scope, name)
                    : sent.containsKey(name)
                            ? denied("What was sent cannot be read back.")
                            : NO_SUCH_FILE;
            case SftpNode.Root _,SftpNode.Shelf _,SftpNode.ImageFolder _,SftpNode.Drop _ -> NO_FOLDER;
            case SftpNode.Nothing _ -> writes ? READ_ONLY : NO_SUCH_FILE;
        };
    }

    private SftpReply openImage(Artefact image) throws IOException {
        Path copy = files.tree().images().file(image).orElse(null);
        if (copy == null) {
            return NO_SUCH_FILE;
        }
        log.atInfo().addKeyValue("image", image.id()).addKeyValue("version", image.version())
                .addKeyValue("login", login).log("firmware is fetched");
        return handles.add(new OpenHandle.Reading(FileChannel.open(copy), SftpTree.file(image)));
    }

    private SftpReply openDrop(SftpRequest.Open request, SftpScope scope, String name) {
        if (!(scope instanceof SftpScope.OfDevice(DeviceId device))) {
            return denied("This login is of a model. Files are sent with the login of one box.");
        }
        if ((request.flags() & (SftpRequest.Open.READ | SftpRequest.Open.APPEND)) != 0) {
            return denied("A file is only written here, from its beginning to its end.");
        }
        if (!handles.mayWrite()) {
            return TOO_MANY_OPEN;
        }
        if (!files.writers().enter(device, name)) {
            return failure("A file of this name is being sent at this moment.");
        }
        boolean begun = false;
        try {
            Instant now = files.clock().instant();
            return switch (files.begin(device, name, now)) {
                case Arrival.Refused(Refusal why) -> refused(why);
                case Arrival.Begun(FileDraft draft) -> {
                    begun = true;
                    yield handles.add(new OpenHandle.Writing(name, draft, () -> files.writers().leave(device, name)));
                }
            };
        } finally {
            if (!begun) {
                files.writers().leave(device, name);
            }
        }
    }

    private SftpReply.Status refused(Refusal why) {
        files.refused().count(WAY, why);
        log.atInfo().addKeyValue("login", login).addKeyValue("why", why.wireName()).log("a file was refused");
        return failure(why.text(files.config()));
    }

    private SftpReply read(SftpRequest.Read request) throws IOException {
        return switch (handles.find(request.handle()).orElse(null)) {
            case OpenHandle.Reading(FileChannel file, SftpEntry entry) -> {
                if (request.offset() < 0 || request.offset() >= entry.size()) {
                    yield SftpReply.Status.EOF;
                }
                int most = (int) Math.min(Integer.toUnsignedLong(request.length()), MOST_READ);
                ByteBuffer some = ByteBuffer.allocate((int) Math.min(most, entry.size() - request.offset()));
                int read = file.read(some, request.offset());
                yield read < 0 ? SftpReply.Status.EOF : new SftpReply.Data(some.array(), read);
            }
            case OpenHandle.Writing _,OpenHandle.Refused _ -> denied("What is being sent cannot be read.");
            case OpenHandle.Folder _ -> NO_FOLDER;
            case null -> NOT_OPEN;
        };
    }

    private SftpReply write(SftpRequest.Write request) {
        return switch (handles.find(request.handle()).orElse(null)) {
            case OpenHandle.Writing writing -> write(writing, request);
            case OpenHandle.Refused(SftpReply.Status why) -> why;
            case OpenHandle.Reading _ -> READ_ONLY;
            case OpenHandle.Folder _ -> NO_FOLDER;
            case null -> NOT_OPEN;
        };
    }

    private SftpReply write(OpenHandle.Writing writing, SftpRequest.Write request) {
        FileDraft draft = writing.draft();
        if (request.offset() != draft.bytes()) {
            return giveUp(request.handle(), writing, failure("A file is sent from its beginning to its end: byte "
                    + draft.bytes() + " is next, not " + Long.toUnsignedString(request.offset()) + "."));
        }
        ByteBuffer data = request.data();
        Refusal why = draft.write(data.array(), data.arrayOffset(), data.remaining(), files.clock().instant());
        return why == null ? SftpReply.Status.OK : giveUp(request.handle(), writing, refused(why));
    }

    private SftpReply giveUp(int handle, OpenHandle.Writing writing, SftpReply.Status why) {
        handles.replace(handle, new OpenHandle.Refused(why));
        writing.close();
        return why;
    }

    /// What was sent counts from here on, and not before.
    private SftpReply close(int handle) throws IOException {
        OpenHandle open = handles.remove(handle).orElse(null);
        if (open == null) {
            return NOT_OPEN;
        }
        try (open) {
            return switch (open) {
                case OpenHandle.Writing writing -> scope() == null ? revoked() : finish(writing);
                case OpenHandle.Refused(SftpReply.Status why) -> why;
                case OpenHandle.Reading _,OpenHandle.Folder _ -> SftpReply.Status.OK;
            };
        }
    }

    private SftpReply finish(OpenHandle.Writing writing) {
        return switch (writing.draft().finish(files.clock().instant())) {
            case FileDraft.Ending.Refused(Refusal why) -> refused(why);
            case FileDraft.Ending.Kept(DeviceFile file) -> {
                log.atInfo().addKeyValue("device", file.device()).addKeyValue("bytes", file.bytes())
                        .addKeyValue("login", login).log("a file came");
                if (sent.size() < MOST_REMEMBERED) {
                    sent.put(writing.name(), SftpEntry.writable(writing.name(), file.bytes(), file.received()));
                }
                yield SftpReply.Status.OK;
            }
        };
    }

    private SftpReply stat(String path) {
        SftpScope scope = scope();
        if (scope == null) {
            return revoked();
        }
        return switch (files.tree().at(SftpPath.of(path), scope)) {
            case SftpNode.Root _ -> new SftpReply.Attributes(SftpTree.root());
            case SftpNode.Shelf _ -> new SftpReply.Attributes(SftpTree.shelf());
            case SftpNode.ImageFolder(Artefact image) -> new SftpReply.Attributes(SftpTree.folder(image));
            case SftpNode.ImageFile(Artefact image) -> new SftpReply.Attributes(SftpTree.file(image));
            case SftpNode.Drop _ -> scope instanceof SftpScope.OfDevice
                    ? new SftpReply.Attributes(SftpTree.drop())
                    : NO_SUCH_FILE;
            case SftpNode.DropFile(String name) -> {
                SftpEntry entry = sent.get(name);
                yield entry == null ? NO_SUCH_FILE : new SftpReply.Attributes(entry);
            }
            case SftpNode.Nothing _ -> NO_SUCH_FILE;
        };
    }

    private SftpReply stat(int handle) {
        return switch (handles.find(handle).orElse(null)) {
            case OpenHandle.Reading(FileChannel _, SftpEntry entry) -> new SftpReply.Attributes(entry);
            case OpenHandle.Writing writing -> new SftpReply.Attributes(
                    SftpEntry.writable(writing.name(), writing.draft().bytes(), files.clock().instant()));
            case OpenHandle.Folder _ -> new SftpReply.Attributes(SftpTree.root());
            case OpenHandle.Refused(SftpReply.Status why) -> why;
            case null -> NOT_OPEN;
        };
    }

    private SftpReply openFolder(String path) {
        SftpScope scope = scope();
        if (scope == null) {
            return revoked();
        }
        if (handles.isFull()) {
            return TOO_MANY_OPEN;
        }
        SftpNode node = files.tree().at(SftpPath.of(path), scope);
        return switch (node) {
            case SftpNode.Root _,SftpNode.Shelf _,SftpNode.ImageFolder _ ->
                handles.add(new OpenHandle.Folder(files.tree().entries(node, scope)));
            case SftpNode.Drop _ -> scope instanceof SftpScope.OfDevice
                    ? handles.add(new OpenHandle.Folder(List.copyOf(sent.values())))
                    : NO_SUCH_FILE;
            case SftpNode.ImageFile _,SftpNode.DropFile _ -> NO_FOLDER;
            case SftpNode.Nothing _ -> NO_SUCH_FILE;
        };
    }

    private SftpReply readFolder(int handle) {
        if (!(handles.find(handle).orElse(null) instanceof OpenHandle.Folder folder)) {
            return NOT_OPEN;
        }
        List<SftpEntry> some = folder.next(MOST_NAMES);
        return some.isEmpty() ? SftpReply.Status.EOF : new SftpReply.Names(some);
    }

    private static SftpReply.Status failure(String text) {
        return new SftpReply.Status(SftpReply.Code.FAILURE, text);
    }

    private static SftpReply.Status denied(String text) {
        return new SftpReply.Status(SftpReply.Code.PERMISSION_DENIED, text);
    }

    @Override
    public void close() {
        if (handles.isSending()) {
            files.refused().cutOff(WAY);
        }
        handles.close();
    }
}
