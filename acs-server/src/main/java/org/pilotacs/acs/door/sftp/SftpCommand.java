package org.pilotacs.acs.door.sftp;

import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.Workers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/// The subsystem that the SSH library starts for a client: a conversation on a thread that may block.
final class SftpCommand implements Command {
    private static final Logger log = LoggerFactory.getLogger(SftpCommand.class);

    private final SftpFiles files;
    private final Workers workers;
    private @Nullable InputStream in;
    private @Nullable OutputStream out;
    private @Nullable ExitCallback exit;

    SftpCommand(SftpFiles files, Workers workers) {
        this.files = files;
        this.workers = workers;
    }

    @Override
    public void setInputStream(InputStream in) {
        this.in = in;
    }

    @Override
    public void setOutputStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void setErrorStream(OutputStream err) {}

    @Override
    public void setExitCallback(ExitCallback callback) {
        this.exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) throws IOException {
        String login = channel.getSession().getUsername();
        InputStream from = Objects.requireNonNull(in);
        OutputStream to = Objects.requireNonNull(out);
        ExitCallback callback = Objects.requireNonNull(exit);
        if (!workers.begin(() -> hold(login, from, to, callback))) {
            throw new IOException("too many clients at once");
        }
    }

    private void hold(String login, InputStream from, OutputStream to, ExitCallback callback) {
        int code = 0;
        try {
            files.logins().used(login, files.clock().instant());
            new SftpConversation(new SftpDesk(files, login)).hold(from, to);
        } catch (IOException e) {
            log.atInfo().addKeyValue("login", login).log("an SFTP client was cut off: {}", e.getMessage());
            code = 1;
        } catch (RuntimeException e) {
            log.atError().addKeyValue("login", login).setCause(e).log("an SFTP conversation failed");
            code = 1;
        } finally {
            callback.onExit(code);
        }
    }

    @Override
    public void destroy(ChannelSession channel) throws IOException {
        if (in != null) {
            in.close();
        }
    }
}
