package org.pilotacs.acs.door.sftp;

import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.channel.PtyMode;
import org.apache.sshd.common.channel.RequestHandler.Result;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.session.ServerSession;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/// A channel that is for SFTP and for nothing else: no terminal, no environment, no shell, no command, no agent, no windows.
final class SftpChannel extends ChannelSession {
    /// Makes them.
    static final class Factory implements ChannelFactory {
        @Override
        public String getName() {
            return "session";
        }

        @Override
        public Channel createChannel(Session session) {
            return new SftpChannel();
        }
    }

    @Override
    protected Result handleEnvParsed(String name, String value) {
        return Result.ReplyFailure;
    }

    @Override
    protected Result handlePtyReqParsed(String term, int columns, int rows, int width, int height,
            Map<PtyMode, Integer> modes) {
        return Result.ReplyFailure;
    }

    @Override
    protected Result handleShellParsed(String request) {
        return Result.ReplyFailure;
    }

    @Override
    protected Result handleExecParsed(String request, String command) {
        return Result.ReplyFailure;
    }

    @Override
    protected Result handleAgentForwardingParsed(String request) {
        return Result.ReplyFailure;
    }

    @Override
    protected Result handleX11ForwardingParsed(String request, @Nullable ServerSession session, boolean single,
            String protocol, String cookie, int screen) {
        return Result.ReplyFailure;
    }
}
